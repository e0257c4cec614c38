"""A sender's own signals as a list: their state and outcome, those that wait for him first."""

import dataclasses
import datetime
import uuid

from django.db.models import Case, Count, QuerySet, Value, When
from django.db.models.functions import Coalesce

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Signaal
from ..rules import woorden

PER_PAGINA = 25


@dataclasses.dataclass(frozen=True)
class SignaalRegel:
    """A signal in the sender's own list: its state and outcome."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    status: str
    status_tekst: str
    besluit: str
    begonnen_op: datetime.datetime
    triage_op: datetime.date | None
    acuut: bool


@dataclasses.dataclass(frozen=True)
class Signaallijst:
    """A page of the sender's own signals, with the states that occur among all of them."""

    regels: list[SignaalRegel]
    totaal: int
    pagina: int
    paginas: int
    keuzes: list[tuple[str, str]]


def eigen_signalen(asker: Asker, status: str = "", pagina: int = 1) -> Signaallijst:
    """The asker's own signals of one state or of all, those that wait for him first, then the newest; logged."""
    counts = dict(_per_status(asker))
    number = counts.get(status, 0) if status else sum(counts.values())
    paginas = max(1, -(-number // PER_PAGINA))
    pagina = min(max(1, pagina), paginas)
    shown = _page(asker, status, alle=not status, pagina=pagina)
    if counts:
        record(asker=asker, handeling="zoeken", object_soort="signaal")
    keuzes = [keuze for keuze in woorden.SIGNAALSTATUSSEN if keuze[0] in counts]
    return Signaallijst([_regel(row) for row in shown], sum(counts.values()), pagina, paginas, keuzes)


@prepared
def _per_status(asker: Asker) -> QuerySet[Signaal, tuple[str, int]]:
    own = Signaal.objects.filter(afzender_id__any=asker.namens)
    return own.values_list("status").annotate(aantal=Count("id"))


@prepared
def _page(asker: Asker, status: str, *, alle: bool, pagina: int) -> QuerySet[Signaal]:
    own = Signaal.objects.filter(afzender_id__any=asker.namens).select_related("thema")
    waits = Case(When(status="onvolledig", then=0), When(status="concept", then=1), When(status="volledig", then=2))
    rows = (own if alle else own.filter(status=status)).order_by(Coalesce(waits, Value(3)), "-begonnen_op", "id")
    return rows[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA]


def _regel(row: Signaal) -> SignaalRegel:
    return SignaalRegel(
        id=row.id,
        nummer=row.nummer,
        soort=row.get_soort_display(),
        thema=row.thema.naam if row.thema else "",
        status=row.status,
        status_tekst=row.get_status_display(),
        besluit=row.get_besluit_display() if row.besluit else "",
        begonnen_op=row.begonnen_op,
        triage_op=row.triage_op,
        acuut=bool(row.acuut),
    )
