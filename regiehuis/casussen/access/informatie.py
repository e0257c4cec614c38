"""Items of information: what the memberships of the asker may read of a case, judged anew in Python (R15, R25)."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from regiehuis.convenanten.models import Autorisatieregel, Informatiecategorie
from regiehuis.convenanten.rules import Item, may_read_item
from regiehuis.kern.errors import NotFound
from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..models import Aanwezigheid, Deelname, Informatie, Verklaring
from ..rules.toestemming import counts
from .casus import as_lid, memberships
from .verstrekkingsbesluit import supplied, supplied_to


def contributable_categories(asker: Asker, convenant_id: uuid.UUID) -> list[Informatiecategorie]:
    """The categories in which the asker's unit may bring information in."""
    allowed = Autorisatieregel.objects.filter(
        convenant_id=convenant_id, inbrengen=True, onderdeel_id=asker.onderdeel_id
    ).values("categorie_id")
    return list(Informatiecategorie.objects.filter(id__in=allowed).order_by("volgorde", "naam"))


def readable_items(asker: Asker, casus_id: uuid.UUID) -> list[Informatie]:
    """The items of a case that the asker may read, newest first; the database filters, Python judges again (R15)."""
    found = memberships(asker, casus_id)
    if not found:
        raise NotFound("casus", casus_id)
    return _judged(asker, found, _all_items(asker, casus_id))


def items_for(asker: Asker, *deelnames: Deelname, **only: object) -> list[Informatie]:
    """The items that memberships which were judged already may read, with more conditions in `only`. One query."""
    casus_id = deelnames[0].casus_id
    found = _items(asker, casus_id).filter(**only) if only else _all_items(asker, casus_id)
    return _judged(asker, deelnames, list(found))


def standing_items_for(asker: Asker, *deelnames: Deelname) -> list[Informatie]:
    """As `items_for`, without the warnings that ended."""
    return _judged(asker, deelnames, _standing_items(asker, deelnames[0].casus_id))


def warnings_for(asker: Asker, *deelnames: Deelname) -> list[Informatie]:
    """As `items_for`, of the warnings in force (R17)."""
    return _judged(asker, deelnames, _warnings(asker, deelnames[0].casus_id))


def items_at(asker: Asker, punt_id: uuid.UUID, *deelnames: Deelname) -> list[Informatie]:
    """As `items_for`, of what was captured at a point of an agenda, and the warnings in force."""
    return _judged(asker, deelnames, _items_at(asker, deelnames[0].casus_id, punt_id))


def _judged(asker: Asker, deelnames: Sequence[Deelname], items: Sequence[Informatie]) -> list[Informatie]:
    """What at least one of these memberships of one case may read; the matrix comes with the items (C4)."""
    readers = {lid.rol: as_lid(asker, lid) for lid in deelnames}
    points = {item.agendapunt_id for item in items if item.publiek == "aanwezigen" and item.agendapunt_id}
    attended = _attended(asker, tuple(points)) if points else []
    return [
        item
        for item in items
        if any(
            may_read_item(as_value(asker, item), lid, _given(item, lid.rol), was_aanwezig=_heard(item, attended))
            for lid in readers.values()
        )
    ]


def with_supply(asker: Asker) -> QuerySet[Informatie]:
    """Items with what `as_value` asks of them: their consent (R25), and to whom a supply decision lets them go (R3)."""
    supply = supplied_to(F("convenant_id"), F("categorie_id"), asker.dag)
    return Informatie.objects.select_related("toestemming").annotate(verstrekt_aan=supply)


def _items(asker: Asker, casus_id: uuid.UUID) -> QuerySet[Informatie]:
    """The items of a case as the database gives them, newest first, each with what the matrix says of it."""
    matrix = Autorisatieregel.objects.filter(
        convenant_id=OuterRef("convenant_id"), categorie_id=OuterRef("categorie_id"), lezen=True
    )
    return (
        with_supply(asker)
        .filter(casus_id=casus_id)
        .select_related("bron__organisatie", "categorie", "persoon", "vastgelegd_door", "kernvraag", "leefgebied")
        .annotate(
            leest_onderdeel=Exists(matrix.filter(onderdeel_id=asker.onderdeel_id)),
            leest_procesregie=Exists(matrix.filter(functie="procesregisseur")),
            van_persoon=ArraySubquery(_statements()),
        )
        .order_by("-ontvangen_op", "-vastgelegd_op", "-id")
    )


def _statements() -> QuerySet[Verklaring, Any]:
    """What the person said of an item, beside it (R32)."""
    said = Verklaring.objects.filter(informatie=OuterRef("id")).order_by("op")
    return said.values(said=JSONObject(tekst="tekst", op="op"))


_all_items = prepared(_items)
_IN_FORCE = Q(soort="waarschuwing", vervallen_op=None)


@prepared
def _standing_items(asker: Asker, casus_id: uuid.UUID) -> QuerySet[Informatie]:
    return _items(asker, casus_id).filter(vervallen_op=None)


@prepared
def _warnings(asker: Asker, casus_id: uuid.UUID) -> QuerySet[Informatie]:
    return _items(asker, casus_id).filter(_IN_FORCE)


@prepared
def _items_at(asker: Asker, casus_id: uuid.UUID, punt_id: uuid.UUID) -> QuerySet[Informatie]:
    return _items(asker, casus_id).filter(_IN_FORCE | Q(agendapunt_id=punt_id))


def _given(item: Informatie, rol: str) -> frozenset[uuid.UUID]:
    """The item's category, if the matrix gives it to this role: to the unit, or to procesregie for the chair."""
    gives = getattr(item, "leest_procesregie" if rol == "procesregisseur" else "leest_onderdeel")
    return frozenset({item.categorie_id}) if gives else frozenset()


def as_value(asker: Asker, item: Informatie) -> Item:
    """An item as values for the decision of `convenanten.rules`; fetched by `with_supply`."""
    return Item(
        bron_onderdeel_id=item.bron_id,
        categorie_id=item.categorie_id,
        publiek=item.publiek,
        publiek_onderdelen=frozenset(item.publiek_onderdelen),
        verstrekt_aan=supplied(getattr(item, "verstrekt_aan")),  # noqa: B009 - annotated by `with_supply`
        toestemming_voor=_consented_to(asker, item) if item.grondslag == "toestemming" else None,
        betwist=item.betwist_op is not None,
    )


def _consented_to(asker: Asker, item: Informatie) -> frozenset[uuid.UUID]:
    """The organisations that the consent of an item names, while it counts; nobody without one (R25)."""
    given = item.toestemming
    if given is None or item.categorie_id not in given.categorieen:
        return frozenset()
    return frozenset(given.organisaties if counts(given.van, given.tot, given.ingetrokken_op, asker.dag) else ())


@prepared
def _attended(asker: Asker, points: tuple[uuid.UUID, ...]) -> QuerySet[Aanwezigheid]:
    there = Aanwezigheid.objects.filter(agendapunt_id__any=points, medewerker_id__any=asker.namens)
    return there.filter(status__in=("aanwezig", "vertrokken"))


def _heard(item: Informatie, attended: Iterable[Aanwezigheid]) -> bool:
    """Whether the asker was there when it was captured: until he left, if he left early."""
    return any(
        a.agendapunt_id == item.agendapunt_id and (a.vertrokken_op is None or item.vastgelegd_op <= a.vertrokken_op)
        for a in attended
    )
