"""The pages of consent, visit, contact sheet and alarm ask a fixed number of questions, whatever they hold."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from regiehuis.casussen.models import Alarm
from tests.cast import MOMENT, act, cid
from tests.casussen.test_contactblad import choose, line
from tests.casussen.test_huisbezoek import at_the_door, part, plan
from tests.casussen.test_vrijlating import report
from tests.web.test_casussen import queries

pytestmark = pytest.mark.django_db
CASUS = f"/casussen/{cid('casus')}/"


def fill() -> None:
    """Another visit with consent and a part, another line on the sheet, another report of a release."""
    with act("lid") as asker:
        visit = plan(asker, gepland_op=MOMENT + datetime.timedelta(hours=2))
        at_the_door(asker, visit)
        part(asker, visit)
        line(asker)


def test_consent_visit_and_sheet_do_not_ask_more_when_they_hold_more(as_user: Callable[[str], Client]) -> None:
    fill()
    with act("lid") as asker:
        visit = plan(asker)
        at_the_door(asker, visit)
        part(asker, visit)
    with act("casusregisseur") as asker:
        choose(asker, line(asker))
    pages = [f"{CASUS}toestemming/", f"{CASUS}contactblad/", f"/huisbezoeken/{visit.id}/"]
    before = [len(queries(as_user("lid"), page)) for page in pages]
    fill()
    with act("ggz_lid") as asker:
        at_the_door(asker, visit)
        part(asker, visit)
    assert [len(queries(as_user("lid"), page)) for page in pages] == before
    assert max(before) <= 12, before


def test_an_alarm_and_the_first_screen_do_not_ask_more_when_more_alarms_wait(as_user: Callable[[str], Client]) -> None:
    with act("lid") as asker:
        report(asker, 60)
        pages = ["/", f"/alarmen/{Alarm.objects.get().id}/"]
    before = [len(queries(as_user("casusregisseur"), page)) for page in pages]
    with act("lid", moment=MOMENT + datetime.timedelta(minutes=5)) as asker:
        report(asker, 3)
    assert [len(queries(as_user("casusregisseur"), page)) for page in pages] == before
