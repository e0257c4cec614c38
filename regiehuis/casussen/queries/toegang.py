"""What one person sees of a case, and the rule that decides: for who guards it, the ketenmanager, and himself (R15)."""

import dataclasses
import uuid
from collections.abc import Sequence

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import memberships
from ..access.informatie import items_for
from ..access.toegang import Toegang, fetch_toegang
from ..models import Deelname, Informatie
from ..rules.casus import BESCHERMD
from ..rules.woorden import DEELNAMEROLLEN, INFORMATIESOORTEN

ROLLEN = dict(DEELNAMEROLLEN)
SOORTEN = dict(INFORMATIESOORTEN)


@dataclasses.dataclass(frozen=True)
class Categorieregel:
    """One information category: whether it is read, by which rule, and whether something may be brought in."""

    naam: str
    leest: bool
    uitleg: str
    brengt_in: bool


@dataclasses.dataclass(frozen=True)
class Itemregel:
    """One item that the asker reads himself: whether this person reads it, and by which rule."""

    tekst: str
    categorie: str
    bron: str
    leest: bool
    uitleg: str


@dataclasses.dataclass(frozen=True)
class Toegangsblad:
    """What one person sees of a case; `items` is empty for who reads no item himself."""

    nummer: str
    medewerker_id: uuid.UUID
    naam: str
    organisatie: str
    onderdeel: str
    leest: bool
    rol: str
    uitleg: str
    categorieen: tuple[Categorieregel, ...]
    items: tuple[Itemregel, ...]
    lid: bool
    keuzes: tuple[tuple[str, str], ...]


def toegangsblad(asker: Asker, casus_id: uuid.UUID, medewerker_id: uuid.UUID | None) -> Toegangsblad:
    """The sheet of one person at a case; of the asker himself without a key. Raises NotFound or NotAllowed."""
    toegang, own = fetch_toegang(asker, casus_id, medewerker_id)
    wie = Medewerker.objects.select_related("onderdeel__organisatie").filter(id=toegang.medewerker_id).first()
    if wie is None:
        raise NotFound("medewerker", toegang.medewerker_id)
    categories = Informatiecategorie.objects.order_by("volgorde", "naam")
    items = items_for(asker, *own) if own else []
    oordeel = toegang.casus()
    return Toegangsblad(
        nummer=toegang.nummer,
        medewerker_id=wie.id,
        naam=wie.naam,
        organisatie=wie.onderdeel.organisatie.naam,
        onderdeel=wie.onderdeel.naam,
        leest=oordeel.mag,
        rol=ROLLEN.get(toegang.rol(), "") if oordeel.mag else "",
        uitleg=oordeel.uitleg,
        categorieen=tuple(_category(toegang, category) for category in categories),
        items=tuple(
            Itemregel(_words(item), item.categorie.naam, item.bron.naam, found.mag, found.uitleg)
            for item in items
            for found in (toegang.item(asker, item),)
        ),
        lid=bool(memberships(asker, casus_id)),
        keuzes=tuple(_people(asker)) if asker.has("ketenmanager") or _guards(own) else (),
    )


def _category(toegang: Toegang, category: Informatiecategorie) -> Categorieregel:
    found = toegang.categorie(category.id)
    return Categorieregel(category.naam, found.mag, found.uitleg, toegang.brengt_in(category.id))


def _words(item: Informatie) -> str:
    """Of a protected reporter only that there is one (R17)."""
    return SOORTEN[item.soort] if item.soort in BESCHERMD else item.tekst


def _guards(own: Sequence[Deelname]) -> bool:
    return any(deelname.rol == "procesregisseur" for deelname in own)


def _people(asker: Asker) -> list[tuple[str, str]]:
    """Everybody of the house, to ask about."""
    rows = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id).select_related("onderdeel__organisatie")
    return [
        (str(m.id), f"{m.naam} ({m.onderdeel.organisatie.naam}, {m.onderdeel.naam})") for m in rows.order_by("naam")
    ]
