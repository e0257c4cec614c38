"""The agreements that a meeting goes through and makes (A8)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import OuterRef, Q, QuerySet, Subquery

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.overleg import fetch_overleg, runs
from ..models import Afspraak, Agendapunt, Casuspersoon, Terugkoppeling
from ..rules.woorden import AFSPRAAKSTATUSSEN
from .tekst import over_tijd_tekst

OPEN = ("aangeboden", "aanvaard")
STANDEN = {
    "aangeboden": "let_op",
    "aanvaard": "loopt",
    "gereed": "gereed",
    "geweigerd": "over",
    "vervallen": "neutraal",
}


@dataclasses.dataclass(frozen=True)
class AfspraakInOverleg:
    """An agreement as the meeting goes through it; `over_tijd` in days, `stand` the kind of pill."""

    id: uuid.UUID
    tekst: str
    wie: str
    organisatie: str
    termijn: datetime.date
    status: str
    stand: str
    stand_tekst: str
    over_tijd: int
    hier_gemaakt: bool
    terugkoppeling: str


@dataclasses.dataclass(frozen=True)
class Lijst:
    """What one organisation took up in a meeting: agreements by case."""

    organisatie: str
    regels: Sequence[tuple[str, AfspraakInOverleg]]


@dataclasses.dataclass(frozen=True)
class Afsprakenlijst:
    """The agreements of one meeting: those of the asker's own organisation, or for who runs it of each."""

    overleg_id: uuid.UUID
    naam: str
    aanvang: datetime.datetime
    leidt: bool
    lijsten: Sequence[Lijst]


def overleg_afspraken(asker: Asker, overleg_id: uuid.UUID) -> Afsprakenlijst:
    """The agreements made in a meeting, of cases that the asker may see, by organisation. Raises NotFound."""
    overleg = fetch_overleg(asker, overleg_id, doel="afspraken van het overleg")
    leidt = runs(asker, overleg.overlegvorm_id)
    found = Afspraak.objects.filter(agendapunt__overleg_id=overleg_id).exclude(status="vervallen")
    if not leidt:
        found = found.filter(organisatie_id=asker.organisatie_id)
    rows = list(
        found.select_related("medewerker", "organisatie").order_by("organisatie__naam", "casusnummer", "termijn", "id")
    )
    about = Casuspersoon.objects.filter(casus_id__in=found.order_by().values("casus_id"), tot=None)
    personen = list(about.values_list("persoon_id", flat=True).distinct())
    record(asker=asker, handeling="zoeken", object_soort="afspraak", personen=personen)
    lists: dict[str, list[tuple[str, AfspraakInOverleg]]] = {}
    for row in rows:
        line = _afspraak(row, asker.dag, row.agendapunt_id)
        lists.setdefault(row.organisatie.naam, []).append((row.casusnummer, line))
    lijsten = [Lijst(naam, regels) for naam, regels in lists.items()]
    return Afsprakenlijst(overleg_id, overleg.overlegvorm.naam, overleg.aanvang, leidt, lijsten)


def afspraken_at(asker: Asker, punt: Agendapunt) -> list[AfspraakInOverleg]:
    """Open agreements of the case, those of the previous discussion and of this one; overdue on top, new ones last."""
    found = _at(punt.casus_id, punt.id, punt.overleg.aanvang)
    regels = [_afspraak(afspraak, asker.dag, punt.id) for afspraak in found]
    return sorted(regels, key=lambda a: (a.hier_gemaakt, -a.over_tijd, a.status not in OPEN, a.termijn, str(a.id)))


@prepared
def _at(casus_id: uuid.UUID, punt_id: uuid.UUID, aanvang: datetime.datetime) -> QuerySet[Afspraak]:
    previous = Agendapunt.objects.filter(casus_id=casus_id, overleg__aanvang__lt=aanvang)
    previous_id = Subquery(previous.order_by("-overleg__aanvang").values("id")[:1])
    feedback = Terugkoppeling.objects.filter(afspraak_id=OuterRef("id")).order_by("-op").values("tekst")[:1]
    return (
        Afspraak.objects.filter(casus_id=casus_id)
        .filter(Q(status__in=OPEN) | Q(agendapunt_id=punt_id) | Q(agendapunt_id=previous_id))
        .exclude(status="vervallen")
        .select_related("medewerker", "organisatie")
        .annotate(laatste=Subquery(feedback))
    )


def _afspraak(afspraak: Afspraak, today: datetime.date, punt_id: uuid.UUID | None) -> AfspraakInOverleg:
    late = max(0, (today - afspraak.termijn).days) if afspraak.status in OPEN else 0
    words = dict(AFSPRAAKSTATUSSEN)[afspraak.status]
    return AfspraakInOverleg(
        id=afspraak.id,
        tekst=afspraak.tekst,
        wie=afspraak.uitvoerder_naam or afspraak.medewerker.naam,
        organisatie=afspraak.organisatie.naam,
        termijn=afspraak.termijn,
        status=afspraak.status,
        stand="over" if late else STANDEN[afspraak.status],
        stand_tekst=over_tijd_tekst(late) if late else words,
        over_tijd=late,
        hier_gemaakt=afspraak.agendapunt_id == punt_id,
        terugkoppeling=getattr(afspraak, "laatste", None) or "",
    )
