"""Closing with every goal judged and the aftercare owned, its checks, and reopening (R29)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import leads, led_casus, persons_of_casus
from ..access.plan import UnableToChange, change, member_casus, plan_of, refuse
from ..models import Afsluiting, Casus, Deelname, Doel, Nazorgcontrole, PlanVanAanpak
from ..rules import afsluiting as rules
from .fase import advance


def close_casus(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    versie: int | None,
    resultaat: str,
    nazorg_eigenaar_id: uuid.UUID | None,
    oordelen: Sequence[rules.Doeloordeel],
    nieuw_id: uuid.UUID | None = None,
) -> Afsluiting:
    """Close a case: every goal judged, somebody owns the aftercare, checks after 3, 6 and 12 months (R29).

    The case goes on to aftercare. Raises NotFound, NotAllowed for who does not lead it, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Afsluiting, nieuw_id):
            return before
        casus = led_casus(asker, casus_id)
        doelen = list(Doel.objects.filter(casus_id=casus_id, status="open").values_list("id", flat=True))
        until = _membership_end(asker, casus, nazorg_eigenaar_id)
        refuse(
            rules.check_closing(rules.Sluiting(dag=asker.dag, fase=casus.fase, resultaat=resultaat, eigenaar_tot=until))
            or rules.check_oordelen(doelen, oordelen)
        )
        assert nazorg_eigenaar_id is not None
        change(casus, versie)
        _judge(doelen, oordelen)
        PlanVanAanpak.objects.filter(casus_id=casus_id).update(status="afgesloten")
        afsluiting = Afsluiting(
            id=nieuw_id or new_id(),
            casus=casus,
            op=asker.moment,
            door_id=asker.medewerker_id,
            resultaat=resultaat.strip(),
            nazorg_eigenaar_id=nazorg_eigenaar_id,
        )
        afsluiting.save(force_insert=True)
        _plan_controls(asker, afsluiting)
        advance(asker=asker, casus=casus, naar="nazorg", toelichting="Casus afgesloten, nazorg begonnen")
        _log(asker, "aanmaken", "afsluiting", afsluiting.id, casus_id)
        if nazorg_eigenaar_id != asker.medewerker_id:
            text = "U bewaakt de nazorg van een casus"
            _tell(asker, nazorg_eigenaar_id, casus_id, text)
    return afsluiting


def record_controle(*, asker: Asker, controle_id: uuid.UUID, bevinding: str) -> Nazorgcontrole:
    """Record a check of the aftercare, as its owner or a lead of the case; the last one ends the case.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        controle = Nazorgcontrole.objects.select_related("afsluiting").filter(id=controle_id).first()
        if controle is None:
            raise NotFound("nazorgcontrole", controle_id)
        casus = member_casus(asker, controle.casus_id)
        if not (controle.eigenaar_id in asker.namens or leads(asker, casus)):
            raise NotAllowed("Alleen wie de nazorg bewaakt of de regisseur kan deze controle vastleggen.")
        if controle.afsluiting.heropend_op is not None:
            raise UnableToChange("Deze casus is heropend; deze controle vervalt.")
        refuse(
            rules.check_control(
                gepland_op=controle.gepland_op,
                gedaan=controle.gedaan_op is not None,
                dag=asker.dag,
                bevinding=bevinding,
            )
        )
        found = {"gedaan_op": asker.moment, "bevinding": bevinding.strip()}
        if not Nazorgcontrole.objects.filter(pk=controle_id, gedaan_op=None).update(**found):
            raise UnableToChange("Iemand anders heeft deze controle intussen vastgelegd.")
        _log(asker, "wijzigen", "nazorgcontrole", controle_id, casus.id)
        left = Nazorgcontrole.objects.filter(afsluiting=controle.afsluiting, gedaan_op=None)
        if casus.fase == "nazorg" and not left.exists():
            advance(asker=asker, casus=casus, naar="afgesloten", toelichting="Laatste nazorgcontrole gedaan")
        controle.refresh_from_db()
    return controle


def reopen_casus(*, asker: Asker, casus_id: uuid.UUID, versie: int | None, reden: str) -> Casus:
    """Open a closed case again, with the reason; it goes back to analysis, its plan becomes a draft again.

    Raises NotFound, NotAllowed for who does not lead it, UnableToChange.
    """
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        refuse(rules.check_reopening(casus.fase, reden))
        change(casus, versie)
        reopened = {"heropend_op": asker.moment, "heropend_reden": reden.strip()}
        Afsluiting.objects.filter(casus_id=casus_id, heropend_op=None).update(**reopened)
        plan = plan_of(casus_id)
        if plan is not None:
            change(plan, plan.versie, status="concept", evaluatie_op=None)
        advance(asker=asker, casus=casus, naar="analyse", toelichting=f"Heropend: {reden.strip()}"[:500])
        _log(asker, "wijzigen", "casus", casus_id, casus_id)
    return casus


def _membership_end(asker: Asker, casus: Casus, medewerker_id: uuid.UUID | None) -> datetime.date | None:
    """Until when the owner of the aftercare is a member; None for nobody or no member."""
    if medewerker_id is None:
        return None
    member = Deelname.objects.filter(
        casus=casus, medewerker_id=medewerker_id, medewerker__is_active=True, van__lte=asker.dag, tot__gt=asker.dag
    ).first()
    return member.tot if member else None


def _judge(doelen: Sequence[uuid.UUID], oordelen: Sequence[rules.Doeloordeel]) -> None:
    for oordeel in oordelen:
        if oordeel.doel_id in doelen:
            Doel.objects.filter(id=oordeel.doel_id).update(status=oordeel.status, oordeel=oordeel.oordeel.strip())


def _plan_controls(asker: Asker, afsluiting: Afsluiting) -> None:
    for months, day in rules.control_dates(asker.dag):
        Nazorgcontrole(
            casus_id=afsluiting.casus_id,
            afsluiting=afsluiting,
            eigenaar_id=afsluiting.nazorg_eigenaar_id,
            maanden=months,
            gepland_op=day,
        ).save(force_insert=True)


def _log(asker: Asker, handeling: Handeling, soort: str, object_id: uuid.UUID, casus_id: uuid.UUID) -> None:
    record(
        asker=asker, handeling=handeling, object_soort=soort, object_id=object_id, personen=persons_of_casus(casus_id)
    )


def _tell(asker: Asker, medewerker_id: uuid.UUID, casus_id: uuid.UUID, tekst: str) -> None:
    notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="casus", object_id=casus_id)
