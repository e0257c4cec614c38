"""The file of an item, for who may read the item (R15, R21)."""

import dataclasses
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.rules import Bewijs
from regiehuis.samenwerking.access import Asker

from ..access.casus import memberships
from ..access.informatie import items_for
from ..access.opslag import read_file
from ..access.verstrekking import Mee, items_of, take_along
from ..models import Informatie
from ..rules.bestand import SOORTEN


@dataclasses.dataclass(frozen=True)
class Document:
    """A file to hand out, with the name that its sender gave it."""

    naam: str
    mediatype: str
    inhoud: bytes


def document_to_give(asker: Asker, informatie_id: uuid.UUID) -> tuple[Document, Bewijs]:
    """The file of an item that the asker may read; a disclosure (R21). Raises NotFound, also where there is none."""
    item = _readable(asker, informatie_id)
    if item is None or not item.bestandssoort:
        raise NotFound("document", informatie_id)
    bewijs = take_along(asker, items_of([item]), Mee(doel="inzien van een document", vorm="download"))
    return Document(item.bestandsnaam, SOORTEN[item.bestandssoort].mediatype, read_file(item.id)), bewijs


def _readable(asker: Asker, informatie_id: uuid.UUID) -> Informatie | None:
    """The item when the database shows it, and Python judges the same."""
    casus_id = Informatie.objects.filter(id=informatie_id).values_list("casus_id", flat=True).first()
    deelnames = memberships(asker, casus_id) if casus_id else []
    found = items_for(asker, *deelnames, id=informatie_id) if deelnames else []
    return found[0] if found else None
