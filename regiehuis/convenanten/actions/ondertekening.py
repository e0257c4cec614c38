"""Signatures under a covenant, per organisation: recorded and withdrawn, with consequences at once (C3)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.kern.period import overlapping
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, check_partner, need, write

from ..models import Convenant, Ondertekening
from .convenant import NA_BEGIN, fetch_own
from .rechtmatigheidsadvies import check_new_recipient
from .regime import check_admitted


def sign_convenant(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    organisatie_id: uuid.UUID,
    ondertekenaar: str,
    van: datetime.date,
    nieuw_id: uuid.UUID | None = None,
) -> Ondertekening:
    """Record that an organisation signed; from `van` its people can be members of cases under this covenant."""
    check_manager(asker)
    ondertekenaar = need(ondertekenaar, "ondertekenaar", "Vul in wie namens de organisatie tekende.")
    with transaction.atomic():
        if before := made_before(Ondertekening, nieuw_id):
            return before
        convenant = fetch_own(convenant_id)
        _check_open(convenant, van, asker.dag)
        check_partner(organisatie_id)
        check_admitted(asker, convenant.regime, organisatie_id)
        check_new_recipient(asker, convenant, organisatie_id)
        signed = Ondertekening.objects.filter(convenant_id=convenant_id, organisatie_id=organisatie_id)
        if signed.filter(overlapping(van, None)).exists():
            raise UnableToManage("Deze organisatie heeft al getekend.", field="organisatie")
        return write(
            asker,
            "ondertekening",
            Ondertekening,
            nieuw_id,
            convenant_id=convenant_id,
            veiligheidshuis_id=asker.huis_id,
            organisatie_id=organisatie_id,
            ondertekenaar=ondertekenaar,
            van=van,
        )


def end_ondertekening(
    *, asker: Asker, ondertekening_id: uuid.UUID, versie: int | None, tot: datetime.date, reden: str = ""
) -> Ondertekening:
    """Withdraw a signature; from that day nobody of the organisation reads a case under the covenant.

    On the day it began it never held. A withdrawal that is still to come can be brought forward; one that counts
    stays. Raises NotFound.
    """
    check_manager(asker)
    reden = reden.strip()
    if len(reden) > 300:
        raise UnableToManage("Gebruik hoogstens 300 tekens.", field="reden")
    with transaction.atomic():
        found = Ondertekening.objects.filter(id=ondertekening_id).first()
        if found is None:
            raise NotFound("ondertekening", ondertekening_id)
        if found.tot is not None and (found.tot <= asker.dag or tot >= found.tot):
            raise UnableToManage(f"Deze ondertekening is al ingetrokken per {found.tot:%d-%m-%Y}.", field="tot")
        if tot < found.van:
            raise UnableToManage(NA_BEGIN, field="tot")
        return change(asker, "ondertekening", Ondertekening, found.id, versie, tot=tot, intrekreden=reden)


def _check_open(convenant: Convenant, van: datetime.date, dag: datetime.date) -> None:
    """A covenant that is over takes no signature, nor one that would begin after its end."""
    if convenant.tot is None:
        return
    if convenant.tot <= dag:
        how = "ingetrokken" if convenant.intrekreden else "verlopen"
        raise UnableToManage(f"Dit convenant is {how} per {convenant.tot:%d-%m-%Y}; er wordt niet meer op getekend.")
    if van >= convenant.tot:
        raise UnableToManage("De ondertekening moet beginnen voordat het convenant eindigt.", field="van")
