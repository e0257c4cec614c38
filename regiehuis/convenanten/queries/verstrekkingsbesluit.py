"""Supply decisions as the screens show them (R3)."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds, overlapping
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Organisatie

from ..models import Informatiecategorie, Ondertekening, Verstrekkingsbesluit
from .namen import Namen

Choices = list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class BesluitRegel:
    """One decision in words; `geldt` while its recipients read on it."""

    id: uuid.UUID
    convenant_id: uuid.UUID
    belang: str
    doel: str
    voorwaarden: str
    categorieen: tuple[str, ...]
    ontvangers: tuple[str, ...]
    besloten_door: str
    van: datetime.date
    tot: datetime.date
    geldt: bool
    te_beeindigen: bool
    versie: int


def besluiten(asker: Asker, convenant_id: uuid.UUID) -> list[BesluitRegel]:
    """The decisions under a covenant, the latest first."""
    rows = list(Verstrekkingsbesluit.objects.filter(convenant_id=convenant_id).order_by("-van", "-id"))
    namen = Namen.of_house()
    return [
        BesluitRegel(
            id=row.id,
            convenant_id=row.convenant_id,
            belang=row.belang,
            doel=row.doel,
            voorwaarden=row.voorwaarden,
            categorieen=namen.categorieen(row.categorieen),
            ontvangers=namen.ontvangers(row.ontvangers),
            besloten_door=row.besloten_door,
            van=row.van,
            tot=row.tot,
            geldt=holds(row.van, row.tot, asker.dag),
            te_beeindigen=row.tot > asker.dag and row.tot > row.van,
            versie=row.versie,
        )
        for row in rows
    ]


def besluit(asker: Asker, convenant_id: uuid.UUID, besluit_id: uuid.UUID) -> BesluitRegel:
    """One decision of a covenant. Raises NotFound."""
    found = next((row for row in besluiten(asker, convenant_id) if row.id == besluit_id), None)
    if found is None:
        raise NotFound("verstrekkingsbesluit", besluit_id)
    return found


def besluit_keuzes(asker: Asker, convenant_id: uuid.UUID) -> dict[str, Choices]:
    """What a new decision can name: police categories, and the organisations that signed."""
    police = Informatiecategorie.objects.filter(juridische_klasse="politie").order_by("volgorde", "naam")
    signed = Ondertekening.objects.filter(overlapping(asker.dag, None), convenant_id=convenant_id)
    bodies = Organisatie.objects.filter(id__in=signed.values("organisatie_id")).order_by("naam")
    return {
        "categorieen": [(str(row.id), row.naam) for row in police],
        "ontvangers": [(str(row.id), row.naam) for row in bodies],
    }
