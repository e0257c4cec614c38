"""The meeting point by keyboard: each key that is shown leads somewhere, one key leads to one thing, undo, drafts."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from django.test import Client

from regiehuis.casussen.models import Afspraak
from tests.cast import act, cid

from .test_overleggen import PUNT, SITTING, running, text

__all__ = ["running"]
pytestmark = pytest.mark.django_db
AFSPRAAK = {"medewerker": cid("lid"), "tekst": "Op huisbezoek gaan", "termijn": "24-3-2026"}


def keys(page: str) -> Counter[str]:
    """The keys that the page answers to."""
    return Counter(re.findall(r'aria-keyshortcuts="(Alt\+[A-Z])"', page))


def test_every_key_that_is_shown_leads_to_one_thing(running: Client) -> None:
    page = text(running.get(PUNT))
    told = {f"Alt+{letter}" for letter in re.findall(r"<kbd>Alt</kbd> <kbd>([A-Z])</kbd>", page)}
    there = keys(page)
    assert set(there.values()) == {1}, "a key with two meanings has none"
    # The cast has one point, and nobody is left to mark.
    assert set(there) == told - {"Alt+N", "Alt+P", "Alt+E"}


def test_without_capture_there_are_no_keys_to_capture(as_user: Callable[..., Client]) -> None:
    page = text(as_user("lid").get(PUNT))
    assert not set(keys(page)) & {"Alt+A", "Alt+V", "Alt+B", "Alt+S", "Alt+O"} and "<kbd>" not in page


def test_the_menukaart_stands_behind_the_box_of_what(running: Client) -> None:
    page = text(running.get(PUNT))
    assert re.search(r'<input[^>]*name="tekst"[^>]*list="menukaart"', page)
    assert re.search(r'<datalist id="menukaart">.*<option value="[^"]+">[^<]+</option>.*</datalist>', page)


def test_undo_on_the_page(running: Client) -> None:
    running.post(PUNT + "afspraak/", AFSPRAAK)
    assert "Op huisbezoek gaan" in text(running.get(PUNT))
    done = running.post(PUNT + "ongedaan/", follow=True)
    assert "ongedaan gemaakt" in text(done) and "Op huisbezoek gaan" not in text(done)
    assert "niets om ongedaan te maken" in text(running.post(PUNT + "ongedaan/", follow=True))
    running.post(PUNT + "vastleggen/", {"verslag": "Besproken.", "besluit": "Door.", "versie": "1"})
    done = running.post(PUNT + "ongedaan/", follow=True)
    assert "teruggezet naar de vorige tekst" in text(done) and "Door." not in text(done)


def test_a_lost_connection_loses_no_agreement(running: Client) -> None:
    """What was typed came to the server before the connection broke; it stands in the form again, until it is sent."""
    draft = f"/concept/agendapunt_afspraak/{cid('agendapunt')}/"
    assert running.post(draft, {**AFSPRAAK, "formulier_id": "x"}).status_code == 204
    page = text(running.get(PUNT))
    assert 'value="Op huisbezoek gaan"' in page and re.search('value="24-0?3-2026"', page)
    assert re.search(rf'<option value="{cid("lid")}" selected', page)
    running.post(PUNT + "afspraak/", AFSPRAAK)
    assert 'value="Op huisbezoek gaan"' not in text(running.get(PUNT)), "what was sent is no draft any more"


def test_two_secretaries_capture_side_by_side(as_user: Callable[..., Client]) -> None:
    chair, secretary = as_user("procesregisseur"), Client()
    chair.post(f"{SITTING}beginnen/")
    secretary.cookies = as_user("secretaris").cookies.copy()
    chair = as_user("procesregisseur")
    for client, tekst in ((chair, "Van de voorzitter"), (secretary, "Van de secretaris")):
        assert client.post(PUNT + "afspraak/", AFSPRAAK | {"tekst": tekst}).status_code == 302
    with act("procesregisseur"):
        made = set(Afspraak.objects.filter(agendapunt=cid("agendapunt")).values_list("tekst", flat=True))
    assert {"Van de voorzitter", "Van de secretaris"} <= made
    chair.post(PUNT + "vastleggen/", {"verslag": "Eerste", "versie": "1"})
    told = secretary.post(PUNT + "vastleggen/", {"verslag": "Tweede", "versie": "1"})
    assert told.status_code == 422 and "Iemand anders heeft dit" in text(told)
    assert "Eerste" in text(told) and "Tweede" in text(told), "both see both, and nothing is lost"
