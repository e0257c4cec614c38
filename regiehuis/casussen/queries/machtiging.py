"""What lets a case be discussed, as its members see it (R4)."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds
from regiehuis.samenwerking.access import Asker

from ..access.casus import leads
from ..models import Casus, Overlegmachtiging


@dataclasses.dataclass(frozen=True)
class MachtigingRegel:
    """One ground in words; `geldt` while the case may be discussed on it."""

    id: uuid.UUID
    casus_id: uuid.UUID
    soort: str
    verwijzing: str
    motivering: str
    deelnemers: str
    doel: str
    wijze: str
    van: datetime.date
    tot: datetime.date
    geldt: bool
    te_beeindigen: bool
    vastgelegd_door: str
    versie: int


@dataclasses.dataclass(frozen=True)
class Machtigingen:
    """The grounds of a case, and whether the asker keeps them."""

    regels: tuple[MachtigingRegel, ...]
    mag_vastleggen: bool


def machtigingen(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> Machtigingen:
    """The grounds of a case that was fetched, the latest first."""
    rows = Overlegmachtiging.objects.filter(casus_id=casus_id).select_related("vastgelegd_door").order_by("-van", "-id")
    return Machtigingen(tuple(_regel(asker, row) for row in rows), leads(asker, casus))


def machtiging(asker: Asker, machtiging_id: uuid.UUID) -> MachtigingRegel:
    """One ground, for a member of its case. Raises NotFound."""
    found = Overlegmachtiging.objects.filter(id=machtiging_id).select_related("vastgelegd_door").first()
    if found is None:
        raise NotFound("overlegmachtiging", machtiging_id)
    return _regel(asker, found)


def _regel(asker: Asker, row: Overlegmachtiging) -> MachtigingRegel:
    return MachtigingRegel(
        id=row.id,
        casus_id=row.casus_id,
        soort=row.get_soort_display(),
        verwijzing=row.verwijzing,
        motivering=row.motivering,
        deelnemers=row.deelnemers,
        doel=row.doel,
        wijze=row.wijze,
        van=row.van,
        tot=row.tot,
        geldt=holds(row.van, row.tot, asker.dag),
        te_beeindigen=row.tot > max(asker.dag, row.van),
        vastgelegd_door=row.vastgelegd_door.naam,
        versie=row.versie,
    )
