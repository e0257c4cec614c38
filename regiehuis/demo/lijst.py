"""Lists of partners in the demo: two that were taken in and linked, a later one that waits, and two net lists."""

import datetime
from typing import Final

from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.actions import check_aanlevering, deliver, receive_aanlevering
from regiehuis.personen.actions.aanlevering import Levering, Uitslag
from regiehuis.personen.actions.koppeling import ask_koppelrun, decide_paar
from regiehuis.personen.actions.koppelschrijven import Gevonden, write_found
from regiehuis.personen.actions.nettolijst import decide_regel, fix_nettolijst, make_nettolijst
from regiehuis.personen.queries.koppeling import paren
from regiehuis.personen.queries.nettolijst import nettolijst
from regiehuis.personen.rules.koppeling import ordered
from regiehuis.personen.rules.nettolijst import Kwartaal

from .spel import Spel

KOP: Final = (
    "BVH-nummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;M/V;Woonplaats;Antecedenten;Antecedenten 5 jaar;"
    "Antecedenten peiljaar;Peildatum"
)
SEM, SEM_OOK = "LH-2041;Sem;;Lindeboom;14-03-1994;m;Lindehaven", "LH-2190;S.;;Lindeboom;14-03-1994;m;Lindehaven"
JIP, NOOR = "LH-2077;Jip;van;Havenzicht;1988;m;Lindehaven", "LH-2103;Noor;;Kadewijk;02-11-2001;v;Lindehaven"
DEX, BO = "LH-2118;Dex;de;Sluisman;27-07-1979;m;", "LH-2063;Bo;;Ankerplaats;08-09-1985;m;Lindehaven"
# Three months ago, and now: somebody new, gone, without an antecedent this year, and one who was two.
TOEN: Final = (f"{SEM};15;7;1", f"{SEM_OOK};2;2;1", f"{JIP};21;13;3", f"{NOOR};9;6;2", f"{DEX};31;8;1", f"{BO};11;3;1")
NU: Final = (f"{SEM};17;8;2", f"{SEM_OOK};2;2;1", f"{JIP};23;14;2", f"{NOOR};11;8;2", f"{DEX};31;7;0")

KOP_OM: Final = "Parketnummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;M/V;Woonplaats;Antecedenten"
RIJEN_OM: Final = (
    "OM-88011;Sem;;Lindeboom;14-03-1994;m;Lindehaven;6",
    "OM-88027;J.;van;Havenzigt;02-05-1988;m;Lindehaven;4",
    "OM-88034;Nora;;Kadewijk;11-02-2001;v;Lindehaven;2",
    "OM-88052;Max;de;Sluisman;27-07-1979;m;;5",
)
# What a run of the engine found of them, as weights and evidence: it takes longer than a demo may.
GEVONDEN: Final[tuple[tuple[str, str, str, tuple[tuple[str, str, float], ...]], ...]] = (
    ("LH-2041", "LH-2190", "gekoppeld", (
        ("achternaam", "gelijk", 11.6), ("geboortedatum", "gelijk", 10.9), ("voornamen", "voorletters passen", 2.5),
        ("adres", "woonplaats gelijk", 2.1), ("geslacht", "gelijk", 1.0))),
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
    spel.plan(spel.day(95, 9, 30), lambda moment: _taken_in(spel, moment, _rows(TOEN, moment)))
    spel.plan(spel.day(95, 14), lambda moment: _fixed(spel, moment))
    spel.plan(spel.day(9, 9, 30), lambda moment: _taken_in(spel, moment, rows_now(moment)))
    spel.plan(spel.day(8, 10, 45), lambda moment: _linked(spel, moment))
    spel.plan(spel.day(7, 15, 20), lambda moment: _decided(spel, moment))
    spel.plan(spel.day(6, 13), lambda moment: _drawn_up(spel, moment))
    spel.plan(spel.day(2, 9, 15), lambda moment: _waiting(spel, moment))


def _rows(rijen: tuple[str, ...], moment: datetime.datetime) -> tuple[str, ...]:
    """The rows with their reference date: the last day of the quarter before."""
    kwartaal = Kwartaal.of(moment.date())
    peildatum = datetime.date(kwartaal.jaar, 3 * kwartaal.kwartaal - 2, 1) - datetime.timedelta(days=1)
    return tuple(f"{rij};{peildatum:%d-%m-%Y}" for rij in rijen)


def rows_now(moment: datetime.datetime) -> tuple[str, ...]:
    """The list of now: with a boy of sixteen, somebody new, and somebody who is seventeen or eighteen."""
    jaar = moment.year
    kai = f"LH-2131;Kai;;Werfman;05-01-{jaar - 16};m;Lindehaven;4;4;2"
    mees, lot = f"LH-2140;Mees;;Loods;{jaar - 18};m;;7;7;1", "LH-2155;Lot;;Zeilmaker;19-06-1999;v;Lindehaven;3;3;1"
    return _rows((*NU, kai, mees, lot), moment)


def _levering(spel: Spel, naam: str) -> Levering:
    return Levering(spel.id("convenant", "convenant"), spel.id("organisatie", "Politie"), "brutolijst", naam)


def _inhoud(rijen: tuple[str, ...], kop: str = KOP) -> bytes:
    return "\r\n".join((kop, *rijen)).encode("cp1252")


def _taken_in(spel: Spel, moment: datetime.datetime, rijen: tuple[str, ...]) -> None:
    bestand = lees(_inhoud(rijen))
    with spel.act("analist", moment) as asker:
        made = deliver(
            asker=asker,
            levering=_levering(spel, "brutolijst-lindehaven.csv"),
            bestand=bestand,
            toewijzing=stel_voor(bestand.kop, "brutolijst"),
        )
        _remember(spel, made)


def _fixed(spel: Spel, moment: datetime.datetime) -> None:
    """The net list of the quarter that was, as it is."""
    with spel.act("analist", moment) as asker:
        lijst = make_nettolijst(
            asker=asker, organisatie_id=spel.id("organisatie", "Politie"), kwartaal=Kwartaal.of(asker.dag)
        )
        fix_nettolijst(asker=asker, lijst_id=lijst.id, versie=lijst.versie)


def _drawn_up(spel: Spel, moment: datetime.datetime) -> None:
    """The concept of this quarter, from which the analyst took somebody."""
    with spel.act("analist", moment) as asker:
        lijst = make_nettolijst(
            asker=asker, organisatie_id=spel.id("organisatie", "Politie"), kwartaal=Kwartaal.of(asker.dag)
        )
        kai = next(
            regel for groep in nettolijst(asker, lijst.id).groepen for regel in groep.regels if "Kai" in regel.naam
        )
        decide_regel(
            asker=asker,
            regel_id=kai.id,
            versie=kai.versie,
            besluit="af",
            reden="Woont sinds vorige maand in Sterhuizen; het huis daar heeft hem op zijn lijst.",
        )


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
        records = len(NU) + 3 + len(RIJEN_OM)
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
    later = _rows((*NU[:3], "LH-2150;Lux;;Brugwachter;31-02-1996;m;Lindehaven;12;6;1"), moment)
    with spel.act("analist", moment) as asker:
        made = receive_aanlevering(
            asker=asker, levering=_levering(spel, "brutolijst-lindehaven-2.csv"), inhoud=_inhoud(later)
        )
        check_aanlevering(asker=asker, aanlevering_id=made.id, toewijzing=made.toewijzing)
