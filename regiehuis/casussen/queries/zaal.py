"""What a room may see of a point, on its screen and in its minutes (R26)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.convenanten.rules import may_read_casus
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger
from regiehuis.samenwerking.access import Asker

from ..access.informatie import standing_items_for
from ..access.overleg import fetch_agendapunt, runs
from ..access.verstrekking import items_of, member_organisations, whole
from ..access.zaal import record_room, room_at, split_for_room
from ..models import Agendapunt, Deelname, Informatie, Verslagversie
from .agendapunt import Genodigde, genodigden_of, inbreng_at, invited_to
from .overlegafspraak import AfspraakInOverleg, afspraken_at
from .puntkop import Puntkop, kop_of
from .waarschuwing import Waarschuwing, as_waarschuwingen


@dataclasses.dataclass(frozen=True)
class Stuk:
    """One item of information on the screen or in the minutes."""

    bron: str
    categorie: str
    tekst: str
    bevestigd: bool


@dataclasses.dataclass(frozen=True)
class Zaal:
    """A point on the screen of the room; `ingehouden` items are for one's own device."""

    kop: Puntkop
    waarschuwingen: Sequence[Waarschuwing]
    aanleiding: str
    afspraken: Sequence[AfspraakInOverleg]
    stukken: Sequence[Stuk]
    ingehouden: int
    aanwezigen: Sequence[Genodigde]
    geen_lid: bool

    @property
    def over_tijd(self) -> int:
        """How many agreements are overdue."""
        return sum(1 for afspraak in self.afspraken if afspraak.over_tijd)


@dataclasses.dataclass(frozen=True)
class Wijziging:
    """A correction after the meeting: when, by whom, why, and what stood there before."""

    op: datetime.datetime
    door: str
    reden: str
    verslag_was: str
    besluit_was: str


@dataclasses.dataclass(frozen=True)
class Verslag:
    """The minutes of a point, for the members of its case."""

    kop: Puntkop
    genodigden: Sequence[Genodigde]
    afspraken: Sequence[AfspraakInOverleg]
    stukken: Sequence[Stuk]
    ingehouden: int
    bij_besluit: Sequence[str]
    wijzigingen: Sequence[Wijziging]
    # Whether the asker sees a feedback sheet of this point, or may write one (R22).
    fiche: bool = False

    @property
    def aanwezigen(self) -> Sequence[Genodigde]:
        """Who was there, also for a part of it."""
        return [g for g in self.genodigden if g.status in ("aanwezig", "vertrokken")]

    @property
    def afwezigen(self) -> Sequence[Genodigde]:
        """Who was invited and was not there."""
        return [g for g in self.genodigden if g.status == "afwezig"]


def zaal(asker: Asker, agendapunt_id: uuid.UUID) -> Zaal:
    """A point as the whole room may see it; logged for each one there. Next to nothing while a stranger is there."""
    punt, deelname, personen = fetch_agendapunt(asker, agendapunt_id, doel="zaalscherm")
    if deelname is None:
        invited = genodigden_of(invited_to(punt.id))
        return Zaal(kop_of(asker, punt, None), [], "", afspraken_at(asker, punt), [], 0, _not_absent(invited), False)
    room = room_at(asker, punt)
    strangers = any(not may_read_casus(person.lidmaatschap) for person in room.mensen.values())
    stukken, withheld = split_for_room(asker, _items(asker, deelname), room.mensen.values())
    record_room(asker, punt, room.mensen, personen)
    return Zaal(
        kop=kop_of(asker, punt, deelname),
        waarschuwingen=as_waarschuwingen(stukken),
        aanleiding="" if strangers else deelname.casus.aanleiding,
        afspraken=[] if strangers else afspraken_at(asker, punt),
        stukken=[_stuk(item) for item in stukken if item.soort != "waarschuwing"],
        ingehouden=withheld,
        aanwezigen=_not_absent(genodigden_of(room.genodigd)),
        geen_lid=strangers,
    )


def verslag(asker: Asker, agendapunt_id: uuid.UUID) -> Verslag:
    """The minutes of a point: what each one who was there may read; the rest is counted."""
    inzage = fetch_agendapunt(asker, agendapunt_id, doel="verslag", fiche=True)
    found = _verslag(asker, inzage.punt, inzage.deelname)[0]
    return dataclasses.replace(found, fiche=getattr(inzage.punt, "heeft_fiche"))  # noqa: B009 - annotated


def verslag_to_give(asker: Asker, agendapunt_id: uuid.UUID) -> tuple[Verslag, Bewijs]:
    """The minutes as a document: a disclosure, on which the chair decides (R21).

    Who runs the meeting makes it for the organisations of the members; a member takes it along for the own one.
    """
    punt, deelname, personen = fetch_agendapunt(asker, agendapunt_id, doel="verslag als document")
    found, shown = _verslag(asker, punt, deelname)
    own = Ontvanger((asker.organisatie_id,))
    bewijs = record_verstrekking(
        asker=asker,
        vorm="pdf",
        stukken=[whole("verslag", punt.id, punt.casus_id, personen), *items_of(shown)],
        ontvanger=member_organisations(asker, punt.casus_id) if deelname and runs(asker, punt.overlegvorm_id) else own,
        doel="verslag als document",
        besloten_door=punt.overleg.voorzitter_id,
    )
    return found, bewijs


def _verslag(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> tuple[Verslag, Sequence[Informatie]]:
    """With the items that stand in it. Who has no dossier cannot tell who may read what, and gets none of a speaker."""
    captured = inbreng_at(asker, punt, deelname)
    shown: list[Informatie] = []
    withheld = len(captured)
    if deelname:
        room = room_at(asker, punt, verslag=True)
        shown, withheld = split_for_room(asker, captured, room.mensen.values())
    genodigden = genodigden_of(room.genodigd if deelname else invited_to(punt.id))
    made = [afspraak for afspraak in afspraken_at(asker, punt) if afspraak.hier_gemaakt]
    versies = list(punt.versies.select_related("door").order_by("nummer"))
    minutes = Verslag(
        kop=kop_of(asker, punt, deelname),
        genodigden=genodigden,
        afspraken=made,
        stukken=[_stuk(i) for i in shown],
        ingehouden=withheld,
        bij_besluit=_at_decision(punt, versies, genodigden),
        wijzigingen=_corrections(versies),
    )
    return minutes, shown


def _corrections(versies: Sequence[Verslagversie]) -> list[Wijziging]:
    pairs = zip(versies, versies[1:], strict=False)
    return [Wijziging(v.op, v.door.naam, v.reden, was.verslag, was.besluit) for was, v in pairs if v.reden]


def _at_decision(punt: Agendapunt, versies: Sequence[Verslagversie], genodigden: Sequence[Genodigde]) -> list[str]:
    """The names of those who were there when the decision that stands now was taken."""
    before, there = "", set[uuid.UUID]()
    for versie in versies:
        if versie.besluit != before and not versie.reden:
            there = set(versie.aanwezig)
        before = versie.besluit
    return [g.naam for g in genodigden if punt.besluit and g.medewerker_id in there]


def _not_absent(genodigden: Sequence[Genodigde]) -> list[Genodigde]:
    return [g for g in genodigden if g.status not in ("afwezig", "vertrokken")]


def _items(asker: Asker, deelname: Deelname) -> list[Informatie]:
    """By category, newest first within each; a warning that ended is no longer for a room."""
    found = standing_items_for(asker, deelname)
    return sorted(found, key=lambda item: (item.categorie.volgorde, item.categorie.naam))


def _stuk(item: Informatie) -> Stuk:
    confirmed = item.bevestigd_op is not None or item.publiek != "aanwezigen"
    return Stuk(f"{item.bron.organisatie.naam}, {item.bron.naam}", item.categorie.naam, item.tekst, confirmed)
