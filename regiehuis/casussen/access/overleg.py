"""Fetch a meeting or a point of its agenda: the right, then the log; absent and forbidden are the same (R15, R26)."""

import uuid
from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models import BooleanField, Case, Exists, F, Func, OuterRef, QuerySet, When

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound, Refusal
from regiehuis.kern.models import change_row, sole
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..models import Aanwezigheid, Agendapunt, Deelname, Overleg, Terugkoppelfiche
from ..rules.machtiging import GEEN_MACHTIGING
from ..rules.overleg import is_allowed
from .casus import membership, persons_of_casus

NOT_YOURS = "Alleen de voorzitter en de secretaris leiden dit overleg."
NOT_NOW = {
    "agenda": "Dit overleg is afgesloten. De agenda verandert niet meer.",
    "aanwezigheid": "Dit overleg is afgesloten. De aanwezigheid verandert niet meer.",
    "beginnen": "Dit overleg is al begonnen.",
    "vastleggen": "Vastleggen kan alleen terwijl het overleg bezig is.",
    "afsluiten": "Dit overleg is nog niet begonnen of al afgesloten.",
    "schrijven": "Dit agendapunt is al behandeld. Breng uw informatie in bij de casus.",
    "vaststellen": "Vaststellen en verbeteren kan als het overleg is afgesloten.",
}


class UnableToRunOverleg(Refusal):
    """The meeting is not in a state for this."""


class Inzage(NamedTuple):
    """A point; the asker's membership of its case if there is one, and then the persons it is about."""

    punt: Agendapunt
    deelname: Deelname | None
    personen: Sequence[uuid.UUID]


def runs(asker: Asker, overlegvorm_id: uuid.UUID) -> bool:
    """Whether the asker chairs this meeting form or is its secretary, or stands in for who is."""
    return overlegvorm_id in asker.voorzit or overlegvorm_id in asker.secretaris_van


def membership_of(asker: Asker, casus_id: uuid.UUID) -> Deelname | None:
    """The asker's current membership of a case, with the case; None when there is none that counts (R15)."""
    try:
        return membership(asker, casus_id)
    except NotFound:
        return None


def fetch_overleg(asker: Asker, overleg_id: uuid.UUID, *, doel: str = "") -> Overleg:
    """A meeting of the house with its form, chair and secretary; logs the look. Raises NotFound."""
    overleg = _overleg(overleg_id)
    if overleg.veiligheidshuis_id != asker.huis_id:
        raise NotFound("overleg", overleg_id)
    record(asker=asker, handeling="lezen", object_soort="overleg", object_id=overleg_id, doel=doel)
    return overleg


def fetch_agendapunt(asker: Asker, agendapunt_id: uuid.UUID, *, doel: str = "", fiche: bool = False) -> Inzage:
    """A point for a member of its case, or for who runs the meeting; logs the look. Raises NotFound.

    With `fiche` the point says whether it has a feedback sheet that the asker sees, or may write one (`heeft_fiche`).
    """
    punt = _agendapunt(agendapunt_id, _punt_with_fiche if fiche else _punt_by_key)
    deelname = membership_of(asker, punt.casus_id)
    if deelname is None and not runs(asker, punt.overlegvorm_id):
        raise NotFound("agendapunt", agendapunt_id)
    personen = persons_of_casus(punt.casus_id) if deelname else ()
    record(
        asker=asker, handeling="lezen", object_soort="agendapunt", object_id=agendapunt_id, personen=personen, doel=doel
    )
    return Inzage(punt, deelname, personen)


def overleg_to_run(asker: Asker, overleg_id: uuid.UUID, wat: str) -> Overleg:
    """A meeting that the asker runs, locked, in a state that allows `wat`. Raises NotFound, NotAllowed or a refusal."""
    overleg = _overleg(overleg_id)
    if not runs(asker, overleg.overlegvorm_id):
        raise NotAllowed(NOT_YOURS)
    # The lock asks for the right to change, so it comes after the check; what was read before it may be old.
    overleg.status = _locked_status(overleg_id)[0]
    _check_state(overleg, wat)
    return overleg


def punt_to_run(asker: Asker, agendapunt_id: uuid.UUID, wat: str) -> Agendapunt:
    """A point of a meeting that the asker runs, in a state that allows `wat`; a member who does not run it may not."""
    punt = _agendapunt(agendapunt_id)
    if not runs(asker, punt.overlegvorm_id):
        raise NotAllowed(NOT_YOURS)
    _check_state(punt.overleg, wat)
    return punt


def fetch_to_capture(asker: Asker, agendapunt_id: uuid.UUID) -> Agendapunt:
    """A point in which chair or secretary may capture now. Raises NotFound, NotAllowed or a refusal.

    Under a regime that asks for it, only while a ground to discuss the case holds (R4).
    """
    punt = punt_to_run(asker, agendapunt_id, "vastleggen")
    if not may_discuss(punt.casus_id):
        raise UnableToRunOverleg(GEEN_MACHTIGING)
    return punt


def may_discuss(casus_id: uuid.UUID) -> bool:
    """Whether a case of an own meeting may be discussed today (R4); asked by function, as a secretary sees no case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_mag_bespreken(%s)", [casus_id])
        return bool(cursor.fetchone()[0])


def fetch_to_write(asker: Asker, agendapunt_id: uuid.UUID, casus_id: uuid.UUID) -> Agendapunt:
    """A point of this case for which the asker, who was invited, may still bring written input in."""
    punt = _agendapunt(agendapunt_id)
    invited = Aanwezigheid.objects.filter(agendapunt=punt, medewerker_id__in=asker.namens)
    if punt.casus_id != casus_id or not invited.exists():
        raise NotFound("agendapunt", agendapunt_id)
    if punt.behandeld_op or not is_allowed(punt.overleg.status, "schrijven"):
        raise UnableToRunOverleg(NOT_NOW["schrijven"])
    return punt


def update_punt(punt: Agendapunt, versie: int, **fields: object) -> Agendapunt:
    """Write `fields` if nobody changed the point since `versie`. Raises a refusal if somebody did."""
    if not change_row(punt, versie, **fields):
        raise UnableToRunOverleg(GEWIJZIGD)
    return punt


def _overleg(overleg_id: uuid.UUID) -> Overleg:
    overleg = sole(_by_key(overleg_id))
    if overleg is None:
        raise NotFound("overleg", overleg_id)
    return overleg


def _agendapunt(
    agendapunt_id: uuid.UUID, fetch: Callable[[uuid.UUID], Sequence[Agendapunt]] | None = None
) -> Agendapunt:
    punt = sole((fetch or _punt_by_key)(agendapunt_id))
    if punt is None:
        raise NotFound("agendapunt", agendapunt_id)
    return punt


@prepared
def _locked_status(id: uuid.UUID) -> QuerySet[Overleg, str]:
    return Overleg.objects.select_for_update().filter(id=id).values_list("status", flat=True)


@prepared
def _by_key(id: uuid.UUID) -> QuerySet[Overleg]:
    found = Overleg.objects.select_related("overlegvorm", "overlegvorm__thema", "voorzitter", "secretaris")
    return found.filter(id=id)


@prepared
def _punt_by_key(id: uuid.UUID) -> QuerySet[Agendapunt]:
    found = Agendapunt.objects.select_related("overleg", "overlegvorm", "overleg__voorzitter", "overleg__secretaris")
    return found.filter(id=id)


@prepared
def _punt_with_fiche(id: uuid.UUID) -> QuerySet[Agendapunt]:
    """Whether a sheet is asked for is answered for who runs the meeting alone (R22)."""
    seen = Exists(Terugkoppelfiche.objects.filter(agendapunt_id=OuterRef("id")))
    asked = Func(F("id"), function="regiehuis_fiche_gevraagd", output_field=BooleanField())
    found = Agendapunt.objects.select_related("overleg", "overlegvorm", "overleg__voorzitter", "overleg__secretaris")
    return found.filter(id=id).annotate(heeft_fiche=Case(When(seen, then=True), default=asked))


def _check_state(overleg: Overleg, wat: str) -> None:
    if not is_allowed(overleg.status, wat):
        raise UnableToRunOverleg(NOT_NOW[wat])
