"""Criteria, core questions and life areas of the house as the screens of the cooperation show them."""

import dataclasses
import uuid
from typing import Any

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..models import Criterium, Kernvraag, Leefgebied
from ..rules.triage import LANDELIJK

MODELLEN: dict[str, type[Any]] = {
    "criterium": Criterium,
    "kernvraag": Kernvraag,
    "leefgebied": Leefgebied,
}


@dataclasses.dataclass(frozen=True)
class WerkwijzeRegel:
    """One of them, with its place; `blijft` for a national criterium, which can be worded but not put out of use."""

    id: uuid.UUID
    soort: str
    tekst: str
    volgorde: int
    versie: int
    blijft: bool = False


def werkwijze(asker: Asker) -> list[tuple[str, str, list[WerkwijzeRegel]]]:
    """Kind, heading and what is in use of it, in the order of the house."""
    criteria = Criterium.objects.filter(actief=True).order_by("volgorde", "code")
    vragen = Kernvraag.objects.filter(actief=True).order_by("volgorde", "tekst")
    gebieden = Leefgebied.objects.filter(actief=True).order_by("volgorde", "naam")
    return [
        (
            "criterium",
            "Criteria van de triage",
            [WerkwijzeRegel(r.id, "criterium", r.tekst, r.volgorde, r.versie, r.code in LANDELIJK) for r in criteria],
        ),
        (
            "kernvraag",
            "Kernvragen van de analyse",
            [WerkwijzeRegel(r.id, "kernvraag", r.tekst, r.volgorde, r.versie) for r in vragen],
        ),
        (
            "leefgebied",
            "Leefgebieden van het plan",
            [WerkwijzeRegel(r.id, "leefgebied", r.naam, r.volgorde, r.versie) for r in gebieden],
        ),
    ]


def werkwijze_regel(asker: Asker, soort: str, regel_id: uuid.UUID) -> WerkwijzeRegel:
    """One of them, also when other words took its place while somebody was typing. Raises NotFound."""
    model = MODELLEN.get(soort)
    row = sole(model.objects.filter(id=regel_id, veiligheidshuis_id=asker.huis_id)) if model else None
    if row is None:
        raise NotFound(soort, regel_id)
    text = row.naam if isinstance(row, Leefgebied) else row.tekst
    return WerkwijzeRegel(row.id, soort, text, row.volgorde, row.versie, getattr(row, "code", "") in LANDELIJK)
