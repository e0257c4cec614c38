"""What is kept how long: what nears its end, the shorter terms of categories, and one case of it (R36)."""

import dataclasses
import datetime
import uuid

from regiehuis.convenanten.models import Informatiecategorie, Regime
from regiehuis.convenanten.rules.regime import BEWAARMOMENTEN
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Thema

from ..access.bewaring import Bewaring, kept_casus, kept_casussen
from ..access.vernietiging import sees_register
from ..access.wissing import Opdracht
from ..models import Bewaartermijn, Verlenging, Vernietigingsbesluit
from ..rules.bewaring import is_due, is_near
from .vernietiging import Verklaringregel, verklaringen
from .wissing import open_opdrachten

# So many cases are listed, those that end first; the others are counted.
MEEST = 50


@dataclasses.dataclass(frozen=True)
class Bewaarregel:
    """One closed case and the day on which it goes."""

    casus_id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    vanaf: str
    gerekend_van: datetime.date
    maanden: int
    fase: str
    tot: datetime.date
    verlengd: bool
    bevestigd: bool
    stand: str
    mag_beslissen: bool


@dataclasses.dataclass(frozen=True)
class Termijnregel:
    """The shorter term of one category in a regime."""

    id: uuid.UUID
    regime: str
    categorie: str
    maanden: int
    vanaf: str


@dataclasses.dataclass(frozen=True)
class Bewaaroverzicht:
    """Everything of the page on retention; `later` counts the cases that end after those listed."""

    regels: list[Bewaarregel]
    later: int
    onbevestigd: bool
    termijnen: list[Termijnregel]
    verklaringen: list[Verklaringregel]
    opdrachten: list[Opdracht]
    beheert: bool
    houdt_toezicht: bool


@dataclasses.dataclass(frozen=True)
class Verlengregel:
    """A decision to keep a case longer, with who took it."""

    tot: datetime.date
    reden: str
    door: str
    op: datetime.datetime


@dataclasses.dataclass(frozen=True)
class Bewaarblad:
    """One case of the overview, with the decisions that kept it so far."""

    regel: Bewaarregel
    verlengingen: list[Verlengregel]


def bewaar_overzicht(asker: Asker) -> Bewaaroverzicht:
    """What nears its end, and what was destroyed; numbers, no content.

    Raises NotFound for who does not manage or supervise.
    """
    if not sees_register(asker):
        raise NotFound("bewaring")
    kept = kept_casussen(asker)
    decided = decided_casussen([row.casus_id for row in kept[:MEEST]])
    themas = dict(Thema.objects.filter(veiligheidshuis_id=asker.huis_id).values_list("id", "naam"))
    record(asker=asker, handeling="lezen", object_soort="bewaring", doel="overzicht bewaartermijnen")
    return Bewaaroverzicht(
        regels=[_row(asker, row, themas, decided) for row in kept[:MEEST]],
        later=max(len(kept) - MEEST, 0),
        onbevestigd=Regime.objects.filter(veiligheidshuis_id=asker.huis_id, jurist="").exists(),
        termijnen=termijnen(asker),
        verklaringen=verklaringen(asker),
        opdrachten=open_opdrachten(asker),
        beheert=asker.has("ketenmanager"),
        houdt_toezicht=not (asker.has("ketenmanager") or asker.has("procesregisseur")),
    )


def bewaar_blad(asker: Asker, casus_id: uuid.UUID) -> Bewaarblad:
    """One case with the decisions on it. Raises NotFound."""
    kept = kept_casus(asker, casus_id)
    themas = dict(Thema.objects.filter(id=kept.thema_id).values_list("id", "naam"))
    rows = Verlenging.objects.filter(casus_id=casus_id).order_by("-besloten_op")
    columns = ("tot", "reden", "besloten_door__naam", "besloten_op")
    record(asker=asker, handeling="lezen", object_soort="bewaring", object_id=casus_id)
    return Bewaarblad(
        _row(asker, kept, themas, decided_casussen([casus_id])),
        [Verlengregel(*row) for row in rows.values_list(*columns)],
    )


def beslis_blad(asker: Asker, casus_id: uuid.UUID) -> Bewaarblad:
    """The same for whoever decides on its destruction. Raises NotFound, NotAllowed."""
    found = bewaar_blad(asker, casus_id)
    if not found.regel.mag_beslissen:
        raise NotAllowed("Alleen de procesregisseur van deze casus beslist over vernietiging.")
    return found


def decided_casussen(casus_ids: list[uuid.UUID]) -> set[uuid.UUID]:
    """Which of these cases go whole by a decision that waits for the system."""
    rows = Vernietigingsbesluit.objects.filter(casus_id__in=casus_ids, persoon=None)
    return set(rows.values_list("casus_id", flat=True))


def termijnen(asker: Asker) -> list[Termijnregel]:
    """The shorter terms of the house."""
    rows = Bewaartermijn.objects.filter(veiligheidshuis_id=asker.huis_id).select_related("regime", "categorie")
    return [
        Termijnregel(row.id, row.regime.naam, row.categorie.naam, row.maanden, row.get_vanaf_display())
        for row in rows.order_by("regime__naam", "categorie__naam")
    ]


def termijn(asker: Asker, bewaartermijn_id: uuid.UUID) -> Termijnregel:
    """One of them. Raises NotFound."""
    found = next((row for row in termijnen(asker) if row.id == bewaartermijn_id), None)
    if found is None:
        raise NotFound("bewaartermijn", bewaartermijn_id)
    return found


def termijn_keuzes(asker: Asker) -> dict[str, list[tuple[str, str]]]:
    """The regimes and categories of the house to choose from."""
    regimes = Regime.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("naam")
    categories = Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("volgorde", "naam")
    return {
        "regime": [(str(key), name) for key, name in regimes.values_list("id", "naam")],
        "categorie": [(str(key), name) for key, name in categories.values_list("id", "naam")],
    }


def _row(asker: Asker, kept: Bewaring, themas: dict[uuid.UUID, str], decided: set[uuid.UUID]) -> Bewaarregel:
    stand = "later"
    if is_near(kept.tot, asker.dag):
        stand = "bijna"
    if kept.tot <= asker.dag:
        stand = "vandaag" if is_due(kept.tot, kept.fase, asker.dag) else "wacht"
    if kept.casus_id in decided:
        stand = "besloten"
    return Bewaarregel(
        casus_id=kept.casus_id,
        nummer=kept.nummer,
        soort=kept.soort,
        thema=themas.get(kept.thema_id, ""),
        vanaf=dict(BEWAARMOMENTEN)[kept.vanaf],
        gerekend_van=kept.gerekend_van,
        maanden=kept.maanden,
        fase=kept.fase,
        tot=kept.tot,
        verlengd=kept.verlengd_tot == kept.tot,
        bevestigd=kept.bevestigd,
        stand=stand,
        mag_beslissen=kept.mag_beslissen,
    )
