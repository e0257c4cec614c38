"""Who is in the room at a point, and what each of them may read; the look of the room is logged for each (R26)."""

import collections
import dataclasses
import uuid
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from regiehuis.convenanten.models import Autorisatieregel, Ondertekening
from regiehuis.convenanten.rules import Lidmaatschap
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record_many
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting

from ..models import Aanwezigheid, Agendapunt, Deelname, Informatie
from ..rules.casus import BESCHERMD
from ..rules.overleg import Aanwezige, visible_in_room
from .informatie import as_value


@dataclasses.dataclass(frozen=True)
class Ruimte:
    """The room at a point: who was invited, and per employee in it what decides on reading."""

    genodigd: Sequence[Aanwezigheid]
    mensen: dict[uuid.UUID, Aanwezige]


def room_at(asker: Asker, punt: Agendapunt, *, verslag: bool = False) -> Ruimte:
    """Who is in the room. Until the meeting is closed, who was not marked absent is there.

    Who left early is no longer in it, but gets the minutes: for those he counts (`verslag`).
    For a member of the case: only a member sees who the members are.
    """
    attended = _attendance(punt.casus_id)
    invited = [a for a in attended if a.agendapunt_id == punt.id]
    here = {a.medewerker_id for a in invited if a.status == "aanwezig"}
    unmarked = {a.medewerker_id for a in invited if a.status == "uitgenodigd"}
    room = here if punt.overleg.status == "afgesloten" and here else here | unmarked
    if verslag:
        room = room | {a.medewerker_id for a in invited if a.status == "vertrokken"}
    deelnames = {d.medewerker_id: d for d in _deelnames(asker, punt.casus_id, tuple(room))}
    readable = _readable(deelnames.values())
    people = {
        medewerker_id: Aanwezige(
            lidmaatschap=_membership(asker, deelnames.get(medewerker_id)),
            categorieen=readable.get(medewerker_id, frozenset()),
            punten=_attended(attended, medewerker_id),
            weg={a.agendapunt_id: a.vertrokken_op for a in attended if _left(a, medewerker_id) and a.vertrokken_op},
        )
        for medewerker_id in room
    }
    return Ruimte(invited, people)


def _attended(attended: Iterable[Aanwezigheid], medewerker_id: uuid.UUID) -> frozenset[uuid.UUID]:
    there = (a for a in attended if a.medewerker_id == medewerker_id and a.status == "aanwezig")
    return frozenset(a.agendapunt_id for a in there)


def _left(aanwezigheid: Aanwezigheid, medewerker_id: uuid.UUID) -> bool:
    return aanwezigheid.medewerker_id == medewerker_id and aanwezigheid.status == "vertrokken"


def split_for_room(
    asker: Asker, items: Iterable[Informatie], room: Iterable[Aanwezige]
) -> tuple[list[Informatie], int]:
    """The items that each one in the room may read, and how many of the asker's own view are withheld.

    A protected reporter is neither shown nor counted: a number would tell the room that there is one (R17).
    """
    people = list(room)
    shown, withheld = [], 0
    for item in (item for item in items if item.soort not in BESCHERMD):
        if visible_in_room(as_value(asker, item), item.agendapunt_id, people, item.vastgelegd_op):
            shown.append(item)
        else:
            withheld += 1
    return shown, withheld


def record_room(
    asker: Asker, punt: Agendapunt, medewerkers: Iterable[uuid.UUID], personen: Sequence[uuid.UUID]
) -> None:
    """Log that each of them looked at this point on the screen of the room."""
    record_many(
        asker=asker,
        handeling="lezen",
        object_soort="zaalscherm",
        objecten=[(medewerker_id, personen) for medewerker_id in medewerkers],
        doel=f"meegekeken op het zaalscherm bij agendapunt {punt.id}",
    )


@prepared
def _attendance(casus_id: uuid.UUID) -> QuerySet[Aanwezigheid]:
    """At each point of a case: what somebody heard earlier he may see again."""
    found = Aanwezigheid.objects.filter(casus_id=casus_id)
    return found.select_related("medewerker__onderdeel__organisatie")


@prepared
def _deelnames(asker: Asker, casus_id: uuid.UUID, room: tuple[uuid.UUID, ...]) -> QuerySet[Deelname]:
    now = Q(van__lte=asker.dag) & (Q(tot=None) | Q(tot__gt=asker.dag))
    organisatie = OuterRef("medewerker__onderdeel__organisatie_id")
    signed = Ondertekening.objects.filter(now, organisatie_id=organisatie, convenant_id=OuterRef("convenant_id"))
    joined = Aansluiting.objects.filter(now, organisatie_id=organisatie, veiligheidshuis_id=asker.huis_id)
    return (
        Deelname.objects.filter(casus_id=casus_id, medewerker_id__any=room)
        .select_related("medewerker__onderdeel")
        .annotate(ondertekend=Exists(signed) & Exists(joined))
    )


def _membership(asker: Asker, deelname: Deelname | None) -> Lidmaatschap | None:
    if deelname is None:
        return None
    return Lidmaatschap(
        rol=deelname.rol,
        geldig=deelname.van <= asker.dag < deelname.tot,
        ondertekend=bool(getattr(deelname, "ondertekend", False)),
        onderdeel_id=deelname.medewerker.onderdeel_id,
        organisatie_id=deelname.medewerker.onderdeel.organisatie_id,
    )


@prepared
def _matrix(
    convenanten: tuple[uuid.UUID, ...], onderdelen: tuple[uuid.UUID, ...]
) -> QuerySet[Autorisatieregel, tuple[uuid.UUID, str, uuid.UUID | None, uuid.UUID]]:
    """What these units, and the function procesregie, read under these covenants."""
    whose = Q(onderdeel_id__any=onderdelen) | Q(functie="procesregisseur")
    found = Autorisatieregel.objects.filter(whose, convenant_id__any=convenanten, lezen=True)
    return found.values_list("convenant_id", "functie", "onderdeel_id", "categorie_id")


def _readable(deelnames: Collection[Deelname]) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """Per member the categories that the matrix lets him read: by his unit, or as procesregisseur."""
    convenanten = tuple({deelname.convenant_id for deelname in deelnames})
    onderdelen = tuple({deelname.medewerker.onderdeel_id for deelname in deelnames})
    squares = collections.defaultdict(set)
    for convenant_id, functie, onderdeel_id, categorie_id in _matrix(convenanten, onderdelen):
        squares[convenant_id, functie or onderdeel_id].add(categorie_id)

    def subject(deelname: Deelname) -> str | uuid.UUID:
        return "procesregisseur" if deelname.rol == "procesregisseur" else deelname.medewerker.onderdeel_id

    return {d.medewerker_id: frozenset(squares[d.convenant_id, subject(d)]) for d in deelnames}
