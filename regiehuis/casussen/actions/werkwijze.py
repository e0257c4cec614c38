"""What a house asks and scores: its criteria, core questions and life areas, in its own words and order (R10, R28).

Other words make a new row and put the old one out of use, so that what was decided keeps the words it was taken with.
"""

import uuid
from typing import Any

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotFound
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.actions.beheer import check_manager, choose, log, need

from ..models import Criterium, Kernvraag, Leefgebied
from ..rules.triage import LANDELIJK
from ..rules.werkwijze import LANGST, WERKWIJZEN

Regel = Criterium | Kernvraag | Leefgebied
ANDERS_VERWOORD = (
    "Iemand anders heeft dit intussen anders verwoord of uit gebruik genomen. Hieronder staat wat u typte; open de "
    "nieuwe tekst vanuit de lijst."
)
MODELLEN: dict[str, type[Any]] = {"criterium": Criterium, "kernvraag": Kernvraag, "leefgebied": Leefgebied}


def add_werkwijze(*, asker: Asker, soort: str, tekst: str, volgorde: int, nieuw_id: uuid.UUID | None = None) -> Regel:
    """Add a criterium, kernvraag or leefgebied. A criterium of the house's own is judged, beside the national rule."""
    tekst = _check(asker, soort, tekst, volgorde)
    with transaction.atomic():
        if before := made_before(MODELLEN[soort], nieuw_id):
            return before  # type: ignore[no-any-return]
        code = f"h{Criterium.objects.count() + 1}" if soort == "criterium" else ""
        return _write(asker, soort, tekst, volgorde, code, nieuw_id or new_id())


def change_werkwijze(
    *, asker: Asker, soort: str, regel_id: uuid.UUID, tekst: str, volgorde: int, versie: int | None
) -> Regel:
    """Other words or another place. Raises NotFound, UnableToManage also when somebody else was first."""
    tekst = _check(asker, soort, tekst, volgorde)
    with transaction.atomic():
        row: Regel | None = MODELLEN[soort].objects.select_for_update().filter(id=regel_id).first()
        if row is None:
            raise NotFound(soort, regel_id)
        if not row.actief:
            raise UnableToManage(ANDERS_VERWOORD)
        if _text(row) != tekst:
            made = _write(asker, soort, tekst, volgorde, getattr(row, "code", ""), new_id())
            _change(asker, soort, row, versie, actief=False)
            return made
        return _change(asker, soort, row, versie, volgorde=volgorde)


def end_werkwijze(*, asker: Asker, soort: str, regel_id: uuid.UUID) -> None:
    """Put one out of use: nobody is asked it any more; what was answered stays. Raises NotFound, UnableToManage."""
    _check(asker, soort, "x", 1)
    with transaction.atomic():
        row = _in_use(soort, regel_id)
        if getattr(row, "code", "") in LANDELIJK:
            raise UnableToManage("De vier landelijke criteria blijven in gebruik; u kunt ze wel anders verwoorden.")
        if MODELLEN[soort].objects.filter(actief=True).count() == 1:
            raise UnableToManage("Dit is het laatste dat in gebruik is. Voeg eerst een ander toe.")
        _change(asker, soort, row, row.versie, actief=False)


def _check(asker: Asker, soort: str, tekst: str, volgorde: int) -> str:
    check_manager(asker)
    choose(soort, WERKWIJZEN, "soort")
    if not 1 <= volgorde <= 99:
        raise UnableToManage("Vul een getal in van 1 tot en met 99.", field="volgorde")
    return need(tekst, "tekst", "Vul de tekst in.", longest=LANGST[soort])


def _in_use(soort: str, regel_id: uuid.UUID) -> Regel:
    row: Regel | None = MODELLEN[soort].objects.select_for_update().filter(id=regel_id, actief=True).first()
    if row is None:
        raise NotFound(soort, regel_id)
    return row


def _text(row: Regel) -> str:
    return row.naam if isinstance(row, Leefgebied) else row.tekst


def _change(asker: Asker, soort: str, row: Regel, versie: int | None, **fields: object) -> Regel:
    if not change_row(row, versie, **fields):
        raise UnableToManage(GEWIJZIGD)
    log(asker, soort, row.id)
    return row


def _write(asker: Asker, soort: str, tekst: str, volgorde: int, code: str, key: uuid.UUID) -> Regel:
    words = {"naam" if soort == "leefgebied" else "tekst": tekst} | ({"code": code} if code else {})
    made: Regel = MODELLEN[soort].objects.create(id=key, veiligheidshuis_id=asker.huis_id, volgorde=volgorde, **words)
    log(asker, soort, key, "aanmaken")
    return made
