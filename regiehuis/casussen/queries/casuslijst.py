"""Cases as a list and as a board, for their members; the numbers of the house for its ketenmanager (R15)."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from regiehuis.kern.errors import NotAllowed
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm, Thema

from ..access.casus import current_deelname
from ..models import Afspraak, Casus, Deelname
from ..rules.plan import OPEN
from ..rules.woorden import CASUSSOORTEN, FASEN

# What a line shows, in the order of `Rij`; no free text leaves the database for a list.
SHOWN = (
    *("id", "nummer", "soort", "thema__naam", "fase", "regisseur__naam", "overlegvorm__naam"),
    *("eerstvolgende_termijn", "volgend_overleg_op", "versie"),
)
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
    volgend_overleg_op: datetime.date | None
    versie: int


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


def _mine(asker: Asker) -> QuerySet[Casus]:
    """Cases of which the asker is a member now; says so itself, so that the database starts from memberships."""
    memberships = Deelname.objects.filter(current_deelname(asker)).values("casus_id")
    return Casus.objects.filter(id__in=memberships)


def _filtered(asker: Asker, keuze: Mapping[str, str]) -> QuerySet[Casus]:
    rows = _mine(asker)
    fase = keuze.get("fase", "")
    rows = rows.filter(fase=fase) if fase in FASENAMEN else rows.exclude(fase="afgesloten")
    for name, field in (("thema", "thema_id"), ("overleg", "overlegvorm_id")):
        if key := _key(keuze.get(name, "")):
            rows = rows.filter(**{field: key})
    if keuze.get("regisseur") == "mij":
        rows = rows.filter(regisseur_id__in=asker.namens)
    if keuze.get("over_tijd"):
        rows = rows.filter(eerstvolgende_termijn__lt=asker.dag)
    if nummer := keuze.get("q", "").strip():
        rows = rows.filter(nummer__startswith=nummer)
    return rows


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def casuslijst(asker: Asker, keuze: Mapping[str, str], pagina: int = 1) -> CasusLijst:
    """A page of the asker's cases, the most urgent first; `keuze` is what stands in the address."""
    rows = _filtered(asker, keuze)
    total = rows.count()
    pages = max(1, -(-total // PER_PAGINA))
    page = min(max(pagina, 1), pages)
    order = (F("eerstvolgende_termijn").asc(nulls_last=True), "-nummer")
    if keuze.get("volgorde") == "nummer":
        order = (F("nummer").desc(), "id")
    found = rows.order_by(*order).values_list(*SHOWN)[(page - 1) * PER_PAGINA : page * PER_PAGINA]
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="lijst")
    return CasusLijst(
        regels=[_line(Rij(*row), asker.dag) for row in found],
        aantal=total,
        pagina=page,
        paginas=pages,
        themas=[(str(k), n) for k, n in Thema.objects.order_by("naam").values_list("id", "naam")],
        vormen=[
            (str(k), n)
            for k, n in Overlegvorm.objects.filter(soort="casusoverleg").order_by("naam").values_list("id", "naam")
        ],
    )


def casusbord(asker: Asker, keuze: Mapping[str, str]) -> list[Bordkolom]:
    """The asker's running cases by phase, the most urgent of each; `over_tijd` counts agreements."""
    running = _filtered(asker, {**keuze, "fase": ""})
    totals = dict(running.order_by().values_list("fase").annotate(aantal=Count("id")))
    urgency = (F("eerstvolgende_termijn").asc(nulls_last=True), F("nummer").desc())
    ranked = running.annotate(plek=Window(RowNumber(), partition_by="fase", order_by=urgency))
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="bord")
    rows = [Rij(*row) for row in ranked.filter(plek__lte=PER_KOLOM).order_by("plek").values_list(*SHOWN)]
    late = _open_over_tijd(asker, [row.id for row in rows])
    lines = [dataclasses.replace(_line(row, asker.dag), over_tijd=late.get(row.id, 0)) for row in rows]
    return [
        Bordkolom(code, naam, totals.get(code, 0), [line for line in lines if line.fase == code])
        for code, naam in FASEN
        if code != "afgesloten"
    ]


def _open_over_tijd(asker: Asker, casussen: list[uuid.UUID]) -> dict[uuid.UUID, int]:
    """How many open agreements of each case are overdue."""
    late = Afspraak.objects.filter(casus_id__in=casussen, status__in=OPEN, termijn__lt=asker.dag)
    return dict(late.values_list("casus_id").annotate(aantal=Count("id")))


def _line(row: Rij, dag: datetime.date) -> CasusRegel:
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
        over_tijd=max((dag - row.termijn).days, 0) if row.termijn else 0,
        volgend_overleg_op=row.volgend_overleg_op,
        versie=row.versie,
    )


@dataclasses.dataclass(frozen=True)
class OverzichtRegel:
    """One case as the ketenmanager sees it: number, terms, organisations, counts; no name and no free text (R15)."""

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
            "SELECT nummer, soort, thema, fase, fase_sinds, overlegvorm, regie, cardinality(organisaties), over_tijd,"
            " open_afspraken FROM regiehuis_casus_overzicht() WHERE fase <> 'afgesloten'"
            " ORDER BY over_tijd DESC, nummer LIMIT 200"
        )
        rows = cursor.fetchall()
    return [
        OverzichtRegel(r[0], SOORTEN[r[1]], r[2], FASENAMEN[r[3]], (asker.moment - r[4]).days, *r[5:]) for r in rows
    ]
