"""The first screen: what waits for the asker, what is overdue, what comes; a fixed number of queries."""

import dataclasses
import datetime
import uuid
from collections import Counter
from collections.abc import Sequence

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import MeldingRegel, ongelezen_meldingen

from ..models import Afspraak, Casus, Casuspersoon
from ..rules.plan import OPEN, climbed_to, days_overdue
from ..rules.woorden import FASEN
from .afspraak import my_casussen
from .overleg import OverlegRegel, volgende_overleggen
from .signaal import PiketRegel, open_piketmeldingen
from .wachtend import Wachtend, wachtend
from .werkvoorraad_signalen import Signaalstand, signaalstand

TAKEN = 60
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


@dataclasses.dataclass(frozen=True)
class Werkvoorraad:
    """Everything the first screen shows of the chain; empty lists are left out of it."""

    dag: datetime.date
    piket: Sequence[PiketRegel]
    te_beantwoorden: Sequence[Taak]
    wachtend: Sequence[Wachtend]
    mijn_afspraken: Sequence[Taak]
    geklommen: Sequence[Taak]
    meer_geklommen: int
    casussen: Sequence[CasusRegel]
    meer_casussen: int
    signalen: Signaalstand
    overleggen: Sequence[OverlegRegel]
    meldingen: Sequence[MeldingRegel]
    meer_meldingen: bool

    @property
    def over_tijd(self) -> int:
        """How many of my own agreements are overdue."""
        return sum(1 for taak in (*self.te_beantwoorden, *self.mijn_afspraken) if taak.over_tijd)

    @property
    def vraagt_antwoord(self) -> int:
        """How much waits for my word."""
        return len(self.te_beantwoorden) + len(self.wachtend) + len(self.piket)

    @property
    def is_leeg(self) -> bool:
        """Whether nothing at all waits or comes."""
        lists = (self.piket, self.te_beantwoorden, self.wachtend, self.mijn_afspraken, self.geklommen, self.casussen)
        rest = (self.overleggen, self.meldingen, self.signalen.eigen, self.signalen.triage)
        return not any((*lists, *rest))


def werkvoorraad(asker: Asker) -> Werkvoorraad:
    """The work list of the asker and of those he stands in for; the look is logged with the persons concerned."""
    mine = _own_agreements(asker)
    cases = _led_cases(asker)
    overdue = _overdue_in(cases, asker.dag)
    lines = [_case_line(asker, casus, overdue) for casus in cases]
    _log(asker, mine, overdue)
    climbed = _climbed(asker, cases, overdue)
    news = ongelezen_meldingen(asker, MELDINGEN + 1)
    tasks = [_task(asker, row) for row in mine]
    asked = {row.id for row in mine if row.status == "aangeboden"}
    return Werkvoorraad(
        dag=asker.dag,
        piket=open_piketmeldingen(asker),
        te_beantwoorden=[task for task in tasks if task.id in asked],
        wachtend=wachtend(asker),
        mijn_afspraken=[task for task in tasks if task.id not in asked],
        geklommen=climbed[:GEKLOMMEN],
        meer_geklommen=max(0, len(climbed) - GEKLOMMEN),
        casussen=sorted(lines, key=_most_urgent)[:CASUSSEN],
        meer_casussen=max(0, len(lines) - CASUSSEN),
        signalen=signaalstand(asker),
        overleggen=volgende_overleggen(asker, BINNENKORT.days),
        meldingen=news[:MELDINGEN],
        meer_meldingen=len(news) > MELDINGEN,
    )


def _own_agreements(asker: Asker) -> list[Afspraak]:
    found = Afspraak.objects.filter(medewerker_id__in=asker.namens, status__in=OPEN)
    return list(found.select_related("medewerker").order_by("termijn", "id")[:TAKEN])


def _led_cases(asker: Asker) -> list[Casus]:
    leads = Q(regisseur_id__in=asker.namens) | Q(procesregisseur_id__in=asker.namens)
    found = Casus.objects.filter(leads, id__in=my_casussen(asker)).exclude(fase="afgesloten")
    found = found.annotate(evaluatie_op=F("plan__evaluatie_op"), klimdagen=F("veiligheidshuis__klimdagen"))
    found = found.defer("aanleiding", "gewenst_doel", "omschrijving", "plaats")
    return list(found.select_related("thema").order_by("nummer"))


def _overdue_in(cases: Sequence[Casus], dag: datetime.date) -> list[Afspraak]:
    """The open agreements of these cases whose date lies behind, whoever does them."""
    found = Afspraak.objects.filter(casus_id__in=[casus.id for casus in cases], status__in=OPEN, termijn__lt=dag)
    return list(found.select_related("medewerker", "organisatie").order_by("termijn", "id")[:OVER_TIJD])


def _case_line(asker: Asker, casus: Casus, late_rows: Sequence[Afspraak]) -> CasusRegel:
    late = Counter(row.casus_id for row in late_rows)
    return CasusRegel(
        id=casus.id,
        nummer=casus.nummer,
        thema=casus.thema.naam,
        fase=dict(FASEN)[casus.fase],
        rol=_("casusregie") if casus.regisseur_id in asker.namens else _("procesregie"),
        over_tijd=late[casus.id],
        eerstvolgende_termijn=casus.eerstvolgende_termijn,
        volgend_overleg_op=casus.volgend_overleg_op,
        aandacht=_attention(asker, casus),
    )


def _attention(asker: Asker, casus: Casus) -> str:
    """What a case misses, in a few words."""
    review: datetime.date | None = casus.evaluatie_op  # type: ignore[attr-defined]
    if casus.regisseur_id is None:
        return _("geen casusregisseur")
    if casus.fase == "nazorg":
        return ""
    if review and review <= asker.dag:
        return _("evaluatie van het plan is nu")
    if review and review <= asker.dag + BINNENKORT:
        return _("plan binnenkort evalueren")
    return ""


def _most_urgent(line: CasusRegel) -> tuple[int, bool, datetime.date, str]:
    return -line.over_tijd, not line.aandacht, line.eerstvolgende_termijn or datetime.date.max, line.nummer


def _climbed(asker: Asker, cases: Sequence[Casus], late_rows: Sequence[Afspraak]) -> list[Taak]:
    """Overdue agreements of others that are by now the asker's to solve, by the part he has in the case (R27)."""
    by_id = {casus.id: casus for casus in cases}
    found = []
    for row in late_rows:
        casus = by_id[row.casus_id]
        step = climbed_to(
            termijn=row.termijn,
            status=row.status,
            dag=asker.dag,
            klimdagen=casus.klimdagen,  # type: ignore[attr-defined]
            heeft_casusregisseur=casus.regisseur_id is not None,
        )
        leads = casus.regisseur_id in asker.namens and step in ("casusregisseur", "procesregisseur")
        chairs = casus.procesregisseur_id in asker.namens and step == "procesregisseur"
        if (leads or chairs) and row.medewerker_id not in asker.namens:
            found.append(_task(asker, row, wie=f"{row.medewerker.naam}, {row.organisatie.naam}"))
    return found


def _task(asker: Asker, row: Afspraak, wie: str = "") -> Taak:
    late = days_overdue(row.termijn, asker.dag)
    text = ngettext("%(dagen)d dag over tijd", "%(dagen)d dagen over tijd", late) % {"dagen": late}
    soon = row.termijn <= asker.dag + datetime.timedelta(days=7)
    if not wie and row.medewerker_id != asker.medewerker_id:
        wie = _("namens %(naam)s") % {"naam": row.medewerker.naam}
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


def _log(asker: Asker, mine: Sequence[Afspraak], late_rows: Sequence[Afspraak]) -> None:
    """Whose agreements were on the screen, by the persons of their cases."""
    casussen = {row.casus_id for row in (*mine, *late_rows)}
    about = Casuspersoon.objects.filter(casus_id__in=casussen, tot=None)
    personen = sorted(set(about.values_list("persoon_id", flat=True)))
    record(asker=asker, handeling="zoeken", object_soort="werkvoorraad", personen=personen)
