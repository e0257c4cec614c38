"""The dossier of a case on one page: per life area what the sources brought in, newest first (A4, R5, R15)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from regiehuis.kern.datum import parse_datum
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.rules import Bewijs, Stuk
from regiehuis.personen.models import Adres
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.informatie import items_for
from ..access.verstrekking import Mee, items_of, take_along, whole
from ..models import Casuspersoon, Deelname, Informatie, Leefgebied, Leefgebiedscore
from ..rules.casus import BESCHERMD
from ..rules.woorden import INFORMATIESOORTEN, PERSOONSROLLEN
from .casusdelen import Inbreng, address_text, inbreng_of
from .waarschuwing import Waarschuwing, as_waarschuwingen

ROLLEN = dict(PERSOONSROLLEN)
# In the address: what stands under no life area yet.
ZONDER = "zonder"


@dataclasses.dataclass(frozen=True)
class Dossierpersoon:
    """Who the dossier is about; of a secret address no more than that it is secret, as paper goes round (R17)."""

    persoon_id: uuid.UUID
    naam: str
    rol: str
    hoofdpersoon: bool
    geboren: str
    adres: str


@dataclasses.dataclass(frozen=True)
class Score:
    """The newest score of a life area: of whom, how much, when, by whom (R28, R39)."""

    van: str
    score: int
    op: datetime.date
    door: str


@dataclasses.dataclass(frozen=True)
class Dossierblok:
    """One life area with its scores and items."""

    naam: str
    scores: Sequence[Score]
    stukken: Sequence[Inbreng]


@dataclasses.dataclass(frozen=True)
class Dossierkeuzes:
    """What the dossier can be narrowed to, as (key, text); no more than stands in it for this reader."""

    persoon: Sequence[tuple[str, str]]
    leefgebied: Sequence[tuple[str, str]]
    bron: Sequence[tuple[str, str]]
    soort: Sequence[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class Dossier:
    """The dossier as this reader may read it; `gekozen` tells in words what it was narrowed to."""

    personen: Sequence[Dossierpersoon]
    blokken: Sequence[Dossierblok]
    niets_over: Sequence[str]
    aantal: int
    keuzes: Dossierkeuzes
    gekozen: Sequence[str]
    # What stands in it, in references, for when it is taken along (R21).
    inhoud: Sequence[Stuk]
    # The warnings for staff that are in force, for above the page (R17).
    waarschuwingen: Sequence[Waarschuwing]


def casus_dossier(asker: Asker, deelnames: Sequence[Deelname], wens: Mapping[str, str]) -> Dossier:
    """The dossier for memberships that were fetched, judged and logged before; five queries, however much there is.

    `wens` holds what was asked for in the address; what is not offered is no filter. A protected reporter is left
    out, also for its readers: this page is made to be printed.
    """
    casus = deelnames[0].casus
    everything = items_for(asker, *deelnames)
    items = [item for item in everything if item.soort not in BESCHERMD]
    personen = _persons(casus.id)
    areas = _areas(asker)
    keuzes = _choices(personen, areas, items)
    chosen = {name: wens.get(name, "") for name in ("persoon", "leefgebied", "bron", "soort")}
    chosen = {name: key for name, key in chosen.items() if key in dict(getattr(keuzes, name))}
    shown = [item for item in items if all(_value(item, name) == key for name, key in chosen.items())]
    whose = chosen.get("persoon", "")
    scores = _scores(casus.id, whose)
    names = [name for key, name in areas if chosen.get("leefgebied", key) == key]
    blokken = _blocks(asker, names, shown, scores)
    known = {blok.naam for blok in blokken}
    about = [persoon for persoon in personen if whose in ("", str(persoon.persoon_id))]
    return Dossier(
        personen=about,
        blokken=blokken,
        niets_over=[] if {"bron", "soort"} & set(chosen) else [name for name in names if name not in known],
        aantal=len(shown),
        keuzes=keuzes,
        gekozen=[dict(getattr(keuzes, name))[key] for name, key in chosen.items()],
        inhoud=[whole("dossier", casus.id, casus.id, (p.persoon_id for p in about)), *items_of(shown)],
        waarschuwingen=as_waarschuwingen(everything),
    )


def dossier_document(
    asker: Asker, deelnames: Sequence[Deelname], wens: Mapping[str, str], mee: Mee
) -> tuple[Dossier, Bewijs]:
    """The dossier to take along or to print, the same as on screen; that is a disclosure (R21)."""
    dossier = casus_dossier(asker, deelnames, wens)
    return dossier, take_along(asker, dossier.inhoud, mee)


def _value(item: Informatie, name: str) -> str:
    """What of an item a filter of this name looks at."""
    if name == "soort":
        return item.soort
    if name == "leefgebied":
        return str(item.leefgebied_id or ZONDER)
    return str(item.bron_id if name == "bron" else item.persoon_id)


def _areas(asker: Asker) -> list[tuple[str, str]]:
    return [(str(area.id), area.naam) for area in _areas_in_use(asker)]


@prepared
def _areas_in_use(asker: Asker) -> QuerySet[Leefgebied]:
    return Leefgebied.objects.filter(veiligheidshuis_id=asker.huis_id, actief=True).order_by("volgorde", "naam")


def _persons(casus_id: uuid.UUID) -> list[Dossierpersoon]:
    """Each person once, the main one first; a second role stands behind the first."""
    found: dict[uuid.UUID, list[Casuspersoon]] = defaultdict(list)
    for row in _roles(casus_id):
        found[row.persoon_id].append(row)
    living = {row.persoon_id: address_text(row) for row in _addresses(tuple(found))}
    return [
        Dossierpersoon(
            persoon_id=key,
            naam=full_name(roles[0].persoon),
            rol=", ".join(dict.fromkeys(ROLLEN[role.rol] for role in roles)),
            hoofdpersoon=roles[0].hoofdpersoon,
            geboren=parse_datum(born).display() if (born := roles[0].persoon.geboortedatum) else "",
            adres="Geheim adres" if roles[0].persoon.afgeschermd else living.get(key, ""),
        )
        for key, roles in found.items()
    ]


@prepared
def _roles(casus_id: uuid.UUID) -> QuerySet[Casuspersoon]:
    rows = Casuspersoon.objects.filter(casus_id=casus_id, tot=None).select_related("persoon")
    return rows.order_by("-hoofdpersoon", "persoon__sorteersleutel")


@prepared
def _addresses(keys: tuple[uuid.UUID, ...]) -> QuerySet[Adres]:
    return Adres.objects.filter(persoon_id__any=keys, tot=None).exclude(soort="geheim").order_by("van")


def _choices(
    personen: Sequence[Dossierpersoon], areas: Sequence[tuple[str, str]], items: Sequence[Informatie]
) -> Dossierkeuzes:
    placed = {str(item.leefgebied_id or ZONDER) for item in items}
    sources = {str(item.bron_id): f"{item.bron.organisatie.naam}, {item.bron.naam}" for item in items}
    kinds = {item.soort for item in items}
    rest = [(ZONDER, "Nog niet bij een leefgebied")] if ZONDER in placed else []
    return Dossierkeuzes(
        persoon=[(str(persoon.persoon_id), persoon.naam) for persoon in personen],
        leefgebied=[*areas, *rest],
        bron=sorted(sources.items(), key=lambda source: source[1]),
        soort=[(code, naam) for code, naam in INFORMATIESOORTEN if code in kinds],
    )


def _scores(casus_id: uuid.UUID, persoon: str) -> dict[str, list[Score]]:
    """The newest score per life area and person."""
    newest: dict[tuple[str, str], Score] = {}
    for row in _scored(casus_id):
        if persoon in ("", str(row.persoon_id or "")):
            who = full_name(row.persoon) if row.persoon else ""
            newest.setdefault((row.leefgebied.naam, who), Score(who, row.score, row.op, row.door.naam))
    per_area: dict[str, list[Score]] = defaultdict(list)
    for (area, _), score in newest.items():
        per_area[area].append(score)
    return per_area


@prepared
def _scored(casus_id: uuid.UUID) -> QuerySet[Leefgebiedscore]:
    rows = Leefgebiedscore.objects.filter(casus_id=casus_id).select_related("leefgebied", "persoon", "door")
    return rows.order_by("-op", "-id")


def _blocks(
    asker: Asker, names: Sequence[str], items: Sequence[Informatie], scores: Mapping[str, Sequence[Score]]
) -> list[Dossierblok]:
    """Life areas in the order of the house; then areas no longer in use, and at the end what stands under none."""
    per_area: dict[str, list[Inbreng]] = defaultdict(list)
    for item in items:
        per_area[item.leefgebied.naam if item.leefgebied else ""].append(inbreng_of(asker, item))
    order = dict.fromkeys([*names, *sorted(area for area in per_area if area), ""])
    return [
        Dossierblok(name, scores.get(name, ()), per_area.get(name, ()))
        for name in order
        if per_area.get(name) or (name and scores.get(name))
    ]
