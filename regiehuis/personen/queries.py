"""What the screens and the command line show of deliveries, and what a new one can name."""

import dataclasses
import uuid
from collections.abc import Mapping

from django.utils import timezone

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.period import holds, on_day
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Functie

from .access import check_analist
from .models import Kolomtoewijzing


@dataclasses.dataclass(frozen=True)
class Keuze:
    """Something that a delivery names: its key, its name, and whether it holds today."""

    id: uuid.UUID
    naam: str
    geldt: bool


def convenanten(asker: Asker) -> list[Keuze]:
    """The covenants of the house by name; of one name that which holds comes first. Raises NotAllowed."""
    check_analist(asker)
    rows = Convenant.objects.order_by("naam", "-van").only("id", "naam", "van", "tot")
    found = [Keuze(row.id, row.naam, holds(row.van, row.tot, asker.dag)) for row in rows]
    return sorted(found, key=lambda keuze: (keuze.naam.casefold(), not keuze.geldt))


def partners(asker: Asker) -> list[Keuze]:
    """The organisations that are or were partners of the house, each once, by name. Raises NotAllowed."""
    check_analist(asker)
    rows = Aansluiting.objects.select_related("organisatie").order_by("organisatie__naam", "van")
    found: dict[uuid.UUID, Keuze] = {}
    for row in rows:
        vroeger = found.get(row.organisatie_id)
        geldt = holds(row.van, row.tot, asker.dag) or bool(vroeger and vroeger.geldt)
        found[row.organisatie_id] = Keuze(row.organisatie_id, row.organisatie.naam, geldt)
    return list(found.values())


def geleerd(asker: Asker, *, organisatie_id: uuid.UUID, soort: str) -> Mapping[str, str]:
    """What each header of this partner's lists of this kind was taken for the last time; nothing at the first."""
    check_analist(asker)
    row = Kolomtoewijzing.objects.filter(organisatie_id=organisatie_id, soort=soort).first()
    return dict(row.toewijzing) if row else {}


def analisten() -> dict[str, uuid.UUID]:
    """Sign-in name → key of everybody who is an information analyst today; for the command line, asked as the owner."""
    rows = Functie.objects.using("owner").filter(
        on_day(timezone.localdate()), soort="informatieanalist", medewerker__is_active=True
    )
    return dict(rows.values_list("medewerker__gebruikersnaam", "medewerker_id"))
