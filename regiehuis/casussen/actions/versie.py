"""What minutes and decision of a point said, version by version: written, brought back, never changed (A8, R26)."""

import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..access.overleg import update_punt
from ..models import Aanwezigheid, Agendapunt, Verslagversie


def put_verslag(
    asker: Asker,
    punt: Agendapunt,
    versie: int,
    *,
    verslag: str,
    besluit: str,
    reden: str = "",
    herstelt: int | None = None,
    **fields: object,
) -> Agendapunt:
    """Write a text into a point and keep it as a version, with who is there. Raises a refusal when another was first.

    A part of other actions, that check the right and log it.
    """
    changed = (verslag, besluit) != (punt.verslag, punt.besluit)
    if punt.begonnen_op is None and punt.overleg.status == "bezig":
        fields["begonnen_op"] = asker.moment
    punt = update_punt(punt, versie, verslag=verslag, besluit=besluit, **fields)
    if changed:
        Verslagversie.objects.create(
            agendapunt=punt,
            casus_id=punt.casus_id,
            overlegvorm_id=punt.overlegvorm_id,
            nummer=punt.versie,
            verslag=verslag,
            besluit=besluit,
            aanwezig=present_at(punt),
            reden=reden,
            herstelt=herstelt,
            op=asker.moment,
            door_id=asker.medewerker_id,
        )
    return punt


def present_at(punt: Agendapunt) -> Sequence[uuid.UUID]:
    """Who is there at this point now."""
    return _there(punt.id)


@prepared
def _there(punt_id: uuid.UUID) -> QuerySet[Aanwezigheid, uuid.UUID]:
    there = Aanwezigheid.objects.filter(agendapunt_id=punt_id, status="aanwezig").order_by("medewerker_id")
    return there.values_list("medewerker_id", flat=True)
