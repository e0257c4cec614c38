"""The matrix of a covenant, filled square by square or as a whole (C4)."""

import uuid
from collections.abc import Collection, Mapping

from django.db import transaction

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, check_manager, log, write
from regiehuis.samenwerking.models import Organisatieonderdeel

from ..models import Autorisatieregel, Convenant
from ..rules import matrix_versie
from .convenant import fetch_own
from .rechtmatigheidsadvies import Vak, check_new_squares
from .regime import check_admitted

Regel = tuple[bool, bool]
Matrix = Mapping[tuple[uuid.UUID | None, uuid.UUID], Regel]


def set_matrixvak(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    onderdeel_id: uuid.UUID | None,
    categorie_id: uuid.UUID,
    lezen: bool,
    inbrengen: bool,
) -> Autorisatieregel:
    """Set one square of the matrix: a unit (None is the function procesregie) × category → read, contribute (C4).

    Refused when the regime does not admit that kind of organisation (R1), or an advice is missing (R38). Raises
    NotFound.
    """
    check_manager(asker)
    with transaction.atomic():
        convenant = fetch_own(convenant_id)
        if lezen or inbrengen:
            _check_regime(asker, convenant, {onderdeel_id})
        rows = Autorisatieregel.objects.filter(convenant_id=convenant_id, categorie_id=categorie_id)
        now = {(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows}
        check_new_squares(asker, convenant, _turned_on(now, {(onderdeel_id, categorie_id): (lezen, inbrengen)}))
        return _write(asker, convenant_id, onderdeel_id, categorie_id, (lezen, inbrengen))


def _write(
    asker: Asker, convenant_id: uuid.UUID, onderdeel_id: uuid.UUID | None, categorie_id: uuid.UUID, given: Regel
) -> Autorisatieregel:
    functie = "" if onderdeel_id else "procesregisseur"
    fields = {"lezen": given[0], "inbrengen": given[1] and onderdeel_id is not None}
    square = {"convenant_id": convenant_id, "onderdeel_id": onderdeel_id, "categorie_id": categorie_id}
    before = Autorisatieregel.objects.filter(functie=functie, **square).first()
    if before is None:
        made = {"veiligheidshuis_id": asker.huis_id, "functie": functie} | square | fields
        return write(asker, "autorisatieregel", Autorisatieregel, **made)
    Autorisatieregel.objects.filter(id=before.id).update(**fields)
    log(asker, "autorisatieregel", before.id)
    before.lezen, before.inbrengen = fields["lezen"], fields["inbrengen"]
    return before


def _turned_on(before: Matrix, after: Matrix) -> list[Vak]:
    """What is read or contributed that was not before (R38)."""
    found = []
    for (unit, categorie_id), given in after.items():
        was = before.get((unit, categorie_id), (False, False))
        if any(new and not old for new, old in zip(given, was, strict=True)):
            found.append((unit, categorie_id, given[0] and not was[0]))
    return found


def _check_regime(asker: Asker, convenant: Convenant, onderdelen: Collection[uuid.UUID | None]) -> None:
    """A matrix gives nothing to a kind of organisation that the regime does not admit (R1). Raises UnableToManage."""
    units = Organisatieonderdeel.objects.filter(id__in=[key for key in onderdelen if key])
    for organisatie_id in set(units.values_list("organisatie_id", flat=True)):
        check_admitted(asker, convenant.regime, organisatie_id)


def set_matrix(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    vakken: Matrix,
    versie: int,
) -> int:
    """Set the rows of the matrix that one form has; answers how many squares changed.

    Raises NotFound, and UnableToManage when somebody changed these rows after `versie` was shown. Rows that the form
    does not have stay as they are.
    """
    check_manager(asker)
    with transaction.atomic():
        Convenant.objects.select_for_update().filter(id=convenant_id).first()
        convenant = fetch_own(convenant_id)
        shown = {onderdeel_id for onderdeel_id, _ in vakken}
        rows = [row for row in Autorisatieregel.objects.filter(convenant_id=convenant_id) if row.onderdeel_id in shown]
        now = {(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows}
        if matrix_versie(now) != versie:
            raise UnableToManage(
                "Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u koos; bekijk eerst de nieuwe versie."
            )
        changed = {square: given for square, given in vakken.items() if now.get(square, (False, False)) != given}
        _check_regime(asker, convenant, {unit for (unit, _), given in changed.items() if any(given)})
        check_new_squares(asker, convenant, _turned_on(now, changed))
        for (onderdeel_id, categorie_id), given in changed.items():
            _write(asker, convenant_id, onderdeel_id, categorie_id, given)
    return len(changed)
