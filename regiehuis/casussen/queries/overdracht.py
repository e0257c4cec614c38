"""The handing over of an agreement, as its page shows it (R29)."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..access.plan import fetch_afspraak, member_casus
from ..models import Afspraakoverdracht, Deelname
from ..rules.woorden import AANBODSTATUSSEN


@dataclasses.dataclass(frozen=True)
class Overdrachtregel:
    """One offer to take an agreement over, and its answer; `aan_mij` when the asker may answer it now."""

    id: uuid.UUID
    naar: str
    organisatie: str
    door: str
    status: str
    status_tekst: str
    grond: str
    aangeboden_op: datetime.datetime
    beantwoord_op: datetime.datetime | None
    aan_mij: bool


def overdrachten_van(asker: Asker, afspraak_id: uuid.UUID) -> list[Overdrachtregel]:
    """The offers of an agreement that was fetched before, newest first."""
    rows = Afspraakoverdracht.objects.filter(afspraak_id=afspraak_id).order_by("-aangeboden_op", "-id")
    words = dict(AANBODSTATUSSEN)
    return [
        Overdrachtregel(
            id=row.id,
            naar=row.medewerker.naam,
            organisatie=row.organisatie.naam,
            door=row.aangeboden_door.naam,
            status=row.status,
            status_tekst=words[row.status],
            grond=row.grond,
            aangeboden_op=row.aangeboden_op,
            beantwoord_op=row.beantwoord_op,
            aan_mij=row.status == "aangeboden" and _answers(asker, row),
        )
        for row in rows.select_related("medewerker", "organisatie", "aangeboden_door")
    ]


def _answers(asker: Asker, row: Afspraakoverdracht) -> bool:
    for_organisation = asker.has("liaison") and row.organisatie_id == asker.organisatie_id
    return row.medewerker_id in asker.namens or for_organisation


def opvolgers(asker: Asker, afspraak_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """Members of other organisations, who can take an agreement over. Raises NotFound."""
    afspraak, _ = fetch_afspraak(asker, afspraak_id)
    casus = member_casus(asker, afspraak.casus_id)
    members = (
        Deelname.objects.select_related("medewerker__onderdeel__organisatie")
        .filter(casus=casus, van__lte=asker.dag, tot__gt=asker.dag, medewerker__is_active=True)
        .exclude(medewerker__onderdeel__organisatie_id=afspraak.organisatie_id)
        .order_by("medewerker__onderdeel__organisatie__naam", "medewerker__naam")
    )
    people = [member.medewerker for member in members]
    return [(person.id, f"{person.naam} ({person.onderdeel.organisatie.naam})") for person in people]


def afspraak_van(asker: Asker, overdracht_id: uuid.UUID) -> uuid.UUID:
    """The agreement that an offer to the asker is about, for its address. Raises NotFound or NotAllowed."""
    row = sole(Afspraakoverdracht.objects.filter(id=overdracht_id))
    if row is None:
        raise NotFound("afspraakoverdracht", overdracht_id)
    if not _answers(asker, row):
        raise NotAllowed("Dit aanbod is aan iemand anders gedaan.")
    return row.afspraak_id
