"""A decision is called what was asked for, on the page, its form and in the letter (R30, R32)."""

import pytest
from django.urls import reverse

from regiehuis.verantwoording.queries.antwoord import antwoord
from regiehuis.verantwoording.rules.verzoek import VERZOEKSOORTEN
from regiehuis.verantwoording.rules.verzoekwoorden import WOORDEN, besluitzin
from tests.cast import act
from tests.verantwoording.werk import NA_ZIENSWIJZE, asked, decide_all, post_of
from tests.web.test_verzoeken import browser, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("soort", [code for code, _ in VERZOEKSOORTEN])
def test_page_form_and_letter_use_the_word_of_what_was_asked(soort: str) -> None:
    key = asked(soort=soort)
    word = WOORDEN[soort].toewijzen
    client = browser("contactpunt", NA_ZIENSWIJZE)
    assert f"{word}: aangekruiste gegevens" in text_of(client, "verzoek", key)
    form = client.get(reverse("verzoekpost", args=[post_of(key, "item_politie").id])).content.decode()
    assert word in form and ("Verstrekken" in form) == (soort == "inzage")
    decide_all(key)
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        found = antwoord(asker, key)
    assert found is not None and found.besluit == besluitzin(soort, len(found.gegeven))


def test_the_letter_counts_in_plain_words() -> None:
    assert besluitzin("wissing", 1) == "Wij wissen 1 gegeven. U vindt het hieronder."
    assert besluitzin("rectificatie", 3) == "Wij vullen 3 gegevens aan. U vindt ze hieronder."
    assert besluitzin("bezwaar", 0) == "Wij wijzen uw verzoek af."
