"""Who may ask what: every address of the house, with the people who get it. Written by hand from RULES R14–R18.

`ziet`: whom a look gives the page. `doet`: for whom the button does what it says. `kent`: who may know that the object
is there, so that a refusal may say so; to everybody else absent and forbidden are the same answer.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from tests.cast import MENSEN, ONDERDELEN, cid

HUIS = frozenset(MENSEN)
ORGANISATIE = {unit: organisation for unit, (organisation, _chain, _signed) in ONDERDELEN.items()}
IEDEREEN = HUIS | {"iemand_elders"}
NIEMAND: frozenset[str] = frozenset()


def people(*names: str) -> frozenset[str]:
    """A set of people of the cast."""
    assert set(names) <= IEDEREEN
    return frozenset(names)


# R15: current members of the case whose organisation signed; the deputy has the rights of whom he stands in for.
LEDEN = people("procesregisseur", "casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid", "vervanger")
REGIE = people("procesregisseur", "casusregisseur")
VOORZITTER = people("procesregisseur")
LID = people("lid", "vervanger")
ANDERE = people("andere_procesregisseur")
NAZORG = people("procesregisseur", "lid", "vervanger")
# R14: secretaris and chair lead the meeting; R15: the secretaris sees agenda and what is captured, no dossier.
LEIDEN = people("procesregisseur", "secretaris")
AGENDA = LEDEN | {"secretaris"}
AFZENDER = people("afzender")
TRIAGE = people("afzender", "procesregisseur", "triagepartner")
PIKET = people("piket", "procesregisseur", "andere_procesregisseur")
BESTUUR = people("burgemeester")
KETEN = people("ketenmanager")
# R18: of a signed organisation, no member, and with no function to which R15 gives no names.
NOOD = people(
    "afzender",
    "piket",
    "secretaris",
    "andere_procesregisseur",
    "contactpunt",
    "triagepartner",
    "buitenstaander",
    "verlopen_lid",
    "analist",
)
FG = people("fg")
ANALIST = people("analist")
CONTACTPUNT = people("contactpunt")


@dataclasses.dataclass(frozen=True)
class Vraag:
    """One address: its keys as the cast names them, who gets it, what is sent, and what the log then says."""

    naam: str
    sleutels: tuple[str, ...] = ()
    ziet: frozenset[str] | None = None
    doet: frozenset[str] | None = None
    kent: frozenset[str] = NIEMAND
    stuurt: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    klaar: int = 302
    # What a look or a press leaves in the log: the kinds of object of which at least one must be there.
    logt: tuple[str, ...] = ()
    doet_logt: tuple[str, ...] = ()
    # The same kind of thing, but of another case: for the second key.
    vreemd: str = ""


def _pages() -> list[Vraag]:
    """The tabs of a case, its documents, and its lists."""
    tabs = "casus casus_dossier casus_relaties casus_personen casus_informatie casus_analyse casus_plan"
    tabs += " casus_opschaling casus_deelnemers"
    return [
        *[Vraag(naam, ("casus",), LEDEN, logt=("casus",)) for naam in (*tabs.split(), "casus_afsluiting")],
        # R15: of another only for who guards the case, and the ketenmanager; tests/casussen/test_toegang.py.
        Vraag("casus_toegang", ("casus",), LEDEN | KETEN, logt=("casus",)),
        Vraag("casus_overleggen", ("casus",), LEDEN, logt=("casus", "agendapunt")),
        Vraag("dossier_pdf", ("casus",), LEDEN, logt=("dossier",)),
        Vraag("plan_pdf", ("casus",), LEDEN, logt=("plan_van_aanpak",)),
        Vraag("document", ("item_document",), LEDEN, logt=("informatie",)),
        Vraag("afdrukken", ("casus", "=dossier"), None, LEDEN, klaar=204, doet_logt=("dossier",)),
        Vraag("casus_verstrekkingen", ("casus",), REGIE, kent=LEDEN, logt=("casus",)),
        Vraag("casussen", ziet=IEDEREEN),
        Vraag("casusbord", ziet=IEDEREEN, logt=()),
        Vraag("casusoverzicht", ziet=KETEN, kent=IEDEREEN, logt=("casus",)),
    ]


def _casus() -> list[Vraag]:
    c = ("casus",)
    look = {"logt": ("casus",)}
    move = {"naar": "plan", "versie": 1}
    words = {"aanleiding": "Nieuw verwoord", "gewenst_doel": "Rust", "versie": 1}
    offer = {"medewerker": cid("lid"), "termijn": "20-03-2026"}
    member = {"medewerker": cid("buitenstaander"), "reden": "Behandelt hem", "tot": "01-12-2026"}
    item = {
        "tekst": "Nieuw feit",
        "soort": "feit",
        "categorie": cid("categorie_sociaal"),
        "leefgebied": cid("huisvesting"),
        "ontvangen_op": "01-03-2026",
        "grondslag": "wgs",
        "persoon": cid("persoon_casus"),
        "persoonsrol": "verdachte",
        "publiek": "alle_leden",
    }
    return [
        Vraag("casus_verplaatsen", c, None, REGIE, LEDEN, move, doet_logt=("casus",)),
        Vraag("casus_fase", c, REGIE, REGIE, LEDEN, move, doet_logt=("casus",), **look),
        Vraag("casus_samenvatting", c, REGIE, REGIE, LEDEN, words, doet_logt=("casus",), **look),
        Vraag("deelname_nieuw", c, VOORZITTER, VOORZITTER, LEDEN, member, doet_logt=("deelname",), **look),
        Vraag(
            "deelname",
            ("casus", "deelname_casus_lid_zonder_categorie"),
            VOORZITTER,
            VOORZITTER,
            LEDEN,
            {"tot": "10-03-2026", "reden": "Klaar", "versie": 1},
            doet_logt=("deelname",),
            vreemd="deelname_andere_casus_andere_procesregisseur",
            **look,
        ),
        Vraag("regie_aanbieden", c, VOORZITTER, VOORZITTER, LEDEN, offer, doet_logt=("regieaanbod",), **look),
        Vraag("regie_aanvaarden", ("casus", "regieaanbod"), None, people("ggz_lid"), LEDEN, doet_logt=("regieaanbod",)),
        Vraag(
            "regie_weigeren",
            ("casus", "regieaanbod"),
            LEDEN,
            people("ggz_lid"),
            LEDEN,
            {"grond": "Geen capaciteit"},
            doet_logt=("regieaanbod",),
            **look,
        ),
        Vraag("informatie_nieuw", c, LEDEN, LEDEN, LEDEN, item, doet_logt=("informatie",), **look),
        Vraag(
            "informatie_afweging",
            ("casus", "item_afgewogen"),
            people("ggz_lid"),
            logt=("casus", "plichtenafweging"),
        ),
        Vraag(
            "informatie_publiek",
            ("casus", "item_politie"),
            LEDEN,
            LID,
            LEDEN,
            {"publiek": "procesregie", "versie": 1, "bevestigd": 1},
            doet_logt=("informatie",),
            **look,
        ),
    ]


def _resultaat() -> list[Vraag]:
    """What another partnership gets (R23); the procesregisseur proposed it, so that another decides."""
    c, r, another = ("casus",), ("resultaat",), people("casusregisseur")
    given = {"verband": "Ander verband", "doel": "Overzicht", "tekst": "Rust"}
    look: dict[str, Any] = {"logt": ("casus",)}
    logs: dict[str, Any] = {"doet_logt": ("resultaatverstrekking",)}
    decided = {"besluit": "afgewezen", "reden": "Te veel", "versie": 1}
    return [
        Vraag("casus_resultaten", c, LEDEN, **look),
        Vraag("resultaat_nieuw", c, REGIE, REGIE, LEDEN, given, **look, **logs),
        Vraag("resultaat_besluiten", r, another, another, LEDEN, decided, **look, **logs),
        Vraag("resultaat_intrekken", r, REGIE, REGIE, LEDEN, {"versie": 1}, **look, **logs),
        Vraag("resultaat_pdf", ("resultaat_goed",), REGIE, kent=LEDEN, logt=("resultaatverstrekking",)),
    ]


def _machtiging() -> list[Vraag]:
    """What lets a case be discussed (R4)."""
    c, m = ("casus",), ("machtiging",)
    given = {"soort": "wet", "verwijzing": "Artikel 1", "deelnemers": "Leden", "doel": "Aanpak", "wijze": "Aan tafel"}
    given |= {"van": "10-03-2026", "tot": "10-06-2026"}
    look: dict[str, Any] = {"logt": ("casus",)}
    logs: dict[str, Any] = {"doet_logt": ("overlegmachtiging",)}
    return [
        Vraag("casus_machtiging", c, LEDEN, **look),
        Vraag("machtiging_nieuw", c, REGIE, REGIE, LEDEN, given, **look, **logs),
        Vraag("machtiging_beeindigen", m, REGIE, REGIE, LEDEN, {"tot": "10-03-2026", "versie": 1}, **look, **logs),
    ]


def _fiche() -> list[Vraag]:
    """The feedback sheet: of who runs the meeting and the members who were present (R22)."""
    here, dicht = ("punt_bezig",), ("punt_dicht",)
    look: dict[str, Any] = {"logt": ("agendapunt",)}
    logs: dict[str, Any] = {"doet_logt": ("terugkoppelfiche",)}
    text = {"tekst": "Wat de politie te weten krijgt", "versie": 1}
    agree = {"besluit": "akkoord", "versie": 1}
    to = {"ontvanger": cid("politie"), "versie": 1}
    present = people("procesregisseur", "lid")
    was_there = LEIDEN | LID
    return [
        Vraag("fiche", here, was_there, **look),
        Vraag("fiche_schrijven", here, LEIDEN, LEIDEN, was_there, text, **look, **logs),
        Vraag("fiche_antwoorden", here, was_there, present, was_there, agree, **look, **logs),
        Vraag("fiche_versturen", dicht, LEIDEN, LEIDEN, was_there, to, **look, **logs),
        Vraag("fiche_pdf", ("punt_fiche",), LEIDEN, **look),
    ]


def _toestemming() -> list[Vraag]:
    c, look = ("casus",), {"logt": ("casus",)}
    given = {"persoon": cid("persoon_casus"), "gever": "zelf", "doel": "Samen hulp zoeken", "wijze": "mondeling"}
    given |= {"categorieen": [cid("categorie_sociaal")], "organisaties": [cid("ggz")]}
    given |= {"van": "10-03-2026", "tot": "10-06-2026"}
    t, logs = ("toestemming",), {"doet_logt": ("toestemming",)}
    visit = {"gepland_op_datum": "20-03-2026", "gepland_op_tijd": "10:00", "waar": "thuis", "doel": "Kennismaken"}
    visit |= {"bezoekers": [cid("lid"), cid("ggz_lid")]}
    going, ends = REGIE | LID, {"uitkomst": "afgelegd", "versie": 1}
    of_visit = {"doet_logt": ("huisbezoek",)}
    return [
        Vraag("casus_toestemming", c, LEDEN, **look),
        Vraag("toestemming_nieuw", c, LEDEN, LEDEN, LEDEN, given, **look, **logs),
        Vraag("toestemming_intrekken", t, LEDEN, LEDEN, LEDEN, {"reden": "Wil niet meer"}, **look, **logs),
        Vraag("huisbezoek_nieuw", c, LEDEN, LEDEN, LEDEN, visit, **look, **of_visit),
        Vraag("huisbezoek", ("huisbezoek",), LEDEN, **look),
        Vraag("huisbezoek_afronden", ("huisbezoek",), going, going, LEDEN, ends, **look, **of_visit),
        Vraag("toestemming_bevestigen", t, None, LEDEN, LEDEN, {"versie": 1}, **logs),
    ]


def _rondetafel() -> list[Vraag]:
    c, look = ("casus",), {"logt": ("casus",)}
    table = {"aanvang_datum": "20-03-2026", "aanvang_tijd": "10:00", "reden": "Eén plan"}
    line = {"naam": "Ineke", "organisatie": "School", "doet": "Belt", "telefoon": "010 555 01 42", "bereikbaar": "Ja"}
    fixed = {"persoon": cid("persoon_casus"), "contactregel": cid("contactregel_vrij")}
    free = {"persoon": cid("persoon_casus"), "vrij_op": "20-04-2026"}
    done = {"gedaan": "Zij slaapt elders"}
    alarmed, alarm = REGIE | {"piket"}, {"logt": ("alarm",), "doet_logt": ("alarm",)}
    off = ("contactregel_vrij",)
    return [
        Vraag("rondetafel_nieuw", c, VOORZITTER, VOORZITTER, LEDEN, table, doet_logt=("agendapunt",), **look),
        Vraag("contactblad", c, LEDEN, **look),
        Vraag("contactregel_nieuw", c, LEDEN, LEDEN, LEDEN, line, doet_logt=("contactregel",), **look),
        Vraag("contactpersoon", c, REGIE, REGIE, LEDEN, fixed, doet_logt=("contactpersoon",), **look),
        Vraag("contactregel_beeindigen", off, LEDEN, LEDEN, LEDEN, doet_logt=("contactregel",), **look),
        Vraag("vrijlating_nieuw", c, LEDEN, LEDEN, LEDEN, free, doet_logt=("vrijlating",), **look),
        Vraag("alarm", ("alarm",), LEDEN | {"piket"}, alarmed, LEDEN | {"piket"}, done, **alarm),
    ]


def _noodtoegang() -> list[Vraag]:
    """R18: for who works with the house under a signed covenant and reads no case by it already."""
    n, taken, knows = ("noodtoegang",), people("buitenstaander"), VOORZITTER | {"buitenstaander", "fg"}
    asks = {"reden": "Er is nu iemand in gevaar in dat huis", "uren": "1", "nummer": "2026-0001"}
    judged = {"beoordeling": "terecht", "toelichting": "Er was niemand te bereiken"}
    return [
        Vraag("noodtoegangen", ziet=IEDEREEN, logt=n),
        Vraag("noodtoegang_nieuw", (), IEDEREEN, NOOD, IEDEREEN, asks),
        Vraag("noodtoegang", n, knows, VOORZITTER, knows, judged, logt=n, doet_logt=n),
        # Its hours are over: what it opened while they ran stands in tests/casussen/test_noodtoegang.py.
        Vraag("noodinzage", n, NIEMAND),
        Vraag("noodtoegang_beeindigen", n, None, VOORZITTER | taken, knows),
    ]


def _personen() -> list[Vraag]:
    c, look = ("casus",), {"logt": ("casus",)}
    born = {"geboortedatum_dag": "4", "geboortedatum_maand": "3", "geboortedatum_jaar": "1985"}
    adres = {"adressoort": "woonadres", "straat": "Dorpsstraat", "huisnummer": "1", "plaats": "Proefstad"}
    adres |= {"postcode": "1234 AB", "van": "01-03-2026"}
    new = {"achternaam": "Nieuweling", "rol": "getuige", "bsn_reden": "onbekend", **born}
    known, other = ("casus", "persoon_familie"), "persoon_andere_casus"
    return [
        Vraag("persoon_zoeken", c, REGIE, REGIE, LEDEN, {"achternaam": "Zoek", **born}, 200, **look),
        Vraag(
            "persoon_toevoegen",
            c,
            None,
            REGIE,
            LEDEN,
            {"persoon": cid("persoon_familie"), "rol": "getuige"},
            doet_logt=("casuspersoon",),
        ),
        # Only who was found by a search of one's own can be proposed; nobody searched here.
        Vraag(
            "persoon_koppelen",
            c,
            None,
            NIEMAND,
            LEDEN,
            {"persoon": cid("persoon_casus"), "bekende": cid("persoon_andere_casus")},
        ),
        Vraag("koppelvoorstellen", ziet=IEDEREEN),
        Vraag(
            "koppelvoorstel",
            ("koppelvoorstel",),
            VOORZITTER,
            VOORZITTER,
            VOORZITTER,
            {"besluit": "zelfde", "reden": "Gebeld met het contact", "versie": 1},
            logt=("koppelvoorstel",),
            doet_logt=("koppelvoorstel",),
        ),
        Vraag("persoon_nieuw", c, REGIE, REGIE, LEDEN, new, doet_logt=("casuspersoon",), **look),
        Vraag("persoon_bsn", known, None, LEDEN, LEDEN, klaar=200, doet_logt=("persoon", "bsn"), vreemd=other),
        Vraag("persoon_adres", known, REGIE, REGIE, LEDEN, adres, doet_logt=("adres",), vreemd=other, **look),
        Vraag(
            "persoon_relatie",
            known,
            REGIE,
            REGIE,
            LEDEN,
            {"soort": "familie", "naar": cid("persoon_casus")},
            doet_logt=("relatie",),
            vreemd=other,
            **look,
        ),
        Vraag("relatie_beeindigen", ("casus", "relatie"), REGIE, REGIE, LEDEN, doet_logt=("relatie",), **look),
        Vraag(
            "persoon_beeindigen",
            ("casus", "casuspersoon_familie"),
            REGIE,
            REGIE,
            LEDEN,
            doet_logt=("casuspersoon",),
            vreemd="casuspersoon_andere_casus",
            **look,
        ),
    ]


def _overleggen() -> list[Vraag]:
    punt, bezig = ("agendapunt",), ("punt_bezig",)
    plan = {"overlegvorm": cid("casusoverleg"), "aanvang_datum": "20-04-2026", "aanvang_tijd": "10:00", "aantal": "1"}
    said = {"spreker": cid("lid"), "categorie": cid("categorie_sociaal"), "persoonsrol": "verdachte"}
    said |= {"soort": "feit", "grondslag": "wgs", "tekst": "Zegt dat het beter gaat"}
    back = {"overleg": cid("overleg")}
    here = {"medewerker": cid("lid"), "status": "afwezig"}
    what = {"medewerker": cid("lid"), "tekst": "Belt de corporatie", "termijn": "20-03-2026"}
    confirm = {"informatie": cid("item_aanwezigen"), "versie": 1, "publiek": "alle_leden"}
    makers = LEIDEN | ANDERE | KETEN

    def runs(naam: str, sleutels: tuple[str, ...], stuurt: Mapping[str, Any], soort: str = "agendapunt") -> Vraag:
        known = HUIS if sleutels[0].startswith("overleg") else AGENDA
        if sleutels[0] == "punt_later":
            known = NAZORG | {"secretaris"}
        return Vraag(naam, sleutels, None, LEIDEN, known, stuurt, doet_logt=(soort,))

    return [
        Vraag("overleggen", ziet=IEDEREEN),
        Vraag("overleggen_maand", ziet=IEDEREEN),
        Vraag("overleggen_jaar", ziet=IEDEREEN),
        Vraag("kalender_plannen", (), makers, makers, IEDEREEN, {"tot_en_met": "20-04-2026"}),
        Vraag("overleg_nieuw", (), makers, makers - ANDERE, IEDEREEN, plan, doet_logt=("overleg",)),
        Vraag("agenda", ziet=IEDEREEN),
        Vraag("agenda_sleutel", (), None, IEDEREEN, klaar=200, doet_logt=("agendasleutel",)),
        Vraag("agenda_intrekken", (), None, people("lid"), doet_logt=("agendasleutel",)),
        # A key of nobody's; a real one is answered before anybody is asked who he is: tests/web/test_agenda.py.
        Vraag("agenda_feed", ("=geen",), NIEMAND),
        Vraag("overleg", ("overleg",), HUIS, logt=("overleg",)),
        # Nothing is due that does not stand on an agenda, so that nothing changes and nothing is logged.
        Vraag("overleg_agenda", ("overleg",), None, LEIDEN, HUIS),
        runs("overleg_toevoegen", ("overleg",), {"casus": cid("nazorg_casus")}),
        runs("overleg_beginnen", ("overleg",), {}, "overleg"),
        runs("overleg_afsluiten", ("overleg_leeg",), {"doorschuiven": "ja"}, "overleg"),
        Vraag("agendapunt", punt, AGENDA, logt=("agendapunt",)),
        runs("agendapunt_verplaatsen", punt, back | {"richting": "omhoog"}, "overleg"),
        Vraag(
            "agendapunt_doorschuiven",
            ("punt_later",),
            LEIDEN,
            LEIDEN,
            NAZORG | {"secretaris"},
            {"reden": "Geen tijd"},
            logt=("agendapunt",),
            doet_logt=("agendapunt",),
        ),
        Vraag("agendapunt_tijd", punt, LEIDEN, LEIDEN, AGENDA, {"minuten": 15}, doet_logt=("agendapunt",)),
        Vraag(
            "overleg_spoed",
            ("overleg",),
            LEIDEN,
            LEIDEN,
            HUIS,
            {"casus": cid("nazorg_casus"), "reden": "Vannacht opgepakt"},
            logt=("overleg",),
            doet_logt=("agendapunt",),
        ),
        runs("overleg_versturen", ("overleg",), {}, "overleg"),
        Vraag("overleg_afspraken", ("overleg",), HUIS, logt=("overleg", "afspraak")),
        Vraag("overleg_vaststellen", ("overleg_dicht",), None, VOORZITTER, HUIS, doet_logt=("agendapunt",)),
        Vraag(
            "agendapunt_corrigeren",
            ("punt_dicht",),
            LEIDEN,
            LEIDEN,
            NAZORG | {"secretaris"},
            {"verslag": "Anders", "besluit": "Door", "reden": "Verkeerde naam", "versie": 1},
            logt=("agendapunt",),
            doet_logt=("agendapunt",),
        ),
        runs("agendapunt_uitnodigen", punt, {}),
        runs("aanwezigheid", punt, here, "aanwezigheid"),
        runs("aanwezigheid_allen", punt, {}),
        # Nothing of one's own stands there, so that nothing changes and nothing is logged.
        Vraag("agendapunt_ongedaan", bezig, None, LEIDEN, AGENDA),
        runs("agendapunt_afspraak", bezig, what, "afspraak"),
        runs("agendapunt_vastleggen", bezig, {"verslag": "Kort verslag", "versie": 1}),
        runs("agendapunt_inbreng", bezig, said, "informatie"),
        runs("agendapunt_afsluiten", bezig, {"versie": 1}),
        Vraag("inbreng_bevestigen", punt, None, people("ggz_lid"), AGENDA, confirm, doet_logt=("informatie",)),
        Vraag(
            "agendapunt_deelnemer",
            punt,
            VOORZITTER,
            VOORZITTER,
            AGENDA,
            {"medewerker": cid("buitenstaander"), "reden": "Behandelde hem"},
            logt=("agendapunt",),
            doet_logt=("deelname",),
        ),
        Vraag("agendapunt_verslag", bezig, AGENDA, logt=("agendapunt", "verslag")),
        Vraag("agendapunt_pdf", bezig, AGENDA, logt=("agendapunt", "verslag")),
    ]


def _plan() -> list[Vraag]:
    c, look = ("casus",), {"logt": ("casus",)}
    doel = {"leefgebied": cid("huisvesting"), "tekst": "Eigen huis", "tevreden_als": "Huurt zelf"}
    menu = {"menukaartitem": cid("menu_behandeling"), "van": "11-03-2026", "tot": "11-06-2026"}
    what = {"tekst": "Maakt een afspraak", "medewerker": cid("lid"), "termijn": "20-04-2026", "versie": 1}
    grond = {"grond": "Geen tijd", "versie": 1}
    back = {"resultaat": "deels", "tekst": "Eerste gesprek", "versie": 1}
    offered, late = ("afspraak_aangeboden",), ("afspraak_te_laat",)
    of_afspraak = {"logt": ("afspraak",), "doet_logt": ("afspraak",)}
    return [
        Vraag("plan_starten", ("andere_casus",), None, ANDERE, doet_logt=("plan_van_aanpak",)),
        Vraag(
            "plan_vaststellen",
            c,
            LEDEN,
            REGIE,
            LEDEN,
            {"evaluatie_op": "01-06-2026", "versie": 1},
            doet_logt=("plan_van_aanpak",),
            **look,
        ),
        Vraag(
            "leefgebied_score",
            c,
            LEDEN,
            LEDEN,
            LEDEN,
            {"leefgebied": cid("huisvesting"), "score": 3},
            doet_logt=("leefgebiedscore",),
            **look,
        ),
        Vraag("doel_nieuw", c, LEDEN, REGIE, LEDEN, doel, doet_logt=("doel",), **look),
        Vraag("doel", ("casus", "doel"), LEDEN, REGIE, LEDEN, doel | {"versie": 1}, doet_logt=("doel",), **look),
        Vraag("interventie_nieuw", ("casus", "doel"), LEDEN, REGIE, LEDEN, menu, doet_logt=("interventie",), **look),
        *_einde(),
        Vraag("afspraken", ziet=IEDEREEN),
        Vraag("afspraak", late, LEDEN, logt=("afspraak",)),
        Vraag("afspraak_nieuw", c, LEDEN, LEDEN, LEDEN, what, doet_logt=("afspraak",), **look),
        Vraag("afspraak_aanvaarden", offered, None, LID, LEDEN, {"versie": 1}, doet_logt=("afspraak",)),
        Vraag("afspraak_weigeren", offered, LEDEN, LID, LEDEN, grond, **of_afspraak),
        Vraag("afspraak_terugkoppelen", late, LEDEN, LID | REGIE, LEDEN, back, **of_afspraak),
        Vraag("afspraak_wijzigen", late, LEDEN, REGIE, LEDEN, what, **of_afspraak),
        Vraag("afspraak_vervallen", late, LEDEN, REGIE, LEDEN, grond, **of_afspraak),
    ]


def _einde() -> list[Vraag]:
    """What is handed over, ended, or put into the plan."""
    c, look = ("casus",), {"logt": ("casus",)}
    ended = {"status": "vervallen", "oordeel": "Niet meer nodig", "versie": 1}
    period = {"van": "11-03-2026", "tot": "11-05-2026", "versie": 1}
    item, works = ("casus", "item_waarschuwing"), ("casus", "interventie")
    new = {"medewerker": cid("ggz_lid")}
    other = {"logt": ("afspraak",), "doet_logt": ("afspraakoverdracht",)}
    return [
        Vraag("waarschuwing_beeindigen", item, LID, LID, LEDEN, {"versie": 1}, doet_logt=("informatie",), **look),
        Vraag(
            "visie_toevoegen",
            c,
            LEDEN,
            REGIE,
            LEDEN,
            {"informatie": cid("item_tweede_visie")},
            doet_logt=("informatie", "planvisie"),
            **look,
        ),
        Vraag("visie_weg", ("casus", "planvisie"), None, REGIE, LEDEN, doet_logt=("informatie", "planvisie")),
        Vraag("doel_afronden", ("casus", "doel_twee"), LEDEN, REGIE, LEDEN, ended, doet_logt=("doel",), **look),
        Vraag("interventie", works, LEDEN, REGIE, LEDEN, period, doet_logt=("interventie",), **look),
        Vraag(
            "interventie_beeindigen",
            works,
            LEDEN,
            REGIE,
            LEDEN,
            {"reden": "Klaar", "versie": 1},
            doet_logt=("interventie",),
            **look,
        ),
        Vraag("afspraak_overdragen", ("afspraak_te_laat",), LEDEN, LID | REGIE, LEDEN, new, **other),
        Vraag("overdracht_aanvaarden", ("overdracht",), None, LID, LEDEN, doet_logt=("afspraakoverdracht",)),
        Vraag("overdracht_weigeren", ("overdracht",), LID, LID, LEDEN, {"grond": "Te druk"}, **other),
    ]


def _opschaling() -> list[Vraag]:
    o = ("opschaling",)
    asked = LEDEN | BESTUUR
    both = {"logt": ("opschaling",), "doet_logt": ("opschaling",)}
    ask = {"naar_trede": "buiten", "geadresseerde_buiten": "Minister", "vraag": "Wie betaalt?", "feiten": "Geen geld"}
    ask |= {"termijn": "20-03-2026"}
    judged = {"resultaat": "Het loopt", "nazorg_eigenaar": cid("lid"), "versie": 1}
    for doel in ("doel", "doel_twee"):
        judged |= {f"status_{cid(doel)}": "bereikt", f"oordeel_{cid(doel)}": "Gaat goed"}
    return [
        Vraag("opschalingen", ziet=IEDEREEN),
        Vraag("opschaling_nieuw", ("andere_casus",), ANDERE, ANDERE, NIEMAND, ask, 302, ("casus",), ("opschaling",)),
        Vraag("opschaling", o, asked, logt=("opschaling",)),
        Vraag("opschaling_aanvaarden", o, None, BESTUUR, asked, doet_logt=("opschaling",)),
        Vraag("opschaling_weigeren", o, asked, BESTUUR, asked, {"grond": "Niet nodig"}, **both),
        Vraag("opschaling_antwoorden", o, asked, BESTUUR, asked, {"antwoord": "De GGZ"}, **both),
        Vraag("opschaling_intrekken", o, None, REGIE, asked, doet_logt=("opschaling",)),
        Vraag("opschaling_pdf", o, asked, logt=("opschaling",)),
        Vraag("casus_sluiten", ("casus",), LEDEN, REGIE, LEDEN, judged, 302, ("casus",), ("afsluiting",)),
        Vraag(
            "casus_heropenen",
            ("nazorg_casus",),
            NAZORG,
            VOORZITTER,
            NAZORG,
            {"reden": "Het gaat weer mis", "versie": 1},
            302,
            ("casus",),
            ("casus",),
        ),
        Vraag(
            "nazorgcontrole",
            ("nazorgcontrole",),
            NAZORG,
            NAZORG,
            NAZORG,
            {"bevinding": "Alles rustig"},
            302,
            ("nazorgcontrole",),
            ("nazorgcontrole",),
        ),
    ]


def _signalen() -> list[Vraag]:
    s = ("signaal",)
    look = {"logt": ("signaal",), "doet_logt": ("signaal",)}
    reason = {"aanleiding": "Nieuwe aanleiding", "gewenst_doel": "Rust", "versie": 1}
    person = {"achternaam": "Derde", "rol": "getuige", "versie": 1}
    verdict = {"besluit": "afwijzen", "motivering": "Eén keten", "bericht": "Niet voor ons", "versie": 1}
    for code in ("c1", "c2", "c3", "c4"):
        verdict |= {f"voldaan_{cid(code)}": "nee", f"reden_{cid(code)}": "Niet gebleken"}
    return [
        Vraag("signalen", ziet=IEDEREEN),
        Vraag("signaal_nieuw", (), IEDEREEN, HUIS, IEDEREEN, {"acuut": "nee"}, doet_logt=("signaal",)),
        Vraag("voortoets", (), IEDEREEN, IEDEREEN, IEDEREEN, dict.fromkeys(("c1", "c2", "c3", "c4"), "ja"), 200),
        Vraag("signaal", s, TRIAGE, logt=("signaal",)),
        Vraag("signaal_stap", ("signaal", "=aanleiding"), AFZENDER, AFZENDER, TRIAGE, reason, **look),
        Vraag("signaal_insturen", ("signaal_concept",), None, AFZENDER, doet_logt=("signaal",)),
        Vraag("signaal_intrekken", s, AFZENDER, AFZENDER, TRIAGE, **look),
        Vraag("signaal_persoon_nieuw", s, AFZENDER, AFZENDER, TRIAGE, person, **look),
        Vraag("signaal_persoon", ("signaal", "signaalpersoon"), AFZENDER, AFZENDER, TRIAGE, person, **look),
        Vraag("signaal_persoon_weg", ("signaal", "signaalpersoon"), None, AFZENDER, TRIAGE, doet_logt=("signaal",)),
        Vraag("signaal_partner_weg", ("signaal", "signaalpartner"), None, AFZENDER, TRIAGE, doet_logt=("signaal",)),
        Vraag("signaal_bsn", ("signaal", "signaalpersoon_bsn"), None, TRIAGE, TRIAGE, klaar=200, doet_logt=("bsn",)),
        Vraag(
            "piketmelding",
            ("piketmelding",),
            PIKET,
            PIKET,
            PIKET,
            {"antwoord": "Surveillance is onderweg"},
            302,
            ("piketmelding",),
            ("piketmelding",),
        ),
        Vraag("triage", ziet=IEDEREEN),
        Vraag("triage_besluit", s, TRIAGE, VOORZITTER, TRIAGE, verdict, **look),
        *_wachtlijst(),
    ]


def _wachtlijst() -> list[Vraag]:
    w = ("wachtplaats",)
    look = {"logt": ("signaal",), "doet_logt": ("wachtplaats",)}
    away = {"besluit": "afwijzen", "reden": "Verhuisd", "bericht": "Niet meer nodig", "versie": 1}
    begin = {"convenant": cid("convenant"), "versie": 1}

    def of_chair(naam: str, stuurt: Mapping[str, Any]) -> Vraag:
        return Vraag(naam, w, VOORZITTER, VOORZITTER, VOORZITTER, stuurt, **look)

    ask = {"situatie": "Een man van dertig", "vraag": "Kan het huis helpen?", "zonder_namen": "on"}
    advice = {"antwoord": "Vraag het wijkteam", "versie": 1}
    both = {"logt": ("adviesvraag",), "doet_logt": ("adviesvraag",)}
    return [
        Vraag("advies", ziet=IEDEREEN),
        Vraag("advies_nieuw", (), IEDEREEN, HUIS, IEDEREEN, ask, doet_logt=("adviesvraag",)),
        Vraag("adviesvraag", ("adviesvraag",), TRIAGE, VOORZITTER, TRIAGE, advice, **both),
        Vraag("wachtlijst", ziet=IEDEREEN),
        of_chair("wachtlijst_openen", begin),
        of_chair("wachtlijst_voorrang", {"reden": "Komt eerder vrij", "versie": 1}),
        of_chair("wachtlijst_weg", away),
    ]


def _eigen() -> list[Vraag]:
    typed = {"tekst": "Half af"}
    everybody = {"doet": IEDEREEN, "kent": IEDEREEN}
    return [
        Vraag("werkvoorraad", ziet=IEDEREEN),
        Vraag("meldingen_gelezen", **everybody),
        # The same for a notification of somebody else as for one that is not there: nothing, and to the first page.
        Vraag("melding", ("melding",), **everybody),
        Vraag("concept", (), stuurt=typed, klaar=204, **everybody),
        Vraag("concept", ("=informatie",), stuurt=typed, klaar=204, **everybody),
        Vraag("concept", ("=informatie", "casus"), stuurt=typed, klaar=204, **everybody),
        Vraag("concept_weg", ("=informatie",), **everybody),
        Vraag("concept_weg", ("=informatie", "casus"), **everybody),
        Vraag("weergave", stuurt={"thema": "donker"}, **everybody),
        *_bewaren(),
        Vraag("logboek_uitvoer", ziet=FG, logt=("logboek",)),
        Vraag("logboek", ziet=FG, logt=("logregel",)),
        Vraag("verstrekkingen", ziet=FG, logt=("verstrekking",)),
        Vraag("logboek_object", ("=casus", "casus"), FG, logt=("logregel",)),
    ]


def _profiel() -> list[Vraag]:
    """One's own account, which nobody else asks for; a key or a session of nobody's is there for nobody."""
    return [
        Vraag("profiel", ziet=IEDEREEN),
        # The cast has no passwords, and so no other one to choose: tests/web/test_profiel.py.
        Vraag("profiel_wachtwoord", (), IEDEREEN, NIEMAND, IEDEREEN),
        Vraag("profiel_herstelcodes", (), None, IEDEREEN, klaar=200, doet_logt=("herstelcodes",)),
        Vraag("profiel_sleutel_weg", ("=1",), NIEMAND, NIEMAND),
        Vraag("profiel_app_weg", (), NIEMAND, NIEMAND),
        Vraag("profiel_verklaring", (), IEDEREEN, IEDEREEN, IEDEREEN, {"akkoord": "on", "versie": 1}),
        Vraag("profiel_sessies_eindigen", (), None, IEDEREEN, doet_logt=("sessie",)),
        Vraag("profiel_sessie_eindigen", ("=geen",), None, NIEMAND),
    ]


def _bewaren() -> list[Vraag]:
    """R36, R37: who manages or supervises the house reads numbers; who leads a case decides; the recipient confirms."""
    house = VOORZITTER | ANDERE | KETEN | FG
    politie = frozenset(person for person, (unit, _) in MENSEN.items() if ORGANISATIE[unit] == "politie")
    longer = {"tot": "01-06-2033", "reden": "Een procedure loopt nog"}
    term = {"regime": cid("regime"), "categorie": cid("categorie_politie"), "maanden": 12, "vanaf": "ontvangst"}
    return [
        Vraag("bewaren", ziet=house, logt=("bewaring",)),
        Vraag(
            "bewaren_verlengen",
            ("nazorg_casus",),
            VOORZITTER | KETEN,
            VOORZITTER,
            VOORZITTER | KETEN,
            longer,
            logt=("bewaring",),
            doet_logt=("verlenging",),
        ),
        # R36: its aftercare still runs, so it is refused; tests/journeys/test_vernietiging.py sees one through.
        Vraag(
            "bewaren_vernietigen",
            ("nazorg_casus",),
            VOORZITTER,
            VOORZITTER,
            VOORZITTER | KETEN,
            {"grond": "Verzoek toegewezen", "zeker": "on"},
            klaar=422,
            logt=("bewaring",),
        ),
        # No request for erasure was granted here: tests/verantwoording/test_persoon_wissen.py.
        Vraag("bewaren_persoon", ("nazorg_casus",), NIEMAND, NIEMAND),
        Vraag("bewaartermijn_nieuw", (), KETEN, KETEN, IEDEREEN, term, doet_logt=("bewaartermijn",)),
        Vraag("bewaartermijn_weg", ("bewaartermijn",), KETEN, KETEN, IEDEREEN, {}, doet_logt=("bewaartermijn",)),
        Vraag("vernietiging", ("vernietiging",), house, logt=("vernietiging",)),
        Vraag("vernietiging_pdf", ("vernietiging",), house, logt=("vernietiging",)),
        Vraag(
            "vernietigingsbericht",
            ("vernietigingsbericht",),
            politie,
            politie,
            politie,
            {"toelichting": "Gedaan"},
            logt=("vernietigingsbericht",),
            doet_logt=("vernietigingsbericht",),
        ),
    ]


LIAISONS = frozenset(p for p, (_unit, functies) in MENSEN.items() if "liaison" in functies) | {"vervanger"}


def _verzoeken() -> list[Vraag]:
    """R30: requests are the contact point's; the source answers for its items, the receiver confirms."""
    c, v, new, known = CONTACTPUNT, ("verzoek",), ("verzoek_binnen",), ("verzoek_bekend",)
    look, act = {"logt": ("verzoek",)}, {"doet_logt": ("verzoek", "verzoekpost", "kennisgeving")}
    arrived = {"soort": "inzage", "wet": "avg", "kanaal": "brief", "ontvangen_op": "09-03-2026"}
    arrived |= {"achternaam": "Nieuweling", "omschrijving": "Wat staat er over mij?"}
    ends = {"uitkomst": "ingetrokken", "toelichting": "Belde af", "versie": 1}
    post, disputed = ("verzoekpost",), ("verzoekpost_betwist",)
    return [
        Vraag("verzoeken", ziet=c, **look),
        Vraag("verzoek_nieuw", (), c, c, stuurt=arrived, **act),
        Vraag("verzoek", v, c, **look),
        Vraag("verzoek_identiteit", new, c, c, stuurt={"wijze": "digid", "versie": 1}, **act),
        Vraag("verzoek_persoon", known, c, c, stuurt={"personen": cid("persoon_casus")}, logt=("persoon",), **act),
        Vraag("verzoek_bijeenbrengen", v, None, c, **act),
        Vraag("verzoek_verlengen", known, c, c, stuurt={"reden": "Veel stukken", "versie": 1}, **act),
        Vraag("verzoek_geheim", known, c, c, stuurt={"toelichting": "Wordt opgehaald", "versie": 1}, **act),
        Vraag("verzoek_sluiten", new, c, c, stuurt=ends, **act),
        Vraag("verzoek_bronnen", v, c, c, stuurt={"termijn": "20-03-2026"}, **act),
        Vraag("verzoek_verstrekken", v, None, c, stuurt={"post": cid("verzoekpost_persoon")}, **act),
        Vraag("verzoek_kennisgeven", v, None, c, **act),
        # Not everything is decided: tests/web/test_verzoeken.py fetches them.
        Vraag("verzoek_brief", v, None, c),
        Vraag("verzoek_gegevens", v, None, c),
        Vraag("verzoek_bestanden", v, None, c),
        Vraag(
            "verzoekpost",
            ("verzoekpost_persoon",),
            c,
            c,
            stuurt={"besluit": "verstrekken"},
            logt=("verzoekpost",),
            **act,
        ),
        Vraag("verzoekpost_betwisten", post, c, c, stuurt={"tekst": "Klopt niet"}, **act),
        Vraag("verzoekpost_beslechten", disputed, c, c, stuurt={"besluit": "Blijft zo"}, **act),
        Vraag("zienswijzen", ziet=LIAISONS, logt=("zienswijze",)),
        Vraag(
            "zienswijze",
            ("zienswijze",),
            LID,
            LID,
            stuurt={"antwoord": "geen_bezwaar", "versie": 1},
            logt=("zienswijze",),
            doet_logt=("zienswijze",),
        ),
        Vraag("kennisgeving_bevestigen", ("kennisgeving",), None, c | LID, stuurt={"versie": 1}, **act),
    ]


def vragen() -> list[Vraag]:
    """All of them, but for the door and the cooperation."""
    return [
        *_pages(),
        *_casus(),
        *_toestemming(),
        *_machtiging(),
        *_resultaat(),
        *_fiche(),
        *_rondetafel(),
        *_noodtoegang(),
        *_personen(),
        *_overleggen(),
        *_plan(),
        *_opschaling(),
        *_signalen(),
        *_eigen(),
        *_profiel(),
        *_verzoeken(),
    ]
