"""The statement of secrecy: its text, and who signed it when (R20)."""

import dataclasses
import datetime
import uuid

from django.db.models import QuerySet

from ..access import Asker
from ..models import Geheimhoudingsverklaring, Veiligheidshuis


@dataclasses.dataclass(frozen=True)
class Verklaring:
    """The text of today, and when the asker signed it, if he did."""

    regels: tuple[str, ...]
    tekstversie: int
    verplicht: bool
    getekend_op: datetime.datetime | None

    @property
    def nodig(self) -> bool:
        """Whether the asker signs before any content opens."""
        return self.verplicht and self.getekend_op is None


def verklaring(asker: Asker) -> Verklaring:
    """The statement as the asker finds it."""
    huis = Veiligheidshuis.objects.get(id=asker.huis_id)
    signed = _signed(asker.medewerker_id).filter(tekstversie=huis.geheimhouding_versie)
    return Verklaring(
        tuple(line for line in huis.geheimhouding_tekst.splitlines() if line.strip()),
        huis.geheimhouding_versie,
        huis.geheimhouding_verplicht,
        signed.values_list("op", flat=True).first(),
    )


def laatste_verklaring(medewerker_id: uuid.UUID) -> tuple[datetime.datetime, int] | None:
    """When somebody last signed, and which text; only for who may read it."""
    return _signed(medewerker_id).values_list("op", "tekstversie").first()


def _signed(medewerker_id: uuid.UUID) -> QuerySet[Geheimhoudingsverklaring]:
    return Geheimhoudingsverklaring.objects.filter(medewerker_id=medewerker_id).order_by("-op")
