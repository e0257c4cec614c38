"""Cases as a list and as a board, for their members; the numbers of the house for its ketenmanager (R15)."""

import dataclasses
import datetime
import uuid
from collections.abc import Mapping

from django.db import connection
from django.db.models import Count, F, QuerySet

from regiehuis.kern.errors import NotAllowed
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm, Thema

from ..access.casus import current_deelname
from ..models import Afspraak, Casus, Deelname
from ..rules.plan import OPEN
from ..rules.woorden import CASUSSOORTEN, FASEN

# What a line shows; no free text leaves the database for a list.
SHOWN = (
    *("nummer", "soort", "fase", "eerstvolgende_termijn", "volgend_overleg_op", "versie"),
    *("thema__naam", "overlegvorm__naam", "regisseur__naam"),
)
PER_PAGINA = 25
PER_KOLOM = 30
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
    rows = Casus.objects.filter(id__in=memberships).select_related("thema", "overlegvorm", "regisseur")
    return rows.only(*SHOWN)


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
    found = rows.order_by(*order)[(page - 1) * PER_PAGINA : page * PER_PAGINA]
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="lijst")
    return CasusLijst(
        regels=[_line(casus, asker.dag) for casus in found],
        aantal=total,
        pagina=page,
        paginas=pages,
        themas=[(str(k), n) for k, n in Thema.objects.order_by("naam").values_list("id", "naam")],
        vormen=[
            (str(k), n)
            for k, n in Overlegvorm.objects.filter(soort="casusoverleg").order_by("naam").values_list("id", "naam")
        ],
    )


def casusbord(asker: Asker, keuze: Mapping[str, str]) -> list[tuple[str, str, list[CasusRegel]]]:
    """The asker's running cases by phase: (code, name, cases), most urgent first; `over_tijd` counts agreements."""
    rows = _filtered(asker, {**keuze, "fase": ""}).order_by(F("eerstvolgende_termijn").asc(nulls_last=True), "-nummer")
    record(asker=asker, handeling="zoeken", object_soort="casus", doel="bord")
    shown = list(rows[: PER_KOLOM * 4])
    overdue = dict(
        Afspraak.objects.filter(casus_id__in=[casus.id for casus in shown], status__in=OPEN, termijn__lt=asker.dag)
        .values_list("casus_id")
        .annotate(aantal=Count("id"))
    )
    lines = [dataclasses.replace(_line(casus, asker.dag), over_tijd=overdue.get(casus.id, 0)) for casus in shown]
    return [(code, naam, [line for line in lines if line.fase == code]) for code, naam in FASEN if code != "afgesloten"]


def _line(casus: Casus, dag: datetime.date) -> CasusRegel:
    term = casus.eerstvolgende_termijn
    return CasusRegel(
        id=casus.id,
        nummer=casus.nummer,
        soort=SOORTEN[casus.soort],
        thema=casus.thema.naam,
        fase=casus.fase,
        fase_tekst=FASENAMEN[casus.fase],
        regisseur=casus.regisseur.naam if casus.regisseur else "",
        overleg=casus.overlegvorm.naam,
        termijn=term,
        over_tijd=max((dag - term).days, 0) if term else 0,
        volgend_overleg_op=casus.volgend_overleg_op,
        versie=casus.versie,
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
