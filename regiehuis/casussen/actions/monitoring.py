"""Escalation and de-escalation along the one ladder, with term, acceptance and answer (A9, R29)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotAllowed
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import led_casus, persons_of_casus
from ..access.monitoring import Rol, addressees, fetch_opschaling
from ..access.plan import UnableToChange, refuse
from ..models import Casus, Opschaling
from ..rules import monitoring as rules
from ..rules.plan import check_text


def escalate_casus(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    naar_trede: str,
    vraag: str,
    feiten: str,
    termijn: datetime.date,
    geadresseerde_id: uuid.UUID | None = None,
    geadresseerde_buiten: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Opschaling:
    """Put a question, with the facts that are released for it, to another step of the ladder; up or back (R29).

    One named addressee, who sees the question at once and until it is answered; outside the house a name, and there
    several letters may be under way at once, each to another.
    Raises NotFound, NotAllowed for who does not lead the case, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Opschaling, nieuw_id):
            return before
        casus = led_casus(asker, casus_id)
        # Two leads at the same moment: the second waits, and then finds the question of the first.
        Casus.objects.select_for_update(of=("self",)).get(pk=casus_id)
        before_now = Opschaling.objects.filter(casus_id=casus_id).order_by("voorgelegd_op", "id")
        steps = [rules.Stap(*step) for step in before_now.values_list("naar_trede", "status", "geadresseerde_buiten")]
        refuse(
            rules.check_escalation(
                rules.Voorstel(
                    naar_trede=naar_trede,
                    heeft_medewerker=geadresseerde_id is not None,
                    buiten=geadresseerde_buiten,
                    vraag=vraag,
                    feiten=feiten,
                    termijn=termijn,
                    dag=asker.dag,
                    stappen=steps,
                    afgesloten=casus.fase == "afgesloten",
                )
            )
        )
        if geadresseerde_id is not None:
            _check_addressee(asker, casus, naar_trede, geadresseerde_id)
        opschaling = Opschaling(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=casus.veiligheidshuis_id,
            casus=casus,
            casusnummer=casus.nummer,
            van_trede=rules.current_step(steps),
            naar_trede=naar_trede,
            geadresseerde_id=geadresseerde_id,
            geadresseerde_buiten=geadresseerde_buiten.strip(),
            vraag=vraag.strip(),
            feiten=feiten.strip(),
            termijn=termijn,
            voorgelegd_op=asker.moment,
            voorgelegd_door_id=asker.medewerker_id,
        )
        opschaling.save(force_insert=True)
        _log(asker, "aanmaken", opschaling)
        if geadresseerde_id is not None:
            _tell(asker, geadresseerde_id, opschaling, "Er ligt een vraag bij u die om een besluit vraagt")
    return opschaling


def accept_opschaling(*, asker: Asker, opschaling_id: uuid.UUID) -> Opschaling:
    """Take a question up: an answer follows. Raises NotFound, NotAllowed, UnableToChange."""
    return _move(asker, opschaling_id, "aanvaard", "Een vraag die u voorlegde is aanvaard", aanvaard_op=asker.moment)


def decline_opschaling(*, asker: Asker, opschaling_id: uuid.UUID, grond: str) -> Opschaling:
    """Decline a question with its ground; it ends there. Raises NotFound, NotAllowed, UnableToChange."""
    refuse(check_text("grond", grond, 4000, "Vul in op welke grond u de vraag niet aanvaardt."))
    closed = {"antwoord": grond.strip(), "beantwoord_op": asker.moment}
    return _move(asker, opschaling_id, "geweigerd", "Een vraag die u voorlegde is niet aanvaard", **closed)


def answer_opschaling(*, asker: Asker, opschaling_id: uuid.UUID, antwoord: str) -> Opschaling:
    """Answer a question; from then on it is out of the addressee's sight (R15).

    For an addressee outside the house the lead of the case records the answer.
    Raises NotFound, NotAllowed, UnableToChange.
    """
    refuse(check_text("antwoord", antwoord, 4000, "Vul uw antwoord in."))
    closed = {"antwoord": antwoord.strip(), "beantwoord_op": asker.moment}
    return _move(asker, opschaling_id, "beantwoord", "Een vraag die u voorlegde is beantwoord", **closed)


def withdraw_opschaling(*, asker: Asker, opschaling_id: uuid.UUID) -> Opschaling:
    """Take a question back, as lead of the case or who put it. Raises NotFound, NotAllowed, UnableToChange."""
    with transaction.atomic():
        opschaling, rol = fetch_opschaling(asker, opschaling_id)
        if not (rol.regie or rol.indiener):
            raise NotAllowed("Alleen de regisseur of wie de vraag voorlegde kan haar intrekken.")
        if opschaling.status == "ingetrokken":
            return opschaling
        opschaling = _write(opschaling, "ingetrokken", {})
        _log(asker, "wijzigen", opschaling)
        if opschaling.geadresseerde_id is not None:
            _tell(asker, opschaling.geadresseerde_id, opschaling, "Een vraag die bij u lag is ingetrokken")
    return opschaling


def _check_addressee(asker: Asker, casus: Casus, trede: str, geadresseerde_id: uuid.UUID) -> None:
    if geadresseerde_id not in {person.id for person in addressees(asker, casus, trede)}:
        raise UnableToChange("Deze persoon staat niet op de gekozen trede. Kies een ander.", field="geadresseerde")


def _move(asker: Asker, opschaling_id: uuid.UUID, status: str, bericht: str, **fields: object) -> Opschaling:
    with transaction.atomic():
        opschaling, rol = fetch_opschaling(asker, opschaling_id)
        _require_addressee(opschaling, rol)
        if opschaling.status == status:
            return opschaling
        opschaling = _write(opschaling, status, fields)
        _log(asker, "wijzigen", opschaling)
        _tell(asker, opschaling.voorgelegd_door_id, opschaling, bericht)
    return opschaling


def _require_addressee(opschaling: Opschaling, rol: Rol) -> None:
    outside = opschaling.geadresseerde_id is None
    if not (rol.geadresseerde or (outside and rol.regie)):
        raise NotAllowed("Alleen aan wie de vraag is voorgelegd kan haar beantwoorden.")


def _write(opschaling: Opschaling, status: str, fields: dict[str, object]) -> Opschaling:
    """Go on to a status that the present one allows, unless somebody else was first."""
    refuse(rules.check_transition(opschaling.status, status))
    rows = Opschaling.objects.filter(pk=opschaling.pk, status=opschaling.status)
    if not rows.update(status=status, **fields):
        raise UnableToChange("Iemand anders heeft deze vraag intussen afgehandeld. Bekijk eerst de nieuwe stand.")
    for name, value in {"status": status, **fields}.items():
        setattr(opschaling, name, value)
    return opschaling


def _log(asker: Asker, handeling: Handeling, opschaling: Opschaling) -> None:
    personen = persons_of_casus(opschaling.casus_id)
    record(asker=asker, handeling=handeling, object_soort="opschaling", object_id=opschaling.id, personen=personen)


def _tell(asker: Asker, medewerker_id: uuid.UUID, opschaling: Opschaling, tekst: str) -> None:
    if medewerker_id != asker.medewerker_id:
        notify(
            asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="opschaling", object_id=opschaling.id
        )
