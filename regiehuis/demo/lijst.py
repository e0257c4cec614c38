"""Lists of partners in the demo: two that were taken in and linked, and a later one that waits with a wrong row."""

import datetime
from typing import Final

from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.actions import check_aanlevering, deliver, receive_aanlevering
from regiehuis.personen.actions.aanlevering import Levering, Uitslag
from regiehuis.personen.actions.koppeling import ask_koppelrun, decide_paar
from regiehuis.personen.actions.koppelschrijven import Gevonden, write_found
from regiehuis.personen.queries.koppeling import paren
from regiehuis.personen.rules.koppeling import ordered

from .spel import Spel

KOP: Final = "BVH-nummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;M/V;Woonplaats;Antecedenten;Periode"
RIJEN: Final = (
    "LH-2041;Sem;;Lindeboom;14-03-1994;m;Lindehaven;17;2025",
    "LH-2077;Jip;van;Havenzicht;1988;m;Lindehaven;23;2025",
    "LH-2103;Noor;;Kadewijk;02-11-2001;v;Lindehaven;9;2025",
    "LH-2118;Dex;de;Sluisman;27-07-1979;m;;31;2025",
)
LATER: Final = (*RIJEN[:3], "LH-2150;Lux;;Brugwachter;31-02-1996;m;Lindehaven;12;2025")


KOP_OM: Final = "Parketnummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;M/V;Woonplaats;Antecedenten"
RIJEN_OM: Final = (
    "OM-88011;Sem;;Lindeboom;14-03-1994;m;Lindehaven;6",
    "OM-88027;J.;van;Havenzigt;02-05-1988;m;Lindehaven;4",
    "OM-88034;Nora;;Kadewijk;11-02-2001;v;Lindehaven;2",
    "OM-88052;Max;de;Sluisman;27-07-1979;m;;5",
)
# What a run of the engine found of them, as weights and evidence: it takes longer than a demo may.
GEVONDEN: Final[tuple[tuple[str, str, str, tuple[tuple[str, str, float], ...]], ...]] = (
    ("LH-2041", "OM-88011", "gekoppeld", (
        ("achternaam", "gelijk", 11.6), ("geboortedatum", "gelijk", 10.9), ("voornamen", "eerste gelijk", 7.1),
        ("adres", "woonplaats gelijk", 2.1), ("geslacht", "gelijk", 1.0))),
    ("LH-2077", "OM-88027", "voorgesteld", (
        ("achternaam", "klinkt gelijk", 7.1), ("geboortedatum", "deels bekend, past", 5.6),
        ("voornamen", "voorletters passen", 2.5), ("adres", "woonplaats gelijk", 2.1), ("geslacht", "gelijk", 1.0))),
    ("LH-2103", "OM-88034", "voorgesteld", (
        ("achternaam", "gelijk", 9.4), ("geboortedatum", "dag en maand verwisseld", 9.4),
        ("adres", "woonplaats gelijk", 2.1), ("voornamen", "voorletter gelijk", -1.3), ("geslacht", "gelijk", 1.0))),
    ("LH-2118", "OM-88052", "voorgesteld", (
        ("geboortedatum", "gelijk", 10.9), ("achternaam", "gelijk", 9.4), ("voornamen", "anders", -4.2),
        ("geslacht", "gelijk", 1.0))),
)  # fmt: skip
KANS: Final = -20.0
"""What the sum of the evidence begins with: how seldom two records are of one person."""


def plan_lijsten(spel: Spel) -> None:
    """The police and the public prosecution deliver, their records are linked, and the police deliver again."""
    spel.plan(spel.day(9, 9, 30), lambda moment: _taken_in(spel, moment))
    spel.plan(spel.day(8, 10, 45), lambda moment: _linked(spel, moment))
    spel.plan(spel.day(7, 15, 20), lambda moment: _decided(spel, moment))
    spel.plan(spel.day(2, 9, 15), lambda moment: _waiting(spel, moment))


def _levering(spel: Spel, naam: str) -> Levering:
    return Levering(spel.id("convenant", "convenant"), spel.id("organisatie", "Politie"), "brutolijst", naam)


def _inhoud(rijen: tuple[str, ...], kop: str = KOP) -> bytes:
    return "\r\n".join((kop, *rijen)).encode("cp1252")


def _taken_in(spel: Spel, moment: datetime.datetime) -> None:
    bestand = lees(_inhoud(RIJEN))
    with spel.act("analist", moment) as asker:
        made = deliver(
            asker=asker,
            levering=_levering(spel, "brutolijst-lindehaven.csv"),
            bestand=bestand,
            toewijzing=stel_voor(bestand.kop, "brutolijst"),
        )
        _remember(spel, made)


def _remember(spel: Spel, made: Uitslag) -> None:
    for kenmerk, key in made.aanlevering.records.values_list("bronrecord", "id"):
        spel.remember("aangeleverdrecord", kenmerk, key)


def _linked(spel: Spel, moment: datetime.datetime) -> None:
    """The public prosecution delivers who it knows, and a run finds one person and three doubts."""
    bestand = lees(_inhoud(RIJEN_OM, KOP_OM))
    wie = spel.id("organisatie", "Openbaar Ministerie")
    levering = Levering(spel.id("convenant", "convenant"), wie, "om_registraties", "om-lindehaven.csv")
    with spel.act("analist", moment) as asker:
        kolommen = {**stel_voor(bestand.kop, "om_registraties"), "Parketnummer": "bronrecord"}
        _remember(spel, deliver(asker=asker, levering=levering, bestand=bestand, toewijzing=kolommen))
        run = ask_koppelrun(asker=asker)
        records = len(RIJEN) + len(RIJEN_OM)
        write_found(asker=asker, run_id=run.id, gevonden=_gevonden(spel), motor="splink 5.0.0", records=records)


def _gevonden(spel: Spel) -> list[Gevonden]:
    found = []
    for een, ander, stand, delen in GEVONDEN:
        paar = ordered(spel.id("aangeleverdrecord", een), spel.id("aangeleverdrecord", ander))
        bewijs = [{"veld": veld, "trap": trap, "gewicht": gewicht} for veld, trap, gewicht in delen]
        gewicht = round(sum(gewicht for _, _, gewicht in delen) + KANS, 1)
        found.append(Gevonden(*paar, gewicht, bewijs, stand))
    return found


def _decided(spel: Spel, moment: datetime.datetime) -> None:
    """Perhaps twins: the analyst asks the partner about one of the doubts."""
    with spel.act("analist", moment) as asker:
        open_ = paren(asker, soort="te_beslissen", pagina=1).regels
        sluisman = next(regel for regel in open_ if "Sluisman" in regel.namen[0])
        decide_paar(
            asker=asker,
            koppeling_id=sluisman.id,
            versie=1,
            besluit="navraag",
            reden="Zelfde geboortedag, andere voornaam: misschien een tweeling. Gevraagd aan het parket.",
        )


def _waiting(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("analist", moment) as asker:
        made = receive_aanlevering(
            asker=asker, levering=_levering(spel, "brutolijst-lindehaven-2.csv"), inhoud=_inhoud(LATER)
        )
        check_aanlevering(asker=asker, aanlevering_id=made.id, toewijzing=made.toewijzing)
