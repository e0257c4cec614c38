"""Criteria, core questions and life areas of the house as the screens of the cooperation show them."""

import dataclasses
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

from ..models import Criterium, Kernvraag, Leefgebied
from ..rules.triage import LANDELIJK


@dataclasses.dataclass(frozen=True)
class WerkwijzeRegel:
    """One of them, with its place; `blijft` for a national criterium, which can be worded but not put out of use."""

    id: uuid.UUID
    soort: str
    tekst: str
    volgorde: int
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
            [WerkwijzeRegel(r.id, "criterium", r.tekst, r.volgorde, r.code in LANDELIJK) for r in criteria],
        ),
        (
            "kernvraag",
            "Kernvragen van de analyse",
            [WerkwijzeRegel(r.id, "kernvraag", r.tekst, r.volgorde) for r in vragen],
        ),
        (
            "leefgebied",
            "Leefgebieden van het plan",
            [WerkwijzeRegel(r.id, "leefgebied", r.naam, r.volgorde) for r in gebieden],
        ),
    ]


def werkwijze_regel(asker: Asker, soort: str, regel_id: uuid.UUID) -> WerkwijzeRegel:
    """One that is in use. Raises NotFound."""
    rows = (row for kind, _kop, regels in werkwijze(asker) if kind == soort for row in regels)
    found = next((row for row in rows if row.id == regel_id), None)
    if found is None:
        raise NotFound(soort, regel_id)
    return found
