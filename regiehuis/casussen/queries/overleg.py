"""Meetings: the list, the month, and one meeting with the points that the asker may see (A7, R26)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from regiehuis.kern.errors import NotAllowed
from regiehuis.kern.prepared import number_of, prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..access.agenda import candidates, casus_ids_on_other_agendas
from ..access.overleg import NOT_YOURS, fetch_overleg, runs
from ..models import Aanwezigheid, Agendapunt, Casus, Overleg
from ..rules.overleg import Kandidaat, agenda_order, is_allowed, reason, used_minutes
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


@dataclasses.dataclass(frozen=True)
class PuntRegel:
    """One point of the agenda; `casus_id` only for who sees the dossier."""

    id: uuid.UUID
    volgorde: int
    casusnummer: str
    casus_id: uuid.UUID | None
    thema: str
    reden: str
    behandeld_op: datetime.datetime | None
    besluit: str
    spoed: bool
    minuten: int
    gebruikt: int | None
    vastgesteld_op: datetime.datetime | None
    uitgenodigd: int
    aanwezig: int
    over_tijd: bool


@dataclasses.dataclass(frozen=True)
class Voorstel:
    """A case of this form that is not on the agenda; due when `reden` says why."""

    casus_id: uuid.UUID
    nummer: str
    thema: str
    reden: str
    over_tijd: int


@dataclasses.dataclass(frozen=True)
class OverlegDetail:
    """One meeting as its page shows it to this asker."""

    regel: OverlegRegel
    secretaris: str
    capaciteit: int
    punten: Sequence[PuntRegel]
    voorstellen: Sequence[Voorstel]
    mag_agenda: bool
    agenda_verstuurd_op: datetime.datetime | None
    kan_vaststellen: bool
    volgende: Sequence[tuple[uuid.UUID, datetime.datetime]]
    kan_beginnen: bool
    kan_afsluiten: bool

    @property
    def eerste(self) -> PuntRegel | None:
        """The point to go to: the first that was not handled, else the first."""
        return next((p for p in self.punten if not p.behandeld_op), next(iter(self.punten), None))

    @property
    def behandeld(self) -> int:
        """How many points were handled."""
        return sum(1 for punt in self.punten if punt.behandeld_op)

    @property
    def minuten(self) -> int:
        """The planned time of all points."""
        return sum(punt.minuten for punt in self.punten)

    @property
    def gebruikt(self) -> int:
        """The time used by the points that were handled."""
        return sum(punt.gebruikt or 0 for punt in self.punten)

    @property
    def plaatsen_vrij(self) -> int:
        """How many points still fit in the sitting."""
        return max(0, self.capaciteit - len(self.punten))

    @property
    def kan_aanvullen(self) -> bool:
        """Whether a due case still fits on the agenda."""
        return self.mag_agenda and self.plaatsen_vrij > 0 and any(v.reden for v in self.voorstellen)

    @property
    def over_capaciteit(self) -> int:
        """How many due cases do not fit (verstopping, A2)."""
        return max(0, sum(1 for v in self.voorstellen if v.reden) - self.plaatsen_vrij)


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
    return OverlegLijst([_regel(asker, row) for row in found], pagina, paginas)


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
        days.setdefault(overleg.aanvang.astimezone(AMSTERDAM).date(), []).append(_regel(asker, overleg))
    return [Kalenderdag(dag, regels) for dag, regels in days.items()]


def volgende_overleggen(asker: Asker, dagen: int = 14) -> list[OverlegRegel]:
    """Meetings of the coming days that the asker runs or has a point in; for the work list."""
    until = _midnight(asker.dag + datetime.timedelta(days=dagen))
    return [_regel(asker, overleg) for overleg in _next(asker, _midnight(asker.dag), until)]


@prepared
def _next(asker: Asker, van: datetime.datetime, tot: datetime.datetime) -> QuerySet[Overleg]:
    found = _overleggen().filter(aanvang__gte=van, aanvang__lt=tot).exclude(status="afgesloten")
    runs_it = Q(overlegvorm_id__any=asker.voorzit) | Q(overlegvorm_id__any=asker.secretaris_van)
    return found.filter(Q(punten_zichtbaar__gt=0) | runs_it)


def overleg(asker: Asker, overleg_id: uuid.UUID) -> OverlegDetail:
    """One meeting with the points that the asker may see; proposals only for who runs it. Raises NotFound."""
    found = fetch_overleg(asker, overleg_id)
    leidt = runs(asker, found.overlegvorm_id)
    may_change = leidt and is_allowed(found.status, "agenda")
    found.punten_zichtbaar = 0  # type: ignore[attr-defined]
    punten = _punten(found, leidt)
    regel = dataclasses.replace(_regel(asker, found), punten=len(punten))
    return OverlegDetail(
        regel=regel,
        secretaris=found.secretaris.naam if found.secretaris else "",
        capaciteit=found.overlegvorm.capaciteit,
        punten=punten,
        voorstellen=_voorstellen(found) if may_change else [],
        mag_agenda=may_change,
        agenda_verstuurd_op=found.agenda_verstuurd_op,
        kan_vaststellen=found.overlegvorm_id in asker.voorzit
        and is_allowed(found.status, "vaststellen")
        and any(p.behandeld_op and not p.vastgesteld_op for p in punten),
        volgende=_next_dates(found),
        kan_beginnen=leidt and is_allowed(found.status, "beginnen"),
        kan_afsluiten=leidt and is_allowed(found.status, "afsluiten"),
    )


def spoedkeuzes(asker: Asker, overleg_id: uuid.UUID) -> tuple[OverlegRegel, list[tuple[str, str]]]:
    """A meeting that the asker runs, and the cases that can still come on its agenda with urgency, by number.

    Raises NotFound or NotAllowed.
    """
    found = fetch_overleg(asker, overleg_id, doel="spoedpunt")
    if not runs(asker, found.overlegvorm_id):
        raise NotAllowed(NOT_YOURS)
    found.punten_zichtbaar = 0  # type: ignore[attr-defined]
    # Who pressed twice finds the case that came on the first time, and no error.
    standing = set(found.agendapunten.filter(spoed=False).values_list("casus_id", flat=True))
    left = [(str(k.casus_id), f"{k.nummer}, {k.thema}") for k in candidates(found) if k.casus_id not in standing]
    return _regel(asker, found), left


def themes_of(overleg_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """The theme of each point of a meeting that the asker runs, without the dossier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agendapunt_id, thema FROM regiehuis_agendapunten(%s)", [overleg_id])
        return dict(cursor.fetchall())


def _next_dates(overleg: Overleg) -> list[tuple[uuid.UUID, datetime.datetime]]:
    """The next three sittings of this form that are planned."""
    later = Overleg.objects.filter(overlegvorm_id=overleg.overlegvorm_id, status="gepland", aanvang__gt=overleg.aanvang)
    return list(later.order_by("aanvang").values_list("id", "aanvang")[:3])


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


def _regel(asker: Asker, overleg: Overleg) -> OverlegRegel:
    return OverlegRegel(
        id=overleg.id,
        naam=overleg.overlegvorm.naam,
        soort=overleg.overlegvorm.soort,
        aanvang=overleg.aanvang,
        plaats=overleg.plaats,
        status=overleg.status,
        status_tekst=dict(OVERLEGSTATUSSEN)[overleg.status],
        voorzitter=overleg.voorzitter.naam,
        punten=overleg.punten_zichtbaar,  # type: ignore[attr-defined]
        leidt=runs(asker, overleg.overlegvorm_id),
    )


def _punten(overleg: Overleg, leidt: bool) -> list[PuntRegel]:
    found = list(overleg.agendapunten.order_by("volgorde", "id"))
    dossiers = dict(Casus.objects.filter(id__in=[p.casus_id for p in found]).values_list("id", F("thema__naam")))
    themes = themes_of(overleg.id) if leidt else {}
    counts = _attendance([p.id for p in found])
    return [
        PuntRegel(
            id=punt.id,
            volgorde=punt.volgorde,
            casusnummer=punt.casusnummer,
            casus_id=punt.casus_id if punt.casus_id in dossiers else None,
            thema=dossiers.get(punt.casus_id) or themes.get(punt.id, ""),
            reden=punt.reden,
            behandeld_op=punt.behandeld_op,
            besluit=punt.besluit,
            spoed=punt.spoed,
            minuten=punt.minuten,
            gebruikt=used_minutes(punt.begonnen_op, punt.behandeld_op),
            vastgesteld_op=punt.vastgesteld_op,
            uitgenodigd=counts.get(punt.id, (0, 0))[0],
            aanwezig=counts.get(punt.id, (0, 0))[1],
            over_tijd="over tijd" in punt.reden,
        )
        for punt in found
        if leidt or punt.casus_id in dossiers
    ]


def _attendance(punten: Sequence[uuid.UUID]) -> dict[uuid.UUID, tuple[int, int]]:
    """Per point how many were invited and how many are there."""
    invited = Aanwezigheid.objects.filter(agendapunt__in=punten).order_by().values("agendapunt_id")
    counted = invited.annotate(uitgenodigd=Count("id"), aanwezig=Count("id", filter=Q(status="aanwezig")))
    return {row["agendapunt_id"]: (row["uitgenodigd"], row["aanwezig"]) for row in counted}


def _voorstellen(overleg: Overleg) -> list[Voorstel]:
    """Due cases in the order of the agenda, then the others by number; nothing that stands on an agenda already."""
    day = overleg.aanvang.astimezone(AMSTERDAM).date()
    standing = casus_ids_on_other_agendas(overleg) | {
        p for p in overleg.agendapunten.values_list("casus_id", flat=True)
    }
    left = [k for k in candidates(overleg) if k.casus_id not in standing]
    due = agenda_order(left, day)
    others = [k for k in left if k not in due]

    def voorstel(kandidaat: Kandidaat) -> Voorstel:
        words = reason(kandidaat, day)
        return Voorstel(kandidaat.casus_id, kandidaat.nummer, kandidaat.thema, words, kandidaat.over_tijd)

    return [voorstel(k) for k in [*due, *others]]
