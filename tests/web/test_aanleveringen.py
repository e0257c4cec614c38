"""A partner's list on the screens: from the file to the records, and what goes back."""

import csv
import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.convenanten.models import Ondertekening
from regiehuis.logboek.models import Verstrekking
from regiehuis.personen.actions import receive_aanlevering
from regiehuis.personen.actions.aanlevering import Levering
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.web.invoer.aanleveringen import FOUT, KOLOMMEN, LEVERING, lijst, waiting, wrong

pytestmark = pytest.mark.django_db


def records() -> set[str]:
    with act("analist"):
        return set(Aangeleverdrecord.objects.values_list("bronrecord", flat=True))


def test_from_file_to_records(as_user: Any) -> None:
    client = as_user("analist")
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


def test_what_waits_rests_encrypted(as_user: Any) -> None:
    key = waiting()["id"]
    with act("analist"):
        assert b"Voorbeeld" not in bytes(Aanlevering.objects.get(id=key).inhoud)


def test_the_same_list_again_says_that_nothing_changed(as_user: Any) -> None:
    client = as_user("analist")
    for _ in range(2):
        page = client.post(reverse("aanlevering_nieuw"), {**LEVERING, "bestand": lijst()}).url
        client.post(page, KOLOMMEN)
        told = client.post(f"{page}inlezen/", follow=True).content.decode()
    assert "Deze lijst was al ingelezen. Er is niets veranderd." in told and "Al eerder ingelezen" in told
    assert client.post(f"{page}inlezen/").status_code == 404, "it waits no more"


def test_wrong_rows_are_shown_and_go_back_as_a_disclosure(as_user: Any) -> None:
    key = wrong()["id"]
    client = as_user("analist")
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


def test_what_waits_under_a_covenant_that_ended_is_looked_at_and_never_taken_in(as_user: Any) -> None:
    page = reverse("aanlevering", args=[waiting()["id"]])
    with act("ketenmanager"):
        Ondertekening.objects.filter(id=cid("ondertekening_reclassering")).update(tot=DAG)
    client = as_user("analist")
    assert client.post(page, KOLOMMEN).status_code == 302
    told = client.post(f"{page}inlezen/", follow=True).content.decode()
    assert "niet getekend" in told and records() == set()


def test_what_waited_a_week_is_let_go_of_when_the_next_one_comes() -> None:
    key = waiting()["id"]
    with act("ketenmanager"):
        Ondertekening.objects.filter(id=cid("ondertekening_reclassering")).update(tot=DAG)
    levering = Levering(cid("convenant"), cid("om"), "brutolijst", "lijst.csv")
    with act("analist", moment=MOMENT + datetime.timedelta(days=8)) as asker:
        receive_aanlevering(asker=asker, levering=levering, inhoud=lijst().read())
        oud = Aanlevering.objects.get(id=key)
    assert oud.status == "afgekeurd" and oud.inhoud is None


@pytest.mark.parametrize("wie", sorted(MENSEN))
def test_only_the_analyst_has_the_entry_in_the_menu(as_user: Any, wie: str) -> None:
    html = as_user(wie).get(reverse("samenwerking")).content.decode()
    assert (f'href="{reverse("aanleveringen")}"' in html) == (wie == "analist")


def test_the_list_asks_the_same_number_of_queries_however_long(as_user: Any) -> None:
    client, counted = as_user("analist"), []
    client.get(reverse("aanleveringen"))
    for _ in range(2):
        for _ in range(3):
            waiting()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("aanleveringen")).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 12
