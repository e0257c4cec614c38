"""What the chair of a meeting does with who waits for it: open the case, put somebody first, take off the list (A2)."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.models import made_before
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.bezetting import bezetting
from ..access.signaal import update_signaal
from ..access.wachtlijst import UnableToChangeWachtlijst, update_wachtplaats, waiting_place
from ..models import Casus, Signaal, Wachtplaats
from ..rules.capaciteit import waiting_order
from ..rules.signaal import MET_PERSONEN
from ..rules.triage import Treffer
from .casus import open_casus
from .triage import Koppeling, check_informed, check_personen, search_for

# What becomes of a signal that is taken off the list: the outcomes of triage but acceptance.
UITKOMSTEN = ("doorverwijzen", "adviseren", "afwijzen")


def search_wachtende(*, asker: Asker, wachtplaats_id: uuid.UUID) -> dict[uuid.UUID, list[Treffer]]:
    """Hits for the persons of a signal that waits; nobody is made a person before this (R12)."""
    with transaction.atomic():
        return search_for(asker=asker, signaal=waiting_place(asker, wachtplaats_id).signaal)


def open_wachtende(
    *,
    asker: Asker,
    wachtplaats_id: uuid.UUID,
    versie: int,
    convenant_id: uuid.UUID,
    personen: Sequence[Koppeling] = (),
    nieuw_id: uuid.UUID | None = None,
) -> Casus:
    """Open the case of who waits first, once there is a place; the sender hears of it without content.

    Raises UnableToChangeWachtlijst when the meeting is full or somebody else waits first.
    """
    with transaction.atomic():
        if before := made_before(Casus, nieuw_id):
            return before
        place = waiting_place(asker, wachtplaats_id)
        _check_turn(asker, place)
        if place.signaal.soort in MET_PERSONEN:
            check_informed(place.signaal)
            check_personen(place.signaal, personen)
        casus = open_casus(
            asker=asker,
            signaal=place.signaal,
            convenant_id=convenant_id,
            overlegvorm_id=place.overlegvorm_id,
            personen=list(personen),
            nieuw_id=nieuw_id,
        )
        _end(asker, place, versie, "geopend")
        update_signaal(place.signaal, place.signaal.versie, wacht_op_id=None)
        _tell_sender(asker, place.signaal, f"Uw signaal {place.signaal.nummer} is nu in behandeling genomen.")
    return casus


def put_first(*, asker: Asker, wachtplaats_id: uuid.UUID, versie: int, reden: str) -> Wachtplaats:
    """Put somebody before all who wait for the same meeting, with a reason that stays on the list."""
    if not reden.strip():
        raise UnableToChangeWachtlijst("Vul in waarom dit signaal voorgaat.", field="reden")
    if len(reden) > 300:
        raise UnableToChangeWachtlijst("Houd de reden bij maximaal 300 tekens.", field="reden")
    with transaction.atomic():
        place = waiting_place(asker, wachtplaats_id)
        update_wachtplaats(place, versie, voorrang_op=asker.moment, voorrang_reden=reden.strip())
        record(asker=asker, handeling="wijzigen", object_soort="wachtplaats", object_id=place.id, doel="voorrang")
    return place


def leave_wachtlijst(
    *, asker: Asker, wachtplaats_id: uuid.UUID, versie: int, besluit: str, reden: str, bericht: str
) -> Wachtplaats:
    """Take a signal off the list without a case: another outcome, with its reason and word to the sender (R11).

    The data of one that is now rejected go at their own short term.
    """
    _check_leaving(besluit, reden, bericht)
    with transaction.atomic():
        place = waiting_place(asker, wachtplaats_id)
        _end(asker, place, versie, "vervallen", reden.strip())
        signaal = update_signaal(
            place.signaal,
            place.signaal.versie,
            wacht_op_id=None,
            besluit=besluit,
            bericht=bericht.strip(),
            besloten_op=asker.moment,
        )
        _tell_sender(asker, signaal, f"Over uw signaal {signaal.nummer} is opnieuw besloten.")
    return place


def _check_turn(asker: Asker, place: Wachtplaats) -> None:
    full = bezetting(asker).get(place.overlegvorm_id)
    if full is not None and not full.heeft_plek:
        raise UnableToChangeWachtlijst(f"{place.overlegvorm.naam} heeft nog geen plek vrij.")
    waiting = Wachtplaats.objects.filter(overlegvorm_id=place.overlegvorm_id, status="wacht")
    if waiting_order(waiting)[0].id != place.id:
        raise UnableToChangeWachtlijst(
            "Een ander signaal is eerst aan de beurt. Geef dit signaal voorrang, met een reden."
        )


def _check_leaving(besluit: str, reden: str, bericht: str) -> None:
    if besluit not in UITKOMSTEN:
        raise UnableToChangeWachtlijst("Kies wat er met het signaal gebeurt.", field="besluit")
    if not reden.strip():
        raise UnableToChangeWachtlijst("Vul in waarom het signaal van de lijst gaat.", field="reden")
    if not bericht.strip():
        raise UnableToChangeWachtlijst("Schrijf een bericht aan de afzender.", field="bericht")
    for field, text, longest in (("reden", reden, 500), ("bericht", bericht, 2000)):
        if len(text) > longest:
            raise UnableToChangeWachtlijst(f"Houd dit bij maximaal {longest} tekens.", field=field)


def _end(asker: Asker, place: Wachtplaats, versie: int, status: str, reden: str = "") -> None:
    update_wachtplaats(
        place,
        versie,
        status=status,
        beeindigd_op=asker.moment,
        beeindigd_door_id=asker.medewerker_id,
        eindreden=reden,
    )
    record(asker=asker, handeling="wijzigen", object_soort="wachtplaats", object_id=place.id, doel=status)


def _tell_sender(asker: Asker, signaal: Signaal, tekst: str) -> None:
    """Word to the sender, always, and without content (R11)."""
    notify(asker=asker, medewerker_id=signaal.afzender_id, tekst=tekst, object_soort="signaal", object_id=signaal.id)
