"""Fetch a signal or an alert: the right, then the log; absent and forbidden are the same (R15)."""

import uuid

from django.db.models import QuerySet

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import change_row, sole
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Piketmelding, Signaal
from ..rules.signaal import OPEN


class UnableToChangeSignaal(Refusal):
    """The signal cannot be changed like this."""


def is_sender(asker: Asker, signaal: Signaal) -> bool:
    """Whether the asker sent this signal, or stands in for who did."""
    return signaal.afzender_id in asker.namens


def is_chair(asker: Asker, signaal: Signaal) -> bool:
    """Whether the asker decides on this signal: chair of its triage, once it was sent."""
    return signaal.triagevorm_id in asker.voorzit and signaal.status != "concept"


def may_read(asker: Asker, signaal: Signaal) -> bool:
    """Sender, chair of its triage or of what it waits for, or triage partner while it is offered to them (R15)."""
    offered = signaal.status == "volledig" and signaal.triagevorm_id in asker.triageert
    return is_sender(asker, signaal) or is_chair(asker, signaal) or offered or signaal.wacht_op_id in asker.voorzit


def fetch_signaal(asker: Asker, signaal_id: uuid.UUID, *, doel: str = "") -> Signaal:
    """A signal with its theme, sender and triage, for reading; logs the look. Raises NotFound."""
    found = Signaal.objects.select_related("thema", "afzender", "organisatie", "triagevorm", "veiligheidshuis")
    signaal = sole(found.filter(id=signaal_id))
    if signaal is None or not may_read(asker, signaal):
        raise NotFound("signaal", signaal_id)
    personen = signaal.personen.exclude(persoon=None).values_list("persoon_id", flat=True)
    record(
        asker=asker,
        handeling="lezen",
        object_soort="signaal",
        object_id=signaal_id,
        personen=[persoon for persoon in personen if persoon],
        doel=doel,
    )
    return signaal


def own_signaal(asker: Asker, signaal_id: uuid.UUID) -> Signaal:
    """A signal that its sender may still change. Raises NotFound for another's; refuses a decided one."""
    signaal = sole(_locked(signaal_id))
    if signaal is None or not is_sender(asker, signaal):
        raise NotFound("signaal", signaal_id)
    if signaal.status not in OPEN:
        raise UnableToChangeSignaal("Dit signaal is afgehandeld en kan niet meer worden gewijzigd.")
    return signaal


def chaired_signaal(asker: Asker, signaal_id: uuid.UUID) -> Signaal:
    """A signal that was sent to a triage that the asker chairs, to decide on. Raises NotFound."""
    signaal = sole(_locked(signaal_id))
    if signaal is None or not is_chair(asker, signaal):
        raise NotFound("signaal", signaal_id)
    return signaal


@prepared
def _locked(signaal_id: uuid.UUID) -> QuerySet[Signaal]:
    """The second of two clicks waits here, and then sees what the first did."""
    found = Signaal.objects.select_for_update(of=("self",)).select_related("triagevorm", "veiligheidshuis")
    return found.filter(id=signaal_id)


def update_signaal(signaal: Signaal, versie: int, **fields: object) -> Signaal:
    """Write `fields` unless somebody changed the signal since `versie`; then raises a refusal."""
    if not change_row(signaal, versie, **fields):
        raise UnableToChangeSignaal(GEWIJZIGD)
    return signaal


def fetch_piketmelding(asker: Asker, melding_id: uuid.UUID) -> Piketmelding:
    """An alert for its addressee until answered, or for a procesregisseur of the house; logs the look (R15)."""
    melding = sole(Piketmelding.objects.filter(id=melding_id))
    addressed = melding is not None and melding.aan_id in asker.namens and melding.beantwoord_op is None
    if melding is None or not (addressed or asker.has("procesregisseur")):
        raise NotFound("piketmelding", melding_id)
    record(asker=asker, handeling="lezen", object_soort="piketmelding", object_id=melding_id)
    return melding
