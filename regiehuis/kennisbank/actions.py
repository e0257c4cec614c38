"""What is done with the menukaart."""

import uuid

from django.db import connection, transaction

from regiehuis.kern.models import made_before
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, need, write
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
    """Add an intervention that a unit of a partner can do (I1). A unit offers the same thing once."""
    check_manager(asker)
    fields = _checked(naam, soort, voor_wie, doorlooptijd_dagen, voorwaarde)
    with transaction.atomic():
        _one_at_a_time(asker)
        if before := made_before(Menukaartitem, nieuw_id):
            return before
        _check_offer(onderdeel_id, fields["naam"], None)
        given = {"veiligheidshuis_id": asker.huis_id, "onderdeel_id": onderdeel_id} | fields
        return write(asker, "menukaartitem", Menukaartitem, nieuw_id, **given)


def change_menukaartitem(
    *,
    asker: Asker,
    menukaartitem_id: uuid.UUID,
    versie: int | None,
    onderdeel_id: uuid.UUID,
    naam: str,
    soort: str,
    voor_wie: str,
    doorlooptijd_dagen: int | None,
    voorwaarde: str,
    actief: bool,
) -> Menukaartitem:
    """Change an intervention, or take it off the menukaart; a plan that uses it keeps it. Raises NotFound.

    The second of two people is told (UnableToManage), and nothing of the first is overwritten.
    """
    check_manager(asker)
    fields = _checked(naam, soort, voor_wie, doorlooptijd_dagen, voorwaarde)
    with transaction.atomic():
        _one_at_a_time(asker)
        if actief:
            _check_offer(onderdeel_id, fields["naam"], menukaartitem_id)
        given = {"onderdeel_id": onderdeel_id, "actief": actief} | fields
        return change(asker, "menukaartitem", Menukaartitem, menukaartitem_id, versie, **given)


def _checked(
    naam: str, soort: str, voor_wie: str, doorlooptijd_dagen: int | None, voorwaarde: str
) -> dict[str, object]:
    naam = need(naam, "naam", "Vul de naam van de interventie in.")
    if soort not in dict(INTERVENTIESOORTEN):
        raise UnableToManage("Kies een soort.", field="soort")
    if doorlooptijd_dagen is not None and not 0 <= doorlooptijd_dagen <= LONGEST_DAYS:
        raise UnableToManage(f"Kies tussen 0 en {LONGEST_DAYS} dagen.", field="doorlooptijd_dagen")
    _check_length(voor_wie, 200, "voor_wie")
    _check_length(voorwaarde, 300, "voorwaarde")
    return {
        "naam": naam,
        "soort": soort,
        "voor_wie": voor_wie,
        "doorlooptijd_dagen": doorlooptijd_dagen,
        "voorwaarde": voorwaarde,
    }


def _check_offer(onderdeel_id: uuid.UUID, naam: object, own_id: uuid.UUID | None) -> None:
    """The unit is of a partner of today, and does not offer this already."""
    if not Organisatieonderdeel.objects.filter(id=onderdeel_id, organisatie__aansluitingen__tot=None).exists():
        raise UnableToManage("Kies een onderdeel van een partner.", field="onderdeel")
    same = Menukaartitem.objects.filter(onderdeel_id=onderdeel_id, naam__iexact=naam, actief=True)
    if any(row.id != own_id for row in same.only("id")):
        raise UnableToManage("Dit onderdeel biedt deze interventie al aan.", field="naam")


def _check_length(text: str, longest: int, field: str) -> None:
    if len(text) > longest:
        raise UnableToManage(f"Gebruik hoogstens {longest} tekens.", field=field)


def _one_at_a_time(asker: Asker) -> None:
    """Two people who offer the same thing at once wait for each other; the second is told."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"menukaart {asker.huis_id}"])
