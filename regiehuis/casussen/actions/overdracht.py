"""Handing an agreement over: offered to a successor at another organisation, who accepts it or declines (R27, R29)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import persons_of_casus
from ..access.plan import Uitvoerder, UnableToChange, change, check_doer, fetch_afspraak, member_casus, refuse
from ..models import Afspraak, Afspraakoverdracht
from ..rules import plan as rules


def offer_overdracht(
    *, asker: Asker, afspraak_id: uuid.UUID, medewerker_id: uuid.UUID, nieuw_id: uuid.UUID | None = None
) -> Afspraakoverdracht:
    """Offer an open agreement to somebody of another organisation; an earlier offer of it lapses.

    Its doer, who offered it, or who leads the case may. Until the successor accepts, nothing moves. Raises NotFound,
    NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Afspraakoverdracht, nieuw_id):
            return before
        afspraak, rechten = fetch_afspraak(asker, afspraak_id)
        if not (rechten.uitvoerder or rechten.mag_wijzigen):
            raise NotAllowed("Alleen de uitvoerder, de regisseur of wie de afspraak aanbood kan haar overdragen.")
        organisatie_id = _successor(asker, afspraak, medewerker_id)
        open_now = Afspraakoverdracht.objects.filter(afspraak=afspraak, status="aangeboden")
        open_now.update(status="ingetrokken", beantwoord_op=asker.moment)
        made = Afspraakoverdracht.objects.create(
            id=nieuw_id or new_id(),
            casus_id=afspraak.casus_id,
            afspraak=afspraak,
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            aangeboden_op=asker.moment,
            aangeboden_door_id=asker.medewerker_id,
        )
        _log(asker, "aanmaken", made)
        _tell(asker, made, medewerker_id, "U wordt gevraagd een afspraak van een ander over te nemen")
    return made


def accept_overdracht(*, asker: Asker, overdracht_id: uuid.UUID) -> Afspraak:
    """Take an agreement over, as the successor or a liaison of that organisation; from now on it is theirs.

    Raises NotFound, NotAllowed, UnableToChange when it was answered, withdrawn, or the agreement is no longer open.
    """
    with transaction.atomic():
        overdracht = _mine(asker, overdracht_id)
        before = overdracht.afspraak
        doer = Uitvoerder(overdracht.medewerker_id, overdracht.organisatie_id, "")
        check_doer(asker, member_casus(asker, overdracht.casus_id), doer)
        afspraak = change(
            before,
            before.versie,
            organisatie_id=overdracht.organisatie_id,
            medewerker_id=overdracht.medewerker_id,
            uitvoerder_naam="",
            status="aanvaard",
            beantwoord_op=asker.moment,
        )
        _answer(asker, overdracht, "aanvaard")
        _tell(asker, overdracht, overdracht.aangeboden_door_id, "Een afspraak is door een ander overgenomen")
    return afspraak


def decline_overdracht(*, asker: Asker, overdracht_id: uuid.UUID, grond: str) -> Afspraakoverdracht:
    """Decline to take an agreement over, with the ground; it stays with who has it. Raises as `accept_overdracht`."""
    with transaction.atomic():
        overdracht = _mine(asker, overdracht_id)
        refuse(rules.check_text("grond", grond, 1000, "Vul in waarom uw organisatie de afspraak niet overneemt."))
        _answer(asker, overdracht, "geweigerd", grond.strip())
        _tell(asker, overdracht, overdracht.aangeboden_door_id, "Een afspraak wordt niet overgenomen")
    return overdracht


def _successor(asker: Asker, afspraak: Afspraak, medewerker_id: uuid.UUID) -> uuid.UUID:
    """The organisation of a fit successor: a member now, of another organisation than the one that has it."""
    casus = member_casus(asker, afspraak.casus_id)
    refuse(rules.check_transition(afspraak.status, "vervallen"))
    if afspraak.status not in rules.OPEN or casus.fase == "afgesloten":
        raise UnableToChange("Alleen een open afspraak in een lopende casus kunt u overdragen.")
    found = Medewerker.objects.select_related("onderdeel").filter(id=medewerker_id).first()
    if found is None:
        raise UnableToChange("Kies iemand die nu lid is van deze casus.", field="medewerker")
    check_doer(asker, casus, Uitvoerder(medewerker_id, found.onderdeel.organisatie_id, ""))
    if found.onderdeel.organisatie_id == afspraak.organisatie_id:
        raise UnableToChange(
            "Kies iemand van een andere organisatie. Binnen uw organisatie wijzigt u de afspraak.", field="medewerker"
        )
    return found.onderdeel.organisatie_id


def _mine(asker: Asker, overdracht_id: uuid.UUID) -> Afspraakoverdracht:
    found = Afspraakoverdracht.objects.select_for_update().filter(id=overdracht_id).first()
    if found is None:
        raise NotFound("afspraakoverdracht", overdracht_id)
    member_casus(asker, found.casus_id)
    for_organisation = asker.has("liaison") and found.organisatie_id == asker.organisatie_id
    if found.medewerker_id not in asker.namens and not for_organisation:
        raise NotAllowed("Dit aanbod is aan iemand anders gedaan.")
    if found.status != "aangeboden":
        raise UnableToChange("Dit aanbod is al beantwoord of ingetrokken.")
    refuse(rules.check_transition(found.afspraak.status, "vervallen"))
    return found


def _answer(asker: Asker, overdracht: Afspraakoverdracht, status: str, grond: str = "") -> None:
    overdracht.status, overdracht.grond, overdracht.beantwoord_op = status, grond, asker.moment
    overdracht.save(update_fields=["status", "grond", "beantwoord_op"])
    _log(asker, "wijzigen", overdracht)


def _log(asker: Asker, handeling: Handeling, overdracht: Afspraakoverdracht) -> None:
    personen = persons_of_casus(overdracht.casus_id)
    record(
        asker=asker,
        handeling=handeling,
        object_soort="afspraakoverdracht",
        object_id=overdracht.afspraak_id,
        personen=personen,
    )


def _tell(asker: Asker, overdracht: Afspraakoverdracht, medewerker_id: uuid.UUID, tekst: str) -> None:
    if medewerker_id != asker.medewerker_id:
        key = overdracht.afspraak_id
        notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="afspraak", object_id=key)
