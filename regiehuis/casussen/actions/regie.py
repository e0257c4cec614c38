"""The lead of a case: offered to one organisation, accepted, or declined with ground; until then open (A9, R29)."""

import datetime
import uuid

from django.db import transaction
from django.db.models import F

from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import guarded_casus, membership, organisation_signed
from ..models import Casus, Deelname, Regieaanbod, Regievacature
from ..rules.casus import AANBODTERMIJN, LANGSTE_GROND, VACATURETERMIJN


class UnableToOfferRegie(Refusal):
    """The lead cannot be offered as asked."""


class UnableToAnswerRegie(Refusal):
    """The offer of the lead cannot be answered as asked."""


def offer_regie(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    medewerker_id: uuid.UUID,
    termijn: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Regieaanbod:
    """Offer the lead of a case to a member of another organisation, with a term; the procesregisseur does."""
    with transaction.atomic():
        if before := made_before(Regieaanbod, nieuw_id):
            return before
        casus = guarded_casus(asker, casus_id)
        if casus.fase == "afgesloten":
            raise UnableToOfferRegie("Deze casus is afgesloten. Heropen hem eerst.")
        lid = _candidate(asker, casus, medewerker_id)
        if Regieaanbod.objects.filter(casus=casus, medewerker_id=medewerker_id, status="aangeboden").exists():
            raise UnableToOfferRegie("De regie is al aan deze medewerker aangeboden.", field="medewerker")
        until = termijn or asker.dag + AANBODTERMIJN
        if until < asker.dag:
            raise UnableToOfferRegie("De termijn kan niet in het verleden liggen.", field="termijn")
        aanbod = Regieaanbod.objects.create(
            id=nieuw_id or new_id(),
            casus=casus,
            organisatie_id=lid.medewerker.onderdeel.organisatie_id,
            medewerker_id=medewerker_id,
            aangeboden_op=asker.moment,
            aangeboden_door_id=asker.medewerker_id,
            termijn=until,
        )
        record(asker=asker, handeling="aanmaken", object_soort="regieaanbod", object_id=aanbod.id)
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst=f"U wordt gevraagd de regie van casus {casus.nummer} te nemen.",
            object_soort="casus",
            object_id=casus.id,
        )
    return aanbod


def accept_regie(*, asker: Asker, casus_id: uuid.UUID, aanbod_id: uuid.UUID) -> Regieaanbod:
    """Take the lead of a case that was offered to the asker. Other open offers end, and so does the vacancy."""
    with transaction.atomic():
        aanbod = _mine(asker, casus_id, aanbod_id)
        casus = membership(asker, aanbod.casus_id).casus
        Regieaanbod.objects.filter(id=aanbod.id).update(status="aanvaard", beantwoord_op=asker.moment)
        Regieaanbod.objects.filter(casus=casus, status="aangeboden").update(
            status="ingetrokken", beantwoord_op=asker.moment
        )
        Regievacature.objects.filter(casus=casus, vervuld_op=None).update(vervuld_op=asker.dag)
        Casus.objects.filter(id=casus.id).update(regisseur_id=aanbod.medewerker_id, versie=F("versie") + 1)
        record(asker=asker, handeling="wijzigen", object_soort="regieaanbod", object_id=aanbod.id)
        notify(
            asker=asker,
            medewerker_id=casus.procesregisseur_id,
            tekst=f"De regie van casus {casus.nummer} is aanvaard.",
            object_soort="casus",
            object_id=casus.id,
        )
    aanbod.refresh_from_db()
    return aanbod


def decline_regie(*, asker: Asker, casus_id: uuid.UUID, aanbod_id: uuid.UUID, grond: str) -> Regieaanbod:
    """Decline the lead with a ground, which stays in the case; the lead goes on standing open (R29)."""
    if not grond.strip():
        raise UnableToAnswerRegie("Vul in op welke grond uw organisatie de regie weigert.", field="grond")
    if len(grond) > LANGSTE_GROND:
        raise UnableToAnswerRegie(f"Houd de grond bij maximaal {LANGSTE_GROND} tekens.", field="grond")
    with transaction.atomic():
        aanbod = _mine(asker, casus_id, aanbod_id)
        casus = membership(asker, aanbod.casus_id).casus
        Regieaanbod.objects.filter(id=aanbod.id).update(status="geweigerd", grond=grond, beantwoord_op=asker.moment)
        _keep_vacancy(asker, casus)
        record(asker=asker, handeling="wijzigen", object_soort="regieaanbod", object_id=aanbod.id)
        notify(
            asker=asker,
            medewerker_id=casus.procesregisseur_id,
            tekst=f"De regie van casus {casus.nummer} is geweigerd.",
            object_soort="casus",
            object_id=casus.id,
        )
    aanbod.refresh_from_db()
    return aanbod


def _candidate(asker: Asker, casus: Casus, medewerker_id: uuid.UUID) -> Deelname:
    lid = (
        Deelname.objects.select_related("medewerker__onderdeel__organisatie")
        .filter(casus=casus, medewerker_id=medewerker_id, van__lte=asker.dag, tot__gt=asker.dag)
        .exclude(rol="agendadeelnemer")
        .first()
    )
    if lid is None:
        raise UnableToOfferRegie("Kies iemand die nu lid is van deze casus.", field="medewerker")
    if casus.regisseur_id == medewerker_id:
        raise UnableToOfferRegie("Deze medewerker is al casusregisseur.", field="medewerker")
    organisatie = lid.medewerker.onderdeel.organisatie
    if not organisation_signed(organisatie.id, casus.convenant_id, asker):
        raise UnableToOfferRegie(f"{organisatie.naam} heeft het convenant niet ondertekend.", field="medewerker")
    return lid


def _mine(asker: Asker, casus_id: uuid.UUID, aanbod_id: uuid.UUID) -> Regieaanbod:
    """An open offer of this case, put to the asker or to whom he stands in for."""
    aanbod = Regieaanbod.objects.select_for_update().filter(id=aanbod_id, casus_id=casus_id).first()
    if aanbod is None:
        raise NotFound("regieaanbod", aanbod_id)
    if aanbod.medewerker_id not in asker.namens:
        raise NotAllowed("Dit aanbod is aan iemand anders gedaan.")
    if aanbod.status != "aangeboden":
        raise UnableToAnswerRegie("Dit aanbod is al beantwoord of ingetrokken.")
    return aanbod


def _keep_vacancy(asker: Asker, casus: Casus) -> None:
    """A case without lead stands open with a term and an owner of the vacancy."""
    if casus.regisseur_id is None and not Regievacature.objects.filter(casus=casus, vervuld_op=None).exists():
        Regievacature.objects.create(
            casus=casus,
            eigenaar_id=casus.procesregisseur_id,
            van=asker.dag,
            termijn=asker.dag + VACATURETERMIJN,
        )
