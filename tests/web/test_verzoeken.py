"""Requests on screen: the clock on the first screen, the file, the letter and the export, and what is not in them."""

import json
import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from regiehuis.personen.models import Adres
from regiehuis.samenwerking.models import Medewerker
from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.actions import verzoekpost as posten
from regiehuis.verantwoording.models import Verzoek
from tests.cast import MOMENT, act, cid
from tests.verantwoording.werk import NA_ZIENSWIJZE, asked, assembled, decide_all, disputed, post_of, registered, stands

pytestmark = pytest.mark.django_db


def browser(wie: str, moment: object = MOMENT) -> Client:
    client = Client()
    user = Medewerker.objects.get(pk=cid(wie))
    client.force_login(user, backend="regiehuis.samenwerking.sessies.Accounts")
    session = client.session
    session["moment"] = moment.isoformat()  # type: ignore[attr-defined]
    session.save()
    return client


def text_of(client: Client, name: str, *keys: uuid.UUID) -> str:
    page = client.get(reverse(name, args=keys))
    assert page.status_code == 200
    return page.content.decode()


def fetched(key: uuid.UUID, name: str) -> bytes:
    found = browser("contactpunt", NA_ZIENSWIJZE).post(reverse(name, args=[key]))
    assert found.status_code == 200, found.headers
    assert found["Cache-Control"] == "no-store"
    return bytes(found.content)


def test_the_clock_stands_on_the_first_screen_of_the_contact_point_and_of_nobody_else() -> None:
    key = registered()
    page = text_of(browser("contactpunt"), "werkvoorraad")
    assert "Nog 31 dagen" in page
    assert reverse("verzoek", args=[key]) in page
    for wie in ("ketenmanager", "procesregisseur", "fg", "lid"):
        assert "VZ-2026-0001" not in text_of(browser(wie), "werkvoorraad")


def test_the_liaison_of_a_source_finds_the_question_on_the_first_screen() -> None:
    asked()
    assert "Het contactpunt vraagt uw zienswijze" in text_of(browser("lid"), "werkvoorraad")
    assert "Inhoud van item_politie" not in text_of(browser("lid"), "zienswijzen")


def test_what_was_refused_and_what_is_of_others_is_in_neither_letter_nor_export() -> None:
    key = asked()
    decide_all(key, weiger=("item_procesregie", "item_voor_om"))
    pdf, raw = fetched(key, "verzoek_brief"), fetched(key, "verzoek_gegevens")
    assert pdf.startswith(b"%PDF-")
    data = json.loads(raw)
    texts = json.dumps(data, ensure_ascii=False)
    assert "Inhoud van item_politie" in texts
    for refused in ("item_procesregie", "item_voor_om", "item_medisch"):
        assert f"Inhoud van {refused}" not in texts
    assert "andere_casus" not in texts
    for somebody in ("Gaat over een ander", "Casusregisseur", "Lid zonder categorie", str(cid("lid"))):
        assert somebody not in texts
    assert data["formaat"] == "regiehuis-inzage"
    assert {ground["grond"] for ground in data["niet_verstrekt"]} == {
        "Rechten van een ander: het gaat ook over iemand anders"
    }
    assert {row["onderdeel"] for row in data["gegevens"]} >= {"casussen_informatie", "personen_persoon"}
    assert re.fullmatch(r'attachment; filename="gegevens-VZ-2026-0001\.json"', export_name(key))


def export_name(key: uuid.UUID) -> str:
    found = browser("contactpunt", NA_ZIENSWIJZE).post(reverse("verzoek_gegevens", args=[key]))
    return found["Content-Disposition"]


def test_that_somebody_reported_under_protection_shows_by_no_ground() -> None:
    key = asked()
    post = post_of(key, "item_politie")
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        posten.decide_post(
            asker=asker, post_id=post.id, versie=1, besluit="weigeren", grond="melder", motivering="Noemt de melder"
        )
    decide_all(key)
    raw = fetched(key, "verzoek_gegevens").decode()
    assert "meldde" not in raw
    assert "melder" not in raw


def test_nothing_goes_out_while_something_is_undecided_and_then_it_is_a_disclosure() -> None:
    key = asked()
    client = browser("contactpunt", NA_ZIENSWIJZE)
    for name in ("verzoek_brief", "verzoek_gegevens"):
        assert client.post(reverse(name, args=[key])).status_code == 302
    assert stands(key).verstrekt_op is None
    decide_all(key)
    fetched(key, "verzoek_gegevens")
    assert stands(key).verstrekt_op == NA_ZIENSWIJZE
    page = browser("fg").get(reverse("verstrekkingen")).content.decode()
    assert "De persoon zelf" in page


def test_an_address_under_secrecy_blocks_the_answer_until_it_is_resolved() -> None:
    with act("lid"):
        Adres(
            persoon_id=cid("persoon_casus"),
            veiligheidshuis_id=cid("huis"),
            soort="geheim",
            straat="Schuilstraat",
            van=MOMENT.date(),
            lezers=[cid("lid")],
        ).save(force_insert=True)
    key = asked()
    decide_all(key)
    client = browser("contactpunt", NA_ZIENSWIJZE)
    assert "Er staat een geheim adres bij" in text_of(client, "verzoek", key)
    assert client.post(reverse("verzoek_brief", args=[key])).status_code == 302
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        versie = Verzoek.objects.get(id=key).versie
        actions.resolve_secrecy(asker=asker, verzoek_id=key, versie=versie, toelichting="Wordt opgehaald")
    assert "Schuilstraat" not in fetched(key, "verzoek_gegevens").decode()


def test_a_disputed_item_says_so_to_source_and_procesregie_and_the_statement_stands_beside_it() -> None:
    disputed()
    page = text_of(browser("procesregisseur"), "casus_informatie", cid("casus"))
    assert "Betwist en afgeschermd" in page
    assert "Dat klopt niet" in page
    hidden = text_of(browser("lid"), "casus_informatie", cid("casus"))
    assert "Inhoud van item_sociaal" not in hidden
    assert "Dat klopt niet" not in hidden


def test_a_closed_request_shows_nothing_of_the_person_any_more() -> None:
    key = assembled()
    with act("contactpunt") as asker:
        versie = Verzoek.objects.get(id=key).versie
        actions.close_verzoek(
            asker=asker, verzoek_id=key, versie=versie, uitkomst="ingetrokken", toelichting="Belde af"
        )
    page = text_of(browser("contactpunt"), "verzoek", key)
    assert "Belde af" in page
    assert "Inhoud van" not in page


def test_a_file_asks_no_more_questions_when_it_holds_more(django_assert_max_num_queries) -> None:
    key = asked()
    client = browser("contactpunt")
    with django_assert_max_num_queries(26):
        client.get(reverse("verzoek", args=[key]))
