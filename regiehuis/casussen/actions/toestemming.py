"""Consent given, confirmed at a new lead, and withdrawn: from that moment nothing that rests on it is shared (R25)."""

import uuid

from django.db import transaction
from django.db.models import F

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import membership, persons_of_casus
from ..access.huisbezoek import visit_to_report
from ..access.toestemming import fetch_toestemming, scope_of
from ..models import Deelname, Toestemming
from ..rules.toestemming import Bereik, check_toestemming, counts

LANGSTE_REDEN = 500


class UnableToRecordToestemming(Refusal):
    """The consent cannot be recorded, confirmed or withdrawn as asked."""


def record_toestemming(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID,
    bereik: Bereik,
    huisbezoek_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Toestemming:
    """Record what a person of the case agreed to, at the door of a visit or elsewhere.

    Raises NotFound, NotAllowed for a visit of others, UnableToRecordToestemming.
    """
    with transaction.atomic():
        if before := made_before(Toestemming, nieuw_id):
            return before
        casus = membership(asker, casus_id).casus
        if casus.fase == "afgesloten":
            raise UnableToRecordToestemming("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")
        if persoon_id not in persons_of_casus(casus_id):
            raise UnableToRecordToestemming("Kies een persoon van deze casus.", field="persoon")
        if huisbezoek_id:
            visit_to_report(asker, huisbezoek_id, casus_id)
        born = Persoon.objects.values_list("geboortedatum", flat=True).get(id=persoon_id)
        kader = scope_of(asker, casus_id)
        if wrong := check_toestemming(bereik, kader, vandaag=asker.dag, geboortedatum=born):
            raise UnableToRecordToestemming(wrong[1], field=wrong[0])
        toestemming = Toestemming(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            persoon_id=persoon_id,
            gever=bereik.gever,
            vertegenwoordiger=bereik.vertegenwoordiger.strip() if bereik.gever != "zelf" else "",
            doel=bereik.doel.strip(),
            categorieen=sorted(bereik.categorieen),
            organisaties=sorted(bereik.organisaties),
            van=bereik.van,
            tot=bereik.tot,
            wijze=bereik.wijze,
            toelichting=bereik.toelichting.strip(),
            huisbezoek_id=huisbezoek_id,
            vastgelegd_door_id=asker.medewerker_id,
            vastgelegd_op=asker.moment,
            bevestigd_op=asker.moment,
        )
        toestemming.save(force_insert=True)
        _log(asker, "aanmaken", toestemming)
    return toestemming


def withdraw_toestemming(*, asker: Asker, toestemming_id: uuid.UUID, reden: str) -> Toestemming:
    """The person takes the consent back; any member records it, at once and for good (R25).

    What was done before stays; whatever rests on it is from now on read by its source alone. No version is asked: a
    withdrawal counts whatever else changed meanwhile. The other members are told, without content.
    """
    with transaction.atomic():
        toestemming = fetch_toestemming(asker, toestemming_id)
        if toestemming.ingetrokken_op:
            return toestemming
        if len(reden) > LANGSTE_REDEN:
            raise UnableToRecordToestemming(f"Houd dit bij maximaal {LANGSTE_REDEN} tekens.", field="reden")
        standing = Toestemming.objects.filter(id=toestemming_id, ingetrokken_op=None)
        changed = {"ingetrokken_op": asker.moment, "ingetrokken_reden": reden.strip(), "versie": F("versie") + 1}
        if standing.update(ingetrokken_door_id=asker.medewerker_id, **changed):
            _log(asker, "wijzigen", toestemming)
            _tell(asker, toestemming)
        toestemming.refresh_from_db()
    return toestemming


def confirm_toestemming(*, asker: Asker, toestemming_id: uuid.UUID, versie: int | None) -> Toestemming:
    """After the lead changed the person was asked again and agrees as before (R25). Raises NotFound, UnableTo…."""
    with transaction.atomic():
        toestemming = fetch_toestemming(asker, toestemming_id)
        if not counts(toestemming.van, toestemming.tot, toestemming.ingetrokken_op, asker.dag):
            raise UnableToRecordToestemming("Deze toestemming geldt niet meer. Leg een nieuwe vast.")
        if not change_row(toestemming, versie, bevestigd_op=asker.moment):
            raise UnableToRecordToestemming(GEWIJZIGD)
        _log(asker, "wijzigen", toestemming)
    return toestemming


def _tell(asker: Asker, toestemming: Toestemming) -> None:
    """Every other member hears it once, at whatever hour: from now on they may read less."""
    members = Deelname.objects.filter(casus_id=toestemming.casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    for medewerker_id in members.exclude(medewerker_id=asker.medewerker_id).values_list("medewerker_id", flat=True):
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst=f"Een toestemming in casus {toestemming.casus.nummer} is ingetrokken. Deel wat erop rust niet meer.",
            object_soort="toestemming",
            object_id=toestemming.casus_id,
        )


def _log(asker: Asker, handeling: Handeling, toestemming: Toestemming) -> None:
    personen = [toestemming.persoon_id]
    record(asker=asker, handeling=handeling, object_soort="toestemming", object_id=toestemming.id, personen=personen)
