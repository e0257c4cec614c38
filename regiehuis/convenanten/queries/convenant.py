"""What the screens show of covenants: the list, one covenant with signatures and matrix, the categories."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Organisatieonderdeel

from ..models import Autorisatieregel, Convenant, Convenantthema, Informatiecategorie, Ondertekening
from ..rules import matrix_versie

Choices = list[tuple[str, str]]
Regel = tuple[bool, bool]
Vakken = dict[tuple[uuid.UUID | None, uuid.UUID], Regel]


@dataclasses.dataclass(frozen=True)
class ConvenantRegel:
    """One covenant in the list."""

    id: uuid.UUID
    naam: str
    regime: str
    themas: str
    van: datetime.date
    tot: datetime.date | None
    loopt: bool
    getekend: int


@dataclasses.dataclass(frozen=True)
class Handtekening:
    """One partner beside a covenant: signed since when, or not, and then nobody of it has access."""

    organisatie_id: uuid.UUID
    organisatie: str
    toegang: bool
    uitleg: str
    id: uuid.UUID | None = None
    ondertekenaar: str = ""
    van: datetime.date | None = None
    tot: datetime.date | None = None
    versie: int = 0
    te_tekenen: bool = False
    te_beeindigen: bool = False


@dataclasses.dataclass(frozen=True)
class Vak:
    """One square of the matrix; `sleutel` names its boxes in the form."""

    sleutel: str
    categorie_id: uuid.UUID
    categorie: str
    lezen: bool
    inbrengen: bool


@dataclasses.dataclass(frozen=True)
class MatrixRij:
    """One unit, or procesregie (which reads, and contributes as its own unit), with a square per category."""

    naam: str
    organisatie: str
    onderdeel_id: uuid.UUID | None
    toegang: bool
    vakken: tuple[Vak, ...]


@dataclasses.dataclass(frozen=True)
class ConvenantDetail:
    """A covenant whole; `versie` tells which covenant was seen, `matrix_versie` which matrix."""

    id: uuid.UUID
    naam: str
    regime: str
    wettelijke_basis: str
    doel: str
    themas: tuple[str, ...]
    van: datetime.date
    tot: datetime.date | None
    loopt: bool
    handtekeningen: tuple[Handtekening, ...]
    categorieen: tuple[str, ...]
    rijen: tuple[MatrixRij, ...]
    matrix_versie: int
    versie: int

    @property
    def zonder_toegang(self) -> int:
        """How many partners did not sign, or no longer."""
        return sum(not handtekening.toegang for handtekening in self.handtekeningen)


@dataclasses.dataclass(frozen=True)
class Categorie:
    """One information category with its legal class in words."""

    naam: str
    klasse: str
    volgorde: int


def convenanten(asker: Asker) -> list[ConvenantRegel]:
    """The covenants of the house, those that hold today first."""
    signed: dict[uuid.UUID, int] = defaultdict(int)
    for row in Ondertekening.objects.all():
        signed[row.convenant_id] += holds(row.van, row.tot, asker.dag)
    themas: dict[uuid.UUID, list[str]] = defaultdict(list)
    for convenant_id, naam in Convenantthema.objects.order_by("thema__naam").values_list("convenant_id", "thema__naam"):
        themas[convenant_id].append(naam)
    rows = [
        ConvenantRegel(
            id=row.id,
            naam=row.naam,
            regime=row.regime.naam,
            themas=", ".join(themas[row.id]),
            van=row.van,
            tot=row.tot,
            loopt=holds(row.van, row.tot, asker.dag),
            getekend=signed[row.id],
        )
        for row in Convenant.objects.select_related("regime").order_by("naam")
    ]
    return sorted(rows, key=lambda row: not row.loopt)


def categorieen(asker: Asker) -> list[Categorie]:
    """The information categories in their order."""
    return [
        Categorie(c.naam, c.get_juridische_klasse_display(), c.volgorde)
        for c in Informatiecategorie.objects.order_by("volgorde", "naam")
    ]


def convenant(asker: Asker, convenant_id: uuid.UUID) -> ConvenantDetail:
    """One covenant with who signed, who did not, and its matrix. Raises NotFound."""
    found = Convenant.objects.select_related("regime").filter(id=convenant_id).first()
    if found is None:
        raise NotFound("convenant", convenant_id)
    covered = Convenantthema.objects.filter(convenant=found).order_by("thema__naam")
    signatures = _handtekeningen(found, asker.dag)
    categories = list(Informatiecategorie.objects.order_by("volgorde", "naam"))
    vakken = matrixvakken(convenant_id)
    return ConvenantDetail(
        id=found.id,
        naam=found.naam,
        regime=found.regime.naam,
        wettelijke_basis=found.regime.wettelijke_basis,
        doel=found.doel,
        themas=tuple(covered.values_list("thema__naam", flat=True)),
        van=found.van,
        tot=found.tot,
        loopt=holds(found.van, found.tot, asker.dag),
        handtekeningen=tuple(signatures),
        categorieen=tuple(c.naam for c in categories),
        rijen=tuple(_rijen(signatures, categories, vakken)),
        matrix_versie=matrix_versie(vakken),
        versie=found.versie,
    )


def matrixvakken(convenant_id: uuid.UUID) -> Vakken:
    """The matrix as it stands: unit (None is procesregie) and category → read, contribute."""
    rows = Autorisatieregel.objects.filter(convenant_id=convenant_id)
    return {(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows}


def _handtekeningen(found: Convenant, dag: datetime.date) -> list[Handtekening]:
    """Each partner once: with its last signature under this covenant, if any."""
    last: dict[uuid.UUID, Ondertekening] = {}
    for row in Ondertekening.objects.filter(convenant=found).order_by("van"):
        last[row.organisatie_id] = row
    affiliated: dict[uuid.UUID, tuple[str, bool]] = {}
    for partner in Aansluiting.objects.select_related("organisatie").order_by("organisatie__naam"):
        before = affiliated.get(partner.organisatie_id, ("", False))[1]
        running = before or partner.tot is None or partner.tot > dag
        affiliated[partner.organisatie_id] = (partner.organisatie.naam, running)
    return [
        _handtekening(organisatie_id, naam, running, last.get(organisatie_id), dag)
        for organisatie_id, (naam, running) in affiliated.items()
        if running or organisatie_id in last
    ]


def _handtekening(
    organisatie_id: uuid.UUID, naam: str, running: bool, row: Ondertekening | None, dag: datetime.date
) -> Handtekening:
    if row is None:
        return Handtekening(organisatie_id, naam, False, "Niet getekend: geen toegang", te_tekenen=running)
    ended = row.tot is not None and row.tot <= dag
    if not running:
        uitleg = "Geen partner meer: geen toegang"
    elif ended:
        uitleg = "Ondertekening beëindigd: geen toegang"
    else:
        uitleg = "Getekend" if row.van <= dag else "Geldt nog niet: geen toegang"
    return Handtekening(
        organisatie_id,
        naam,
        uitleg == "Getekend",
        uitleg,
        id=row.id,
        ondertekenaar=row.ondertekenaar,
        van=row.van,
        tot=row.tot,
        versie=row.versie,
        te_tekenen=running and row.tot is not None,
        te_beeindigen=row.tot is None,
    )


def _rijen(
    signatures: Iterable[Handtekening], categories: list[Informatiecategorie], vakken: Vakken
) -> list[MatrixRij]:
    """The grid: procesregie first, then each unit of each partner."""
    by_id = {handtekening.organisatie_id: handtekening for handtekening in signatures}
    units = Organisatieonderdeel.objects.filter(organisatie_id__in=by_id).select_related("organisatie")
    rows = [MatrixRij("Procesregie", "Functie van het huis", None, True, _vakken(None, categories, vakken))]
    for unit in units.order_by("organisatie__naam", "naam"):
        squares = _vakken(unit.id, categories, vakken)
        toegang = by_id[unit.organisatie_id].toegang
        rows.append(MatrixRij(unit.naam, unit.organisatie.naam, unit.id, toegang, squares))
    return rows


def _vakken(
    onderdeel_id: uuid.UUID | None, categories: Iterable[Informatiecategorie], vakken: Vakken
) -> tuple[Vak, ...]:
    return tuple(
        Vak(
            f"{onderdeel_id.hex if onderdeel_id else 'procesregie'}-{category.id.hex}",
            category.id,
            category.naam,
            *vakken.get((onderdeel_id, category.id), (False, False)),
        )
        for category in categories
    )
