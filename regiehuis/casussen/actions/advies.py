"""Asking the triage for advice without naming anybody, and answering it; the asker keeps the lead (R13)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import made_before, new_id, sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..models import Adviesvraag
from ..rules.advies import check_tekst, check_vraag
from .signaal import triage_for


class UnableToAskAdvies(Refusal):
    """The question cannot be asked like this."""


class UnableToAnswerAdvies(Refusal):
    """The question cannot be answered like this."""


def ask_advies(
    *,
    asker: Asker,
    situatie: str,
    vraag: str,
    zonder_namen: bool,
    thema_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Adviesvraag:
    """Put a question to the triage of the theme; nothing of a person is made, and no signal either."""
    if wrong := check_vraag(situatie, vraag, zonder_namen=zonder_namen):
        raise UnableToAskAdvies(wrong[1], field=wrong[0])
    with transaction.atomic():
        if before := made_before(Adviesvraag, nieuw_id):
            return before
        triage = triage_for(asker, thema_id)
        made = Adviesvraag.objects.create(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            vrager_id=asker.medewerker_id,
            organisatie_id=asker.organisatie_id,
            triagevorm=triage,
            situatie=situatie.strip(),
            vraag=vraag.strip(),
            gesteld_op=asker.moment,
        )
        record(asker=asker, handeling="aanmaken", object_soort="adviesvraag", object_id=made.id)
        if triage.voorzitter_id is not None:
            _tell(asker, triage.voorzitter_id, "Er is advies gevraagd aan uw triage.", made)
    return made


def answer_advies(*, asker: Asker, adviesvraag_id: uuid.UUID, versie: int, antwoord: str) -> Adviesvraag:
    """Answer, as the chair of the triage; the asker hears of it and goes on leading. Raises NotFound."""
    if not antwoord.strip():
        raise UnableToAnswerAdvies("Schrijf uw advies.", field="antwoord")
    if wrong := check_tekst("antwoord", antwoord):
        raise UnableToAnswerAdvies(wrong[1], field=wrong[0])
    with transaction.atomic():
        found = sole(Adviesvraag.objects.select_for_update(of=("self",)).filter(id=adviesvraag_id))
        if found is None or found.triagevorm_id not in asker.voorzit:
            raise NotFound("adviesvraag", adviesvraag_id)
        if found.beantwoord_op is not None:
            raise UnableToAnswerAdvies("Deze vraag is al beantwoord.")
        given = {"antwoord": antwoord.strip(), "beantwoord_op": asker.moment, "beantwoord_door_id": asker.medewerker_id}
        rows = Adviesvraag.objects.filter(id=adviesvraag_id, versie=versie)
        if not rows.update(versie=versie + 1, **given):
            raise UnableToAnswerAdvies(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="adviesvraag", object_id=found.id)
        _tell(asker, found.vrager_id, "Uw vraag om advies is beantwoord.", found)
    found.refresh_from_db()
    return found


def _tell(asker: Asker, medewerker_id: uuid.UUID, tekst: str, vraag: Adviesvraag) -> None:
    notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="adviesvraag", object_id=vraag.id)
