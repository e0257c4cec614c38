"""The rota of piket as its page shows it: who now, who next, and when nobody (R9)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker

from ..models import Functie, Piketdienst
from ..rules import ROOSTER_VOORUIT, gaps

GELEDEN = datetime.timedelta(days=7)
Choices = list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class Dienstregel:
    """One shift."""

    id: uuid.UUID
    medewerker_id: uuid.UUID
    naam: str
    telefoon: str
    van: datetime.datetime
    tot: datetime.datetime
    nu: bool
    voorbij: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Piketrooster:
    """The shifts from a week ago on, and the gaps of the weeks to come."""

    diensten: Sequence[Dienstregel]
    gaten: Sequence[tuple[datetime.datetime, datetime.datetime]]

    @property
    def nu(self) -> Dienstregel | None:
        """Who holds piket at this moment."""
        return next((dienst for dienst in self.diensten if dienst.nu), None)


def piketrooster(asker: Asker) -> Piketrooster:
    """The rota of the asker's house, in order of time; without any shift there are no gaps to show."""
    rows = Piketdienst.objects.filter(veiligheidshuis_id=asker.huis_id, tot__gt=asker.moment - GELEDEN)
    lines = [_regel(asker, row) for row in rows.select_related("medewerker").order_by("van")[:200]]
    ahead = [(line.van, line.tot) for line in lines if not line.voorbij]
    return Piketrooster(lines, gaps(ahead, asker.moment, asker.moment + ROOSTER_VOORUIT) if lines else [])


def piketdienst(asker: Asker, piketdienst_id: uuid.UUID) -> Dienstregel:
    """One shift. Raises NotFound."""
    rows = Piketdienst.objects.filter(id=piketdienst_id, veiligheidshuis_id=asker.huis_id)
    found = rows.select_related("medewerker").first()
    if found is None:
        raise NotFound("piketdienst", piketdienst_id)
    return _regel(asker, found)


def piket_choices(asker: Asker) -> Choices:
    """Who holds the function piket today."""
    held = Functie.objects.filter(on_day(asker.dag), soort="piket", veiligheidshuis_id=asker.huis_id)
    held = held.filter(medewerker__is_active=True).order_by("medewerker__naam")
    return [(str(key), naam) for key, naam in held.values_list("medewerker_id", "medewerker__naam").distinct()]


def _regel(asker: Asker, row: Piketdienst) -> Dienstregel:
    return Dienstregel(
        id=row.id,
        medewerker_id=row.medewerker_id,
        naam=row.medewerker.naam,
        telefoon=row.medewerker.telefoon,
        van=row.van,
        tot=row.tot,
        nu=row.van <= asker.moment < row.tot,
        voorbij=row.tot <= asker.moment,
        versie=row.versie,
    )
