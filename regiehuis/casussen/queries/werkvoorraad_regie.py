"""The cases that the asker leads, on the first screen: which need him most, what in them is overdue; two queries."""

import dataclasses
import datetime
import uuid
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..models import Afspraak, Casus
from ..rules.plan import OPEN, climbed_to
from ..rules.woorden import FASEN

CASUSSEN = 8
BINNENKORT = datetime.timedelta(days=14)
LOPEND = tuple(fase for fase, _tekst in FASEN if fase != "afgesloten")


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
    """What the first screen shows of a case: the asker `leidt` it as casusregisseur or `bewaakt` as procesregisseur."""

    id: uuid.UUID
    nummer: str
    thema: str
    fase: str
    heeft_regisseur: bool
    leidt: bool
    bewaakt: bool
    eerstvolgende_termijn: datetime.date | None
    volgend_overleg_op: datetime.date | None
    evaluatie_op: datetime.date | None


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
class Regie:
    """The running cases that the asker leads, and their overdue agreements, earliest due date first."""

    asker: Asker
    casussen: Sequence[Geleid]
    te_laat: Sequence[Regel]

    @cached_property
    def geklommen(self) -> list[Regel]:
        """The overdue agreements of others that are by now the asker's to solve (R27)."""
        casussen = {casus.id: casus for casus in self.casussen}
        return [row for row in self.te_laat if self._climbed(row, casussen[row.casus_id])]

    def _climbed(self, row: Regel, casus: Geleid) -> bool:
        trede = climbed_to(
            termijn=row.termijn,
            status=row.status,
            dag=self.asker.dag,
            klimdagen=self.asker.klimdagen,
            heeft_casusregisseur=casus.heeft_regisseur,
        )
        leads = casus.leidt and trede in ("casusregisseur", "procesregisseur")
        guards = casus.bewaakt and trede == "procesregisseur"
        return (leads or guards) and row.medewerker_id not in self.asker.namens

    @cached_property
    def dringendst(self) -> list[Geleid]:
        """The cases that need the asker most: most overdue, then what misses something, then by date."""
        return sorted(self.casussen, key=self._need)[:CASUSSEN]

    def _need(self, casus: Geleid) -> tuple[int, bool, datetime.date, str]:
        soon = casus.evaluatie_op is not None and casus.evaluatie_op <= self.asker.dag + BINNENKORT
        misses = not casus.heeft_regisseur or soon and casus.fase != "nazorg"
        due = casus.eerstvolgende_termijn or datetime.date.max
        return -self._late[casus.id], not misses, due, casus.nummer

    @cached_property
    def _late(self) -> Counter[uuid.UUID]:
        return Counter(row.casus_id for row in self.te_laat)

    def regel(self, casus: Geleid, *, gewijzigd: bool) -> CasusRegel:
        """A case as the first screen shows it."""
        return CasusRegel(
            id=casus.id,
            nummer=casus.nummer,
            thema=casus.thema,
            fase=dict(FASEN)[casus.fase],
            rol=_("casusregie") if casus.leidt else _("procesregie"),
            over_tijd=self._late[casus.id],
            eerstvolgende_termijn=casus.eerstvolgende_termijn,
            volgend_overleg_op=casus.volgend_overleg_op,
            aandacht=_attention(self.asker.dag, casus),
            gewijzigd=gewijzigd,
        )


def regie(asker: Asker) -> Regie:
    """What the asker leads today; the caller logs the look."""
    casussen = [Geleid(*row) for row in _led(asker)]
    ids = [casus.id for casus in casussen]
    return Regie(asker, casussen, [Regel(*row) for row in _overdue(ids, asker.dag)] if ids else [])


@prepared
def _led(asker: Asker) -> QuerySet[Casus, tuple[Any, ...]]:
    leads, guards = Q(regisseur_id__any=asker.namens), Q(procesregisseur_id__any=asker.namens)
    marks = {"heeft_regisseur": Q(regisseur_id__isnull=False), "leidt": Coalesce(leads, False), "bewaakt": guards}
    columns = ("id", "nummer", "thema__naam", *Geleid._fields[3:-1], "plan__evaluatie_op")
    return Casus.objects.filter(leads | guards, fase__in=LOPEND).annotate(**marks).values_list(*columns)


@prepared
def _overdue(casussen: Sequence[uuid.UUID], dag: datetime.date) -> QuerySet[Afspraak, tuple[Any, ...]]:
    found = Afspraak.objects.filter(casus_id__any=casussen, status__in=OPEN, termijn__lt=dag)
    return found.order_by("termijn", "id").values_list(*KOLOMMEN)


def _attention(dag: datetime.date, casus: Geleid) -> str:
    """What a case misses, in a few words."""
    review = casus.evaluatie_op
    if not casus.heeft_regisseur:
        return _("geen casusregisseur")
    if casus.fase == "nazorg":
        return ""
    if review and review <= dag:
        return _("evaluatie van het plan is nu")
    if review and review <= dag + BINNENKORT:
        return _("plan binnenkort evalueren")
    return ""
