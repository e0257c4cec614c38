"""One point of an agenda, for who captures at it and for the members of its case (A8, R2, R26)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.kennisbank.queries import Menuregel, menukaart
from regiehuis.kern.errors import NotAllowed
from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..access.casus import fetch_deelnames
from ..access.informatie import items_at
from ..access.overleg import NOT_YOURS, fetch_agendapunt, runs
from ..models import Aanwezigheid, Agendapunt, Deelname, Informatie
from ..rules.afweging import GROND
from ..rules.overleg import is_allowed
from ..rules.woorden import AANWEZIGHEDEN, INFORMATIESOORTEN
from .casus import CasusKop, casus_hoofd
from .overlegafspraak import AfspraakInOverleg, afspraken_at
from .puntkop import Puntkop, kop_of
from .waarschuwing import Waarschuwing, as_waarschuwingen


@dataclasses.dataclass(frozen=True)
class Genodigde:
    """Somebody invited for a point, and whether he is there."""

    medewerker_id: uuid.UUID
    naam: str
    organisatie_id: uuid.UUID
    organisatie: str
    onderdeel: str
    status: str
    status_tekst: str
    vertrokken_op: datetime.datetime | None = None


@dataclasses.dataclass(frozen=True)
class Aanbod:
    """An intervention of the menukaart to agree on: its name, and whose it is and how fast."""

    naam: str
    van: str


@dataclasses.dataclass(frozen=True)
class Inbreng:
    """What was captured for a speaker; `te_bevestigen` when the asker's own unit is the source."""

    id: uuid.UUID
    bron: str
    categorie: str
    soort: str
    tekst: str
    vastgelegd_door: str
    bevestigd: bool
    te_bevestigen: bool
    versie: int
    schriftelijk: bool = False
    af_te_wegen: bool = False


@dataclasses.dataclass(frozen=True)
class AgendapuntDetail:
    """A point with its warnings, agreements (overdue on top, then the last ones), attendance and what was captured."""

    kop: Puntkop
    waarschuwingen: Sequence[Waarschuwing]
    afspraken: Sequence[AfspraakInOverleg]
    genodigden: Sequence[Genodigde]
    inbreng: Sequence[Inbreng]
    categorieen: Sequence[tuple[str, str]]
    menukaart: Sequence[Aanbod]
    mag_schrijven: bool

    @property
    def over_tijd(self) -> int:
        """How many agreements are overdue."""
        return sum(1 for afspraak in self.afspraken if afspraak.over_tijd)

    @property
    def aanwezig(self) -> int:
        """How many are there."""
        return sum(1 for g in self.genodigden if g.status == "aanwezig")

    @property
    def ongenoteerd(self) -> int:
        """How many were invited and are not marked."""
        return sum(1 for g in self.genodigden if g.status == "uitgenodigd")


@dataclasses.dataclass(frozen=True)
class CasusOverleg:
    """One discussion of a case, for its tab."""

    id: uuid.UUID
    overleg_id: uuid.UUID
    naam: str
    aanvang: datetime.datetime
    reden: str
    behandeld_op: datetime.datetime | None
    besluit: str


@dataclasses.dataclass(frozen=True)
class CasusOverleggen:
    """The tab of a case with its discussions."""

    casus: CasusKop
    regels: Sequence[CasusOverleg]


def agendapunt(asker: Asker, agendapunt_id: uuid.UUID) -> AgendapuntDetail:
    """A point for a member of its case or who runs the meeting; without the dossier only what was captured there."""
    punt, deelname, _ = fetch_agendapunt(asker, agendapunt_id, doel="agendapunt")
    kop = kop_of(asker, punt, deelname)
    genodigden = genodigden_of(invited_to(punt.id))
    warnings, captured = _warnings_and_captured(asker, punt, deelname)
    return AgendapuntDetail(
        kop=kop,
        waarschuwingen=as_waarschuwingen(warnings),
        afspraken=afspraken_at(asker, punt),
        genodigden=genodigden,
        inbreng=[_inbreng(asker, item, deelname) for item in captured],
        categorieen=[(str(c.id), c.naam) for c in _categories(asker)] if kop.mag_vastleggen else [],
        menukaart=_menukaart(asker) if kop.mag_vastleggen else [],
        mag_schrijven=_may_write(asker, punt, genodigden),
    )


@dataclasses.dataclass(frozen=True)
class Vastlegpunt:
    """As much of a point as capturing one line asks: the case it is about, and who can be chosen."""

    over: uuid.UUID
    genodigden: Sequence[Genodigde]


def vastlegpunt(asker: Asker, agendapunt_id: uuid.UUID) -> Vastlegpunt:
    """A point for who runs its meeting, to capture a line at. Raises NotFound, or NotAllowed for a member."""
    punt, _, _ = fetch_agendapunt(asker, agendapunt_id, doel="vastleggen")
    if not runs(asker, punt.overlegvorm_id):
        raise NotAllowed(NOT_YOURS)
    return Vastlegpunt(punt.casus_id, genodigden_of(invited_to(punt.id)))


def _warnings_and_captured(
    asker: Asker, punt: Agendapunt, deelname: Deelname | None
) -> tuple[list[Informatie], list[Informatie]]:
    """Of one question to the database: what warns in the case, and what was captured at the point."""
    if deelname is None:
        return [], inbreng_at(asker, punt, None)
    found = items_at(asker, punt.id, deelname)
    return found, sorted((item for item in found if item.agendapunt_id == punt.id), key=_when)


def _may_write(asker: Asker, punt: Agendapunt, genodigden: Sequence[Genodigde]) -> bool:
    """Whether the asker was invited and the point still waits for what he has to say."""
    open_point = punt.behandeld_op is None and is_allowed(punt.overleg.status, "schrijven")
    return open_point and any(g.medewerker_id in asker.namens for g in genodigden)


def _menukaart(asker: Asker) -> list[Aanbod]:
    """What can be agreed straight from the menukaart."""
    return [Aanbod(regel.naam, _of_whom(regel)) for regel in menukaart(asker)]


def _of_whom(regel: Menuregel) -> str:
    who = f"{regel.organisatie}, {regel.onderdeel}"
    return f"{who}: binnen {regel.doorlooptijd_dagen} dagen" if regel.doorlooptijd_dagen else who


def te_bevestigen(asker: Asker) -> list[tuple[uuid.UUID, str]]:
    """Points at which something was typed for the asker's unit that waits for its confirmation: key and case number."""
    found = Informatie.objects.filter(bron_id=asker.onderdeel_id, publiek="aanwezigen", bevestigd_op=None)
    found = found.exclude(agendapunt=None).order_by("agendapunt__casusnummer")
    return list(found.values_list("agendapunt_id", "agendapunt__casusnummer").distinct())


def casus_overleggen(asker: Asker, casus_id: uuid.UUID) -> CasusOverleggen:
    """The discussions of a case, latest first, for its members; logs the look. Raises NotFound."""
    deelnames = fetch_deelnames(asker, casus_id, doel="overleggen van de casus")
    punten = Agendapunt.objects.filter(casus_id=casus_id).select_related("overleg__overlegvorm")
    regels = [
        CasusOverleg(
            p.id, p.overleg_id, p.overleg.overlegvorm.naam, p.overleg.aanvang, p.reden, p.behandeld_op, p.besluit
        )
        for p in punten.order_by("-overleg__aanvang")
    ]
    return CasusOverleggen(casus_hoofd(asker, deelnames), regels)


@prepared
def invited_to(punt_id: uuid.UUID) -> QuerySet[Aanwezigheid]:
    """Who was invited for a point, with unit and organisation."""
    return Aanwezigheid.objects.filter(agendapunt_id=punt_id).select_related("medewerker__onderdeel__organisatie")


def genodigden_of(invited: Iterable[Aanwezigheid]) -> list[Genodigde]:
    """Those invited, by organisation and name."""
    words = dict(AANWEZIGHEDEN)
    genodigden = [
        Genodigde(
            medewerker_id=a.medewerker_id,
            naam=a.medewerker.naam,
            organisatie_id=a.medewerker.onderdeel.organisatie_id,
            organisatie=a.medewerker.onderdeel.organisatie.naam,
            onderdeel=a.medewerker.onderdeel.naam,
            status=a.status,
            status_tekst=words[a.status],
            vertrokken_op=a.vertrokken_op,
        )
        for a in invited
    ]
    return sorted(genodigden, key=lambda g: (g.organisatie.lower(), g.naam.lower()))


def inbreng_at(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> list[Informatie]:
    """What was captured at a point: for a member what it may read, for a secretary what she typed herself (R15)."""
    if deelname is None:
        found = _typed(asker, punt.id)
    else:
        found = [item for item in items_at(asker, punt.id, deelname) if item.agendapunt_id == punt.id]
    return sorted(found, key=_when)


@prepared
def _typed(asker: Asker, punt_id: uuid.UUID) -> QuerySet[Informatie]:
    typed = Informatie.objects.filter(agendapunt_id=punt_id, vastgelegd_door_id__any=asker.namens)
    return typed.select_related("bron__organisatie", "categorie", "vastgelegd_door")


@prepared
def _categories(asker: Asker) -> QuerySet[Informatiecategorie]:
    return Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("volgorde", "naam")


def _when(item: Informatie) -> tuple[datetime.datetime, str]:
    return item.vastgelegd_op, str(item.id)


def _inbreng(asker: Asker, item: Informatie, deelname: Deelname | None) -> Inbreng:
    own = deelname is not None and item.bron_id == asker.onderdeel_id
    return Inbreng(
        id=item.id,
        bron=f"{item.bron.organisatie.naam}, {item.bron.naam}",
        categorie=item.categorie.naam,
        soort=dict(INFORMATIESOORTEN)[item.soort],
        tekst=item.tekst,
        vastgelegd_door=item.vastgelegd_door.naam,
        bevestigd=item.bevestigd_op is not None,
        te_bevestigen=own and item.bevestigd_op is None,
        versie=item.versie,
        schriftelijk=item.bevestigd_op == item.vastgelegd_op,
        af_te_wegen=item.grondslag == GROND and item.afweging_id is None,
    )
