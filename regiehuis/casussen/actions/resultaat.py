"""Proposing, approving and withdrawing results of a case for another partnership (R23)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import led_casus, persons_of_casus
from ..access.resultaat import led_resultaat, named_verbanden
from ..models import Resultaatverstrekking
from ..rules.resultaat import EEN_ANDER, check_besluit, check_voorstel, stand_of


class UnableToShareResultaat(Refusal):
    """The results cannot be proposed, decided on or withdrawn as asked."""


def propose_resultaat(
    *, asker: Asker, casus_id: uuid.UUID, verband: str, doel: str, tekst: str, nieuw_id: uuid.UUID | None = None
) -> Resultaatverstrekking:
    """Propose what another partnership gets of a case; who leads it does. Raises NotFound, NotAllowed, UnableTo…."""
    with transaction.atomic():
        if before := made_before(Resultaatverstrekking, nieuw_id):
            return before
        casus = led_casus(asker, casus_id)
        if wrong := check_voorstel(verband, doel, tekst, named_verbanden(casus)):
            raise UnableToShareResultaat(wrong[1], field=wrong[0])
        made = Resultaatverstrekking(
            id=nieuw_id or new_id(),
            casus=casus,
            verband=verband,
            doel=doel.strip(),
            tekst=tekst.strip(),
            voorgesteld_op=asker.moment,
            voorgesteld_door_id=asker.medewerker_id,
        )
        made.save(force_insert=True)
        _log(asker, "aanmaken", made)
        for who in (casus.regisseur_id, casus.procesregisseur_id):
            if who is None or who == asker.medewerker_id:
                continue
            notify(
                asker=asker,
                medewerker_id=who,
                tekst="Resultaten voor een ander verband wachten op uw besluit.",
                object_soort="casus",
                object_id=casus.id,
            )
    return made


def decide_resultaat(
    *, asker: Asker, resultaat_id: uuid.UUID, versie: int | None, besluit: str, reden: str
) -> Resultaatverstrekking:
    """Approve or reject results, once, by another who leads the case. Raises NotFound, NotAllowed, UnableTo…."""
    with transaction.atomic():
        found, _ = led_resultaat(asker, resultaat_id)
        if found.voorgesteld_door_id in asker.namens:
            raise NotAllowed(EEN_ANDER)
        if stand_of(found.besluit, ingetrokken=found.ingetrokken_op is not None) != "wacht":
            raise UnableToShareResultaat("Hierover is al besloten.")
        if wrong := check_besluit(besluit, reden):
            raise UnableToShareResultaat(wrong[1], field=wrong[0])
        decided = {"besluit": besluit, "reden": reden.strip()}
        by = {"besloten_op": asker.moment, "besloten_door_id": asker.medewerker_id}
        return _change(asker, found, versie, **decided, **by)


def withdraw_resultaat(*, asker: Asker, resultaat_id: uuid.UUID, versie: int | None) -> Resultaatverstrekking:
    """Take a proposal or an approval back: nothing goes out on it any more. Raises NotFound, NotAllowed, UnableTo…."""
    with transaction.atomic():
        found, _ = led_resultaat(asker, resultaat_id)
        if found.ingetrokken_op is not None:
            raise UnableToShareResultaat("Dit is al ingetrokken.")
        return _change(asker, found, versie, ingetrokken_op=asker.moment)


def _change(asker: Asker, row: Resultaatverstrekking, versie: int | None, **fields: object) -> Resultaatverstrekking:
    if not change_row(row, versie, **fields):
        raise UnableToShareResultaat(GEWIJZIGD)
    _log(asker, "wijzigen", row)
    return row


def _log(asker: Asker, handeling: Handeling, row: Resultaatverstrekking) -> None:
    personen = persons_of_casus(row.casus_id)
    record(asker=asker, handeling=handeling, object_soort="resultaatverstrekking", object_id=row.id, personen=personen)
