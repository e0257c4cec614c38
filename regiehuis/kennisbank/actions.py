"""What is done with the menukaart."""

import uuid

from django.db import transaction

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, check_manager, need, write
from regiehuis.samenwerking.models import Organisatieonderdeel

from .models import Menukaartitem
from .rules import INTERVENTIESOORTEN

LONGEST_DAYS = 3650


def add_menukaartitem(
    *,
    asker: Asker,
    onderdeel_id: uuid.UUID,
    naam: str,
    soort: str,
    voor_wie: str = "",
    doorlooptijd_dagen: int | None = None,
    voorwaarde: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Menukaartitem:
    """Add an intervention that a unit of a partner can do (I1)."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de interventie in.")
    if soort not in dict(INTERVENTIESOORTEN):
        raise UnableToManage("Kies een soort.", field="soort")
    if doorlooptijd_dagen is not None and not 0 <= doorlooptijd_dagen <= LONGEST_DAYS:
        raise UnableToManage(f"Kies tussen 0 en {LONGEST_DAYS} dagen.", field="doorlooptijd_dagen")
    _check_length(voor_wie, 200, "voor_wie")
    _check_length(voorwaarde, 300, "voorwaarde")
    with transaction.atomic():
        if not Organisatieonderdeel.objects.filter(id=onderdeel_id, organisatie__aansluitingen__tot=None).exists():
            raise UnableToManage("Kies een onderdeel van een partner.", field="onderdeel")
        return write(
            asker,
            "menukaartitem",
            Menukaartitem,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            onderdeel_id=onderdeel_id,
            naam=naam,
            soort=soort,
            voor_wie=voor_wie,
            doorlooptijd_dagen=doorlooptijd_dagen,
            voorwaarde=voorwaarde,
        )


def _check_length(text: str, longest: int, field: str) -> None:
    if len(text) > longest:
        raise UnableToManage(f"Gebruik hoogstens {longest} tekens.", field=field)
