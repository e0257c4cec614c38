"""What goes on paper from a page: recorded as it is printed, for the organisation of who prints it (R21)."""

import uuid
from collections.abc import Callable, Mapping
from typing import Final

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.rules import Bewijs, Stuk
from regiehuis.samenwerking.access import Asker

from ..access.casus import fetch_deelnames, persons_of_casus
from ..access.overleg import fetch_overleg, runs
from ..access.verstrekking import Mee, of_casussen, take_along, whole
from ..models import Afspraak
from .dossier import dossier_document


def record_afdruk(asker: Asker, blad: str, key: uuid.UUID, wens: Mapping[str, str], mee: Mee) -> Bewijs:
    """Record that a page goes on paper; `wens` is what it was filtered to. Raises NotFound for what is no page."""
    if blad not in BLADEN:
        raise NotFound("afdruk", key)
    return BLADEN[blad](asker, key, wens, mee)


def _dossier(asker: Asker, casus_id: uuid.UUID, wens: Mapping[str, str], mee: Mee) -> Bewijs:
    deelnames = fetch_deelnames(asker, casus_id, doel="dossier")
    return dossier_document(asker, deelnames, wens, mee)[1]


def _of_casus(soort: str) -> Callable[[Asker, uuid.UUID, Mapping[str, str], Mee], Bewijs]:
    def record_page(asker: Asker, casus_id: uuid.UUID, wens: Mapping[str, str], mee: Mee) -> Bewijs:
        fetch_deelnames(asker, casus_id, doel=soort)
        return take_along(asker, [whole(soort, casus_id, casus_id, persons_of_casus(casus_id))], mee)

    return record_page


def _agenda(asker: Asker, overleg_id: uuid.UUID, wens: Mapping[str, str], mee: Mee) -> Bewijs:
    overleg = fetch_overleg(asker, overleg_id, doel="agenda")
    points = overleg.agendapunten.values_list("id", "casus_id")
    return take_along(asker, [Stuk("overleg", overleg_id), *of_casussen("agendapunt", points)], mee)


def _afspraken(asker: Asker, overleg_id: uuid.UUID, wens: Mapping[str, str], mee: Mee) -> Bewijs:
    """As on the page: who does not run the meeting prints those of the own organisation."""
    overleg = fetch_overleg(asker, overleg_id, doel="afspraken van het overleg")
    found = Afspraak.objects.filter(agendapunt__overleg_id=overleg_id).exclude(status="vervallen")
    if not runs(asker, overleg.overlegvorm_id):
        found = found.filter(organisatie_id=asker.organisatie_id)
    return take_along(
        asker, [Stuk("overleg", overleg_id), *of_casussen("afspraak", found.values_list("id", "casus_id"))], mee
    )


BLADEN: Final = {
    "dossier": _dossier,
    "relaties": _of_casus("relatiebeeld"),
    "contactblad": _of_casus("contactblad"),
    "agenda": _agenda,
    "afspraken": _afspraken,
}
