"""A population as it lives: households with one address, twins, sons with their father's name, marriages, removals."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.koppelen.lijsten import SUFFIXEN, Lijsten

LAATSTE = datetime.date(2013, 12, 31)


@dataclass
class Adres:
    straat: str
    huisnummer: str
    postcode: str
    woonplaats: str


@dataclass
class Mens:
    nummer: int
    bsn: str
    voornamen: list[str]
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    geboren: datetime.date
    geslacht: str
    adressen: list[Adres]
    partnernaam: tuple[str, str] | None = None
    verwanten: list["Mens"] = field(default_factory=list)


def bsn_zonder_elfproef(rng: random.Random) -> str:
    """A number of nine digits that is nobody's: it fails the eleven-test (R19)."""
    while True:
        cijfers = f"{rng.randrange(10_000_000, 999_999_999):09d}"
        som = sum(int(c) * g for c, g in zip(cijfers, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True))
        if som % 11:
            return cijfers


class Bevolking:
    """Makes household after household until the number of people is reached."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.lijsten = Lijsten(self.rng)
        self.nummer = 0
        self.straten = [self._straat() for _ in range(30_000)]

    def mensen(self) -> Iterator[Mens]:
        while True:
            yield from self._huishouden()

    def _straat(self) -> tuple[str, str, str]:
        plaats = self.lijsten.plaatsen.trek(self.rng)
        postcode = f"{self.rng.randrange(1000, 9999)}{self.rng.choice('ABCDEGHJKLMNPRSTVWXZ')}"
        straat = f"{self.lijsten.straatnamen.trek(self.rng)}{self.rng.choice(SUFFIXEN)}"
        return straat.capitalize(), postcode, plaats

    def _adres(self) -> Adres:
        straat, postcode, plaats = self.rng.choice(self.straten)
        nummer = min(400, 1 + int(self.rng.expovariate(1 / 45)))
        toevoeging = self.rng.choice("ABCD") if self.rng.random() < 0.08 else ""
        letter = "ABCDEFGHJKLMNPRSTVWXZ"[nummer // 20]
        return Adres(straat, f"{nummer}{toevoeging}", f"{postcode}{letter}", plaats)

    def _mens(self, naam: tuple[str, str], geboren: datetime.date, geslacht: str, adressen: list[Adres]) -> Mens:
        rng = self.rng
        namen = [self.lijsten.voornaam(rng, geslacht) for _ in range(rng.choices((1, 2, 3), (50, 35, 15))[0])]
        bekend = self.lijsten.roepnamen.get(namen[0])
        roepnaam = rng.choice(bekend) if bekend and rng.random() < 0.7 else namen[0]
        if len(namen) > 1 and rng.random() < 0.06:
            roepnaam = namen[1]
        self.nummer += 1
        bsn = bsn_zonder_elfproef(rng)
        return Mens(self.nummer, bsn, list(dict.fromkeys(namen)), roepnaam, *naam, geboren, geslacht, list(adressen))

    def _dag(self, van: datetime.date, tot: datetime.date) -> datetime.date:
        dag = van + datetime.timedelta(days=self.rng.randrange(max(1, (tot - van).days)))
        # Who came from elsewhere without papers is often written down as born on the first of January.
        return dag.replace(month=1, day=1) if self.rng.random() < 0.012 else dag

    def _huishouden(self) -> list[Mens]:
        rng = self.rng
        adressen = [self._adres() for _ in range(rng.choices((1, 2, 3), (65, 27, 8))[0])]
        vader_naam, moeder_naam = self.lijsten.achternaam(rng), self.lijsten.achternaam(rng)
        soort = rng.choices(("alleen", "paar", "gezin", "eenouder"), (42, 18, 30, 10))[0]
        jaar = rng.randrange(1940, 1992)
        dag = self._dag(datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31))
        eerste = self._mens(vader_naam, dag, rng.choice("MV") if soort == "alleen" else "M", adressen)
        leden = [eerste]
        if soort == "eenouder":
            leden = [self._mens(moeder_naam, dag, "V", adressen)]
        elif soort in ("paar", "gezin"):
            andere = self._dag(dag - datetime.timedelta(2500), dag + datetime.timedelta(2500))
            partner = self._mens(moeder_naam, andere, "V", adressen)
            partner.partnernaam = vader_naam if rng.random() < 0.6 else None
            leden.append(partner)
        if soort in ("gezin", "eenouder"):
            self._kinderen(leden, vader_naam, adressen, dag)
        for lid in leden:
            lid.verwanten = [ander for ander in leden if ander is not lid]
            if rng.random() < 0.08:
                lid.adressen.append(self._adres())
        return leden

    def _kinderen(self, leden: list[Mens], naam: tuple[str, str], adressen: list[Adres], dag: datetime.date) -> None:
        rng = self.rng
        ouder = leden[0]
        for _ in range(rng.choices((1, 2, 3, 4, 5), (30, 40, 18, 8, 4))[0]):
            na = dag + datetime.timedelta(365 * 20)
            geboren = self._dag(min(na, datetime.date(2005, 1, 1)), min(na + datetime.timedelta(365 * 18), LAATSTE))
            kind = self._mens(naam, geboren, rng.choice("MV"), adressen)
            if kind.geslacht == ouder.geslacht and rng.random() < 0.08:
                kind.voornamen[0] = kind.roepnaam = ouder.voornamen[0]
            leden.append(kind)
            if rng.random() < 0.03:
                leden.append(self._mens(naam, geboren, rng.choice((kind.geslacht, rng.choice("MV"))), adressen))
