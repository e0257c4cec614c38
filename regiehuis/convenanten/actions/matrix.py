"""The matrix of a covenant, filled square by square or as a whole (C4)."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, check_manager, log, write

from ..models import Autorisatieregel, Convenant
from ..rules import matrix_versie
from .convenant import check_own


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
    inbrengen = inbrengen and onderdeel_id is not None
    with transaction.atomic():
        check_own(convenant_id)
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


def set_matrix(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    vakken: Mapping[tuple[uuid.UUID | None, uuid.UUID], tuple[bool, bool]],
    versie: int,
) -> int:
    """Set the whole matrix as one form has it; answers how many squares changed.

    Raises NotFound, and UnableToManage when somebody changed the matrix after `versie` was shown.
    """
    check_manager(asker)
    with transaction.atomic():
        Convenant.objects.select_for_update().filter(id=convenant_id).first()
        rows = Autorisatieregel.objects.filter(convenant_id=convenant_id)
        now = {(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows}
        if matrix_versie(now) != versie:
            raise UnableToManage(
                "Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u koos; bekijk eerst de nieuwe versie."
            )
        changed = {square: given for square, given in vakken.items() if now.get(square, (False, False)) != given}
        for (onderdeel_id, categorie_id), (lezen, inbrengen) in changed.items():
            set_matrixvak(
                asker=asker,
                convenant_id=convenant_id,
                onderdeel_id=onderdeel_id,
                categorie_id=categorie_id,
                lezen=lezen,
                inbrengen=inbrengen,
            )
    return len(changed)
