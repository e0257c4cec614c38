"""The right to manage the cooperation, and the one way to write a row of it: by the ketenmanager, logged."""

import uuid
from collections.abc import Sequence
from typing import TypeVar

from django.db import models
from django.db.models import F

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting

T = TypeVar("T", bound=models.Model)


class UnableToManage(Refusal):
    """The cooperation cannot be changed as asked."""


def check_manager(asker: Asker) -> None:
    """Only the ketenmanager of the house manages its cooperation. Raises NotAllowed."""
    if not asker.has("ketenmanager"):
        raise NotAllowed("Alleen de ketenmanager kan dit wijzigen.")


def need(text: str, field: str, message: str, *, longest: int = 120) -> str:
    """A text that must be there and fit. Raises UnableToManage at its field."""
    text = text.strip()
    if not text:
        raise UnableToManage(message, field=field)
    if len(text) > longest:
        raise UnableToManage(f"Gebruik hoogstens {longest} tekens.", field=field)
    return text


def choose(value: object, choices: Sequence[tuple[object, str]], field: str) -> None:
    """A value that must be one of a list. Raises UnableToManage at its field."""
    if value not in {code for code, _ in choices}:
        raise UnableToManage("Kies iets uit de lijst.", field=field)


def check_partner(organisatie_id: uuid.UUID) -> None:
    """An organisation that never was a partner of the asker's house does not exist here. Raises NotFound."""
    if not Aansluiting.objects.filter(organisatie_id=organisatie_id).exists():
        raise NotFound("organisatie", organisatie_id)


def write(asker: Asker, soort: str, model: type[T], nieuw_id: uuid.UUID | None = None, /, **fields: object) -> T:
    """Make one row and log it; a double click finds what the first made."""
    row_id = nieuw_id or new_id()
    before = made_before(model, nieuw_id)
    if before is not None:
        return before
    made = model._default_manager.create(id=row_id, **fields)
    log(asker, soort, row_id, "aanmaken")
    return made


def change(asker: Asker, soort: str, model: type[T], row_id: uuid.UUID, versie: int | None, /, **fields: object) -> T:
    """Change one row and log it, if nobody did since `versie`; the row as it then is.

    The second of two people is told (UnableToManage) and nothing of the first is overwritten. Raises NotFound.
    """
    rows = model._default_manager.filter(pk=row_id)
    if not rows.filter(versie=versie).update(versie=F("versie") + 1, **fields):
        if rows.exists():
            raise UnableToManage(GEWIJZIGD)
        raise NotFound(soort, row_id)
    log(asker, soort, row_id)
    return rows.get()


def log(asker: Asker, soort: str, object_id: uuid.UUID, handeling: Handeling = "wijzigen") -> None:
    """Log a change of the cooperation."""
    record(asker=asker, handeling=handeling, object_soort=soort, object_id=object_id)
