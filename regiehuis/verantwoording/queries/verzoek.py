"""Requests as the contact point sees them: the list, one file, and what was found (R30)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.kern.datum import parse_datum
from regiehuis.kern.period import on_day
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import VORMEN
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Functie

from ..access.verzoek import (
    candidates,
    fetch_verzoek,
    given_to,
    log_overview,
    may_read,
    record_look,
    require_contactpunt,
)
from ..models import Kennisgeving, Verzoek, Verzoekpost
from ..rules import verzoek as rules
from ..rules.verzoekwoorden import WOORDEN
from .verzoekpost import Postregel, posten_of

SOORTEN, WETTEN, KANALEN = dict(rules.VERZOEKSOORTEN), dict(rules.WETTEN), dict(rules.KANALEN)
UITKOMSTEN, WIJZEN = dict(rules.UITKOMSTEN), dict(rules.IDENTITEITSWIJZEN)
VERTEGENWOORDIGING = dict(rules.VERTEGENWOORDIGINGEN)
GESLOTEN = 50


@dataclasses.dataclass(frozen=True)
class Verzoekregel:
    """One request in the list, with its clock."""

    id: uuid.UUID
    nummer: str
    soort: str
    naam: str
    ontvangen_op: datetime.date
    termijn: datetime.date
    dagen: int
    stand: str
    stand_tekst: str
    gesloten: bool


@dataclasses.dataclass(frozen=True)
class Bericht:
    """One recipient that is told, what he was given, whether he confirmed; `buiten` is who must be written (R32)."""

    id: uuid.UUID
    organisatie: str
    buiten: bool
    gekregen: Sequence[tuple[datetime.date, str, str, int]]
    verstuurd_op: datetime.datetime
    bevestigd_op: datetime.datetime | None
    versie: int


@dataclasses.dataclass(frozen=True)
class Verzoekdossier:
    """One request with all of it; `stap` is how far it came, `open` whether the data of the person are open."""

    regel: Verzoekregel
    wet: str
    kanaal: str
    omschrijving: str
    antwoordadres: str
    geboren: str
    vertegenwoordiging: str
    vertegenwoordiger: str
    zelf_reden: str
    identiteit: str
    identiteit_op: datetime.datetime | None
    gekozen: int
    bijeengebracht_op: datetime.datetime | None
    verlenging_reden: str
    mag_verlengen: bool
    toegang_tot: datetime.date
    open: bool
    stap: int
    groepen: Sequence[tuple[str, Sequence[Postregel]]]
    aantal: int
    onbeslist: int
    toewijzen: str
    te_vragen: int
    zonder_liaison: Sequence[str]
    geheim: bool
    geheim_toelichting: str
    mag_verstrekken: bool
    verstrekt_op: datetime.datetime | None
    uitkomst: str
    voorstel: str
    toelichting: str
    logboek: Sequence[tuple[datetime.date, str, str, str, int]]
    kennisgevingen: Sequence[Bericht]
    mag_melden: bool
    versie: int


def verzoeken(asker: Asker) -> list[Verzoekregel]:
    """The requests of the house, open ones first by term; for the contact point, logged. Raises NotFound."""
    require_contactpunt(asker)
    rows = Verzoek.objects.filter(veiligheidshuis_id=asker.huis_id)
    running = list(rows.filter(gesloten_op=None).order_by("termijn", "nummer"))
    closed = list(rows.exclude(gesloten_op=None).order_by("-gesloten_op")[:GESLOTEN])
    about = sorted({key for row in (*running, *closed) for key in row.personen})
    record(asker=asker, handeling="zoeken", object_soort="verzoek", personen=about)
    return [regel_of(row, asker.dag) for row in (*running, *closed)]


def open_verzoeken(asker: Asker) -> list[Verzoekregel]:
    """The requests that run, for the first screen of the contact point; nothing for anybody else."""
    if not asker.has("contactpunt"):
        return []
    return [regel for regel in verzoeken(asker) if not regel.gesloten]


def verzoek_dossier(asker: Asker, verzoek_id: uuid.UUID) -> Verzoekdossier:
    """One request with everything that was found; the look is logged with the request as its purpose.

    Raises NotFound.
    """
    verzoek = fetch_verzoek(asker, verzoek_id)
    readable = may_read(asker, verzoek)
    posten = posten_of(asker, verzoek)
    undecided = [post for post in posten if not post.besluit]
    given = [post for post in posten if post.besluit == "verstrekken"]
    secret = any(post.bescherming == rules.BESCHERMINGEN["geheim_adres"] for post in posten)
    record_look(asker, verzoek)
    to_ask = [post for post in undecided if post.bron and not post.zienswijze]
    return Verzoekdossier(
        regel=regel_of(verzoek, asker.dag),
        wet=WETTEN[verzoek.wet],
        kanaal=KANALEN[verzoek.kanaal],
        omschrijving=verzoek.omschrijving,
        antwoordadres=verzoek.antwoordadres,
        geboren=parse_datum(verzoek.geboortedatum).display() if verzoek.geboortedatum else "",
        vertegenwoordiging=VERTEGENWOORDIGING[verzoek.vertegenwoordiging],
        vertegenwoordiger=verzoek.vertegenwoordiger,
        zelf_reden=verzoek.zelf_reden,
        identiteit=WIJZEN.get(verzoek.identiteit_wijze, ""),
        identiteit_op=_local(verzoek.identiteit_op),
        gekozen=len(verzoek.personen),
        bijeengebracht_op=_local(verzoek.bijeengebracht_op),
        verlenging_reden=verzoek.verlenging_reden,
        mag_verlengen=_may_extend(verzoek, asker.dag),
        toegang_tot=verzoek.toegang_tot,
        open=readable,
        stap=_step(verzoek, bool(posten), bool(undecided)),
        groepen=_grouped(posten),
        aantal=len(posten),
        onbeslist=len(undecided),
        toewijzen=WOORDEN[verzoek.soort].toewijzen,
        te_vragen=len(to_ask),
        zonder_liaison=_without_liaison(asker, verzoek) if to_ask else [],
        geheim=secret,
        geheim_toelichting=verzoek.geheim_toelichting,
        mag_verstrekken=may_disclose(readable, posten, verzoek),
        verstrekt_op=_local(verzoek.verstrekt_op),
        uitkomst=UITKOMSTEN.get(verzoek.uitkomst, ""),
        voorstel=rules.outcome_of(len(given), len(posten) - len(given) - len(undecided)),
        toelichting=verzoek.toelichting,
        logboek=[(row[0], row[1], row[2], row[3], row[4]) for row in log_overview(verzoek)] if posten else [],
        kennisgevingen=_notices(verzoek),
        mag_melden=readable and verzoek.soort != "inzage" and bool(posten),
        versie=verzoek.versie,
    )


def may_disclose(readable: bool, posten: Sequence[Postregel], verzoek: Verzoek) -> bool:
    """Whether an answer can go out: everything decided, and a secret address resolved first (R30, R31)."""
    secret = any(post.bescherming == rules.BESCHERMINGEN["geheim_adres"] for post in posten)
    decisions = [post.besluit for post in posten]
    resolved = verzoek.geheim_opgelost_op is not None
    return readable and not rules.check_verstrekking(besluiten=decisions, geheim=secret, opgelost=resolved)


def persoon_keuzes(asker: Asker, verzoek_id: uuid.UUID) -> list[tuple[str, str]]:
    """Who of the index can be the person, in words; the search is logged. Raises NotFound."""
    verzoek = fetch_verzoek(asker, verzoek_id)
    found = candidates(verzoek)
    record_look(asker, verzoek, "zoeken", "persoon")
    return [
        (
            str(key),
            ", ".join(part for part in (f"{voornamen} {tussen} {achter}".replace("  ", " "), born, plaats) if part),
        )
        for key, voornamen, tussen, achter, born, plaats in found
    ]


def regel_of(verzoek: Verzoek, dag: datetime.date) -> Verzoekregel:
    """A request as a line with its clock."""
    left = rules.days_left(verzoek.termijn, dag)
    if verzoek.gesloten_op is not None:
        stand, tekst = "neutraal", UITKOMSTEN[verzoek.uitkomst]
    elif left < 0:
        stand, tekst = "over", "Termijn voorbij"
    else:
        stand = "let_op" if left <= max(rules.HERINNERINGEN) else "loopt"
        tekst = "Laatste dag" if left == 0 else f"Nog {left} {'dag' if left == 1 else 'dagen'}"
    naam = f"{verzoek.voornamen} {verzoek.tussenvoegsel} {verzoek.achternaam}"
    return Verzoekregel(
        id=verzoek.id,
        nummer=verzoek.nummer,
        soort=SOORTEN[verzoek.soort],
        naam=" ".join(naam.split()),
        ontvangen_op=verzoek.ontvangen_op,
        termijn=verzoek.termijn,
        dagen=left,
        stand=stand,
        stand_tekst=tekst,
        gesloten=verzoek.gesloten_op is not None,
    )


def _grouped(posten: Sequence[Postregel]) -> list[tuple[str, list[Postregel]]]:
    groups: dict[str, list[Postregel]] = {}
    for post in posten:
        groups.setdefault(post.titel, []).append(post)
    return list(groups.items())


def _step(verzoek: Verzoek, assembled: bool, undecided: bool) -> int:
    """How far a request came: identity, person, together, decide, answer."""
    if verzoek.identiteit_op is None:
        return 1
    if not assembled and verzoek.bijeengebracht_op is None:
        return 2 if not verzoek.personen else 3
    return 4 if undecided else 5


def _may_extend(verzoek: Verzoek, dag: datetime.date) -> bool:
    wrong = rules.check_verlenging(
        soort=verzoek.soort,
        wet=verzoek.wet,
        verlengd=verzoek.verlengd_op is not None,
        termijn=verzoek.termijn,
        dag=dag,
        reden="-",
    )
    return wrong is None and verzoek.gesloten_op is None


def _without_liaison(asker: Asker, verzoek: Verzoek) -> list[str]:
    """Sources that have nobody to answer: the contact point asks them otherwise, and waits for the term."""
    sources = Verzoekpost.objects.filter(verzoek=verzoek, besluit="", bron__isnull=False)
    names = dict(sources.values_list("bron_id", "bron__naam"))
    liaisons = Functie.objects.filter(on_day(asker.dag), soort="liaison", medewerker__onderdeel_id__in=names)
    served = set(liaisons.values_list("medewerker__onderdeel_id", flat=True))
    return sorted(name for key, name in names.items() if key not in served)


def _notices(verzoek: Verzoek) -> list[Bericht]:
    rows = list(Kennisgeving.objects.filter(verzoek=verzoek).select_related("organisatie"))
    given: dict[tuple[uuid.UUID | None, str], list[tuple[datetime.date, str, str, int]]] = {}
    for row in given_to(verzoek) if rows else ():
        what = (row.dag, VORMEN.get(row.vorm, row.vorm), row.doel, row.aantal)
        given.setdefault((row.organisatie_id, row.ontvanger), []).append(what)
    found = [
        Bericht(
            id=row.id,
            organisatie=row.organisatie.naam if row.organisatie else row.ontvanger,
            buiten=row.organisatie is None,
            gekregen=given.get((row.organisatie_id, row.ontvanger), ()),
            verstuurd_op=row.verstuurd_op,
            bevestigd_op=row.bevestigd_op,
            versie=row.versie,
        )
        for row in rows
    ]
    return sorted(found, key=lambda bericht: (bericht.buiten, bericht.organisatie.lower()))


def _local(moment: datetime.datetime | None) -> datetime.datetime | None:
    return moment.astimezone(AMSTERDAM) if moment else None
