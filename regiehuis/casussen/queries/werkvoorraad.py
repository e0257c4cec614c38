"""The first screen: what waits for the asker, what is overdue, what comes; a fixed number of queries."""

import dataclasses
import datetime
import heapq
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import MeldingRegel, ongelezen_meldingen

from ..access.casus import persons_of_casussen
from ..models import Afspraak, Casus
from ..rules.plan import OPEN, climbed_to, days_overdue
from ..rules.woorden import FASEN
from .afspraak import my_casussen
from .overleg import OverlegRegel, volgende_overleggen
from .piket import PiketRegel, open_piketmeldingen
from .wachtend import Wachtend, wachtend
from .werkvoorraad_signalen import Signaalstand, signaalstand

TAKEN = 60
GETOOND = 12
CASUSSEN = 8
GEKLOMMEN = 6
MELDINGEN = 5
OVER_TIJD = 500
BINNENKORT = datetime.timedelta(days=14)


@dataclasses.dataclass(frozen=True)
class Taak:
    """An agreement: mine to do or to answer, or one that climbed to me; `wie` is empty when it is my own."""

    id: uuid.UUID
    tekst: str
    casus_id: uuid.UUID
    casusnummer: str
    wie: str
    termijn: datetime.date
    stand: str
    stand_tekst: str
    over_tijd: int


@dataclasses.dataclass(frozen=True)
class CasusRegel:
    """A case that the asker leads, with what asks for attention in it."""

    id: uuid.UUID
    nummer: str
    thema: str
    fase: str
    rol: str
    over_tijd: int
    eerstvolgende_termijn: datetime.date | None
    volgend_overleg_op: datetime.date | None
    aandacht: str


class Geleid(NamedTuple):
    """What the first screen needs of a case that the asker leads; somebody may lead hundreds."""

    id: uuid.UUID
    nummer: str
    thema: str
    fase: str
    regisseur_id: uuid.UUID | None
    procesregisseur_id: uuid.UUID
    eerstvolgende_termijn: datetime.date | None
    volgend_overleg_op: datetime.date | None
    evaluatie_op: datetime.date | None


class Stand(NamedTuple):
    """How many open agreements the asker has, of which how many wait for an answer and how many are overdue."""

    totaal: int
    aangeboden: int
    over_tijd: int


class Regel(NamedTuple):
    """An open agreement: of the asker, or overdue in a case that he leads."""

    id: uuid.UUID
    tekst: str
    casus_id: uuid.UUID
    casusnummer: str
    medewerker_id: uuid.UUID
    medewerker: str
    organisatie: str
    termijn: datetime.date
    status: str


@dataclasses.dataclass(frozen=True)
class Werkvoorraad:
    """Everything the first screen shows of the chain; empty lists are left out of it."""

    dag: datetime.date
    piket: Sequence[PiketRegel]
    te_beantwoorden: Sequence[Taak]
    meer_te_beantwoorden: int
    wachtend: Sequence[Wachtend]
    mijn_afspraken: Sequence[Taak]
    meer_afspraken: int
    over_tijd: int
    geklommen: Sequence[Taak]
    meer_geklommen: int
    casussen: Sequence[CasusRegel]
    meer_casussen: int
    signalen: Signaalstand
    overleggen: Sequence[OverlegRegel]
    meldingen: Sequence[MeldingRegel]
    meer_meldingen: bool

    @property
    def vraagt_antwoord(self) -> int:
        """How much waits for my word."""
        return len(self.te_beantwoorden) + self.meer_te_beantwoorden + len(self.wachtend) + len(self.piket)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing at all waits or comes."""
        lists = (self.piket, self.te_beantwoorden, self.wachtend, self.mijn_afspraken, self.geklommen, self.casussen)
        rest = (self.overleggen, self.meldingen, self.signalen.eigen, self.signalen.triage)
        return not any((*lists, *rest))


def werkvoorraad(asker: Asker) -> Werkvoorraad:
    """The work list of the asker and of those he stands in for; the look is logged with the persons concerned."""
    mine, stand = _own_agreements(asker)
    asked = [row for row in mine if row.status == "aangeboden"][:GETOOND]
    mine = [row for row in mine if row.status != "aangeboden"][:GETOOND]
    cases = _led_cases(asker)
    overdue = _overdue_in(cases, asker.dag)
    climbed = _climbed(asker, cases, overdue)
    _log(asker, (*asked, *mine, *climbed[:GEKLOMMEN]))
    news = ongelezen_meldingen(asker, MELDINGEN + 1)
    return Werkvoorraad(
        dag=asker.dag,
        piket=open_piketmeldingen(asker),
        te_beantwoorden=[_task(asker, row) for row in asked],
        meer_te_beantwoorden=stand.aangeboden - len(asked),
        wachtend=wachtend(asker),
        mijn_afspraken=[_task(asker, row) for row in mine],
        meer_afspraken=stand.totaal - stand.aangeboden - len(mine),
        over_tijd=stand.over_tijd,
        geklommen=[_task(asker, row, climbed=True) for row in climbed[:GEKLOMMEN]],
        meer_geklommen=max(0, len(climbed) - GEKLOMMEN),
        casussen=_most_urgent(asker, cases, overdue),
        meer_casussen=max(0, len(cases) - CASUSSEN),
        signalen=signaalstand(asker),
        overleggen=volgende_overleggen(asker, BINNENKORT.days),
        meldingen=news[:MELDINGEN],
        meer_meldingen=len(news) > MELDINGEN,
    )


def _own_agreements(asker: Asker) -> tuple[list[Regel], Stand]:
    """The first of the asker's open agreements, and how many there are of each."""
    stand = Stand(*_stand(asker)[0])
    return [Regel(*row) for row in _open_agreements(asker)] if stand.totaal else [], stand


@prepared
def _stand(asker: Asker) -> QuerySet[Afspraak, tuple[int, int, int]]:
    asked, late = Q(status="aangeboden"), Q(termijn__lt=asker.dag)
    number, offered, overdue = (Count("id", filter=only) for only in (None, asked, late))
    found = Afspraak.objects.filter(medewerker_id__any=asker.namens, status__in=OPEN).values(alle=Value(1))
    return found.annotate(n=number, aangeboden=offered, te_laat=overdue).values_list("n", "aangeboden", "te_laat")


@prepared
def _open_agreements(asker: Asker) -> QuerySet[Afspraak, tuple[Any, ...]]:
    return _columns(Afspraak.objects.filter(medewerker_id__any=asker.namens, status__in=OPEN), TAKEN)


def _led_cases(asker: Asker) -> list[Geleid]:
    return [Geleid(*row) for row in _led(asker)]


@prepared
def _led(asker: Asker) -> QuerySet[Casus, tuple[Any, ...]]:
    leads = Q(regisseur_id__any=asker.namens) | Q(procesregisseur_id__any=asker.namens)
    found = Casus.objects.filter(leads, id__in=my_casussen(asker)).exclude(fase="afgesloten")
    columns = ("id", "nummer", "thema__naam", *Geleid._fields[3:-1], "plan__evaluatie_op")
    return found.order_by("nummer").values_list(*columns)


def _overdue_in(cases: Sequence[Geleid], dag: datetime.date) -> list[Regel]:
    return [Regel(*row) for row in _overdue(tuple(casus.id for casus in cases), dag)] if cases else []


@prepared
def _overdue(cases: Sequence[uuid.UUID], dag: datetime.date) -> QuerySet[Afspraak, tuple[Any, ...]]:
    return _columns(Afspraak.objects.filter(casus_id__any=cases, status__in=OPEN, termijn__lt=dag), OVER_TIJD)


def _columns(found: QuerySet[Afspraak], number: int) -> QuerySet[Afspraak, tuple[Any, ...]]:
    columns = (*Regel._fields[:5], "medewerker__naam", "organisatie__naam", "termijn", "status")
    return found.order_by("termijn", "id").values_list(*columns)[:number]


def _most_urgent(asker: Asker, cases: Sequence[Geleid], late_rows: Sequence[Regel]) -> list[CasusRegel]:
    """The lines of the cases that need the asker most: most overdue, then what misses something, then by date."""
    late = Counter(row.casus_id for row in late_rows)

    def urgency(casus: Geleid) -> tuple[int, bool, datetime.date, str]:
        term = casus.eerstvolgende_termijn or datetime.date.max
        return -late[casus.id], not _attention(asker, casus), term, casus.nummer

    return [_case_line(asker, casus, late[casus.id]) for casus in heapq.nsmallest(CASUSSEN, cases, key=urgency)]


def _case_line(asker: Asker, casus: Geleid, over_tijd: int) -> CasusRegel:
    return CasusRegel(
        id=casus.id,
        nummer=casus.nummer,
        thema=casus.thema,
        fase=dict(FASEN)[casus.fase],
        rol=_("casusregie") if casus.regisseur_id in asker.namens else _("procesregie"),
        over_tijd=over_tijd,
        eerstvolgende_termijn=casus.eerstvolgende_termijn,
        volgend_overleg_op=casus.volgend_overleg_op,
        aandacht=_attention(asker, casus),
    )


def _attention(asker: Asker, casus: Geleid) -> str:
    """What a case misses, in a few words."""
    review = casus.evaluatie_op
    if casus.regisseur_id is None:
        return _("geen casusregisseur")
    if casus.fase == "nazorg":
        return ""
    if review and review <= asker.dag:
        return _("evaluatie van het plan is nu")
    if review and review <= asker.dag + BINNENKORT:
        return _("plan binnenkort evalueren")
    return ""


def _climbed(asker: Asker, cases: Sequence[Geleid], late_rows: Sequence[Regel]) -> list[Regel]:
    """Overdue agreements of others that are by now the asker's to solve, by the part he has in the case (R27)."""
    by_id = {casus.id: casus for casus in cases}
    found = []
    for row in late_rows:
        casus = by_id[row.casus_id]
        step = climbed_to(
            termijn=row.termijn,
            status=row.status,
            dag=asker.dag,
            klimdagen=asker.klimdagen,
            heeft_casusregisseur=casus.regisseur_id is not None,
        )
        leads = casus.regisseur_id in asker.namens and step in ("casusregisseur", "procesregisseur")
        chairs = casus.procesregisseur_id in asker.namens and step == "procesregisseur"
        if (leads or chairs) and row.medewerker_id not in asker.namens:
            found.append(row)
    return found


def _task(asker: Asker, row: Regel, *, climbed: bool = False) -> Taak:
    late = days_overdue(row.termijn, asker.dag)
    text = ngettext("%(dagen)d dag over tijd", "%(dagen)d dagen over tijd", late) % {"dagen": late}
    soon = row.termijn <= asker.dag + datetime.timedelta(days=7)
    wie = f"{row.medewerker}, {row.organisatie}" if climbed else ""
    if not climbed and row.medewerker_id != asker.medewerker_id:
        wie = _("namens %(naam)s") % {"naam": row.medewerker}
    return Taak(
        id=row.id,
        tekst=row.tekst,
        casus_id=row.casus_id,
        casusnummer=row.casusnummer,
        wie=wie,
        termijn=row.termijn,
        stand="over" if late else "let_op" if soon else "gepland",
        stand_tekst=text if late else _("deze week") if soon else _("loopt"),
        over_tijd=late,
    )


def _log(asker: Asker, shown: Sequence[Regel]) -> None:
    """Whose agreements were on the screen, by the persons of their cases."""
    personen = persons_of_casussen({row.casus_id for row in shown})
    record(asker=asker, handeling="zoeken", object_soort="werkvoorraad", personen=personen)
