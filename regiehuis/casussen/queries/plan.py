"""The plan of a case as its page and document show it: goals with interventions and agreements, scores in time."""

import dataclasses
import datetime
import uuid
from collections import defaultdict

from django.db.models import QuerySet

from regiehuis.kennisbank.models import Menukaartitem
from regiehuis.kern.errors import NotFound
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.rules import Bewijs, Stuk
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.casus import leads, persons_of_casus
from ..access.plan import member_casus
from ..access.verstrekking import Mee, take_along, whole
from ..models import (
    Casus,
    Casuspersoon,
    Doel,
    Leefgebied,
    Leefgebiedscore,
    PlanVanAanpak,
)
from ..rules.plan import OPEN
from ..rules.woorden import DOELSTATUSSEN, PLANSTATUSSEN
from .afspraak import AfspraakRegel, afspraken_van_casus
from .interventie import InterventieRegel, interventies_van
from .visie import Visie, plan_visies

HELE_HUISHOUDEN = "Het hele huishouden"
_PILLEN = {"open": "loopt", "bereikt": "gereed", "deels": "let_op", "niet": "over", "vervallen": "neutraal"}


@dataclasses.dataclass(frozen=True)
class DoelBlok:
    """A goal with what is done for it."""

    id: uuid.UUID
    nummer: int
    leefgebied: str
    leefgebied_id: uuid.UUID
    persoon: str
    persoon_id: uuid.UUID | None
    tekst: str
    tevreden_als: str
    status: str
    stand: str
    stand_tekst: str
    oordeel: str
    interventies: list[InterventieRegel]
    afspraken: list[AfspraakRegel]


@dataclasses.dataclass(frozen=True)
class Meting:
    """One score: who gave it, when, why (R39)."""

    score: int
    op: datetime.date
    door: str
    toelichting: str


@dataclasses.dataclass(frozen=True)
class Scorerij:
    """The scores of one life area, of one person or of the whole; newest first."""

    leefgebied: str
    persoon: str
    metingen: list[Meting]

    @property
    def score(self) -> int:
        """The newest score."""
        return self.metingen[0].score

    @property
    def vorige(self) -> int | None:
        """The score before it."""
        return self.metingen[1].score if len(self.metingen) > 1 else None


@dataclasses.dataclass(frozen=True)
class PlanPagina:
    """Everything of a plan; `plan_id` is None until it was started."""

    casus_id: uuid.UUID
    casusnummer: str
    plan_id: uuid.UUID | None
    status: str
    status_tekst: str
    evaluatie_op: datetime.date | None
    evaluatie_over_tijd: bool
    vastgesteld_op: datetime.datetime | None
    vastgesteld_door: str
    versie: int | None
    casusregisseur: str
    doelen: list[DoelBlok]
    losse_afspraken: list[AfspraakRegel]
    visies: list[Visie]
    scores: list[Scorerij]
    niet_gescoord: list[str]
    over_tijd: int
    open_afspraken: int
    afgesloten: bool
    mag_regie: bool
    huishouden: bool

    @property
    def groepen(self) -> list[tuple[str, list[DoelBlok]]]:
        """Goals as they are shown: of a household first what is for all, then per member; else as one group (A3)."""
        if not self.huishouden:
            return [("", self.doelen)] if self.doelen else []
        per_persoon: dict[uuid.UUID | None, list[DoelBlok]] = {None: []}
        for doel in self.doelen:
            per_persoon.setdefault(doel.persoon_id, []).append(doel)
        return [(doelen[0].persoon or HELE_HUISHOUDEN, doelen) for doelen in per_persoon.values() if doelen]


@dataclasses.dataclass(frozen=True)
class PlanKeuzes:
    """What the forms of a plan offer to choose from, as (key, text)."""

    casusnummer: str
    leefgebieden: list[tuple[uuid.UUID, str]]
    personen: list[tuple[uuid.UUID, str]]
    menukaart: list[tuple[uuid.UUID, str]]


def plan_pagina(asker: Asker, casus_id: uuid.UUID, casus: Casus | None = None) -> PlanPagina:
    """The plan of a case for its members; `casus` when it was fetched, and so judged and logged, already.

    Raises NotFound.
    """
    casus = casus or member_casus(asker, casus_id, doel="plan")
    plan = next(iter(_plan(casus_id)), None)
    afspraken = afspraken_van_casus(asker, casus_id, alleen_open=False, casus=casus)
    scores, niet_gescoord = _scores(casus)
    is_open = [regel for regel in afspraken if regel.status in OPEN]
    return PlanPagina(
        casus_id=casus.id,
        casusnummer=casus.nummer,
        plan_id=plan.id if plan else None,
        status=plan.status if plan else "",
        status_tekst=dict(PLANSTATUSSEN)[plan.status] if plan else "",
        evaluatie_op=plan.evaluatie_op if plan else None,
        evaluatie_over_tijd=bool(plan and plan.evaluatie_op and plan.evaluatie_op < asker.dag),
        vastgesteld_op=plan.vastgesteld_op if plan else None,
        vastgesteld_door=plan.vastgesteld_door.naam if plan and plan.vastgesteld_door else "",
        versie=plan.versie if plan else None,
        casusregisseur=_lead(casus_id)[0] or "",
        doelen=_doelen(casus_id, afspraken),
        losse_afspraken=[regel for regel in afspraken if regel.doel_id is None],
        visies=plan_visies(asker, casus_id) if plan else [],
        scores=scores,
        niet_gescoord=niet_gescoord,
        over_tijd=sum(1 for regel in is_open if regel.over_tijd),
        open_afspraken=len(is_open),
        afgesloten=casus.fase in ("nazorg", "afgesloten"),
        mag_regie=leads(asker, casus),
        huishouden=casus.soort == "huishouden",
    )


@prepared
def _plan(casus_id: uuid.UUID) -> QuerySet[PlanVanAanpak]:
    return PlanVanAanpak.objects.select_related("vastgesteld_door").filter(casus_id=casus_id)


@prepared
def _lead(casus_id: uuid.UUID) -> QuerySet[Casus, str | None]:
    return Casus.objects.filter(id=casus_id).values_list("regisseur__naam", flat=True)


@prepared
def _goals(casus_id: uuid.UUID) -> QuerySet[Doel]:
    return Doel.objects.select_related("leefgebied", "persoon").filter(casus_id=casus_id).order_by("volgorde", "id")


@prepared
def _areas(huis_id: uuid.UUID) -> QuerySet[Leefgebied, str]:
    areas = Leefgebied.objects.filter(veiligheidshuis_id=huis_id, actief=True)
    return areas.order_by("volgorde").values_list("naam", flat=True)


@prepared
def _scored(casus_id: uuid.UUID) -> QuerySet[Leefgebiedscore]:
    found = Leefgebiedscore.objects.select_related("leefgebied", "persoon", "door").filter(casus_id=casus_id)
    return found.order_by("-op", "-id")


def _doelen(casus_id: uuid.UUID, afspraken: list[AfspraakRegel]) -> list[DoelBlok]:
    per_doel: dict[uuid.UUID | None, list[AfspraakRegel]] = defaultdict(list)
    for regel in afspraken:
        per_doel[regel.doel_id].append(regel)
    interventies = interventies_van(casus_id)
    return [
        _doel(nummer, doel, interventies.get(doel.id, []), per_doel[doel.id])
        for nummer, doel in enumerate(_goals(casus_id), start=1)
    ]


def _doel(nummer: int, doel: Doel, interventies: list[InterventieRegel], afspraken: list[AfspraakRegel]) -> DoelBlok:
    return DoelBlok(
        id=doel.id,
        nummer=nummer,
        leefgebied=doel.leefgebied.naam,
        leefgebied_id=doel.leefgebied_id,
        persoon=full_name(doel.persoon) if doel.persoon else "",
        persoon_id=doel.persoon_id,
        tekst=doel.tekst,
        tevreden_als=doel.tevreden_als,
        status=doel.status,
        stand=_PILLEN[doel.status],
        stand_tekst=dict(DOELSTATUSSEN)[doel.status],
        oordeel=doel.oordeel,
        interventies=interventies,
        afspraken=afspraken,
    )


def _scores(casus: Casus) -> tuple[list[Scorerij], list[str]]:
    """Scores per life area and person, and the life areas that nobody scored yet, both in the order of the house."""
    rows: dict[tuple[int, str, str], list[Meting]] = defaultdict(list)
    for given in _scored(casus.id):
        persoon = full_name(given.persoon) if given.persoon else ""
        key = (given.leefgebied.volgorde, given.leefgebied.naam, persoon)
        rows[key].append(Meting(given.score, given.op, given.door.naam, given.toelichting))
    scored = {naam for _, naam, _ in rows}
    lines = [Scorerij(naam, persoon, metingen) for (_, naam, persoon), metingen in sorted(rows.items())]
    return lines, [naam for naam in _areas(casus.veiligheidshuis_id) if naam not in scored]


def plan_keuzes(asker: Asker, casus_id: uuid.UUID) -> PlanKeuzes:
    """What the forms of a plan offer: life areas, persons of the case, the menukaart. Raises NotFound."""
    casus = member_casus(asker, casus_id, doel="plan")
    areas = Leefgebied.objects.filter(veiligheidshuis_id=casus.veiligheidshuis_id, actief=True).order_by("volgorde")
    persons = Casuspersoon.objects.select_related("persoon").filter(casus=casus, tot=None)
    menu = Menukaartitem.objects.select_related("onderdeel__organisatie").filter(
        veiligheidshuis_id=casus.veiligheidshuis_id, actief=True
    )
    return PlanKeuzes(
        casusnummer=casus.nummer,
        leefgebieden=[(area.id, area.naam) for area in areas],
        personen=[(row.persoon_id, full_name(row.persoon)) for row in persons],
        menukaart=[(item.id, _menu_text(item)) for item in menu.order_by("naam")],
    )


def _menu_text(item: Menukaartitem) -> str:
    term = f", binnen {item.doorlooptijd_dagen} dagen" if item.doorlooptijd_dagen else ""
    return f"{item.naam} ({item.onderdeel.organisatie.naam}{term})"


def doel_blok(asker: Asker, casus_id: uuid.UUID, doel_id: uuid.UUID) -> tuple[DoelBlok, int]:
    """One goal of a case, for its form, with the version of the plan. Raises NotFound."""
    member_casus(asker, casus_id)
    doel = Doel.objects.select_related("leefgebied", "persoon", "plan").filter(id=doel_id, casus_id=casus_id).first()
    if doel is None:
        raise NotFound("doel", doel_id)
    return _doel(doel.volgorde, doel, [], []), doel.plan.versie


def plan_document(asker: Asker, casus_id: uuid.UUID, mee: Mee) -> tuple[PlanPagina, Bewijs]:
    """The plan as a document to take along; that is a disclosure (R21). Raises NotFound."""
    page = plan_pagina(asker, casus_id)
    about = persons_of_casus(casus_id)
    views = [Stuk("informatie", view.informatie_id, tuple(about), casus_id) for view in page.visies]
    plan = whole("plan_van_aanpak", page.plan_id or casus_id, casus_id, about)
    return page, take_along(asker, [plan, *views], mee)
