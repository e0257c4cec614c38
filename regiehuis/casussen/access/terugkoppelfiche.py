"""Fetch a feedback sheet with what decides on it; absent and forbidden are the same (R15, R22)."""

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from django.db import connection

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting

from ..models import Aanwezigheid, Agendapunt, Deelname, Ficheinstemming, Informatie, Terugkoppelfiche
from ..rules.terugkoppelfiche import WAS_ER, Antwoord, holds_care_secret, standing, why_blocked
from .informatie import standing_items_for
from .overleg import NOT_YOURS, fetch_agendapunt, runs
from .zaal import room_at, split_for_room


class FicheInzage(NamedTuple):
    """A point, the asker's membership if any, who was invited, and the sheet if there is one."""

    punt: Agendapunt
    deelname: Deelname | None
    aanwezigheden: Sequence[Aanwezigheid]
    fiche: Terugkoppelfiche | None

    def was_there(self, medewerker_id: uuid.UUID) -> bool:
        """Whether somebody was present at the point, if only for a part of it."""
        return any(a.medewerker_id == medewerker_id and a.status in WAS_ER for a in self.aanwezigheden)


def fetch_fiche(asker: Asker, agendapunt_id: uuid.UUID) -> FicheInzage:
    """The sheet of a point for who runs the meeting or was present as a member; logs the look. Raises NotFound."""
    punt, deelname, _ = fetch_agendapunt(asker, agendapunt_id, doel="terugkoppelfiche")
    invited = list(
        Aanwezigheid.objects.filter(agendapunt_id=punt.id).select_related("medewerker__onderdeel__organisatie")
    )
    fiche = Terugkoppelfiche.objects.filter(agendapunt_id=punt.id).select_related("ontvanger").first()
    found = FicheInzage(punt, deelname, invited, fiche)
    if not runs(asker, punt.overlegvorm_id) and not any(found.was_there(key) for key in asker.namens):
        raise NotFound("agendapunt", agendapunt_id)
    return found


def fiche_to_run(asker: Asker, agendapunt_id: uuid.UUID) -> FicheInzage:
    """As `fetch_fiche`, for chair or secretary. Raises NotFound, or NotAllowed for who was only present."""
    found = fetch_fiche(asker, agendapunt_id)
    if not runs(asker, found.punt.overlegvorm_id):
        raise NotAllowed(NOT_YOURS)
    return found


def is_asked(agendapunt_id: uuid.UUID) -> bool:
    """Whether the regime of the case at a point of an own meeting asks for a sheet (R22)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_fiche_gevraagd(%s)", [agendapunt_id])
        return bool(cursor.fetchone()[0])


def choosable(asker: Asker, found: FicheInzage) -> list[Informatie]:
    """What may stand on the sheet: everybody present may read it, and it is no care secret; nothing for no member."""
    if found.deelname is None:
        return []
    room = room_at(asker, found.punt, verslag=True).mensen.values()
    shown, _ = split_for_room(asker, standing_items_for(asker, found.deelname), room)
    return [item for item in shown if not holds_care_secret(item.categorie.juridische_klasse, item.grondslag)]


def items_on(fiche: Terugkoppelfiche) -> list[Informatie]:
    """The items of the round that stands, as far as the asker may read them."""
    chosen = fiche.stukken.filter(ronde=fiche.ronde).values("informatie_id")
    found = Informatie.objects.filter(id__in=chosen).select_related("bron__organisatie", "categorie")
    return list(found.order_by("ontvangen_op", "id"))


def answers_to(fiche: Terugkoppelfiche) -> list[Ficheinstemming]:
    """What was answered to the round that stands, in order of time."""
    return list(Ficheinstemming.objects.filter(fiche=fiche, ronde=fiche.ronde).order_by("op", "id"))


def blocked(found: FicheInzage, antwoorden: Sequence[Ficheinstemming]) -> str:
    """Why the sheet that stands may not go out; empty when it may (R22)."""
    assert found.fiche is not None
    return why_blocked(
        overleg_status=found.punt.overleg.status,
        aanwezigheden=[(a.medewerker_id, a.status) for a in found.aanwezigheden],
        antwoorden=answered(found.fiche, antwoorden),
    )


def answered(fiche: Terugkoppelfiche, antwoorden: Sequence[Ficheinstemming]) -> dict[uuid.UUID, str]:
    """Per participant the answer that stands."""
    return standing([Antwoord(row.medewerker_id, row.ronde, row.besluit, row.op) for row in antwoorden], fiche.ronde)


def police_of(asker: Asker) -> dict[uuid.UUID, str]:
    """The police organisations that belong to the house today, with their names."""
    rows = Aansluiting.objects.filter(
        veiligheidshuis_id=asker.huis_id, soortorganisatie="politie", van__lte=asker.dag
    ).exclude(tot__lte=asker.dag)
    return dict(rows.order_by("organisatie__naam").values_list("organisatie_id", "organisatie__naam"))
