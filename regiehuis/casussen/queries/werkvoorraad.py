"""The first screen: what waits for the asker, what is overdue, what comes; a fixed number of queries."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import MeldingRegel, ongelezen_meldingen

from ..access.casus import persons_of_casussen
from ..models import Afspraak
from ..rules.plan import OPEN, days_overdue
from .overleglijst import OverlegRegel, volgende_overleggen
from .piket import PiketRegel, open_piketmeldingen
from .sinds import gewijzigd
from .tekst import over_tijd_tekst
from .vrijlating import Alarmregel, open_alarmen
from .wachtend import Wachtend, wachtend
from .werkvoorraad_functies import sits_at_meetings
from .werkvoorraad_regie import BINNENKORT, CasusRegel, Regel, regie
from .werkvoorraad_signalen import Signaalstand, signaalstand

GETOOND = 8
GEKLOMMEN = 6
MELDINGEN = 5


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


class Stand(NamedTuple):
    """How many open agreements the asker has, of which how many wait for an answer and how many are overdue."""

    totaal: int
    aangeboden: int
    over_tijd: int


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
    leads = regie(asker)
    geklommen = leads.geklommen[:GEKLOMMEN]
    _log(asker, (*asked, *mine, *geklommen))
    changed = gewijzigd(asker, [casus.id for casus in leads.dringendst])
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
        meer_geklommen=len(leads.geklommen) - len(geklommen),
        casussen=[leads.regel(casus, gewijzigd=casus.id in changed) for casus in leads.dringendst],
        meer_casussen=len(leads.casussen) - len(leads.dringendst),
        signalen=signaalstand(asker),
        overleggen=volgende_overleggen(asker, BINNENKORT.days) if sits_at_meetings(asker) else [],
        meldingen=news[:MELDINGEN],
        meer_meldingen=len(news) > MELDINGEN,
    )


def _own_agreements(asker: Asker) -> tuple[list[Regel], Stand]:
    """The first of the asker's open agreements, and how many there are of each."""
    found = _open_agreements(asker, deputises=len(asker.namens) > 1)
    return [Regel(*row[:-3]) for row in found], Stand(*found[0][-3:]) if found else Stand(0, 0, 0)


@prepared
def _open_agreements(asker: Asker, *, deputises: bool) -> QuerySet[Afspraak, tuple[Any, ...]]:
    """The first of the asker's open agreements, of each status as many; in each row how many there are, as in `Stand`.

    Whose they are is named only when the asker deputises for others too.
    """
    found = Afspraak.objects.filter(medewerker_id__any=asker.namens, status__in=OPEN)
    asked, late = Q(status="aangeboden"), Q(termijn__lt=asker.dag)
    number, offered, overdue = (Window(Count("id", filter=only)) for only in (None, asked, late))
    place = Window(RowNumber(), partition_by="status", order_by=["termijn", "id"])
    found = found.annotate(n=number, aangeboden=offered, te_laat=overdue)
    unnamed = Value("", output_field=CharField())
    wie = F("medewerker__naam") if deputises else unnamed
    columns = (*Regel._fields[:5], wie, unnamed, *Regel._fields[7:], "n", "aangeboden", "te_laat")
    return found.order_by(place, "termijn", "id").values_list(*columns)[: len(OPEN) * GETOOND]


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
