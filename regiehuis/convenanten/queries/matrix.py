"""The matrix of a covenant as a grid: a row per unit, a square per category (C4)."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping

from regiehuis.samenwerking.models import Organisatieonderdeel

from ..models import Autorisatieregel, Informatiecategorie

Regel = tuple[bool, bool]
Vakken = dict[tuple[uuid.UUID | None, uuid.UUID], Regel]


@dataclasses.dataclass(frozen=True)
class Vak:
    """One square of the matrix; `sleutel` names its boxes in the form."""

    sleutel: str
    categorie_id: uuid.UUID
    categorie: str
    lezen: bool
    inbrengen: bool


@dataclasses.dataclass(frozen=True)
class MatrixRij:
    """One unit, or procesregie (which reads, and contributes as its own unit), with a square per category."""

    naam: str
    organisatie: str
    organisatie_id: uuid.UUID | None
    onderdeel_id: uuid.UUID | None
    toegang: bool
    vakken: tuple[Vak, ...]

    @property
    def gegeven(self) -> Vakken:
        """What the squares of this row give now."""
        return {(self.onderdeel_id, vak.categorie_id): (vak.lezen, vak.inbrengen) for vak in self.vakken}


def matrixvakken(convenant_id: uuid.UUID) -> Vakken:
    """The matrix as it stands: unit (None is procesregie) and category → read, contribute."""
    rows = Autorisatieregel.objects.filter(convenant_id=convenant_id)
    return {(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows}


def rijen(
    toegang: Mapping[uuid.UUID, bool], categories: Iterable[Informatiecategorie], vakken: Vakken
) -> list[MatrixRij]:
    """The grid: procesregie first, then each unit of each partner, with whether its signature gives access."""
    units = Organisatieonderdeel.objects.filter(organisatie_id__in=toegang).select_related("organisatie")
    rows = [MatrixRij("Procesregie", "Functie van het huis", None, None, True, _vakken(None, categories, vakken))]
    for unit in units.order_by("organisatie__naam", "naam"):
        squares = _vakken(unit.id, categories, vakken)
        rows.append(
            MatrixRij(
                unit.naam, unit.organisatie.naam, unit.organisatie_id, unit.id, toegang[unit.organisatie_id], squares
            )
        )
    return rows


def _vakken(
    onderdeel_id: uuid.UUID | None, categories: Iterable[Informatiecategorie], vakken: Vakken
) -> tuple[Vak, ...]:
    return tuple(
        Vak(
            f"{onderdeel_id.hex if onderdeel_id else 'procesregie'}-{category.id.hex}",
            category.id,
            category.naam,
            *vakken.get((onderdeel_id, category.id), (False, False)),
        )
        for category in categories
    )


def changes_in_words(
    rows: Iterable[MatrixRij], wanted: Mapping[tuple[uuid.UUID | None, uuid.UUID], Regel]
) -> list[str]:
    """What a form changes in these rows, a line per square, for the preview and the record of it."""
    words = []
    for rij in rows:
        for vak in rij.vakken:
            lezen, inbrengen = wanted.get((rij.onderdeel_id, vak.categorie_id), (vak.lezen, vak.inbrengen))
            parts = [
                f"{what} {'erbij' if new else 'eraf'}"
                for what, old, new in (("lezen", vak.lezen, lezen), ("inbrengen", vak.inbrengen, inbrengen))
                if old != new
            ]
            if parts:
                words.append(f"{rij.naam}: {vak.categorie}, {' en '.join(parts)}")
    return words
