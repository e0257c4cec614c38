"""The meetings of one employee for his own calendar: name of the form, time, place, and nothing of a case (C6)."""

import dataclasses
import datetime
import uuid

from django.db.models import Exists, OuterRef, Q

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Agendasleutel, Overlegdeelnemer

from ..models import Aanwezigheid, Overleg

BACK, AHEAD = datetime.timedelta(days=31), datetime.timedelta(days=400)


@dataclasses.dataclass(frozen=True)
class Agendaregel:
    """One meeting as a calendar outside the house may know it."""

    id: uuid.UUID
    naam: str
    aanvang: datetime.datetime
    einde: datetime.datetime
    plaats: str


@dataclasses.dataclass(frozen=True)
class Sleutelstand:
    """When the asker's key was made, and when a calendar last fetched with it."""

    gemaakt_op: datetime.datetime
    opgehaald_op: datetime.datetime | None


def sleutelstand(asker: Asker) -> Sleutelstand | None:
    """The asker's own calendar key, or None without one."""
    found = Agendasleutel.objects.filter(medewerker_id=asker.medewerker_id).first()
    return Sleutelstand(found.gemaakt_op, found.opgehaald_op) if found else None


def eigen_overleggen(asker: Asker) -> list[Agendaregel]:
    """The meetings that the asker, or whom he stands in for, leads, belongs to or is invited to."""
    me = asker.namens
    standing = Overlegdeelnemer.objects.filter(
        Q(tot=None) | Q(tot__gt=OuterRef("aanvang__date")),
        overlegvorm_id=OuterRef("overlegvorm_id"),
        medewerker_id__in=me,
        van__lte=OuterRef("aanvang__date"),
    )
    invited = Aanwezigheid.objects.filter(agendapunt__overleg_id=OuterRef("id"), medewerker_id__in=me)
    found = Overleg.objects.filter(
        Q(voorzitter_id__in=me) | Q(secretaris_id__in=me) | Exists(standing) | Exists(invited),
        aanvang__gte=asker.moment - BACK,
        aanvang__lt=asker.moment + AHEAD,
    ).select_related("overlegvorm")
    return [
        Agendaregel(
            id=overleg.id,
            naam=overleg.overlegvorm.naam,
            aanvang=overleg.aanvang,
            einde=overleg.aanvang + datetime.timedelta(minutes=overleg.overlegvorm.duur_minuten),
            plaats=overleg.plaats,
        )
        for overleg in found.order_by("aanvang", "id")
    ]
