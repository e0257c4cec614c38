"""Partners of the house: organisations, their units, their affiliation (C2)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting, Organisatie, Organisatieonderdeel, Thema, Veiligheidshuis
from .beheer import UnableToManage, check_manager, log, made_before, need, write

LONGEST_NAME = 120


def change_huis(*, asker: Asker, naam: str, doel: str, adres: str, telefoon: str, klimdagen: int) -> Veiligheidshuis:
    """Change the profile of the house and after how many days overdue an agreement climbs (C1, R27)."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het huis in.")
    if not 1 <= klimdagen <= 90:
        raise UnableToManage("Kies tussen 1 en 90 dagen.", field="klimdagen")
    with transaction.atomic():
        Veiligheidshuis.objects.filter(id=asker.huis_id).update(
            naam=naam, doel=doel, adres=adres, telefoon=telefoon, klimdagen=klimdagen
        )
        log(asker, "veiligheidshuis", asker.huis_id)
    return Veiligheidshuis.objects.get(id=asker.huis_id)


def add_organisatie(
    *,
    asker: Asker,
    naam: str,
    keten: str,
    onderdelen: Sequence[str],
    soort: str = "kern",
    ring: str = "binnenring",
    mandaat: str = "",
    capaciteit_uren: int = 0,
    van: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Organisatie:
    """Bring an organisation with its units into the house, affiliated from `van` (today when not given)."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de organisatie in.")
    names = [name.strip() for name in onderdelen if name.strip()]
    if not names:
        raise UnableToManage("Noem minstens één onderdeel; dat is wie aan tafel zit.", field="onderdelen")
    if any(len(name) > LONGEST_NAME for name in names):
        raise UnableToManage(f"Gebruik hoogstens {LONGEST_NAME} tekens per onderdeel.", field="onderdelen")
    with transaction.atomic():
        if before := made_before(Organisatie, nieuw_id):
            return before
        organisatie = write(asker, "organisatie", Organisatie, nieuw_id, naam=naam, keten=keten)
        for name in names:
            add_onderdeel(asker=asker, organisatie_id=organisatie.id, naam=name)
        write(
            asker,
            "aansluiting",
            Aansluiting,
            veiligheidshuis_id=asker.huis_id,
            organisatie_id=organisatie.id,
            soort=soort,
            ring=ring,
            mandaat=mandaat,
            capaciteit_uren=capaciteit_uren,
            van=van or asker.dag,
        )
    return organisatie


def add_onderdeel(
    *, asker: Asker, organisatie_id: uuid.UUID, naam: str, nieuw_id: uuid.UUID | None = None
) -> Organisatieonderdeel:
    """Add a unit to an organisation; the matrix gives it nothing until the ketenmanager does."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het onderdeel in.")
    with transaction.atomic():
        return write(
            asker, "organisatieonderdeel", Organisatieonderdeel, nieuw_id, organisatie_id=organisatie_id, naam=naam
        )


def end_aansluiting(*, asker: Asker, aansluiting_id: uuid.UUID, tot: datetime.date) -> Aansluiting:
    """End an affiliation; from that day nobody of the organisation has access to a case. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Aansluiting.objects.filter(id=aansluiting_id).first()
        if found is None:
            raise NotFound("aansluiting", aansluiting_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        Aansluiting.objects.filter(id=found.id).update(tot=tot)
        log(asker, "aansluiting", found.id)
    found.tot = tot
    return found


def add_thema(*, asker: Asker, naam: str, nieuw_id: uuid.UUID | None = None) -> Thema:
    """Add a local theme."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het thema in.", longest=80)
    with transaction.atomic():
        return write(asker, "thema", Thema, nieuw_id, veiligheidshuis_id=asker.huis_id, naam=naam)
