"""Alarms of releases: those that wait for the asker, and one with what its reader may see (R9, R15)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.contact import contact_persons
from ..access.vrijlating import fetch_alarm, is_alarmed
from ..models import Alarm, Casus, Vrijlating
from ..rules.vrijlating import ALARMSOORTEN

SOORTEN = dict(ALARMSOORTEN)


@dataclasses.dataclass(frozen=True)
class Alarmregel:
    """An open alarm as it stands on the first screen: what kind, whom to call."""

    id: uuid.UUID
    soort: str
    contact: str
    gemeld_op: datetime.datetime
    vervroegd: bool


@dataclasses.dataclass(frozen=True)
class Zaak:
    """What only a member of the case reads of an alarm."""

    casus_id: uuid.UUID
    nummer: str
    persoon: str
    vrij_op: datetime.date
    eerder_bekend: datetime.date | None
    toelichting: str
    bron: str
    contactpersonen: Sequence[tuple[str, str, str]]


@dataclasses.dataclass(frozen=True)
class Alarmdetail:
    """One alarm; `zaak` is None for who does not read its case."""

    regel: Alarmregel
    zaak: Zaak | None
    mag_afhandelen: bool
    afgehandeld_op: datetime.datetime | None
    afgehandeld_door: str
    gedaan: str


def open_alarmen(asker: Asker) -> list[Alarmregel]:
    """Open alarms to the asker or whom he stands in for, the oldest first. One query."""
    return [_regel(*row) for row in _open(asker)]


def _regel(key: uuid.UUID, soort: str, contact: str, gemeld_op: datetime.datetime) -> Alarmregel:
    return Alarmregel(key, SOORTEN[soort], contact, gemeld_op.astimezone(AMSTERDAM), soort == "vervroegd")


@prepared
def _open(asker: Asker) -> QuerySet[Alarm, tuple[uuid.UUID, str, str, datetime.datetime]]:
    waiting = Alarm.objects.filter(afgehandeld_op=None, aan__overlap=asker.namens).order_by("gemeld_op", "id")
    return waiting.values_list("id", "soort", "contact", "gemeld_op")[:20]


def alarm_detail(asker: Asker, alarm_id: uuid.UUID) -> Alarmdetail:
    """One alarm; of the case only what a member reads. Raises NotFound."""
    alarm, member = fetch_alarm(asker, alarm_id)
    return Alarmdetail(
        regel=_regel(alarm.id, alarm.soort, alarm.contact, alarm.gemeld_op),
        zaak=_zaak(alarm) if member else None,
        mag_afhandelen=alarm.afgehandeld_op is None and is_alarmed(asker, alarm),
        afgehandeld_op=alarm.afgehandeld_op,
        afgehandeld_door=alarm.afgehandeld_door.naam if alarm.afgehandeld_door else "",
        gedaan=alarm.gedaan,
    )


def _zaak(alarm: Alarm) -> Zaak:
    report = Vrijlating.objects.select_related("persoon", "bron__organisatie", "casus").get(id=alarm.vrijlating_id)
    before = Vrijlating.objects.filter(casus_id=alarm.casus_id, persoon_id=report.persoon_id)
    known = before.filter(gemeld_op__lt=report.gemeld_op).order_by("-gemeld_op").values_list("vrij_op", flat=True)
    return Zaak(
        casus_id=alarm.casus_id,
        nummer=report.casus.nummer,
        persoon=full_name(report.persoon),
        vrij_op=report.vrij_op,
        eerder_bekend=known.first(),
        toelichting=report.toelichting,
        bron=f"{report.bron.organisatie.naam}, {report.bron.naam}",
        contactpersonen=[
            (full_name(found.persoon), found.contactregel.naam, found.contactregel.telefoon)
            for found in contact_persons(alarm.casus_id)
        ],
    )


def vrijlatingen(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> list[tuple[str, datetime.date, str]]:
    """What was reported of releases in a case that was fetched before: whom, when, by whom, newest first."""
    rows = Vrijlating.objects.filter(casus_id=casus_id).select_related("persoon", "bron__organisatie")
    newest = rows.order_by("-gemeld_op")
    return [(full_name(row.persoon), row.vrij_op, row.bron.organisatie.naam) for row in newest]
