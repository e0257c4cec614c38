"""Lists of a partner in the demo: one that was taken in, and a later one that waits with a row that is wrong."""

import datetime
from typing import Final

from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.actions import check_aanlevering, deliver, receive_aanlevering
from regiehuis.personen.actions.aanlevering import Levering

from .spel import Spel

KOP: Final = "BVH-nummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;M/V;Woonplaats;Antecedenten;Peildatum"
RIJEN: Final = (
    "LH-2041;Sem;;Lindeboom;14-03-1994;m;Lindehaven;17;2025",
    "LH-2077;Jip;van;Havenzicht;1988;m;Lindehaven;23;2025",
    "LH-2103;Noor;;Kadewijk;02-11-2001;v;Lindehaven;9;2025",
    "LH-2118;Dex;de;Sluisman;27-07-1979;m;;31;2025",
)
LATER: Final = (*RIJEN[:3], "LH-2150;Lux;;Brugwachter;31-02-1996;m;Lindehaven;12;2025")


def plan_lijsten(spel: Spel) -> None:
    """The police deliver their gross list, and again a week later."""
    spel.plan(spel.day(9, 9, 30), lambda moment: _taken_in(spel, moment))
    spel.plan(spel.day(2, 9, 15), lambda moment: _waiting(spel, moment))


def _levering(spel: Spel, naam: str) -> Levering:
    return Levering(spel.id("convenant", "convenant"), spel.id("organisatie", "Politie"), "brutolijst", naam)


def _inhoud(rijen: tuple[str, ...]) -> bytes:
    return "\r\n".join((KOP, *rijen)).encode("cp1252")


def _taken_in(spel: Spel, moment: datetime.datetime) -> None:
    bestand = lees(_inhoud(RIJEN))
    with spel.act("analist", moment) as asker:
        deliver(
            asker=asker,
            levering=_levering(spel, "brutolijst-lindehaven.csv"),
            bestand=bestand,
            toewijzing=stel_voor(bestand.kop, "brutolijst"),
        )


def _waiting(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("analist", moment) as asker:
        made = receive_aanlevering(
            asker=asker, levering=_levering(spel, "brutolijst-lindehaven-2.csv"), inhoud=_inhoud(LATER)
        )
        check_aanlevering(asker=asker, aanlevering_id=made.id, toewijzing=made.toewijzing)
