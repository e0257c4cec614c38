"""What a calendar outside the house gets for a key: a file in iCalendar form (RFC 5545), without anything of a case."""

import datetime
import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from icalendar import Calendar, Event

from regiehuis.casussen.queries.agenda import Agendaregel, eigen_overleggen
from regiehuis.convenanten.access import asking
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import medewerker_of_sleutel
from regiehuis.samenwerking.actions.agendasleutel import UUR, UnableToFetchAgenda, use_agendasleutel

FEED = re.compile(r"/agenda/([A-Za-z0-9_-]{43})\.ics")


def agenda_feed(request: HttpRequest) -> HttpResponse | None:
    """The calendar of whoever has this key; None for every other address, which is then answered as any that is absent.

    No session, no sign-in: the key is the right. The transaction is that of the employee, so that the policies count.
    """
    match = FEED.fullmatch(request.path)
    medewerker_id = medewerker_of_sleutel(match[1]) if match and request.method in ("GET", "HEAD") else None
    if medewerker_id is None:
        return None
    try:
        with asking(medewerker_id, doel="agenda_feed") as asker:
            use_agendasleutel(asker=asker)
            body = calendar_file(eigen_overleggen(asker), asker.moment)
    except UnableToFetchAgenda as refusal:
        wait = {"Retry-After": str(int(UUR.total_seconds())), "Cache-Control": "no-store"}
        return HttpResponse(refusal.message, status=429, content_type="text/plain; charset=utf-8", headers=wait)
    except NotFound:  # the account is suspended
        return None
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="overleggen.ics"'
    return response


def calendar_file(overleggen: Iterable[Agendaregel], moment: datetime.datetime) -> bytes:
    """The meetings in iCalendar form: name of the form, begin, end, place."""
    calendar = Calendar()
    calendar.add("prodid", "-//Regiehuis//Overleggen//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Overleggen")
    for overleg in overleggen:
        event = Event()
        event.add("uid", f"{overleg.id}@regiehuis")
        event.add("dtstamp", moment.astimezone(datetime.UTC))
        event.add("dtstart", overleg.aanvang.astimezone(datetime.UTC))
        event.add("dtend", overleg.einde.astimezone(datetime.UTC))
        event.add("summary", overleg.naam)
        if overleg.plaats:
            event.add("location", overleg.plaats)
        calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body
