"""Agreements as lists and pages show them: mine, my organisation's, those that climbed to me, one with its history."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any, Self

from django.db.models import Count, Q, QuerySet, Window
from django.utils.translation import gettext as _

from regiehuis.kern.prepared import number_of, prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.casus import current_deelname, persons_of_casus, persons_of_casussen
from ..access.plan import Rechten, fetch_afspraak, member_casus
from ..models import Afspraak, Casus, Deelname, Terugkoppeling
from ..rules import plan as rules
from ..rules.woorden import AFSPRAAKSTATUSSEN, RESULTATEN
from .overdracht import Overdrachtregel, overdrachten_van
from .tekst import over_tijd_tekst

PER_PAGINA = 25
SOORTEN = [
    ("", "Open afspraken van mij"),
    ("aangeboden", "Wacht op mijn antwoord"),
    ("over_tijd", "Over tijd"),
    ("organisatie", "Open afspraken van mijn organisatie"),
    ("gegeven", "Door mij aangeboden"),
    ("geklommen", "Over tijd, bij mij als regisseur"),
    ("afgerond", "Afgerond"),
]
_PILLEN = {
    "aangeboden": "let_op",
    "aanvaard": "loopt",
    "gereed": "gereed",
    "geweigerd": "over",
    "vervallen": "neutraal",
}


@dataclasses.dataclass(frozen=True)
class AfspraakRegel:
    """One agreement in a list; `over_tijd` in days, `trede` to whom an overdue one has climbed (R27)."""

    id: uuid.UUID
    tekst: str
    casus_id: uuid.UUID
    casusnummer: str
    doel_id: uuid.UUID | None
    wie: str
    organisatie: str
    termijn: datetime.date
    status: str
    stand: str
    stand_tekst: str
    over_tijd: int
    trede: str
    trede_tekst: str
    grond: str
    versie: int


@dataclasses.dataclass(frozen=True)
class AfsprakenLijst:
    """A page of agreements."""

    regels: list[AfspraakRegel]
    pagina: int
    paginas: int
    totaal: int


@dataclasses.dataclass(frozen=True)
class Terugmelding:
    """One feedback, as the history shows it."""

    op: datetime.datetime
    door: str
    resultaat: str
    tekst: str


@dataclasses.dataclass(frozen=True)
class AfspraakDetail:
    """One agreement with its history and what the asker may do with it."""

    regel: AfspraakRegel
    doel: str
    medewerker_id: uuid.UUID
    uitvoerder_naam: str
    aangeboden_op: datetime.datetime
    aangeboden_door: str
    beantwoord_op: datetime.datetime | None
    gereed_op: datetime.datetime | None
    terugkoppelingen: list[Terugmelding]
    overdrachten: list[Overdrachtregel]
    ziet_casus: bool
    mag_antwoorden: bool
    mag_terugkoppelen: bool
    mag_wijzigen: bool
    is_open: bool
    mag_overdragen: bool


def regel_of(afspraak: Afspraak, *, dag: datetime.date, klimdagen: int, heeft_regisseur: bool = True) -> AfspraakRegel:
    """An agreement fetched with `medewerker` and `organisatie`, as a line of a list."""
    trede = rules.climbed_to(
        termijn=afspraak.termijn,
        status=afspraak.status,
        dag=dag,
        klimdagen=klimdagen,
        heeft_casusregisseur=heeft_regisseur,
    )
    late = rules.days_overdue(afspraak.termijn, dag) if trede else 0
    stand_tekst = str(dict(AFSPRAAKSTATUSSEN)[afspraak.status])
    if late:
        stand_tekst = over_tijd_tekst(late)
    naam = afspraak.medewerker.naam
    return AfspraakRegel(
        id=afspraak.id,
        tekst=afspraak.tekst,
        casus_id=afspraak.casus_id,
        casusnummer=afspraak.casusnummer,
        doel_id=afspraak.doel_id,
        wie=f"{afspraak.uitvoerder_naam} ({_('via')} {naam})" if afspraak.uitvoerder_naam else naam,
        organisatie=afspraak.organisatie.naam,
        termijn=afspraak.termijn,
        status=afspraak.status,
        stand="over" if late else _PILLEN[afspraak.status],
        stand_tekst=stand_tekst,
        over_tijd=late,
        trede=trede,
        trede_tekst=dict(rules.KLIMTREDEN).get(trede, ""),
        grond=afspraak.grond,
        versie=afspraak.versie,
    )


def my_casussen(asker: Asker) -> QuerySet[Deelname, Any]:
    """The cases of the asker's memberships: the hint that keeps a list under row-level security fast."""
    return Deelname.objects.filter(current_deelname(asker)).values("casus_id")


def afspraken_lijst(asker: Asker, soort: str = "", pagina: int = 1) -> AfsprakenLijst:
    """A page of agreements of one kind (see SOORTEN), earliest due date first; the look is logged."""
    soort = soort if soort in dict(SOORTEN) else ""
    grens = Klimgrens.of(asker)
    if pagina > 1:  # no further than there are pages; the first page says itself how many there are
        pagina = min(pagina, _pages(_number(asker, grens, soort=soort)[0]))
    pagina = max(pagina, 1)
    rows: list[Any] = _page(asker, grens, soort=soort, pagina=pagina)
    totaal = rows[0].alle if rows else 0
    return AfsprakenLijst(_lines(asker, rows), pagina, _pages(totaal), totaal)


def _pages(total: int) -> int:
    return max(1, -(-total // PER_PAGINA))


def afspraken_van_casus(
    asker: Asker, casus_id: uuid.UUID, alleen_open: bool = True, casus: Casus | None = None
) -> list[AfspraakRegel]:
    """Agreements of a case for its members, overdue first; `casus` when it was fetched, and so judged, already.

    Raises NotFound; the caller logs the look at the case.
    """
    casus = casus or member_casus(asker, casus_id)
    days = asker.klimdagen
    lead = casus.regisseur_id is not None
    rows = _of_casus(casus_id, alleen_open=alleen_open)
    return [regel_of(row, dag=asker.dag, klimdagen=days, heeft_regisseur=lead) for row in rows]


@prepared
def _of_casus(casus_id: uuid.UUID, *, alleen_open: bool) -> QuerySet[Afspraak]:
    rows = _rows().filter(casus_id=casus_id).order_by("termijn", "id")
    return rows.filter(status__in=rules.OPEN) if alleen_open else rows


def afspraak_detail(asker: Asker, afspraak_id: uuid.UUID) -> AfspraakDetail:
    """One agreement with its history; the look is logged. Raises NotFound."""
    afspraak, rechten = fetch_afspraak(asker, afspraak_id)
    personen = persons_of_casus(afspraak.casus_id)
    record(asker=asker, handeling="lezen", object_soort="afspraak", object_id=afspraak_id, personen=personen)
    return _detail(
        asker,
        afspraak,
        rechten,
        regel_of(afspraak, dag=asker.dag, klimdagen=asker.klimdagen, heeft_regisseur=rechten.heeft_regisseur),
        ziet_casus=rechten.lid,
    )


def _detail(
    asker: Asker, afspraak: Afspraak, rechten: Rechten, regel: AfspraakRegel, *, ziet_casus: bool
) -> AfspraakDetail:
    is_open = afspraak.status in rules.OPEN
    feedback = Terugkoppeling.objects.select_related("door").filter(afspraak=afspraak).order_by("-op", "-id")
    words = dict(RESULTATEN)
    return AfspraakDetail(
        regel=regel,
        doel=afspraak.doel.tekst if afspraak.doel else "",
        medewerker_id=afspraak.medewerker_id,
        uitvoerder_naam=afspraak.uitvoerder_naam,
        aangeboden_op=afspraak.aangeboden_op,
        aangeboden_door=afspraak.aangeboden_door.naam,
        beantwoord_op=afspraak.beantwoord_op,
        gereed_op=afspraak.gereed_op,
        terugkoppelingen=[Terugmelding(row.op, row.door.naam, words[row.resultaat], row.tekst) for row in feedback],
        overdrachten=overdrachten_van(asker, afspraak.id),
        ziet_casus=ziet_casus,
        mag_antwoorden=rechten.uitvoerder and afspraak.status == "aangeboden",
        mag_terugkoppelen=rechten.mag_terugkoppelen and is_open,
        mag_wijzigen=rechten.mag_wijzigen and afspraak.status not in ("gereed", "vervallen"),
        is_open=is_open,
        mag_overdragen=(rechten.uitvoerder or rechten.mag_wijzigen) and is_open and ziet_casus,
    )


def _rows() -> QuerySet[Afspraak]:
    return Afspraak.objects.select_related("medewerker", "organisatie")


@dataclasses.dataclass(frozen=True)
class Klimgrens:
    """Until which due date an open agreement has climbed a first and a second step by now (R27)."""

    eerste: datetime.date
    tweede: datetime.date

    @classmethod
    def of(cls, asker: Asker) -> Self:
        """By the days that the asker's house sets."""
        days = datetime.timedelta(days=asker.klimdagen)
        return cls(asker.dag - days, asker.dag - 2 * days)


@prepared
def _number(asker: Asker, grens: Klimgrens, *, soort: str) -> QuerySet[Afspraak, int]:
    return number_of(_of_kind(asker, grens, soort))


@prepared
def _page(asker: Asker, grens: Klimgrens, *, soort: str, pagina: int) -> QuerySet[Afspraak]:
    found = _of_kind(asker, grens, soort).annotate(alle=Window(Count("*")))
    return found[(pagina - 1) * PER_PAGINA : pagina * PER_PAGINA]


def _of_kind(asker: Asker, grens: Klimgrens, soort: str) -> QuerySet[Afspraak]:
    mine = Q(medewerker_id__any=asker.namens)
    is_open = Q(status__in=rules.OPEN)
    if soort == "geklommen":
        return climbed(asker, grens)
    wanted = {
        "aangeboden": mine & Q(status="aangeboden"),
        "over_tijd": mine & is_open & Q(termijn__lt=asker.dag),
        "organisatie": Q(organisatie_id=asker.organisatie_id, casus_id__in=my_casussen(asker)) & is_open,
        "gegeven": Q(aangeboden_door_id__any=asker.namens, casus_id__in=my_casussen(asker)),
        "afgerond": mine & ~is_open,
    }.get(soort, mine & is_open)
    order = ("-termijn", "-id") if soort in ("afgerond", "gegeven") else ("termijn", "id")
    return _rows().filter(wanted).order_by(*order)


def climbed(asker: Asker, grens: Klimgrens) -> QuerySet[Afspraak]:
    """Overdue long enough for the asker's part in the case: the dates say so, nothing is stored."""
    chairs = Q(casus__procesregisseur_id__any=asker.namens)
    above = (
        Q(casus__regisseur_id__any=asker.namens, termijn__lte=grens.eerste)
        | chairs & Q(termijn__lte=grens.tweede)
        | chairs & Q(casus__regisseur_id=None, termijn__lte=grens.eerste)
    )
    found = _rows().filter(above, status__in=rules.OPEN, casus_id__in=my_casussen(asker))
    return found.exclude(casus__fase="afgesloten").order_by("termijn", "id")


def _lines(asker: Asker, rows: list[Afspraak]) -> list[AfspraakRegel]:
    """Lines of a list; whose agreements were seen is logged, by the persons of their cases."""
    casussen = tuple({row.casus_id for row in rows})
    record(asker=asker, handeling="zoeken", object_soort="afspraak", personen=persons_of_casussen(casussen))
    leads = dict(_leads(casussen))
    days = asker.klimdagen
    return [
        regel_of(row, dag=asker.dag, klimdagen=days, heeft_regisseur=leads.get(row.casus_id, True) is not None)
        for row in rows
    ]


@prepared
def _leads(casussen: Sequence[uuid.UUID]) -> QuerySet[Casus, tuple[uuid.UUID, uuid.UUID | None]]:
    return Casus.objects.filter(id__any=casussen).values_list("id", "regisseur_id")
