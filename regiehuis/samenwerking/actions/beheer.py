"""The right to manage the cooperation, and the one way to write a row of it: by the ketenmanager, logged."""

import uuid
from typing import TypeVar

from django.db import models

from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

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


def write(asker: Asker, soort: str, model: type[T], nieuw_id: uuid.UUID | None = None, /, **fields: object) -> T:
    """Make one row and log it; a double click finds what the first made."""
    row_id = nieuw_id or new_id()
    before = model._default_manager.filter(pk=row_id).first()
    if before is not None:
        return before
    made = model._default_manager.create(id=row_id, **fields)
    log(asker, soort, row_id, "aanmaken")
    return made


def log(asker: Asker, soort: str, object_id: uuid.UUID, handeling: Handeling = "wijzigen") -> None:
    """Log a change of the cooperation."""
    record(asker=asker, handeling=handeling, object_soort=soort, object_id=object_id)
