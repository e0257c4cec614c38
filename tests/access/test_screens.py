"""Every screen of a case, meeting and signal, asked by everybody of the cast; the table is written from RULES R15."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from regiehuis.samenwerking.models import Medewerker
from tests.cast import MENSEN, MOMENT, cid

pytestmark = pytest.mark.django_db

MEMBERS = {"procesregisseur", "casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid", "vervanger"}
LEADS = {"procesregisseur", "casusregisseur"}
PEOPLE = [*MENSEN, "iemand_elders"]

# page of the main case -> who gets it; everybody else gets the answer of a page that does not exist, or, for a member
# who may read but not do this, a refusal.
CASE_PAGES: dict[str, set[str]] = {
    "casus": MEMBERS,
    "casus_personen": MEMBERS,
    "casus_informatie": MEMBERS,
    "casus_analyse": MEMBERS,
    "casus_plan": MEMBERS,
    "plan_pdf": MEMBERS,
    "casus_overleggen": MEMBERS,
    "casus_opschaling": MEMBERS,
    "casus_deelnemers": MEMBERS,
    "casus_afsluiting": MEMBERS,
    "informatie_nieuw": MEMBERS,
    "casus_fase": LEADS,
    "casus_samenvatting": LEADS,
    "deelname_nieuw": {"procesregisseur"},
    "regie_aanbieden": {"procesregisseur"},
}
OBJECT_PAGES: dict[tuple[str, str], set[str]] = {
    ("afspraak", "afspraak_te_laat"): MEMBERS,
    ("agendapunt", "agendapunt"): MEMBERS | {"secretaris"},
    ("opschaling", "opschaling"): MEMBERS | {"burgemeester"},
    ("signaal", "signaal"): {"afzender", "procesregisseur", "triagepartner"},
    ("piketmelding", "piketmelding"): {"piket", "procesregisseur", "andere_procesregisseur"},
}
SECRETS = (
    "Geheime aanleiding",
    "Proefpersoon",
    "Signaalpersoon",
    "Inhoud van item",
    "Tekst van afspraak",
    "Acht organisaties weigeren",
    "Dreigt brand",
)


def plain(answer: Any) -> str:
    """A page without its one-time form token and the address that was asked for, which differ by nature."""
    text = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", answer.content.decode())
    return re.sub(r'name="terug" value="[^"]*"', "", text)


def browser(person: str) -> Client:
    """Somebody's browser, on the moment of the cast."""
    client = Client(raise_request_exception=True)
    client.force_login(Medewerker.objects.get(pk=cid(person)), backend="regiehuis.samenwerking.sessies.Accounts")
    session = client.session
    session["moment"] = MOMENT.isoformat()
    session.save()
    return client


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_of_a_case(person: str) -> None:
    client = browser(person)
    absent = client.get(reverse("casus", args=[uuid.uuid4()]))
    assert absent.status_code == 404
    for name, allowed in CASE_PAGES.items():
        answer = client.get(reverse(name, args=[cid("casus")]))
        if person in allowed:
            assert answer.status_code == 200, (name, person)
        elif person in MEMBERS:
            assert answer.status_code in (403, 404), (name, person)
        else:
            assert answer.status_code == 404, (name, person)
            assert plain(answer) == plain(absent), (name, person)


@pytest.mark.parametrize("person", PEOPLE)
def test_single_objects(person: str) -> None:
    client = browser(person)
    for (name, row), allowed in OBJECT_PAGES.items():
        answer = client.get(reverse(name, args=[cid(row)]))
        assert answer.status_code == (200 if person in allowed else 404), (name, person)
        if person not in allowed:
            assert plain(answer) == plain(client.get(reverse(name, args=[uuid.uuid4()]))), (name, person)


@pytest.mark.parametrize(
    "person", ["buitenstaander", "niet_ondertekend", "verlopen_lid", "beheerder", "ketenmanager", "fg"]
)
def test_no_list_shows_what_is_not_theirs(person: str) -> None:
    """Every address without a key in it: lists, filters, boards, first screen, forms."""
    client = browser(person)
    addresses = [
        "/" + str(pattern.pattern)
        for included in get_resolver().url_patterns[0].url_patterns
        for pattern in getattr(included, "url_patterns", [included])
        if "<" not in str(pattern.pattern) and not str(pattern.pattern).startswith(("afmelden", "aanmelden"))
    ]
    assert len(addresses) > 15
    for address in addresses:
        for query in ("", "?q=2026-0001", "?fase=uitvoering&over_tijd=on"):
            text = client.get(address + query).content.decode(errors="replace")
            assert not [secret for secret in SECRETS if secret in text], (address, query, person)
            if person != "ketenmanager":
                assert "2026-0001" not in text.replace("q=2026-0001", "").replace('value="2026-0001"', ""), address


def test_items_on_the_page_follow_matrix_and_audience() -> None:
    """The tab of information shows each member what the matrix and the audience give, and not one item more."""
    expected = {
        "casusregisseur": {"item_sociaal", "item_politie", "item_medisch"},
        "lid": {"item_sociaal", "item_politie", "item_voor_om", "item_procesregie", "item_aanwezigen"},
        "lid_zonder_categorie": {"item_sociaal", "item_politie", "item_voor_om"},
        "ggz_lid": {"item_sociaal", "item_medisch", "item_aanwezigen"},
        "procesregisseur": {"item_sociaal", "item_politie", "item_procesregie", "item_aanwezigen"},
    }
    everything = set().union(*expected.values())
    for person, items in expected.items():
        text = browser(person).get(reverse("casus_informatie", args=[cid("casus")])).content.decode()
        assert {item for item in everything if f"Inhoud van {item}" in text} == items, person


def test_not_signed_in_gets_the_door() -> None:
    answer = Client().get(reverse("casus", args=[cid("casus")]))
    assert answer.status_code == 302 and answer["Location"].startswith("/aanmelden/")
