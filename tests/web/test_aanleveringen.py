"""A partner's list on the screens: from the file to the records, and what goes back."""

import csv
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.logboek.models import Verstrekking
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering
from regiehuis.samenwerking.models import Medewerker
from tests.cast import MENSEN, MOMENT, act, cid
from tests.web.invoer.aanleveringen import FOUT, KOLOMMEN, LEVERING, lijst, waiting, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def als(client: Client) -> Any:
    def sign_in(wie: str) -> Client:
        user = Medewerker.objects.get(pk=cid(wie))
        client.force_login(user, backend="regiehuis.samenwerking.sessies.Accounts")
        session = client.session
        session["moment"] = MOMENT.isoformat()
        session.save()
        return client

    return sign_in


def records() -> set[str]:
    with act("analist"):
        return set(Aangeleverdrecord.objects.values_list("bronrecord", flat=True))


def test_from_file_to_records(als: Any) -> None:
    client = als("analist")
    answer = client.post(reverse("aanlevering_nieuw"), {**LEVERING, "bestand": lijst()})
    assert answer.status_code == 302 and records() == set()
    page = client.get(answer.url)
    html = page.content.decode()
    assert "Bram" in html and "Rijen toetsen" in html and "Lijst inlezen" not in html
    assert client.post(answer.url, KOLOMMEN).status_code == 302
    assert "Elke rij klopt" in client.get(answer.url).content.decode()
    assert client.post(f"{answer.url}inlezen/").status_code == 302
    assert records() == {"A-1", "A-2"}
    html = client.get(answer.url).content.decode()
    assert "Ingelezen" in html and "Bram" not in html, "the file is gone once it was taken in"
    with act("analist"):
        assert Aanlevering.objects.get().inhoud is None


def test_what_waits_rests_encrypted(als: Any) -> None:
    key = waiting()["id"]
    with act("analist"):
        assert b"Voorbeeld" not in bytes(Aanlevering.objects.get(id=key).inhoud)


def test_the_same_list_again_says_that_nothing_changed(als: Any) -> None:
    client = als("analist")
    for _ in range(2):
        page = client.post(reverse("aanlevering_nieuw"), {**LEVERING, "bestand": lijst()}).url
        client.post(page, KOLOMMEN)
        told = client.post(f"{page}inlezen/", follow=True).content.decode()
    assert "Deze lijst was al ingelezen. Er is niets veranderd." in told and "Al eerder ingelezen" in told
    assert client.post(f"{page}inlezen/").status_code == 404, "it waits no more"


def test_wrong_rows_are_shown_and_go_back_as_a_disclosure(als: Any) -> None:
    key = wrong()["id"]
    client = als("analist")
    html = client.get(reverse("aanlevering", args=[key])).content.decode()
    assert "Rij 4" in html and "BSN: is geen geldig BSN." in html and "Lijst inlezen" not in html
    answer = client.get(reverse("aanlevering_afgekeurd", args=[key]))
    rijen = list(csv.reader(answer.content.decode().splitlines(), delimiter=";"))
    assert len(rijen) == 2 and rijen[1][0] == "4" and FOUT[0] in rijen[1]
    with act("fg"):
        gegaan = Verstrekking.objects.get()
        assert gegaan.ontvanger_organisaties == [cid("reclassering")] and gegaan.vorm == "download"
    told = client.post(reverse("aanlevering_inlezen", args=[key]), follow=True).content.decode()
    assert "Er is niets ingelezen" in told and records() == set()


@pytest.mark.parametrize("wie", sorted(MENSEN))
def test_only_the_analyst_has_the_entry_in_the_menu(als: Any, wie: str) -> None:
    html = als(wie).get(reverse("samenwerking")).content.decode()
    assert (f'href="{reverse("aanleveringen")}"' in html) == (wie == "analist")


def test_the_list_asks_the_same_number_of_queries_however_long(als: Any) -> None:
    client, counted = als("analist"), []
    client.get(reverse("aanleveringen"))
    for _ in range(2):
        for _ in range(3):
            waiting()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("aanleveringen")).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12
