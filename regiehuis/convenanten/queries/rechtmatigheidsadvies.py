"""Advice of the lawfulness committee as the screens show it (R38)."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import overlapping
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Organisatie

from ..models import Informatiecategorie, Rechtmatigheidsadvies
from ..rules.rechtmatigheidsadvies import ADVIEZEN, BESLUITEN
from .namen import Namen

Choices = list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class Adviesregel:
    """One advice in words; `open` until it was decided on."""

    id: uuid.UUID
    convenant_id: uuid.UUID
    vraag: str
    categorieen: tuple[str, ...]
    ontvangers: tuple[str, ...]
    gevraagd_op: datetime.date
    advies: str
    advies_tekst: str
    advies_op: datetime.date | None
    besluit: str
    toegestaan: bool
    afwijking: str
    besloten_door: str
    besloten_op: datetime.date | None
    open: bool
    versie: int


def adviezen(asker: Asker, convenant_id: uuid.UUID) -> list[Adviesregel]:
    """What the committee was asked under a covenant, the latest first."""
    rows = list(Rechtmatigheidsadvies.objects.filter(convenant_id=convenant_id).order_by("-gevraagd_op", "-id"))
    namen = Namen.of_house()
    return [
        Adviesregel(
            id=row.id,
            convenant_id=row.convenant_id,
            vraag=row.vraag,
            categorieen=namen.categorieen(row.categorieen),
            ontvangers=namen.ontvangers(row.ontvangers),
            gevraagd_op=row.gevraagd_op,
            advies=dict(ADVIEZEN).get(row.advies, ""),
            advies_tekst=row.advies_tekst,
            advies_op=row.advies_op,
            besluit=dict(BESLUITEN).get(row.besluit, ""),
            toegestaan=row.besluit == "toegestaan",
            afwijking=row.afwijking,
            besloten_door=row.besloten_door,
            besloten_op=row.besloten_op,
            open=not row.besluit,
            versie=row.versie,
        )
        for row in rows
    ]


def advies(asker: Asker, convenant_id: uuid.UUID, advies_id: uuid.UUID) -> Adviesregel:
    """One advice of a covenant. Raises NotFound."""
    found = next((row for row in adviezen(asker, convenant_id) if row.id == advies_id), None)
    if found is None:
        raise NotFound("rechtmatigheidsadvies", advies_id)
    return found


def advies_keuzes(asker: Asker) -> dict[str, Choices]:
    """What a question can name: every category, and the partners of the house."""
    running = Aansluiting.objects.filter(overlapping(asker.dag, None), veiligheidshuis_id=asker.huis_id)
    bodies = Organisatie.objects.filter(id__in=running.values("organisatie_id")).order_by("naam")
    return {
        "categorieen": [(str(row.id), row.naam) for row in Informatiecategorie.objects.order_by("volgorde", "naam")],
        "ontvangers": [(str(row.id), row.naam) for row in bodies],
    }
