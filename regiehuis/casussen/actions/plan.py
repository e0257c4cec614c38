"""The plan of action: goals, interventions from the menukaart, scores of life areas, and adopting it (A6, R28)."""

import datetime
import uuid

from django.db import transaction
from django.db.models import F, Max, Q

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, persons_of_casus
from ..access.plan import UnableToChange, change, lead_doel, member_casus, plan_of, refuse
from ..models import Afspraak, Casus, Casuspersoon, Doel, Leefgebied, Leefgebiedscore, PlanVanAanpak
from ..rules import plan as rules
from .fase import advance


def start_plan(*, asker: Asker, casus_id: uuid.UUID, nieuw_id: uuid.UUID | None = None) -> PlanVanAanpak:
    """Begin the plan of a case, once; a case in analysis goes on to the phase of the plan.

    Raises NotFound, NotAllowed for a member who does not lead the case, UnableToChange for a closed case.
    """
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        _require_open(casus)
        # The second of two clicks waits for the first.
        Casus.objects.select_for_update(of=("self",)).get(pk=casus_id)
        plan = plan_of(casus_id)
        if plan is not None:
            return plan
        plan = PlanVanAanpak(id=nieuw_id or new_id(), casus=casus)
        plan.save(force_insert=True)
        if casus.fase == "analyse":
            advance(asker=asker, casus=casus, naar="plan", toelichting="Plan van aanpak gestart")
        _log(asker, "aanmaken", "plan_van_aanpak", plan.id, casus_id)
    return plan


def add_doel(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    leefgebied_id: uuid.UUID,
    tekst: str,
    tevreden_als: str,
    persoon_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Doel:
    """Add a goal on a life area, with "when are we satisfied?"; starts the plan when there is none.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Doel, nieuw_id):
            return before
        casus = led_casus(asker, casus_id)
        _require_open(casus)
        _check_doel(casus, leefgebied_id, tekst, tevreden_als, persoon_id)
        plan = plan_of(casus_id) or start_plan(asker=asker, casus_id=casus_id)
        last = Doel.objects.filter(plan=plan).aggregate(last=Max("volgorde"))["last"]
        doel = Doel(
            id=nieuw_id or new_id(),
            casus=casus,
            plan=plan,
            leefgebied_id=leefgebied_id,
            persoon_id=persoon_id,
            tekst=tekst.strip(),
            tevreden_als=tevreden_als.strip(),
            volgorde=(last or 0) + 1,
        )
        doel.save(force_insert=True)
        _touch(plan)
        _log(asker, "aanmaken", "doel", doel.id, casus_id)
    return doel


def change_doel(
    *,
    asker: Asker,
    doel_id: uuid.UUID,
    versie: int | None,
    leefgebied_id: uuid.UUID,
    tekst: str,
    tevreden_als: str,
    persoon_id: uuid.UUID | None = None,
) -> Doel:
    """Change a goal; `versie` is that of the plan. Raises NotFound, NotAllowed, UnableToChange."""
    with transaction.atomic():
        doel, casus = lead_doel(asker, doel_id)
        _require_open(casus)
        if doel.status != "open":
            raise UnableToChange("Dit doel is al afgerond.")
        _check_doel(casus, leefgebied_id, tekst, tevreden_als, persoon_id)
        change(doel.plan, versie)
        doel.leefgebied_id, doel.persoon_id = leefgebied_id, persoon_id
        doel.tekst, doel.tevreden_als = tekst.strip(), tevreden_als.strip()
        doel.save(update_fields=["leefgebied", "persoon", "tekst", "tevreden_als"])
        _log(asker, "wijzigen", "doel", doel.id, casus.id)
    return doel


def end_doel(*, asker: Asker, doel_id: uuid.UUID, versie: int | None, status: str, oordeel: str) -> Doel:
    """End a goal while the plan goes on: reached, partly, not, or no longer wanted, with the reason.

    Its open agreements are done or withdrawn first. Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        doel, casus = lead_doel(asker, doel_id)
        _require_open(casus)
        still = Afspraak.objects.filter(doel=doel, status__in=rules.OPEN).count()
        refuse(rules.check_end_of_goal(was=doel.status, status=status, oordeel=oordeel, open_afspraken=still))
        change(doel.plan, versie)
        doel.status, doel.oordeel = status, oordeel.strip()
        doel.save(update_fields=["status", "oordeel"])
        _log(asker, "wijzigen", "doel", doel.id, casus.id)
    return doel


def score_leefgebied(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    leefgebied_id: uuid.UUID,
    score: int,
    toelichting: str = "",
    persoon_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Leefgebiedscore:
    """Give a life area its score of today, 1 (acute) to 5 (fine), in the name of the member who gives it (R28, R39).

    Earlier scores stay. Raises NotFound, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Leefgebiedscore, nieuw_id):
            return before
        casus = member_casus(asker, casus_id)
        _require_open(casus)
        _check_leefgebied(casus, leefgebied_id)
        refuse(rules.check_score(score))
        _check_persoon(casus, persoon_id)
        if len(toelichting) > 500:
            raise UnableToChange("Houd de toelichting bij maximaal 500 tekens.", field="toelichting")
        given = Leefgebiedscore(
            id=nieuw_id or new_id(),
            casus=casus,
            leefgebied_id=leefgebied_id,
            persoon_id=persoon_id,
            score=score,
            toelichting=toelichting.strip(),
            op=asker.dag,
            door_id=asker.medewerker_id,
        )
        given.save(force_insert=True)
        _log(asker, "aanmaken", "leefgebiedscore", given.id, casus_id)
    return given


def activate_plan(
    *, asker: Asker, casus_id: uuid.UUID, versie: int | None, evaluatie_op: datetime.date | None
) -> PlanVanAanpak:
    """Adopt the plan, or set its next review: only with a casusregisseur, a goal and a review date (R28).

    A case in the phase of the plan goes on to the phase of carrying it out. Raises NotFound, NotAllowed,
    UnableToChange.
    """
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        plan = plan_of(casus_id)
        if plan is None:
            raise NotFound("plan_van_aanpak", casus_id)
        refuse(
            rules.check_activation(
                rules.Vaststelling(
                    dag=asker.dag,
                    heeft_casusregisseur=casus.regisseur_id is not None,
                    doelen=Doel.objects.filter(plan=plan).count(),
                    evaluatie_op=evaluatie_op,
                    fase=casus.fase,
                )
            )
        )
        adopted = {"status": "actief", "vastgesteld_op": asker.moment, "vastgesteld_door_id": asker.medewerker_id}
        plan = change(plan, versie, evaluatie_op=evaluatie_op, **adopted)
        if casus.fase in ("analyse", "plan"):
            _advance_to_work(asker, casus)
        _log(asker, "wijzigen", "plan_van_aanpak", plan.id, casus_id)
    return plan


def _advance_to_work(asker: Asker, casus: Casus) -> None:
    if casus.fase == "analyse":
        casus = advance(asker=asker, casus=casus, naar="plan", toelichting="Plan van aanpak gestart")
    advance(asker=asker, casus=casus, naar="uitvoering", toelichting="Plan van aanpak vastgesteld")


def _check_doel(
    casus: Casus, leefgebied_id: uuid.UUID, tekst: str, tevreden_als: str, persoon_id: uuid.UUID | None
) -> None:
    _check_leefgebied(casus, leefgebied_id)
    refuse(
        rules.check_text("tekst", tekst, 500, "Vul in wat u wilt bereiken.")
        or rules.check_text("tevreden_als", tevreden_als, 500, "Vul in wanneer u tevreden bent.")
    )
    _check_persoon(casus, persoon_id)


def _check_leefgebied(casus: Casus, leefgebied_id: uuid.UUID) -> None:
    known = Leefgebied.objects.filter(id=leefgebied_id, veiligheidshuis_id=casus.veiligheidshuis_id, actief=True)
    if not known.exists():
        raise UnableToChange("Kies een leefgebied.", field="leefgebied")


def _check_persoon(casus: Casus, persoon_id: uuid.UUID | None) -> None:
    if persoon_id is None:
        return
    known = Casuspersoon.objects.filter(Q(tot__isnull=True), casus=casus, persoon_id=persoon_id)
    if not known.exists():
        raise UnableToChange("Kies een persoon die bij deze casus hoort.", field="persoon")


def _require_open(casus: Casus) -> None:
    if casus.fase in ("nazorg", "afgesloten"):
        raise UnableToChange("Deze casus is afgesloten. Heropen hem eerst.")


def _touch(plan: PlanVanAanpak) -> None:
    """A new goal or intervention makes a new version of the plan."""
    PlanVanAanpak.objects.filter(pk=plan.pk).update(versie=F("versie") + 1)


def _log(asker: Asker, handeling: Handeling, soort: str, object_id: uuid.UUID, casus_id: uuid.UUID) -> None:
    record(
        asker=asker, handeling=handeling, object_soort=soort, object_id=object_id, personen=persons_of_casus(casus_id)
    )
