"""The rules of the house for accounts, and who confirms those of a partner, as their forms show them (R20)."""

import dataclasses
import uuid
from typing import Any

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import on_day

from ..access import Asker
from ..models import Aansluiting, Functie, Medewerker, Veiligheidshuis

REGELS = ("bevestiging_dagen", "geheimhouding_verplicht", "geheimhouding_tekst")


@dataclasses.dataclass(frozen=True)
class Contactkeuze:
    """Who confirms the accounts of one organisation, and who could."""

    organisatie: str
    contactpersoon_id: uuid.UUID | None
    keuzes: list[tuple[str, str]]
    oidc_organisatie: str
    versie: int


def accountregels(asker: Asker) -> tuple[dict[str, Any], int]:
    """The rules of the house for accounts, and the version of the house."""
    huis = Veiligheidshuis.objects.get(id=asker.huis_id)
    return {name: getattr(huis, name) for name in REGELS}, huis.versie


def contactpersoon(asker: Asker, aansluiting_id: uuid.UUID) -> Contactkeuze:
    """The contact of one partner, and the liaisons who could be. Raises NotFound."""
    row = Aansluiting.objects.filter(id=aansluiting_id).select_related("organisatie").first()
    if row is None:
        raise NotFound("aansluiting", aansluiting_id)
    liaisons = Functie.objects.filter(on_day(asker.dag), soort="liaison").values("medewerker_id")
    people = Medewerker.objects.filter(
        id__in=liaisons,
        veiligheidshuis_id=asker.huis_id,
        is_active=True,
        onderdeel__organisatie_id=row.organisatie_id,
    )
    choices = [(str(key), naam) for key, naam in people.order_by("naam").values_list("id", "naam")]
    return Contactkeuze(row.organisatie.naam, row.contactpersoon_id, choices, row.oidc_organisatie, row.versie)
