"""What the screens show of covenants: the list, one covenant with signatures and matrix, the categories."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting

from ..models import (
    Convenant,
    Convenantthema,
    Convenantwijziging,
    Informatiecategorie,
    Ondertekening,
)
from ..rules import STANDEN, convenant_stand, matrix_versie
from ..rules.modellen import MODELLEN, Convenantmodel
from .matrix import MatrixRij, matrixvakken, rijen


@dataclasses.dataclass(frozen=True)
class ConvenantRegel:
    """One covenant in the list."""

    id: uuid.UUID
    naam: str
    regime: str
    themas: str
    van: datetime.date
    tot: datetime.date | None
    stand: str
    getekend: int
    herzien_op: datetime.date | None

    @property
    def loopt(self) -> bool:
        """Whether anything can be shared under it."""
        return self.stand == "van_kracht"

    @property
    def stand_tekst(self) -> str:
        """Its state in words."""
        return STANDEN[self.stand]


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
    reden: str = ""
    te_tekenen: bool = False
    te_beeindigen: bool = False


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
    stand: str
    intrekreden: str
    herzien_op: datetime.date | None
    model: Convenantmodel | None
    regime_id: uuid.UUID
    thema_ids: tuple[uuid.UUID, ...]
    handtekeningen: tuple[Handtekening, ...]
    categorieen: tuple[str, ...]
    rijen: tuple[MatrixRij, ...]
    matrix_versie: int
    versie: int

    @property
    def loopt(self) -> bool:
        """Whether anything can be shared under it."""
        return self.stand == "van_kracht"

    @property
    def stand_tekst(self) -> str:
        """Its state in words."""
        return STANDEN[self.stand]

    @property
    def concept(self) -> bool:
        """Whether nobody signed yet, so that everything can still be changed."""
        return not any(handtekening.id for handtekening in self.handtekeningen) and self.stand != "ingetrokken"

    def rijen_van(self, organisatie_id: uuid.UUID | None) -> tuple[MatrixRij, ...]:
        """The rows of one partner, or all."""
        return tuple(rij for rij in self.rijen if organisatie_id in (None, rij.organisatie_id))

    @property
    def te_beeindigen(self) -> bool:
        """Whether it can still be withdrawn, or get another term."""
        return not self.intrekreden

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
    signed: dict[uuid.UUID, list[tuple[datetime.date, datetime.date | None]]] = defaultdict(list)
    for row in Ondertekening.objects.all():
        signed[row.convenant_id].append((row.van, row.tot))
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
            stand=_stand(row, signed[row.id], asker.dag),
            getekend=sum(holds(*periode, asker.dag) for periode in signed[row.id]),
            herzien_op=row.herzien_op,
        )
        for row in Convenant.objects.select_related("regime").order_by("naam")
    ]
    return sorted(rows, key=lambda row: not row.loopt)


def _stand(row: Convenant, signed: list[tuple[datetime.date, datetime.date | None]], dag: datetime.date) -> str:
    return convenant_stand(row.van, row.tot, ingetrokken=bool(row.intrekreden), ondertekeningen=signed, dag=dag)


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
    covered = list(
        Convenantthema.objects.filter(convenant=found).order_by("thema__naam").values_list("thema_id", "thema__naam")
    )
    signed = list(Ondertekening.objects.filter(convenant=found).order_by("van", "id"))
    signatures = _handtekeningen(signed, asker.dag)
    categories = list(Informatiecategorie.objects.order_by("volgorde", "naam"))
    vakken = matrixvakken(convenant_id)
    return ConvenantDetail(
        id=found.id,
        naam=found.naam,
        regime=found.regime.naam,
        wettelijke_basis=found.regime.wettelijke_basis,
        doel=found.doel,
        themas=tuple(naam for _, naam in covered),
        thema_ids=tuple(key for key, _ in covered),
        regime_id=found.regime_id,
        van=found.van,
        tot=found.tot,
        stand=_stand(found, [(row.van, row.tot) for row in signed], asker.dag),
        intrekreden=found.intrekreden,
        herzien_op=found.herzien_op,
        model=MODELLEN.get(found.model),
        handtekeningen=tuple(signatures),
        categorieen=tuple(c.naam for c in categories),
        rijen=tuple(rijen({h.organisatie_id: h.toegang for h in signatures}, categories, vakken)),
        matrix_versie=matrix_versie(vakken),
        versie=found.versie,
    )


def _handtekeningen(signed: Iterable[Ondertekening], dag: datetime.date) -> list[Handtekening]:
    """Each partner once: with its last signature under this covenant, if any."""
    last = {row.organisatie_id: row for row in signed}
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
        uitleg = "Ondertekening ingetrokken: geen toegang"
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
        reden=row.intrekreden,
        te_tekenen=running and row.tot is not None,
        te_beeindigen=not ended,
    )


@dataclasses.dataclass(frozen=True)
class Wijzigingsregel:
    """One change of a covenant: when, by whom, what, from which day, and how many people it touched."""

    op: datetime.datetime
    wie: str
    per: datetime.date
    omschrijving: str
    erbij: int
    kwijt: int


def wijzigingen(asker: Asker, convenant_id: uuid.UUID) -> list[Wijzigingsregel]:
    """What was changed in a covenant, last first; at most fifty."""
    rows = Convenantwijziging.objects.filter(convenant_id=convenant_id).select_related("medewerker")
    return [
        Wijzigingsregel(row.op, row.medewerker.naam, row.per, row.omschrijving, row.erbij, row.kwijt)
        for row in rows.order_by("-op", "-id")[:50]
    ]
