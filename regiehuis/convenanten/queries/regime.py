"""What the screens show of regimes."""

import dataclasses
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

from ..models import Regime

Choices = list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class RegimeRegel:
    """One legal regime."""

    id: uuid.UUID
    naam: str
    wettelijke_basis: str
    doel: str
    contactpunt: str
    bewaartermijn_jaren: int
    gesloten: bool
    versie: int


def regimes(asker: Asker) -> list[RegimeRegel]:
    """The legal regimes of the house."""
    return [
        RegimeRegel(
            r.id, r.naam, r.wettelijke_basis, r.doel, r.contactpunt, r.bewaartermijn_jaren, r.gesloten, r.versie
        )
        for r in Regime.objects.order_by("naam")
    ]


def regime_choices(asker: Asker) -> Choices:
    """Regimes to choose from."""
    return [(str(r.id), r.naam) for r in Regime.objects.order_by("naam")]


def regime(asker: Asker, regime_id: uuid.UUID) -> RegimeRegel:
    """One legal regime. Raises NotFound."""
    found = next((row for row in regimes(asker) if row.id == regime_id), None)
    if found is None:
        raise NotFound("regime", regime_id)
    return found
