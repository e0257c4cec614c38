"""What stands above every page of a point: its meeting, its case as far as that is known, its neighbours."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..access.overleg import runs
from ..models import Agendapunt, Casus, Deelname
from ..rules.overleg import is_allowed, used_minutes
from .overleg import themes_of


@dataclasses.dataclass(frozen=True)
class Buurpunt:
    """A neighbour on the agenda that the asker may see."""

    id: uuid.UUID
    volgorde: int
    casusnummer: str
    behandeld: bool
    hier: bool


@dataclasses.dataclass(frozen=True)
class Puntkop:
    """What stands above every page of a point; `casus_id` only for who sees the dossier, `over` is never shown."""

    id: uuid.UUID
    versie: int
    overleg_id: uuid.UUID
    overleg: str
    overleg_status: str
    aanvang: datetime.datetime
    plaats: str
    voorzitter: str
    secretaris: str
    volgorde: int
    casusnummer: str
    casus_id: uuid.UUID | None
    thema: str
    reden: str
    spoed: bool
    minuten: int
    gebruikt: int | None
    behandeld_op: datetime.datetime | None
    vastgesteld_op: datetime.datetime | None
    verslag: str
    besluit: str
    leidt: bool
    zit_voor: bool
    punten: Sequence[Buurpunt]
    over: uuid.UUID

    @property
    def vorige(self) -> Buurpunt | None:
        """The point before this one."""
        return next((p for p in reversed(self.punten) if p.volgorde < self.volgorde), None)

    @property
    def volgende(self) -> Buurpunt | None:
        """The point after this one."""
        return next((p for p in self.punten if p.volgorde > self.volgorde), None)

    @property
    def mag_vastleggen(self) -> bool:
        """Chair or secretary, while the meeting runs."""
        return self.leidt and is_allowed(self.overleg_status, "vastleggen")

    @property
    def mag_aanwezigheid(self) -> bool:
        """Chair or secretary, until the meeting is closed."""
        return self.leidt and is_allowed(self.overleg_status, "aanwezigheid")


def kop_of(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> Puntkop:
    """The head of a point, with its neighbours."""
    leidt = runs(asker, punt.overlegvorm_id)
    overleg = punt.overleg
    running = asker.moment if overleg.status == "bezig" else None
    return Puntkop(
        id=punt.id,
        versie=punt.versie,
        overleg_id=overleg.id,
        overleg=f"Rondetafel, {punt.overlegvorm.naam}" if overleg.rondetafel else punt.overlegvorm.naam,
        overleg_status=overleg.status,
        aanvang=overleg.aanvang,
        plaats=overleg.plaats,
        voorzitter=overleg.voorzitter.naam,
        secretaris=overleg.secretaris.naam if overleg.secretaris else "",
        volgorde=punt.volgorde,
        casusnummer=punt.casusnummer,
        casus_id=punt.casus_id if deelname else None,
        thema=_theme(punt, lid=deelname is not None),
        reden=punt.reden,
        spoed=punt.spoed,
        minuten=punt.minuten,
        gebruikt=used_minutes(punt.begonnen_op, punt.behandeld_op or running),
        behandeld_op=punt.behandeld_op,
        vastgesteld_op=punt.vastgesteld_op,
        verslag=punt.verslag,
        besluit=punt.besluit,
        leidt=leidt,
        zit_voor=punt.overlegvorm_id in asker.voorzit,
        over=punt.casus_id,
        punten=[
            Buurpunt(p.id, p.volgorde, p.casusnummer, p.behandeld_op is not None, p.id == punt.id)
            for p in _on_agenda(overleg.id)
        ],
    )


def _theme(punt: Agendapunt, *, lid: bool) -> str:
    """The theme of the case: of its dossier for a member, of the agenda for who runs the meeting."""
    return next(iter(_theme_of(punt.casus_id)), "") if lid else themes_of(punt.overleg_id).get(punt.id, "")


@prepared
def _theme_of(casus_id: uuid.UUID) -> QuerySet[Casus, str]:
    return Casus.objects.filter(id=casus_id).values_list("thema__naam", flat=True)


@prepared
def _on_agenda(overleg_id: uuid.UUID) -> QuerySet[Agendapunt]:
    return Agendapunt.objects.filter(overleg_id=overleg_id).order_by("volgorde", "id")
