"""Covenants as a working instrument: made, signed, ended; the categories of what is shared (C3)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import (
    UnableToManage,
    change,
    check_manager,
    check_partner,
    choose,
    need,
    write,
)
from regiehuis.samenwerking.models import Thema

from ..models import Convenant, Convenantthema, Informatiecategorie, Ondertekening, Regime
from ..rules import JURIDISCHE_KLASSEN
from .regime import check_admitted


def add_convenant(
    *,
    asker: Asker,
    regime_id: uuid.UUID,
    naam: str,
    doel: str,
    thema_ids: Sequence[uuid.UUID],
    van: datetime.date,
    tot: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Convenant:
    """Make a covenant under a regime, for one or more themes; nobody has access by it until organisations sign."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het convenant in.")
    doel = need(doel, "doel", "Vul in waarvoor dit convenant geldt.", longest=4000)
    if not thema_ids:
        raise UnableToManage("Kies minstens één thema.", field="themas")
    if tot is not None and tot <= van:
        raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
    with transaction.atomic():
        if not Regime.objects.filter(id=regime_id).exists():
            raise UnableToManage("Kies een regime.", field="regime")
        if Thema.objects.filter(id__in=thema_ids).count() != len(set(thema_ids)):
            raise UnableToManage("Kies thema's van uw eigen huis.", field="themas")
        convenant = write(
            asker,
            "convenant",
            Convenant,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            regime_id=regime_id,
            naam=naam,
            doel=doel,
            van=van,
            tot=tot,
        )
        there = set(Convenantthema.objects.filter(convenant=convenant).values_list("thema_id", flat=True))
        Convenantthema.objects.bulk_create(
            Convenantthema(convenant=convenant, veiligheidshuis_id=asker.huis_id, thema_id=thema_id)
            for thema_id in thema_ids
            if thema_id not in there
        )
    return convenant


def end_convenant(*, asker: Asker, convenant_id: uuid.UUID, versie: int | None, tot: datetime.date) -> Convenant:
    """End a covenant; from that day nobody reads a case under it. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Convenant.objects.filter(id=convenant_id).first()
        if found is None:
            raise NotFound("convenant", convenant_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        return change(asker, "convenant", Convenant, found.id, versie, tot=tot)


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
        check_own(convenant_id)
        check_partner(organisatie_id)
        running = Ondertekening.objects.filter(convenant_id=convenant_id, organisatie_id=organisatie_id, tot=None)
        if running.exists():
            raise UnableToManage("Deze organisatie heeft al getekend.", field="organisatie")
        convenant = Convenant.objects.select_related("regime").get(id=convenant_id)
        check_admitted(asker, convenant.regime, organisatie_id)
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
    *, asker: Asker, ondertekening_id: uuid.UUID, versie: int | None, tot: datetime.date
) -> Ondertekening:
    """End a signature; from that day nobody of the organisation reads a case under the covenant. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Ondertekening.objects.filter(id=ondertekening_id).first()
        if found is None:
            raise NotFound("ondertekening", ondertekening_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        return change(asker, "ondertekening", Ondertekening, found.id, versie, tot=tot)


def add_categorie(
    *, asker: Asker, naam: str, juridische_klasse: str, volgorde: int = 0, nieuw_id: uuid.UUID | None = None
) -> Informatiecategorie:
    """Add an information category with its legal class; no unit has it until the matrix says so."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de categorie in.", longest=80)
    choose(juridische_klasse, JURIDISCHE_KLASSEN, "juridische_klasse")
    with transaction.atomic():
        return write(
            asker,
            "informatiecategorie",
            Informatiecategorie,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            naam=naam,
            juridische_klasse=juridische_klasse,
            volgorde=volgorde,
        )


def check_own(convenant_id: uuid.UUID) -> None:
    """A covenant of another house does not exist here: only its own ketenmanager opens it to anybody."""
    if not Convenant.objects.filter(id=convenant_id).exists():
        raise NotFound("convenant", convenant_id)
