"""Cases as a list and as a board, for their members; the numbers of the house for its ketenmanager (R15)."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from regiehuis.kern.errors import NotAllowed
from regiehuis.kern.prepared import number_of, prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm, Thema

from ..access.casus import current_deelname
from ..models import Afspraak, Casus, Deelname
from ..rules.plan import OPEN
from ..rules.woorden import CASUSSOORTEN, FASEN
from .sinds import gewijzigd
from .tekst import over_tijd_tekst

# What a line shows, in the order of `Rij`; no free text leaves the database for a list.
SHOWN = (
    *("id", "nummer", "soort", "thema__naam", "fase", "regisseur__naam", "overlegvorm__naam"),
    *("eerstvolgende_termijn", "volgend_overleg_op", "versie"),
)
URGENCY = (F("eerstvolgende_termijn").asc(nulls_last=True), F("nummer").desc())
PER_PAGINA = 25
PER_KOLOM = 12
SOORTEN, FASENAMEN = dict(CASUSSOORTEN), dict(FASEN)


@dataclasses.dataclass(frozen=True)
class CasusRegel:
    """One case in a list; no name of a person."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    fase: str
    fase_tekst: str
    regisseur: str
    overleg: str
    termijn: datetime.date | None
    over_tijd: int
    over_tijd_tekst: str
    volgend_overleg_op: datetime.date | None
    versie: int
    gewijzigd: bool = False


class Rij(NamedTuple):
    """The columns of a line as they are fetched."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    fase: str
    regisseur: str | None
    overleg: str
    termijn: datetime.date | None
    volgend_overleg_op: datetime.date | None
    versie: int


@dataclasses.dataclass(frozen=True)
class Bordkolom:
    """A phase on the board: its most urgent cases, and how many there are."""

    code: str
    naam: str
    totaal: int
    regels: list[CasusRegel]


@dataclasses.dataclass(frozen=True)
class CasusLijst:
    """One page of the list, with what may be filtered on."""

    regels: list[CasusRegel]
    aantal: int
    pagina: int
    paginas: int
    themas: list[tuple[str, str]]
    vormen: list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class Zoekvraag:
    """What a list is narrowed to; what is empty does not narrow it."""

    fase: str
    thema: uuid.UUID | None
    overleg: uuid.UUID | None
    nummer: str
    mij: bool
    over_tijd: bool

    @property
    def op(self) -> tuple[str, ...]:
        """By what it is narrowed."""
        return tuple(field.name for field in dataclasses.fields(self) if getattr(self, field.name))


def _zoekvraag(keuze: Mapping[str, str]) -> Zoekvraag:
    """What stands in the address; what means nothing there is left out."""
    fase = keuze.get("fase", "")
    return Zoekvraag(
        fase=fase if fase in FASENAMEN else "",
        thema=_key(keuze.get("thema", "")),
        overleg=_key(keuze.get("overleg", "")),
        nummer=keuze.get("q", "").strip(),
        mij=keuze.get("regisseur") == "mij",
        over_tijd=bool(keuze.get("over_tijd")),
    )


def _mine(asker: Asker, zoek: Zoekvraag, op: tuple[str, ...]) -> QuerySet[Casus]:
    """Cases of which the asker is a member now, narrowed; starts from the memberships, as the database should."""
    rows = Casus.objects.filter(id__in=Deelname.objects.filter(current_deelname(asker)).values("casus_id"))
    narrowed = {
        "fase": Q(fase=zoek.fase),
        "thema": Q(thema_id=zoek.thema),
        "overleg": Q(overlegvorm_id=zoek.overleg),
        "nummer": Q(nummer__startswith=zoek.nummer),
        "mij": Q(regisseur_id__any=asker.namens),
        "over_tijd": Q(eerstvolgende_termijn__lt=asker.dag),
    }
    rows = rows if "fase" in op else rows.exclude(fase="afgesloten")
    return rows.filter(*(narrowed[name] for name in op))


@prepared
def _number(asker: Asker, zoek: Zoekvraag, *, op: tuple[str, ...]) -> QuerySet[Casus, int]:
    return number_of(_mine(asker, zoek, op))


@prepared
def _page(
    asker: Asker, zoek: Zoekvraag, *, op: tuple[str, ...], op_nummer: bool, pagina: int
) -> QuerySet[Casus, tuple[Any, ...]]:
    order = (F("nummer").desc(), "id") if op_nummer else URGENCY
    start = (pagina - 1) * PER_PAGINA
    rows = _mine(asker, zoek, op).annotate(alle=Window(Count("*")))
    return rows.order_by(*order).values_list(*SHOWN, "alle")[start : start + PER_PAGINA]


@prepared
def _most_urgent(asker: Asker, zoek: Zoekvraag, *, op: tuple[str, ...]) -> QuerySet[Casus, tuple[Any, ...]]:
    """The first of each phase, as many as a column of the board shows, each with how many the phase has."""
    ranked = _mine(asker, zoek, op).annotate(
        plek=Window(RowNumber(), partition_by="fase", order_by=URGENCY), alle=Window(Count("*"), partition_by="fase")
    )
    return ranked.filter(plek__lte=PER_KOLOM).order_by("plek").values_list(*SHOWN, "alle")


@prepared
def _late_in(casussen: Sequence[uuid.UUID], dag: datetime.date) -> QuerySet[Afspraak, tuple[uuid.UUID, int]]:
    """How many open agreements of each case are overdue."""
    late = Afspraak.objects.filter(casus_id__any=casussen, status__in=OPEN, termijn__lt=dag)
    return late.values_list("casus_id").annotate(aantal=Count("id"))


@prepared
def _themas() -> QuerySet[Thema, tuple[uuid.UUID, str]]:
    return Thema.objects.order_by("naam").values_list("id", "naam")


@prepared
def _vormen() -> QuerySet[Overlegvorm, tuple[uuid.UUID, str]]:
    return Overlegvorm.objects.filter(soort="casusoverleg").order_by("naam").values_list("id", "naam")


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _pages(total: int) -> int:
    return max(1, -(-total // PER_PAGINA))


def casuslijst(asker: Asker, keuze: Mapping[str, str], pagina: int = 1) -> CasusLijst:
    """A page of the asker's cases, the most urgent first; `keuze` is what stands in the address."""
    zoek = _zoekvraag(keuze)
    if pagina > 1:  # no further than there are pages; the first page says itself how many there are
        pagina = min(pagina, _pages(_number(asker, zoek, op=zoek.op)[0]))
    pagina = max(pagina, 1)
    found = _page(asker, zoek, op=zoek.op, op_nummer=keuze.get("volgorde") == "nummer", pagina=pagina)
    total = found[0][-1] if found else 0
    rows = [Rij(*row[:-1]) for row in found]
    changed = gewijzigd(asker, [row.id for row in rows])
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="lijst")
    return CasusLijst(
        regels=[_line(row, asker.dag, gewijzigd=row.id in changed) for row in rows],
        aantal=total,
        pagina=pagina,
        paginas=_pages(total),
        themas=[(str(key), naam) for key, naam in _themas()],
        vormen=[(str(key), naam) for key, naam in _vormen()],
    )


def casusbord(asker: Asker, keuze: Mapping[str, str]) -> list[Bordkolom]:
    """The asker's running cases by phase, the most urgent of each; `over_tijd` counts agreements."""
    zoek = _zoekvraag({**keuze, "fase": ""})
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="bord")
    found = _most_urgent(asker, zoek, op=zoek.op)
    rows = [Rij(*row[:-1]) for row in found]
    totals = {row.fase: number for row, (*_, number) in zip(rows, found, strict=True)}
    late = dict(_late_in(tuple(row.id for row in rows), asker.dag))
    lines = [dataclasses.replace(_line(row, asker.dag), over_tijd=late.get(row.id, 0)) for row in rows]
    return [
        Bordkolom(code, naam, totals.get(code, 0), [line for line in lines if line.fase == code])
        for code, naam in FASEN
        if code != "afgesloten"
    ]


def _line(row: Rij, dag: datetime.date, *, gewijzigd: bool = False) -> CasusRegel:
    late = max((dag - row.termijn).days, 0) if row.termijn else 0
    return CasusRegel(
        id=row.id,
        nummer=row.nummer,
        soort=SOORTEN[row.soort],
        thema=row.thema,
        fase=row.fase,
        fase_tekst=FASENAMEN[row.fase],
        regisseur=row.regisseur or "",
        overleg=row.overleg,
        termijn=row.termijn,
        over_tijd=late,
        over_tijd_tekst=over_tijd_tekst(late) if late else "",
        volgend_overleg_op=row.volgend_overleg_op,
        versie=row.versie,
        gewijzigd=gewijzigd,
    )


@dataclasses.dataclass(frozen=True)
class OverzichtRegel:
    """One case as the ketenmanager sees it: number, terms, organisations, counts; no name and no free text (R15)."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    fase: str
    dagen_in_fase: int
    overleg: str
    regie: str
    organisaties: int
    over_tijd: int
    open_afspraken: int


def huisoverzicht(asker: Asker) -> list[OverzichtRegel]:
    """All cases of the house in numbers, for its ketenmanager. Raises NotAllowed for anybody else."""
    if not asker.has("ketenmanager"):
        raise NotAllowed("Dit overzicht is voor de ketenmanager.")
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="huisoverzicht")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT casus_id, nummer, soort, thema, fase, fase_sinds, overlegvorm, regie, cardinality(organisaties),"
            " over_tijd, open_afspraken FROM regiehuis_casus_overzicht() WHERE fase <> 'afgesloten'"
            " ORDER BY over_tijd DESC, nummer LIMIT 200"
        )
        rows = cursor.fetchall()
    return [
        OverzichtRegel(r[0], r[1], SOORTEN[r[2]], r[3], FASENAMEN[r[4]], (asker.moment - r[5]).days, *r[6:])
        for r in rows
    ]
