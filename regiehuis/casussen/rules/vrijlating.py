"""A release: whether a report raises an alarm, and for whom (R9, A13). Pure."""

import datetime
import uuid
from collections.abc import Iterable

ALARMSOORTEN = [
    ("verwacht", "Vrijlating verwacht"),
    ("vervroegd", "Eerder vrij dan aangekondigd"),
]
LANGSTE_TEKST = 500
LANGSTE_ANTWOORD = 2000
LANGST_VOORUIT = datetime.timedelta(days=365 * 30)
LANGST_GELEDEN = datetime.timedelta(days=31)


def check_vrijlating(
    vrij_op: datetime.date, toelichting: str, bekend: datetime.date | None, *, vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with a report of a release: field and Dutch message, or None. `bekend` is the day known so far."""
    if vrij_op == bekend:
        return "vrij_op", "Deze dag is al bekend."
    if not vandaag - LANGST_GELEDEN <= vrij_op <= vandaag + LANGST_VOORUIT:
        return "vrij_op", "Kies een dag vanaf een maand geleden."
    if len(toelichting) > LANGSTE_TEKST:
        return "toelichting", f"Houd dit bij maximaal {LANGSTE_TEKST} tekens."
    return None


def alarm_of(vrij_op: datetime.date, bekend: datetime.date | None) -> str:
    """Which alarm a report raises: the first day that is heard of, or an earlier one; a later day raises none."""
    if bekend is None:
        return "verwacht"
    return "vervroegd" if vrij_op < bekend else ""


def to_alarm(
    soort: str, leiding: Iterable[uuid.UUID | None], contactpersonen: Iterable[uuid.UUID], piket: Iterable[uuid.UUID]
) -> list[uuid.UUID]:
    """Who gets the alarm: who leads and guards the case, the contact persons; piket too when it is earlier (R9)."""
    people = {key for key in leiding if key} | set(contactpersonen)
    return sorted(people | set(piket) if soort == "vervroegd" else people)
