"""Minutes are approved, and corrected afterwards with author, date and reason; never silently (A8, R26)."""

import uuid

from django.db import transaction
from django.db.models import F

from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.logboek.actions import record, record_many
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import persons_of_casus
from ..access.overleg import overleg_to_run, punt_to_run
from ..models import Aanwezigheid, Agendapunt
from .versie import put_verslag
from .verslag import BESLUIT_MAX, VERSLAG_MAX

REDEN_MAX = 300


class UnableToApproveVerslag(Refusal):
    """There are no minutes to approve."""


class UnableToCorrectVerslag(Refusal):
    """The minutes cannot be corrected like this."""


def approve_verslagen(*, asker: Asker, overleg_id: uuid.UUID, agendapunt_id: uuid.UUID | None = None) -> int:
    """Approve the minutes of a closed meeting, or of one point of it, by its chair or a deputy; answers how many.

    Raises NotAllowed for a secretary, UnableToApproveVerslag when nothing waits for it.
    """
    with transaction.atomic():
        overleg = overleg_to_run(asker, overleg_id, "vaststellen")
        if overleg.overlegvorm_id not in asker.voorzit:
            raise NotAllowed("Alleen de voorzitter stelt verslagen vast.")
        waiting = overleg.agendapunten.filter(vastgesteld_op=None).exclude(behandeld_op=None)
        if agendapunt_id:
            waiting = waiting.filter(id=agendapunt_id)
        points = list(waiting.values_list("id", "casus_id"))
        if not points:
            raise UnableToApproveVerslag("Er is geen verslag dat nog moet worden vastgesteld.")
        Agendapunt.objects.filter(id__in=[point for point, _casus in points]).update(
            vastgesteld_op=asker.moment, vastgesteld_door_id=asker.medewerker_id, versie=F("versie") + 1
        )
        objecten = [(point, persons_of_casus(casus)) for point, casus in points]
        record_many(
            asker=asker, handeling="wijzigen", object_soort="agendapunt", objecten=objecten, doel="verslag vastgesteld"
        )
        return len(points)


def correct_verslag(
    *, asker: Asker, agendapunt_id: uuid.UUID, versie: int, verslag: str, besluit: str, reden: str
) -> Agendapunt:
    """Correct the minutes of a closed meeting with the reason, by chair or secretary; those invited are told.

    The text before stays readable beside the new one, which the chair approves anew. Raises UnableToCorrectVerslag,
    also when nothing changed; a refusal when somebody else was first.
    """
    with transaction.atomic():
        punt = punt_to_run(asker, agendapunt_id, "vaststellen")
        new = (verslag.strip(), besluit.strip())
        _check_correction(punt, new, reden)
        punt = put_verslag(
            asker,
            punt,
            versie,
            verslag=new[0],
            besluit=new[1],
            reden=reden.strip(),
            vastgesteld_op=None,
            vastgesteld_door=None,
        )
        _tell_invited(asker, punt)
        record(
            asker=asker,
            handeling="wijzigen",
            object_soort="agendapunt",
            object_id=punt.id,
            personen=persons_of_casus(punt.casus_id),
            doel="verslag verbeterd",
        )
        return punt


def _check_correction(punt: Agendapunt, new: tuple[str, str], reden: str) -> None:
    if not reden.strip() or len(reden) > REDEN_MAX:
        raise UnableToCorrectVerslag(f"Vul in waarom, in maximaal {REDEN_MAX} tekens.", field="reden")
    for field, text, longest in (("verslag", new[0], VERSLAG_MAX), ("besluit", new[1], BESLUIT_MAX)):
        if len(text) > longest:
            raise UnableToCorrectVerslag(f"Houd deze tekst bij maximaal {longest} tekens.", field=field)
    if not any(new):
        raise UnableToCorrectVerslag("Een verslag of een besluit blijft staan. Maak niet beide leeg.", field="verslag")
    if new == (punt.verslag, punt.besluit):
        raise UnableToCorrectVerslag("U hebt niets veranderd in verslag of besluit.", field="verslag")


def _tell_invited(asker: Asker, punt: Agendapunt) -> None:
    invited = Aanwezigheid.objects.filter(agendapunt=punt).exclude(medewerker_id=asker.medewerker_id)
    for medewerker_id in invited.order_by("medewerker_id").values_list("medewerker_id", flat=True):
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst="Een verslag van een overleg is verbeterd.",
            object_soort="overleg",
            object_id=punt.overleg_id,
        )
