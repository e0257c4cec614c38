"""The first screen: what waits for the asker, what is overdue, what comes; a fixed number of queries."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import MeldingRegel, ongelezen_meldingen

from ..access.casus import persons_of_casussen
from ..models import Afspraak, Casus
from ..rules.plan import OPEN, days_overdue
from ..rules.woorden import FASEN
from .afspraak import Klimgrens, climbed, my_casussen
from .overleglijst import OverlegRegel, volgende_overleggen
from .piket import PiketRegel, open_piketmeldingen
from .sinds import gewijzigd
from .tekst import over_tijd_tekst
from .vrijlating import Alarmregel, open_alarmen
from .wachtend import Wachtend, wachtend
from .werkvoorraad_functies import sits_at_meetings
from .werkvoorraad_signalen import Signaalstand, signaalstand

TAKEN = 60
GETOOND = 12
CASUSSEN = 8
GEKLOMMEN = 6
MELDINGEN = 5
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
    gewijzigd: bool


class Geleid(NamedTuple):
    """What the first screen shows of a case that the asker leads; `alle` is how many he leads in all."""

    id: uuid.UUID
    nummer: str
    thema: str
    fase: str
    regisseur_id: uuid.UUID | None
    procesregisseur_id: uuid.UUID
    eerstvolgende_termijn: datetime.date | None
    volgend_overleg_op: datetime.date | None
    evaluatie_op: datetime.date | None
    over_tijd: int
    alle: int


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


KOLOMMEN = (*Regel._fields[:5], "medewerker__naam", "organisatie__naam", "termijn", "status")


@dataclasses.dataclass(frozen=True)
class Werkvoorraad:
    """Everything the first screen shows of the chain; empty lists are left out of it."""

    dag: datetime.date
    piket: Sequence[PiketRegel]
    alarmen: Sequence[Alarmregel]
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
        return (
            len(self.te_beantwoorden)
            + self.meer_te_beantwoorden
            + len(self.wachtend)
            + len(self.piket)
            + len(self.alarmen)
        )

    @property
    def bereidt_voor(self) -> list[OverlegRegel]:
        """The coming meetings that I run."""
        return [overleg for overleg in self.overleggen if overleg.leidt]

    @property
    def genodigd(self) -> list[OverlegRegel]:
        """The coming meetings that others run."""
        return [overleg for overleg in self.overleggen if not overleg.leidt]

    @property
    def vraagt_werk(self) -> bool:
        """Whether there is anything to do here and now."""
        mine = (self.te_beantwoorden, self.wachtend, self.mijn_afspraken, self.geklommen, self.casussen)
        return any((*mine, self.piket, self.alarmen, self.bereidt_voor, self.signalen.af_te_maken))

    @property
    def is_leeg(self) -> bool:
        """Whether nothing at all waits or comes."""
        comes = (self.overleggen, self.meldingen, self.signalen.eigen, self.signalen.triage)
        return not self.vraagt_werk and not any(comes)


def werkvoorraad(asker: Asker) -> Werkvoorraad:
    """The work list of the asker and of those he stands in for; the look is logged with the persons concerned."""
    mine, stand = _own_agreements(asker)
    asked = [row for row in mine if row.status == "aangeboden"][:GETOOND]
    mine = [row for row in mine if row.status != "aangeboden"][:GETOOND]
    cases = [Geleid(*row) for row in _led_cases(asker, asker.dag + BINNENKORT)]
    above = _climbed(asker, Klimgrens.of(asker))
    geklommen = [Regel(*row[:-1]) for row in above]
    _log(asker, (*asked, *mine, *geklommen))
    changed = gewijzigd(asker, [casus.id for casus in cases])
    news = ongelezen_meldingen(asker, MELDINGEN + 1)
    return Werkvoorraad(
        dag=asker.dag,
        piket=open_piketmeldingen(asker),
        alarmen=open_alarmen(asker),
        te_beantwoorden=[_task(asker, row) for row in asked],
        meer_te_beantwoorden=stand.aangeboden - len(asked),
        wachtend=wachtend(asker),
        mijn_afspraken=[_task(asker, row) for row in mine],
        meer_afspraken=stand.totaal - stand.aangeboden - len(mine),
        over_tijd=stand.over_tijd,
        geklommen=[_task(asker, row, climbed=True) for row in geklommen],
        meer_geklommen=above[0][-1] - len(above) if above else 0,
        casussen=[_case_line(asker, casus, gewijzigd=casus.id in changed) for casus in cases],
        meer_casussen=cases[0].alle - len(cases) if cases else 0,
        signalen=signaalstand(asker),
        overleggen=volgende_overleggen(asker, BINNENKORT.days) if sits_at_meetings(asker) else [],
        meldingen=news[:MELDINGEN],
        meer_meldingen=len(news) > MELDINGEN,
    )


def _own_agreements(asker: Asker) -> tuple[list[Regel], Stand]:
    """The first of the asker's open agreements, and how many there are of each."""
    found = _open_agreements(asker)
    return [Regel(*row[:-3]) for row in found], Stand(*found[0][-3:]) if found else Stand(0, 0, 0)


@prepared
def _open_agreements(asker: Asker) -> QuerySet[Afspraak, tuple[Any, ...]]:
    """The first of the asker's open agreements; in each row how many there are, as in `Stand`."""
    found = Afspraak.objects.filter(medewerker_id__any=asker.namens, status__in=OPEN)
    asked, late = Q(status="aangeboden"), Q(termijn__lt=asker.dag)
    number, offered, overdue = (Window(Count("id", filter=only)) for only in (None, asked, late))
    found = found.annotate(n=number, aangeboden=offered, te_laat=overdue).order_by("termijn", "id")
    return found.values_list(*KOLOMMEN, "n", "aangeboden", "te_laat")[:TAKEN]


@prepared
def _led_cases(asker: Asker, binnenkort: datetime.date) -> QuerySet[Casus, tuple[Any, ...]]:
    """The cases that the asker leads and that need him most: most overdue, then what misses something, then by date."""
    leads = Q(regisseur_id__any=asker.namens) | Q(procesregisseur_id__any=asker.namens)
    late = Afspraak.objects.filter(casus_id=OuterRef("id"), status__in=OPEN, termijn__lt=asker.dag)
    number = Subquery(late.order_by().values("casus_id").annotate(n=Count("id")).values("n"))
    misses = Q(regisseur_id=None) | Q(plan__evaluatie_op__lte=binnenkort) & ~Q(fase="nazorg")
    found = Casus.objects.filter(leads, id__in=my_casussen(asker)).exclude(fase="afgesloten")
    found = found.annotate(
        late=Coalesce(number, 0),
        mist=Case(When(misses, then=Value(0)), default=Value(1)),
        alle=Window(Count("*")),
    )
    order = ("-late", "mist", F("eerstvolgende_termijn").asc(nulls_last=True), "nummer")
    columns = ("id", "nummer", "thema__naam", *Geleid._fields[3:-3], "plan__evaluatie_op", "late", "alle")
    return found.order_by(*order).values_list(*columns)[:CASUSSEN]


@prepared
def _climbed(asker: Asker, grens: Klimgrens) -> QuerySet[Afspraak, tuple[Any, ...]]:
    """Overdue agreements of others that are by now the asker's to solve, each with how many there are (R27)."""
    others = climbed(asker, grens).exclude(medewerker_id__any=asker.namens).annotate(alle=Window(Count("*")))
    return others.values_list(*KOLOMMEN, "alle")[:GEKLOMMEN]


def _case_line(asker: Asker, casus: Geleid, *, gewijzigd: bool) -> CasusRegel:
    return CasusRegel(
        id=casus.id,
        nummer=casus.nummer,
        thema=casus.thema,
        fase=dict(FASEN)[casus.fase],
        rol=_("casusregie") if casus.regisseur_id in asker.namens else _("procesregie"),
        over_tijd=casus.over_tijd,
        eerstvolgende_termijn=casus.eerstvolgende_termijn,
        volgend_overleg_op=casus.volgend_overleg_op,
        aandacht=_attention(asker, casus),
        gewijzigd=gewijzigd,
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


def _task(asker: Asker, row: Regel, *, climbed: bool = False) -> Taak:
    late = days_overdue(row.termijn, asker.dag)
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
        stand_tekst=over_tijd_tekst(late) if late else _("deze week") if soon else _("loopt"),
        over_tijd=late,
    )


def _log(asker: Asker, shown: Sequence[Regel]) -> None:
    """Whose agreements were on the screen, by the persons of their cases."""
    personen = persons_of_casussen({row.casus_id for row in shown})
    record(asker=asker, handeling="zoeken", object_soort="werkvoorraad", personen=personen)
