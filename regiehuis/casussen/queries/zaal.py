"""What a room may see of a point, on its screen and in its minutes (R26)."""

import dataclasses
import uuid
from collections.abc import Sequence

from regiehuis.convenanten.rules import may_read_casus
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.casus import items_for
from ..access.overleg import fetch_agendapunt
from ..access.zaal import record_room, room_at, split_for_room
from ..models import Agendapunt, Deelname, Informatie
from .agendapunt import Genodigde, Puntkop, genodigden_of, inbreng_at, invited_to, kop_of
from .overlegafspraak import AfspraakInOverleg, afspraken_at
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
class Verslag:
    """The minutes of a point, for the members of its case."""

    kop: Puntkop
    genodigden: Sequence[Genodigde]
    afspraken: Sequence[AfspraakInOverleg]
    stukken: Sequence[Stuk]
    ingehouden: int

    @property
    def aanwezigen(self) -> Sequence[Genodigde]:
        """Who was there."""
        return [g for g in self.genodigden if g.status == "aanwezig"]

    @property
    def afwezigen(self) -> Sequence[Genodigde]:
        """Who was invited and was not there."""
        return [g for g in self.genodigden if g.status == "afwezig"]


def zaal(asker: Asker, agendapunt_id: uuid.UUID) -> Zaal:
    """A point as the whole room may see it; logged for each one there. Next to nothing while a stranger is there."""
    punt, deelname, personen = fetch_agendapunt(asker, agendapunt_id, doel="zaalscherm")
    if deelname is None:
        invited = genodigden_of(invited_to(punt))
        return Zaal(kop_of(asker, punt, None), [], "", afspraken_at(asker, punt), [], 0, _not_absent(invited), False)
    room = room_at(asker, punt)
    strangers = any(not may_read_casus(person.lidmaatschap) for person in room.mensen.values())
    stukken, withheld = split_for_room(_items(asker, deelname), room.mensen.values())
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
    inzage = fetch_agendapunt(asker, agendapunt_id, doel="verslag")
    return _verslag(asker, inzage.punt, inzage.deelname)


def verslag_to_give(asker: Asker, agendapunt_id: uuid.UUID) -> Verslag:
    """The minutes as a document that leaves the house: logged as a disclosure (R21)."""
    punt, deelname, personen = fetch_agendapunt(asker, agendapunt_id, doel="verslag als document")
    record(
        asker=asker,
        handeling="verstrekken",
        object_soort="verslag",
        object_id=punt.id,
        personen=personen,
        doel="verslag als document",
    )
    return _verslag(asker, punt, deelname)


def _verslag(asker: Asker, punt: Agendapunt, deelname: Deelname | None) -> Verslag:
    """Who has no dossier cannot tell who may read what, so nothing of a speaker goes into those minutes."""
    captured = inbreng_at(asker, punt, deelname)
    shown: list[Informatie] = []
    withheld = len(captured)
    if deelname:
        room = room_at(asker, punt)
        shown, withheld = split_for_room(captured, room.mensen.values())
    genodigden = genodigden_of(room.genodigd if deelname else invited_to(punt))
    made = [afspraak for afspraak in afspraken_at(asker, punt) if afspraak.hier_gemaakt]
    return Verslag(kop_of(asker, punt, deelname), genodigden, made, [_stuk(i) for i in shown], withheld)


def _not_absent(genodigden: Sequence[Genodigde]) -> list[Genodigde]:
    return [g for g in genodigden if g.status != "afwezig"]


def _items(asker: Asker, deelname: Deelname) -> list[Informatie]:
    """By category, newest first within each; a warning that ended is no longer for a room."""
    found = items_for(asker, deelname, vervallen_op=None)
    return sorted(found, key=lambda item: (item.categorie.volgorde, item.categorie.naam))


def _stuk(item: Informatie) -> Stuk:
    confirmed = item.bevestigd_op is not None or item.publiek != "aanwezigen"
    return Stuk(f"{item.bron.organisatie.naam}, {item.bron.naam}", item.categorie.naam, item.tekst, confirmed)
