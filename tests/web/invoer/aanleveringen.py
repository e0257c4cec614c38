"""The forms of deliveries."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from regiehuis.personen.actions import check_aanlevering, receive_aanlevering
from regiehuis.personen.actions.aanlevering import Levering
from tests.cast import act, cid
from tests.personen.aanleveren import KOP, RIJEN, als_csv
from tests.personen.nettolijsten import NU, lever_brutolijst, maak, regel_van
from tests.personen.paren import lever_records, paar_van, vind

from .formulier import Formulier, Fout, Sleutels
from .knoppen import Knop

FOUT = ["A-9", "111222334", "Jan", "", "Voorbeeld", "1980", "m", "1"]


class Lijst(SimpleUploadedFile):
    """A file that can be sent more than once."""

    def read(self, *args: Any) -> Any:
        self.seek(0)
        return super().read(*args)


def lijst(inhoud: bytes = als_csv([KOP, *RIJEN]), naam: str = "lijst.csv") -> Lijst:  # noqa: B008
    return Lijst(naam, inhoud)


def waiting(*rijen: list[str]) -> Sleutels:
    """A list that came in and was not looked at yet."""
    levering = Levering(cid("convenant"), cid("reclassering"), "brutolijst", "lijst.csv")
    with act("analist") as asker:
        made = receive_aanlevering(asker=asker, levering=levering, inhoud=als_csv([KOP, *(rijen or RIJEN)]))
    return {"id": made.id}


def wrong() -> Sleutels:
    """A list that was checked, with a row that is refused."""
    key = waiting(*RIJEN, FOUT)
    with act("analist") as asker:
        check_aanlevering(asker=asker, aanlevering_id=key["id"], toewijzing=WAT)
    return key


def asked_pair() -> Sleutels:
    """A pair that a run asks about."""
    with act("analist") as asker:
        keys = lever_records(asker, 2)
        vind(asker, keys, [(0, 1, "voorgesteld")])
        paar = paar_van(keys, 0, 1)
    assert paar is not None
    return {"id": paar.id}


def net_list() -> Sleutels:
    """Somebody of a net list that is a concept."""
    with act("analist") as asker:
        lever_brutolijst(asker, [("A", 12, 4, 1)])
        regel = regel_van(maak(asker), "A")
    return {"id": regel.id}


def gross_list() -> Sleutels:
    """A gross list of which no net list was drawn up."""
    with act("analist") as asker:
        lever_brutolijst(asker, [("A", 12, 4, 1)])
    return {}


def concept() -> Sleutels:
    """A net list that is a concept."""
    with act("analist") as asker:
        lever_brutolijst(asker, [("A", 12, 4, 1)])
        return {"id": maak(asker).id}


WAT = dict(
    zip(KOP, ("bronrecord", "bsn", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "aantal"),
        strict=True)
)  # fmt: skip
KOLOMMEN = {f"kolom_{plek}": veld for plek, veld in enumerate(WAT.values(), 1)}
LEVERING = {"partner": str(cid("reclassering")), "convenant": str(cid("convenant")), "soort": "brutolijst"}
FORMULIEREN = (
    Formulier(
        "aanlevering_nieuw",
        "analist",
        goed={**LEVERING, "bestand": lijst()},
        fouten=(
            Fout("bestand", {"bestand": lijst(b"%PDF-1.7")}, "Dit is een PDF"),
            Fout("bestand", {"bestand": lijst(als_csv([["a", "", "c"], ["1", "2", "3"]]))}, "Kolom B heeft geen kop"),
            Fout("partner", {"partner": str(cid("woningcorporatie"))}, "niet getekend"),
        ),
        maakt=True,
        bewaart=False,
    ),
    Formulier(
        "aanlevering",
        "analist",
        goed=KOLOMMEN,
        fouten=(
            Fout("", {"kolom_5": ""}, "Wijs aan welke kolom dit is: Achternaam."),
            Fout("", {"kolom_3": "achternaam"}, "Twee kolommen zijn aangewezen als Achternaam."),
        ),
        klaar=waiting,
        bewaart=False,
    ),
    Formulier(
        "paar",
        "analist",
        goed={"besluit": "zelfde", "reden": "Het parket bevestigt het."},
        fouten=(
            Fout("reden", {"reden": ""}, "Vul in waaruit dat blijkt."),
            Fout("", {"besluit": "ongedaan"}, "Dit kan niet meer"),
            Fout("tot", {"besluit": "uitstellen"}, "Vul in tot wanneer"),
        ),
        klaar=asked_pair,
    ),
    Formulier(
        "koppelinstelling",
        "analist",
        goed={"koppelen_vanaf": "2,5", "vragen_vanaf": "-1"},
        fouten=(
            Fout("vragen_vanaf", {"vragen_vanaf": "3"}, "Vragen begint bij een lager gewicht"),
            Fout("koppelen_vanaf", {"koppelen_vanaf": "99"}, "Kies een gewicht"),
            Fout("koppelen_vanaf", {"koppelen_vanaf": "veel"}, "Vul een getal in"),
        ),
    ),
    Formulier(
        "nettolijsten",
        "analist",
        goed={"partner": str(cid("reclassering")), "kwartaal": f"{NU.jaar}-{NU.kwartaal}"},
        fouten=(
            Fout("partner", {"partner": str(cid("ggz"))}, "Kies een partner uit de lijst."),
            Fout("kwartaal", {"kwartaal": "2031-1"}, "Kies een kwartaal uit de lijst."),
        ),
        klaar=gross_list,
        bewaart=False,
    ),
    Formulier(
        "nettolijstregel",
        "analist",
        goed={"besluit": "af", "reden": "Verhuisd naar elders."},
        fouten=(
            Fout("reden", {"reden": ""}, "Vul in waarom."),
            Fout("besluit", {"besluit": "op"}, "Deze persoon staat al op de lijst."),
            Fout("besluit", {"besluit": "iets"}, "Kies wat u besluit."),
        ),
        klaar=net_list,
    ),
    Formulier(
        "nettolijst_signaal",
        "analist",
        goed={"acuut": "nee", "acuut_toelichting": ""},
        fouten=(Fout("acuut", {"acuut": ""}, "Beantwoord eerst deze vraag."),),
        klaar=net_list,
        maakt=True,
    ),
)
KNOPPEN = (
    Knop("aanlevering_inlezen", "analist", klaar=waiting, eigen=True),
    Knop("records_koppelen", "analist"),
    Knop("nettolijst_vaststellen", "analist", klaar=concept, eigen=True),
)
