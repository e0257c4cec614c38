"""Certificates and notices fetched, with the same answer for absent and forbidden."""

import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Vernietiging, Vernietigingsbericht

FUNCTIES = ("ketenmanager", "procesregisseur", "functionaris_gegevensbescherming")


def sees_register(asker: Asker) -> bool:
    """Whether somebody sees the certificates of the house: who manages or supervises it."""
    return any(asker.has(functie) for functie in FUNCTIES)


def certificate(asker: Asker, vernietiging_id: uuid.UUID) -> Vernietiging:
    """One certificate of the house, logged. Raises NotFound."""
    rows = Vernietiging.objects.filter(id=vernietiging_id, veiligheidshuis_id=asker.huis_id)
    found = sole(rows) if sees_register(asker) else None
    if found is None:
        raise NotFound("vernietiging", vernietiging_id)
    record(asker=asker, handeling="lezen", object_soort="vernietiging", object_id=vernietiging_id)
    return found


def told_bericht(asker: Asker, bericht_id: uuid.UUID) -> Vernietigingsbericht:
    """A notice to the asker's own organisation. Raises NotFound."""
    rows = Vernietigingsbericht.objects.filter(id=bericht_id, organisatie_id=asker.organisatie_id)
    found = sole(rows.filter(veiligheidshuis_id=asker.huis_id))
    if found is None:
        raise NotFound("vernietigingsbericht", bericht_id)
    return found
