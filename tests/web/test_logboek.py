"""The page of the log: for the FG only, found by the address, page by page, and itself logged."""

import uuid
from collections.abc import Callable
from html import unescape

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Plek
from regiehuis.logboek.uitvoer import check_uitvoer
from regiehuis.web.logboek.forms import place, place_text
from tests.cast import MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db


def look(name: str, times: int = 1, soort: str = "casus") -> None:
    with act(name, doel="casusoverleg") as asker:
        for _ in range(times):
            record(asker=asker, handeling="lezen", object_soort=soort, object_id=cid("casus"),
                   personen=[cid("persoon_casus")])  # fmt: skip


@pytest.mark.parametrize("name", [name for name in MENSEN if name != "fg"])
def test_nobody_but_the_fg_finds_a_log(as_user: Callable[[str], Client], name: str) -> None:
    client = as_user(name)
    assert client.get("/logboek/").status_code == 404
    assert client.get(f"/logboek/casus/{cid('casus')}/").status_code == 404


def test_the_fg_sees_who_looked_at_what(as_user: Callable[[str], Client]) -> None:
    look("lid")
    html = as_user("fg").get("/logboek/").content.decode()
    assert ">Lid<" in html and "Ingezien" in html and "casusoverleg" in html and str(cid("casus")) in html
    assert "Proefpersoon" not in html and "aanleiding" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("medewerker={lid}", True), ("medewerker={ggz_lid}", False), ("handeling=lezen", True),
        ("handeling=verstrekken", False), ("soort=dossier", True), ("soort=plan", False), ("object={casus}", True),
        ("object={andere_casus}", False), ("persoon={persoon_casus}", True), ("persoon={persoon_andere_casus}", False),
        ("van=1-1-2020", True), ("van=1-1-2099", False), ("tot=1-1-2020", False),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(as_user: Callable[[str], Client], query: str, found: bool) -> None:
    look("lid", soort="dossier")
    names = ("lid", "ggz_lid", "casus", "andere_casus", "persoon_casus", "persoon_andere_casus")
    html = as_user("fg").get("/logboek/?" + query.format(**{name: cid(name) for name in names})).content.decode()
    assert ("Dossier" in html) is found


@pytest.mark.parametrize("query", ["van=31-2-2026", "persoon=x", "handeling=x", "medewerker=x", "na=x", "tot=x&van=x"])
def test_what_is_not_understood_is_told(as_user: Callable[[str], Client], query: str) -> None:
    response = as_user("fg").get(f"/logboek/?{query}")
    assert response.status_code == 200
    assert ("ams-error-message" in response.content.decode()) is (not query.startswith("na="))


def test_pages_follow_each_other_without_loss(as_user: Callable[[str], Client]) -> None:
    look("lid", 120, soort="dossier")
    client = as_user("fg")
    url, seen, pages = "/logboek/?soort=dossier", 0, 0
    while url:
        html = client.get(url).content.decode()
        seen += html.count('<th scope="row">')
        pages += 1
        parts = html.split('rel="next"')[0].rsplit('href="', 1) if 'rel="next"' in html else []
        url = "/logboek/" + unescape(parts[1].split('"')[0]) if parts else ""
    assert (seen, pages) == (120, 3)


def test_the_history_of_one_object(as_user: Callable[[str], Client]) -> None:
    look("lid")
    html = as_user("fg").get(f"/logboek/casus/{cid('casus')}/").content.decode()
    assert "Geschiedenis" in html and ">Lid<" in html
    empty = as_user("fg").get(f"/logboek/casus/{uuid.uuid4()}/").content.decode()
    assert "Geen regels" in empty


def test_looking_in_the_log_is_logged(as_user: Callable[[str], Client]) -> None:
    client = as_user("fg")
    client.get("/logboek/?persoon=" + str(cid("persoon_casus")))
    html = client.get("/logboek/?handeling=zoeken").content.decode()
    assert "Logregel" in html and "Fg" in html


def test_a_search_is_taken_along_signed_and_stands_as_a_disclosure(as_user: Callable[[str], Client]) -> None:
    look("lid", 3, soort="dossier")
    look("ggz_lid", 2, soort="dossier")
    client = as_user("fg")
    response = client.get(f"/logboek/uitvoer/?soort=dossier&medewerker={cid('lid')}")
    assert response["Content-Disposition"] == 'attachment; filename="logboek-uitvoer.json"'
    found = check_uitvoer(response.content, key=bytes.fromhex(settings.LOGBOEK_KEY))
    assert found.is_goed and (found.regels, found.verzegeld) == (3, 0)
    assert "Proefpersoon" not in response.content.decode()
    html = client.get("/verstrekkingen/").content.decode()
    assert "van het logboek voor de audit" in html.lower() and "Auditor van het huis" in html
    page = client.get("/logboek/?soort=dossier&na=x&q=Proefpersoon").content.decode()
    assert 'href="/logboek/uitvoer/?soort=dossier"' in page


@pytest.mark.parametrize("query", ["van=31-2-2026", "casus=2026-9999", "persoon=x"])
def test_a_filter_that_is_not_understood_takes_nothing_along(as_user: Callable[[str], Client], query: str) -> None:
    response = as_user("fg").get(f"/logboek/uitvoer/?{query}", follow=True)
    assert "Er is niets meegenomen" in response.content.decode() and "attachment" not in str(response.headers)


def test_more_than_one_file_holds_is_refused(as_user: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch) -> None:
    look("lid", 3, soort="dossier")
    monkeypatch.setattr("regiehuis.logboek.access.MEEST", 3)
    response = as_user("fg").get("/logboek/uitvoer/?soort=dossier", follow=True)
    assert "Maak de periode korter" in response.content.decode()


def test_the_number_of_queries_does_not_grow(as_user: Callable[[str], Client]) -> None:
    client, counts = as_user("fg"), []
    client.get("/logboek/")  # the first look of a minute also writes the session
    for times in (1, 60):
        look("lid", times)
        with CaptureQueriesContext(connection) as done:
            client.get("/logboek/")
        counts.append(len(done))
    assert counts[0] == counts[1] and counts[0] <= 18


def test_a_place_in_the_log_survives_the_address() -> None:
    plek = Plek(MOMENT, uuid.uuid4())
    assert place(place_text(plek)) == plek and place("onzin") is None and place("") is None
