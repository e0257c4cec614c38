"""Covenants as a working instrument: made, signed, ended; the matrix filled square by square (C3, C4)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, check_manager, log, need, write

from .models import Autorisatieregel, Convenant, Convenantthema, Informatiecategorie, Ondertekening


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
        running = Ondertekening.objects.filter(convenant_id=convenant_id, organisatie_id=organisatie_id, tot=None)
        if nieuw_id not in set(running.values_list("id", flat=True)) and running.exists():
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


def end_ondertekening(*, asker: Asker, ondertekening_id: uuid.UUID, tot: datetime.date) -> Ondertekening:
    """End a signature; from that day nobody of the organisation reads a case under the covenant. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Ondertekening.objects.filter(id=ondertekening_id).first()
        if found is None:
            raise NotFound("ondertekening", ondertekening_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        Ondertekening.objects.filter(id=found.id).update(tot=tot)
        log(asker, "ondertekening", found.id)
    found.tot = tot
    return found


def add_categorie(
    *, asker: Asker, naam: str, juridische_klasse: str, volgorde: int = 0, nieuw_id: uuid.UUID | None = None
) -> Informatiecategorie:
    """Add an information category with its legal class; no unit has it until the matrix says so."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de categorie in.", longest=80)
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


def set_matrixvak(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    onderdeel_id: uuid.UUID | None,
    categorie_id: uuid.UUID,
    lezen: bool,
    inbrengen: bool,
) -> Autorisatieregel:
    """Set one square of the matrix: a unit (None is the function procesregie) × category → read, contribute (C4)."""
    check_manager(asker)
    functie = "" if onderdeel_id else "procesregisseur"
    with transaction.atomic():
        square = {"convenant_id": convenant_id, "onderdeel_id": onderdeel_id, "categorie_id": categorie_id}
        before = Autorisatieregel.objects.filter(functie=functie, **square).first()
        if before is None:
            return write(
                asker,
                "autorisatieregel",
                Autorisatieregel,
                veiligheidshuis_id=asker.huis_id,
                functie=functie,
                lezen=lezen,
                inbrengen=inbrengen,
                **square,
            )
        Autorisatieregel.objects.filter(id=before.id).update(lezen=lezen, inbrengen=inbrengen)
        log(asker, "autorisatieregel", before.id)
    before.lezen, before.inbrengen = lezen, inbrengen
    return before
