"""How partners write a person down: what they leave out, abbreviate, mistype and mix up.

Rates stand in profiles. `leer` is what the linkage may be tuned on; `toets` has other rates, another seed, and
is looked at only to report; `zwaar` is worse than what partners deliver, to see what breaks first.
"""

import random
import unicodedata
from dataclasses import dataclass, replace

from bench.koppelen.bevolking import Adres, Mens

BRONNEN = ("politie", "om", "gemeente", "reclassering", "jeugdzorg", "ggz")
KLANKEN = (
    ("ij", "y"), ("y", "ij"), ("ei", "ij"), ("ou", "au"), ("au", "ou"), ("ck", "k"), ("k", "ck"), ("c", "k"), ("ks", "x"),
    ("f", "v"), ("v", "f"), ("z", "s"), ("s", "z"), ("dt", "d"), ("d", "t"), ("ae", "aa"), ("aa", "a"), ("ee", "e"),
    ("oo", "o"), ("ss", "s"), ("ll", "l"), ("nn", "n"), ("th", "t"), ("ph", "f"), ("g", "ch"), ("oe", "u"), ("sch", "sg"),
)  # fmt: skip
BUREN = {"a": "sq", "e": "wr", "i": "uo", "o": "ip", "n": "bm", "r": "et", "s": "ad", "t": "ry", "d": "sf", "l": "k"}
KORT = {"van der": "v.d.", "van den": "v.d.", "van de": "v.d.", "van": "v.", "de": "d."}
PLAATSEN = {"'s-Gravenhage": "Den Haag", "'s-Hertogenbosch": "Den Bosch"}


@dataclass(frozen=True)
class Profiel:
    bsn_weg: float = 0.40
    bsn_tikfout: float = 0.010
    bsn_verwant: float = 0.006
    tikfout: float = 0.035
    klank: float = 0.020
    voorletters: float = 0.12
    een_naam: float = 0.40
    roepnaam: float = 0.16
    naam_weg: float = 0.01
    voegsel: float = 0.12
    getrouwd: float = 0.45
    datum_weg: float = 0.02
    datum_deel: float = 0.02
    datum_wissel: float = 0.012
    datum_tik: float = 0.018
    adres_weg: float = 0.06
    adres_deel: float = 0.10
    geslacht_weg: float = 0.05
    geslacht_fout: float = 0.006


LEER = Profiel()
PROFIELEN = {
    "leer": LEER,
    "toets": replace(
        LEER, bsn_weg=0.43, bsn_tikfout=0.015, bsn_verwant=0.004, tikfout=0.045, klank=0.030, voorletters=0.15, een_naam=0.35,
        roepnaam=0.13, naam_weg=0.015, voegsel=0.17, datum_weg=0.03, datum_deel=0.015, datum_wissel=0.018, datum_tik=0.022,
        adres_weg=0.09, adres_deel=0.14, geslacht_weg=0.09, geslacht_fout=0.010,
    ),
    "zwaar": replace(
        LEER, bsn_weg=0.55, bsn_tikfout=0.03, bsn_verwant=0.015, tikfout=0.08, klank=0.06, voorletters=0.22, naam_weg=0.03,
        voegsel=0.25, datum_weg=0.06, datum_deel=0.05, datum_wissel=0.03, datum_tik=0.04, adres_weg=0.15, adres_deel=0.22,
    ),
}  # fmt: skip


class Schrijver:
    """Writes one record of a person, as one partner would."""

    def __init__(self, rng: random.Random, profiel: Profiel) -> None:
        self.rng = rng
        self.p = profiel

    def record(self, mens: Mens) -> list[str]:
        """The columns after record_id; the truth comes last."""
        adres = self._adres(self.rng.choice(mens.adressen))
        voegsel, achternaam = self._achternaam(mens)
        velden = [
            self.rng.choice(BRONNEN), self._bsn(mens), self._voornamen(mens), voegsel, achternaam, self._datum(mens),
            self._geslacht(mens), *adres, f"p{mens.nummer}",
        ]  # fmt: skip
        if self.rng.random() < 0.10:
            velden[2:5] = [v.upper() for v in velden[2:5]]
        return velden

    def _kans(self, kans: float) -> bool:
        return self.rng.random() < kans

    def _bsn(self, mens: Mens) -> str:
        if self._kans(self.p.bsn_weg):
            return ""
        if mens.verwanten and self._kans(self.p.bsn_verwant):
            return self.rng.choice(mens.verwanten).bsn
        bsn = self._cijferfout(mens.bsn) if self._kans(self.p.bsn_tikfout) else mens.bsn
        return bsn.lstrip("0") if self._kans(0.2) else bsn

    def _cijferfout(self, cijfers: str) -> str:
        plek = self.rng.randrange(len(cijfers) - 1)
        if self._kans(0.4):
            return cijfers[:plek] + cijfers[plek + 1] + cijfers[plek] + cijfers[plek + 2 :]
        return cijfers[:plek] + self.rng.choice("0123456789") + cijfers[plek + 1 :]

    def _fout(self, naam: str) -> str:
        """A slip of the fingers, a spelling by ear, or an accent left out."""
        if self._kans(self.p.tikfout):
            naam = self._tik(naam)
        if self._kans(self.p.klank):
            passend = [(a, b) for a, b in KLANKEN if a in naam.lower()]
            if passend:
                a, b = self.rng.choice(passend)
                naam = naam.lower().replace(a, b, 1).title()
        if self._kans(0.5):
            naam = "".join(c for c in unicodedata.normalize("NFD", naam) if not unicodedata.combining(c))
        return naam

    def _tik(self, naam: str) -> str:
        if len(naam) < 3:
            return naam
        plek = self.rng.randrange(1, len(naam) - 1)
        soort = self.rng.randrange(4)
        letter = naam[plek]
        if soort == 0:
            return naam[:plek] + naam[plek + 1 :]
        if soort == 1:
            return naam[:plek] + letter + naam[plek:]
        if soort == 2:
            return naam[:plek] + naam[plek + 1] + letter + naam[plek + 2 :]
        return naam[:plek] + self.rng.choice(BUREN.get(letter.lower(), "aeinrst")) + naam[plek + 1 :]

    def _voornamen(self, mens: Mens) -> str:
        if self._kans(self.p.naam_weg):
            return ""
        if self._kans(self.p.voorletters):
            letters = [n[0] for n in mens.voornamen]
            return self.rng.choice((".".join(letters) + ".", " ".join(letters), letters[0] + "."))
        if self._kans(self.p.roepnaam):
            return self._fout(mens.roepnaam)
        namen = mens.voornamen[:1] if self._kans(self.p.een_naam) else mens.voornamen
        return " ".join(self._fout(n) for n in namen)

    def _achternaam(self, mens: Mens) -> tuple[str, str]:
        voegsel, naam = mens.tussenvoegsel, self._fout(mens.achternaam)
        if mens.partnernaam and self._kans(self.p.getrouwd):
            p_voegsel, p_naam = mens.partnernaam
            eigen = f"{voegsel} {naam}".strip()
            partner = f"{p_voegsel} {self._fout(p_naam)}".strip()
            hoe = self.rng.randrange(4)
            if hoe == 0:
                return p_voegsel, self._fout(p_naam)
            if hoe == 1:
                return p_voegsel, f"{self._fout(p_naam)}-{eigen}"
            if hoe == 2:
                return voegsel, f"{naam}-{partner}"
            return p_voegsel, f"{self._fout(p_naam)} - {eigen}"
        if voegsel and self._kans(self.p.voegsel):
            anders = (
                ("", naam),
                ("", f"{voegsel} {naam}"),
                ("", f"{naam}, {voegsel}"),
                (KORT.get(voegsel, voegsel), naam),
            )
            return self.rng.choice(anders)
        return voegsel, naam

    def _datum(self, mens: Mens) -> str:
        if self._kans(self.p.datum_weg):
            return ""
        dag = mens.geboren
        if self._kans(self.p.datum_deel):
            return self.rng.choice(
                (f"{dag.year}-00-00", f"{dag.year}-01-01", f"{dag.year}-{dag.month:02d}-00", f"{dag.year}")
            )
        jaar, maand, d = f"{dag.year}", f"{dag.month:02d}", f"{dag.day:02d}"
        if dag.day <= 12 and self._kans(self.p.datum_wissel * 2.5):
            maand, d = d, maand
        elif self._kans(self.p.datum_tik):
            hoe = self.rng.randrange(3)
            if hoe == 0:
                jaar = f"{dag.year + self.rng.choice((-10, -1, 1, 10))}"
            elif hoe == 1:
                maand = f"{self.rng.randrange(1, 13):02d}"
            else:
                d = f"{self.rng.randrange(1, 29):02d}"
        return f"{d}-{maand}-{jaar}" if self._kans(0.15) else f"{jaar}-{maand}-{d}"

    def _geslacht(self, mens: Mens) -> str:
        if self._kans(self.p.geslacht_weg):
            return self.rng.choice(("", "O", "onbekend"))
        geslacht = {"M": "V", "V": "M"}[mens.geslacht] if self._kans(self.p.geslacht_fout) else mens.geslacht
        return {"M": "man", "V": "vrouw"}[geslacht] if self._kans(0.1) else geslacht

    def _adres(self, adres: Adres) -> list[str]:
        if self._kans(self.p.adres_weg):
            return ["", "", "", adres.woonplaats if self._kans(0.5) else ""]
        straat, nummer, postcode, plaats = adres.straat, adres.huisnummer, adres.postcode, adres.woonplaats
        straat = self._fout(straat)
        if straat.endswith("straat") and self._kans(0.15):
            straat = straat[:-4] + "."
        if nummer[-1].isalpha() and self._kans(0.5):
            nummer = self.rng.choice(
                (nummer[:-1], f"{nummer[:-1]} {nummer[-1]}", f"{nummer[:-1]}-{nummer[-1].lower()}")
            )
        if self._kans(self.p.tikfout):
            postcode = self._cijferfout(postcode)
        if self._kans(0.3):
            postcode = f"{postcode[:4]} {postcode[4:]}"
        if self._kans(self.p.adres_deel):
            weg = self.rng.randrange(3)
            nummer, postcode = (("", postcode), (nummer, ""), ("", ""))[weg]
        return [straat, nummer, postcode, PLAATSEN.get(plaats, plaats) if self._kans(0.5) else plaats]
