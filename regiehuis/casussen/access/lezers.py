"""Who of a case reads an item of it, judged as for the reader himself; for the source, who sets the audience (R17)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Mapping

from regiehuis.convenanten.models import Autorisatieregel
from regiehuis.convenanten.rules import Lidmaatschap, weigh_item
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie

from ..models import Aanwezigheid, Deelname, Informatie
from .casus import standing_signatures
from .informatie import as_value, with_supply


@dataclasses.dataclass(frozen=True, order=True)
class Lezer:
    """A member of the case, by name."""

    naam: str
    organisatie: str
    onderdeel: str
    medewerker_id: uuid.UUID


def readers(asker: Asker, informatie_id: uuid.UUID) -> frozenset[Lezer]:
    """The current members of its case who read an item; who stands in for one of them reads along."""
    item = with_supply(asker).get(id=informatie_id)
    rows = Deelname.objects.filter(on_day(asker.dag), casus_id=item.casus_id, medewerker__is_active=True)
    rows = rows.select_related("medewerker__onderdeel__organisatie")
    signed = set(
        standing_signatures(asker).filter(convenant_id=item.convenant_id).values_list("organisatie_id", flat=True)
    )
    offices = Functie.objects.filter(on_day(asker.dag), soort="procesregisseur").values_list("medewerker_id", flat=True)
    matrix = Autorisatieregel.objects.filter(
        convenant_id=item.convenant_id, categorie_id=item.categorie_id, lezen=True
    ).values_list("onderdeel_id", flat=True)
    given, chairs, heard = frozenset(matrix), frozenset(offices), _heard(item)
    value = as_value(asker, item)

    def reads(row: Deelname) -> bool:
        unit = row.medewerker.onderdeel
        regie = row.rol == "procesregisseur"
        lid = Lidmaatschap(
            rol=row.rol,
            geldig=not regie or row.medewerker_id in chairs,
            ondertekend=unit.organisatie_id in signed,
            onderdeel_id=unit.id,
            organisatie_id=unit.organisatie_id,
        )
        readable = frozenset({item.categorie_id}) if (None if regie else unit.id) in given else frozenset[uuid.UUID]()
        present = _was_there(item, heard, row.medewerker_id)
        return weigh_item(value, lid, readable, was_aanwezig=present).mag

    return frozenset(_named(row) for row in rows if reads(row))


def _named(row: Deelname) -> Lezer:
    unit = row.medewerker.onderdeel
    return Lezer(row.medewerker.naam, unit.organisatie.naam, unit.naam, row.medewerker_id)


def _heard(item: Informatie) -> Mapping[uuid.UUID, datetime.datetime | None]:
    """Who was at the point where it was captured, and until when."""
    if item.agendapunt_id is None:
        return {}
    rows: Iterable[tuple[uuid.UUID, datetime.datetime | None]] = Aanwezigheid.objects.filter(
        agendapunt_id=item.agendapunt_id, status__in=("aanwezig", "vertrokken")
    ).values_list("medewerker_id", "vertrokken_op")
    return dict(rows)


def _was_there(item: Informatie, heard: Mapping[uuid.UUID, datetime.datetime | None], medewerker_id: uuid.UUID) -> bool:
    if medewerker_id not in heard:
        return False
    left = heard[medewerker_id]
    return left is None or item.vastgelegd_op <= left
