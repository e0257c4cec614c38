"""Who is on duty, and what piket sees of alerts (R9, R15)."""

import dataclasses
import datetime
import uuid

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Q, QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access import signaal as access
from ..access.piket import on_duty
from ..models import Piketmelding

EEN_MINUUT = datetime.timedelta(minutes=1)


@dataclasses.dataclass(frozen=True)
class Piketdienst:
    """Who is on duty now, and the number to call."""

    naam: str
    telefoon: str


def piket_nu(asker: Asker) -> list[Piketdienst]:
    """Who is on duty at this moment; empty when the alert goes to the chair of the triage."""
    return [Piketdienst(medewerker.naam, medewerker.telefoon) for medewerker in on_duty(asker)]


@dataclasses.dataclass(frozen=True)
class PiketRegel:
    """An alert that waits for an answer: what piket needs to call back."""

    id: uuid.UUID
    aan: str
    contact: str
    toelichting: str
    gemeld_op: datetime.datetime
    minuten: int
    beantwoord_op: datetime.datetime | None
    antwoord: str


def open_piketmeldingen(asker: Asker) -> list[PiketRegel]:
    """Open alerts to the asker; to a procesregisseur also those that nobody answered in the time of the house (R9).

    One line a signal, the asker's own first: an alert that climbed was put to several people.
    """
    rows = _open_alerts(asker, leidt=asker.has("procesregisseur"))
    own_first = sorted(rows, key=lambda row: row.aan_id not in asker.namens)
    per_signal = {row.signaal_id: row for row in reversed(own_first)}
    return [_piketregel(asker, row) for row in sorted(per_signal.values(), key=lambda row: (row.gemeld_op, row.id))]


@prepared
def _open_alerts(asker: Asker, *, leidt: bool) -> QuerySet[Piketmelding]:
    mine = Q(aan_id__any=asker.namens)
    if leidt:
        waits = ExpressionWrapper(F("veiligheidshuis__piket_minuten") * EEN_MINUUT, DurationField())
        mine |= Q(gemeld_op__lte=ExpressionWrapper(asker.moment - waits, DateTimeField()))
    return Piketmelding.objects.filter(mine, beantwoord_op=None).select_related("aan").order_by("gemeld_op", "id")[:50]


def piketmelding(asker: Asker, melding_id: uuid.UUID) -> PiketRegel:
    """One alert with its contact, for its addressee until answered. Raises NotFound."""
    return _piketregel(asker, access.fetch_piketmelding(asker, melding_id))


def _piketregel(asker: Asker, row: Piketmelding) -> PiketRegel:
    return PiketRegel(
        id=row.id,
        aan=row.aan.naam,
        contact=row.contact,
        toelichting=row.toelichting,
        gemeld_op=row.gemeld_op.astimezone(AMSTERDAM),
        minuten=max(0, int((asker.moment - row.gemeld_op).total_seconds() // 60)),
        beantwoord_op=row.beantwoord_op,
        antwoord=row.antwoord,
    )
