"""What a room may see of a point, on its screen and in its minutes (R26)."""

import dataclasses
import uuid
from collections.abc import Sequence

from regiehuis.convenanten.rules import may_read_casus
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.overleg import fetch_agendapunt
from ..access.zaal import people_in_room, record_room, split_for_room
from ..models import Agendapunt, Casus, Informatie
from .agendapunt import AfspraakInOverleg, Genodigde, Puntkop, afspraken_at, genodigden_of, inbreng_at, kop_of


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
    aanleiding: str
    afspraken: Sequence[AfspraakInOverleg]
    stukken: Sequence[Stuk]
    ingehouden: int
    aanwezigen: Sequence[Genodigde]
    geen_lid: bool


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
    punt, dossier, personen = fetch_agendapunt(asker, agendapunt_id, doel="zaalscherm")
    room = people_in_room(asker, punt, afgesloten=False) if dossier else {}
    strangers = any(not may_read_casus(a.lidmaatschap) for a in room.values())
    open_to_room = dossier and not strangers
    stukken, withheld = split_for_room(_items(punt) if dossier else [], room.values())
    record_room(asker, punt, room, personen)
    return Zaal(
        kop=kop_of(asker, punt, dossier),
        aanleiding=_reason_of(punt.casus_id) if open_to_room else "",
        afspraken=[] if strangers else afspraken_at(asker, punt),
        stukken=[_stuk(item) for item in stukken],
        ingehouden=withheld,
        aanwezigen=[g for g in genodigden_of(punt) if g.status != "afwezig"],
        geen_lid=strangers,
    )


def verslag(asker: Asker, agendapunt_id: uuid.UUID) -> Verslag:
    """The minutes of a point: what each one who was there may read; the rest is counted."""
    punt, dossier, _ = fetch_agendapunt(asker, agendapunt_id, doel="verslag")
    return _verslag(asker, punt, dossier)


def verslag_to_give(asker: Asker, agendapunt_id: uuid.UUID) -> Verslag:
    """The minutes as a document that leaves the house: logged as a disclosure (R21)."""
    punt, dossier, personen = fetch_agendapunt(asker, agendapunt_id, doel="verslag als document")
    record(
        asker=asker,
        handeling="verstrekken",
        object_soort="verslag",
        object_id=punt.id,
        personen=personen,
        doel="verslag als document",
    )
    return _verslag(asker, punt, dossier)


def _verslag(asker: Asker, punt: Agendapunt, dossier: bool) -> Verslag:
    captured = inbreng_at(punt)
    shown: list[Informatie] = []
    withheld = len(captured)
    if dossier:
        room = people_in_room(asker, punt, afgesloten=punt.overleg.status == "afgesloten")
        shown, withheld = split_for_room(captured, room.values())
    made = [afspraak for afspraak in afspraken_at(asker, punt) if afspraak.hier_gemaakt]
    return Verslag(kop_of(asker, punt, dossier), genodigden_of(punt), made, [_stuk(i) for i in shown], withheld)


def _items(punt: Agendapunt) -> list[Informatie]:
    found = Informatie.objects.filter(casus_id=punt.casus_id).order_by("categorie__volgorde", "-ontvangen_op", "id")
    return list(found.select_related("bron__organisatie", "categorie"))


def _stuk(item: Informatie) -> Stuk:
    confirmed = item.bevestigd_op is not None or item.publiek != "aanwezigen"
    return Stuk(f"{item.bron.organisatie.naam}, {item.bron.naam}", item.categorie.naam, item.tekst, confirmed)


def _reason_of(casus_id: uuid.UUID) -> str:
    return Casus.objects.filter(id=casus_id).values_list("aanleiding", flat=True).first() or ""
