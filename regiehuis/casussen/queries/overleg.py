"""One meeting with the points that the asker may see (A7, R26)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db import connection
from django.db.models import Count, F, Q

from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.agenda import candidates, casus_ids_on_other_agendas
from ..access.overleg import NOT_YOURS, fetch_overleg, runs
from ..models import Aanwezigheid, Casus, Overleg
from ..rules.overleg import Kandidaat, agenda_order, is_allowed, reason, used_minutes
from .overleglijst import OverlegRegel, overleg_regel


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


def overleg(asker: Asker, overleg_id: uuid.UUID) -> OverlegDetail:
    """One meeting with the points that the asker may see; proposals only for who runs it. Raises NotFound."""
    found = fetch_overleg(asker, overleg_id)
    leidt = runs(asker, found.overlegvorm_id)
    may_change = leidt and is_allowed(found.status, "agenda")
    found.punten_zichtbaar = 0  # type: ignore[attr-defined]
    punten = _punten(found, leidt)
    regel = dataclasses.replace(overleg_regel(asker, found), punten=len(punten))
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
    return overleg_regel(asker, found), left


def themes_of(overleg_id: uuid.UUID) -> dict[uuid.UUID, str]:
    """The theme of each point of a meeting that the asker runs, without the dossier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT agendapunt_id, thema FROM regiehuis_agendapunten(%s)", [overleg_id])
        return dict(cursor.fetchall())


def _next_dates(overleg: Overleg) -> list[tuple[uuid.UUID, datetime.datetime]]:
    """The next three sittings of this form that are planned."""
    later = Overleg.objects.filter(overlegvorm_id=overleg.overlegvorm_id, status="gepland", aanvang__gt=overleg.aanvang)
    return list(later.order_by("aanvang").values_list("id", "aanvang")[:3])


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
