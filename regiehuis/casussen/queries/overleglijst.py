"""Meetings as lists show them: a page, a month, the next ones; and the meeting forms to choose from (A7, C6)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from regiehuis.kern.prepared import number_of, prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..access.overleg import runs
from ..models import Agendapunt, Overleg
from ..rules.woorden import OVERLEGSTATUSSEN

PER_PAGINA = 25


@dataclasses.dataclass(frozen=True)
class Vorm:
    """A meeting form to choose from."""

    id: uuid.UUID
    naam: str
    ritme: str
    plaats: str
    aanvang: datetime.time


@dataclasses.dataclass(frozen=True)
class OverlegRegel:
    """One meeting in a list; `punten` counts only what the asker may see."""

    id: uuid.UUID
    naam: str
    soort: str
    aanvang: datetime.datetime
    plaats: str
    status: str
    status_tekst: str
    voorzitter: str
    punten: int
    leidt: bool
    agenda_verstuurd: bool


@dataclasses.dataclass(frozen=True)
class OverlegLijst:
    """A page of meetings."""

    regels: Sequence[OverlegRegel]
    pagina: int
    paginas: int


@dataclasses.dataclass(frozen=True)
class Kalenderdag:
    """A day on which the house meets."""

    dag: datetime.date
    overleggen: Sequence[OverlegRegel]


def overlegvormen(asker: Asker, *, alleen_te_plannen: bool = False) -> list[Vorm]:
    """The meeting forms of the house, by name; or only those that the asker may plan."""
    vormen = _vormen(asker, alleen_eigen=alleen_te_plannen and not asker.has("ketenmanager"))
    return [Vorm(v.id, v.naam, v.get_ritme_display(), v.plaats, v.aanvang) for v in vormen]


@prepared
def _vormen(asker: Asker, *, alleen_eigen: bool) -> QuerySet[Overlegvorm]:
    vormen = Overlegvorm.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("naam")
    mine = Q(id__any=asker.voorzit) | Q(id__any=asker.secretaris_van)
    return vormen.filter(mine) if alleen_eigen else vormen


def overleggen(
    asker: Asker, *, periode: str = "komend", overlegvorm_id: uuid.UUID | None = None, pagina: int = 1
) -> OverlegLijst:
    """Meetings of the house: from today on (`komend`), or before and closed (`geweest`, latest first)."""
    vandaag, geweest, van_vorm = _midnight(asker.dag), periode == "geweest", overlegvorm_id is not None
    number = _number(vandaag, overlegvorm_id, geweest=geweest, van_vorm=van_vorm)[0]
    paginas = max(1, -(-number // PER_PAGINA))
    pagina = min(max(1, pagina), paginas)
    record(asker=asker, handeling="zoeken", object_soort="overleg")
    found = _page(vandaag, overlegvorm_id, geweest=geweest, van_vorm=van_vorm, pagina=pagina)
    return OverlegLijst([overleg_regel(asker, row) for row in found], pagina, paginas)


def _of_period(
    found: QuerySet[Overleg], vandaag: datetime.datetime, vorm: uuid.UUID | None, geweest: bool, van_vorm: bool
) -> QuerySet[Overleg]:
    found = found.filter(Q(overlegvorm_id=vorm)) if van_vorm else found
    coming = Q(aanvang__gte=vandaag, status="gepland") | Q(status="bezig")
    return found.filter(~coming).order_by("-aanvang") if geweest else found.filter(coming)


@prepared
def _number(
    vandaag: datetime.datetime, vorm: uuid.UUID | None, *, geweest: bool, van_vorm: bool
) -> QuerySet[Overleg, int]:
    return number_of(_of_period(Overleg.objects.all(), vandaag, vorm, geweest, van_vorm))


@prepared
def _page(
    vandaag: datetime.datetime, vorm: uuid.UUID | None, *, geweest: bool, van_vorm: bool, pagina: int
) -> QuerySet[Overleg]:
    start = (pagina - 1) * PER_PAGINA
    return _of_period(_overleggen(), vandaag, vorm, geweest, van_vorm)[start : start + PER_PAGINA]


def maand(asker: Asker, jaar: int, maand: int) -> list[Kalenderdag]:
    """The days of a month on which the house meets (C6)."""
    first = datetime.date(jaar, maand, 1)
    after = (first + datetime.timedelta(days=31)).replace(day=1)
    found = _overleggen().filter(aanvang__gte=_midnight(first), aanvang__lt=_midnight(after))
    record(asker=asker, handeling="zoeken", object_soort="overleg")
    days: dict[datetime.date, list[OverlegRegel]] = {}
    for overleg in found:
        days.setdefault(overleg.aanvang.astimezone(AMSTERDAM).date(), []).append(overleg_regel(asker, overleg))
    return [Kalenderdag(dag, regels) for dag, regels in days.items()]


def volgende_overleggen(asker: Asker, dagen: int = 14) -> list[OverlegRegel]:
    """Meetings of the coming days that the asker runs or has a point in; for the work list."""
    until = _midnight(asker.dag + datetime.timedelta(days=dagen))
    return [overleg_regel(asker, overleg) for overleg in _next(asker, _midnight(asker.dag), until)]


@prepared
def _next(asker: Asker, van: datetime.datetime, tot: datetime.datetime) -> QuerySet[Overleg]:
    found = _overleggen().filter(aanvang__gte=van, aanvang__lt=tot).exclude(status="afgesloten")
    runs_it = Q(overlegvorm_id__any=asker.voorzit) | Q(overlegvorm_id__any=asker.secretaris_van)
    return found.filter(Q(punten_zichtbaar__gt=0) | runs_it)


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)


def _overleggen() -> QuerySet[Overleg]:
    punten = Agendapunt.objects.filter(overleg_id=OuterRef("id")).order_by().values("overleg_id")
    number = punten.annotate(n=Count("id")).values("n")
    return (
        Overleg.objects.select_related("overlegvorm", "voorzitter")
        .annotate(punten_zichtbaar=Coalesce(Subquery(number, output_field=IntegerField()), 0))
        .order_by("aanvang", "id")
    )


def overleg_regel(asker: Asker, overleg: Overleg) -> OverlegRegel:
    """A meeting fetched with its form, chair and the number of points that the asker sees, as a line of a list."""
    return OverlegRegel(
        id=overleg.id,
        naam=overleg.naam,
        soort=overleg.overlegvorm.soort,
        aanvang=overleg.aanvang,
        plaats=overleg.plaats,
        status=overleg.status,
        status_tekst=dict(OVERLEGSTATUSSEN)[overleg.status],
        voorzitter=overleg.voorzitter.naam,
        punten=overleg.punten_zichtbaar,  # type: ignore[attr-defined]
        leidt=runs(asker, overleg.overlegvorm_id),
        agenda_verstuurd=overleg.agenda_verstuurd_op is not None,
    )
