"""One point of an agenda, for who captures at it and for the members of its case (A8, R2, R26)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence

from django.db.models import OuterRef, Q, Subquery

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.samenwerking.access import Asker

from ..access.casus import fetch_deelnames, items_for
from ..access.overleg import fetch_agendapunt, runs
from ..models import Aanwezigheid, Afspraak, Agendapunt, Deelname, Informatie, Terugkoppeling
from ..rules.overleg import is_allowed
from ..rules.woorden import AANWEZIGHEDEN, AFSPRAAKSTATUSSEN, INFORMATIESOORTEN
from .casus import CasusKop, casus_hoofd
from .overleg import themes_of
from .waarschuwing import Waarschuwing, waarschuwingen

OPEN = ("aangeboden", "aanvaard")
STANDEN = {
    "aangeboden": "let_op",
    "aanvaard": "loopt",
    "gereed": "gereed",
    "geweigerd": "over",
    "vervallen": "neutraal",
}


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


@dataclasses.dataclass(frozen=True)
class AfspraakInOverleg:
    """An agreement as the meeting goes through it; `over_tijd` in days, `stand` the kind of pill."""

    id: uuid.UUID
    tekst: str
    wie: str
    organisatie: str
    termijn: datetime.date
    status: str
    stand: str
    stand_tekst: str
    over_tijd: int
    hier_gemaakt: bool
    terugkoppeling: str


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


@dataclasses.dataclass(frozen=True)
class Buurpunt:
    """A neighbour on the agenda that the asker may see."""

    id: uuid.UUID
    volgorde: int
    casusnummer: str
    behandeld: bool
    hier: bool


@dataclasses.dataclass(frozen=True)
class Puntkop:
    """What stands above every page of a point; `casus_id` only for who sees the dossier, `over` is never shown."""

    id: uuid.UUID
    versie: int
    overleg_id: uuid.UUID
    overleg: str
    overleg_status: str
    aanvang: datetime.datetime
    plaats: str
    voorzitter: str
    secretaris: str
    volgorde: int
    casusnummer: str
    casus_id: uuid.UUID | None
    thema: str
    reden: str
    behandeld_op: datetime.datetime | None
    verslag: str
    besluit: str
    leidt: bool
    punten: Sequence[Buurpunt]
    over: uuid.UUID

    @property
    def vorige(self) -> Buurpunt | None:
        """The point before this one."""
        return next((p for p in reversed(self.punten) if p.volgorde < self.volgorde), None)

    @property
    def volgende(self) -> Buurpunt | None:
        """The point after this one."""
        return next((p for p in self.punten if p.volgorde > self.volgorde), None)

    @property
    def mag_vastleggen(self) -> bool:
        """Chair or secretary, while the meeting runs."""
        return self.leidt and is_allowed(self.overleg_status, "vastleggen")

    @property
    def mag_aanwezigheid(self) -> bool:
        """Chair or secretary, until the meeting is closed."""
        return self.leidt and is_allowed(self.overleg_status, "aanwezigheid")


@dataclasses.dataclass(frozen=True)
class AgendapuntDetail:
    """A point with its warnings, agreements (overdue on top, then the last ones), attendance and what was captured."""

    kop: Puntkop
    waarschuwingen: Sequence[Waarschuwing]
    afspraken: Sequence[AfspraakInOverleg]
    genodigden: Sequence[Genodigde]
    inbreng: Sequence[Inbreng]
    categorieen: Sequence[tuple[str, str]]

    @property
    def over_tijd(self) -> int:
        """How many agreements are overdue."""
        return sum(1 for afspraak in self.afspraken if afspraak.over_tijd)

    @property
    def aanwezig(self) -> int:
        """How many are there."""
        return sum(1 for g in self.genodigden if g.status == "aanwezig")


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
    categorieen = Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("volgorde", "naam")
    return AgendapuntDetail(
        kop=kop,
        waarschuwingen=waarschuwingen(asker, [deelname] if deelname else []),
        afspraken=afspraken_at(asker, punt),
        genodigden=genodigden_of(invited_to(punt)),
        inbreng=[_inbreng(asker, item, deelname) for item in inbreng_at(asker, punt, deelname)],
        categorieen=[(str(c.id), c.naam) for c in categorieen] if kop.mag_vastleggen else [],
    )


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


def kop_of(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> Puntkop:
    """The head of a point, with its neighbours."""
    leidt = runs(asker, punt.overlegvorm_id)
    overleg = punt.overleg
    return Puntkop(
        id=punt.id,
        versie=punt.versie,
        overleg_id=overleg.id,
        overleg=punt.overlegvorm.naam,
        overleg_status=overleg.status,
        aanvang=overleg.aanvang,
        plaats=overleg.plaats,
        voorzitter=overleg.voorzitter.naam,
        secretaris=overleg.secretaris.naam if overleg.secretaris else "",
        volgorde=punt.volgorde,
        casusnummer=punt.casusnummer,
        casus_id=punt.casus_id if deelname else None,
        thema=deelname.casus.thema.naam if deelname else themes_of(punt.overleg_id).get(punt.id, ""),
        reden=punt.reden,
        behandeld_op=punt.behandeld_op,
        verslag=punt.verslag,
        besluit=punt.besluit,
        leidt=leidt,
        over=punt.casus_id,
        punten=[
            Buurpunt(p.id, p.volgorde, p.casusnummer, p.behandeld_op is not None, p.id == punt.id)
            for p in overleg.agendapunten.order_by("volgorde", "id")
        ],
    )


def afspraken_at(asker: Asker, punt: Agendapunt) -> list[AfspraakInOverleg]:
    """Open agreements of the case, those of the previous discussion and of this one; overdue on top, new ones last."""
    previous = Agendapunt.objects.filter(casus_id=punt.casus_id, overleg__aanvang__lt=punt.overleg.aanvang)
    previous_id = Subquery(previous.order_by("-overleg__aanvang").values("id")[:1])
    feedback = Terugkoppeling.objects.filter(afspraak_id=OuterRef("id")).order_by("-op").values("tekst")[:1]
    found = (
        Afspraak.objects.filter(casus_id=punt.casus_id)
        .filter(Q(status__in=OPEN) | Q(agendapunt_id=punt.id) | Q(agendapunt_id=previous_id))
        .exclude(status="vervallen")
        .select_related("medewerker", "organisatie")
        .annotate(laatste=Subquery(feedback))
    )
    regels = [_afspraak(afspraak, asker.dag, punt.id) for afspraak in found]
    return sorted(regels, key=lambda a: (a.hier_gemaakt, -a.over_tijd, a.status not in OPEN, a.termijn, str(a.id)))


def _afspraak(afspraak: Afspraak, today: datetime.date, punt_id: uuid.UUID) -> AfspraakInOverleg:
    late = max(0, (today - afspraak.termijn).days) if afspraak.status in OPEN else 0
    words = dict(AFSPRAAKSTATUSSEN)[afspraak.status]
    return AfspraakInOverleg(
        id=afspraak.id,
        tekst=afspraak.tekst,
        wie=afspraak.uitvoerder_naam or afspraak.medewerker.naam,
        organisatie=afspraak.organisatie.naam,
        termijn=afspraak.termijn,
        status=afspraak.status,
        stand="over" if late else STANDEN[afspraak.status],
        stand_tekst=f"{late} {'dag' if late == 1 else 'dagen'} over tijd" if late else words,
        over_tijd=late,
        hier_gemaakt=afspraak.agendapunt_id == punt_id,
        terugkoppeling=getattr(afspraak, "laatste", None) or "",
    )


def invited_to(punt: Agendapunt) -> list[Aanwezigheid]:
    """Who was invited for a point, with unit and organisation."""
    return list(Aanwezigheid.objects.filter(agendapunt=punt).select_related("medewerker__onderdeel__organisatie"))


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
        )
        for a in invited
    ]
    return sorted(genodigden, key=lambda g: (g.organisatie.lower(), g.naam.lower()))


def inbreng_at(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> list[Informatie]:
    """What was captured at a point: for a member what it may read, for a secretary what she typed herself (R15)."""
    if deelname is None:
        typed = Informatie.objects.filter(agendapunt=punt, vastgelegd_door_id__in=asker.namens)
        found = list(typed.select_related("bron__organisatie", "categorie", "vastgelegd_door"))
    else:
        found = items_for(asker, deelname, agendapunt=punt)
    return sorted(found, key=lambda item: (item.vastgelegd_op, str(item.id)))


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
    )
