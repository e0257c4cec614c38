"""Pairs of delivered records on the screens: the list, one pair, its decision, and who else may be at it."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.kern.errors import GEWIJZIGD
from regiehuis.logboek.models import Logregel
from regiehuis.personen.koppeling.vergelijken import VERGELIJKINGEN
from regiehuis.personen.models import Aangeleverdrecord, Koppeling, Koppelrun
from regiehuis.personen.rules.koppelbewijs import WOORDEN, evidence
from tests.cast import MENSEN, act, cid
from tests.personen.paren import besluit, lever_records, paar_van, tweede_analist, vind

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie() -> list[uuid.UUID]:
    """Five records; two pairs to decide on, one linked."""
    with act("analist") as asker:
        keys = lever_records(asker, 5)
        vind(asker, keys, [(0, 1, "gekoppeld"), (1, 2, "voorgesteld"), (3, 4, "voorgesteld")])
    return keys


def adres(wie: list[uuid.UUID], a: int, b: int) -> str:
    with act("analist"):
        return reverse("paar", args=[paar_van(wie, a, b).id])  # type: ignore[union-attr]


def test_the_list_shows_what_is_to_decide_with_counts_and_nothing_that_is_linked(as_user: Any, wie: Any) -> None:
    html = as_user("analist").get(reverse("paren")).content.decode()
    assert adres(wie, 1, 2) in html and adres(wie, 3, 4) in html and adres(wie, 0, 1) not in html
    assert 'rh-telling">2<' in html and "5 records. Paren vanzelf gekoppeld: 1, om te beslissen: 2." in html
    html = as_user("analist").get(reverse("paren") + "?soort=automatisch").content.decode()
    assert adres(wie, 0, 1) in html and adres(wie, 1, 2) not in html


@pytest.mark.parametrize("vraag", ["?soort=iets", "?pagina=0", "?pagina=x", "?pagina=99999999999999999999"])
def test_a_wrong_address_of_the_list_is_no_error(as_user: Any, wie: Any, vraag: str) -> None:
    assert as_user("analist").get(reverse("paren") + vraag).status_code == 200


def test_a_pair_shows_both_records_the_evidence_and_what_follows(as_user: Any, wie: Any) -> None:
    html = as_user("analist").get(adres(wie, 1, 2)).content.decode()
    assert "Jan Voorbeeldb" in html and "Jan Voorbeeldc" in html and "Brutolijst veelplegers" in html
    assert "1980-02-03" not in html and "1980" in html, "a date as people write it"
    assert "Dezelfde achternaam" in html and "sterk voor" in html and "sterk tegen" in html
    assert "Aantal records: 2 en 1." in html and "één persoon met 3 records" in html
    html = as_user("analist").get(adres(wie, 0, 1)).content.decode()
    assert "vallen zij uiteen in 1 en 1" in html and "Maak ongedaan" in html


def test_decided_and_undone_on_the_screen(as_user: Any, wie: Any) -> None:
    client, hier = as_user("analist"), adres(wie, 1, 2)
    given = {"besluit": "zelfde", "reden": "Gebeld met het parket", "versie": 1}
    assert client.post(hier, given).status_code == 302
    html = client.get(hier).content.decode()
    assert "Gebeld met het parket" in html and "Ongedaan gemaakt" not in html
    with act("analist"):
        assert Aangeleverdrecord.objects.filter(persoonsleutel=wie[0]).count() == 3
    assert client.post(hier, {"besluit": "ongedaan", "reden": "Toch niet", "versie": 2}).status_code == 302
    assert "Ongedaan gemaakt" in client.get(hier).content.decode()
    with act("analist"):
        assert Aangeleverdrecord.objects.filter(persoonsleutel=wie[0]).count() == 2


def test_the_second_of_two_is_told_and_keeps_what_was_typed(as_user: Any, wie: Any) -> None:
    client, hier = as_user("analist"), adres(wie, 1, 2)
    with act("analist") as asker:
        besluit(asker, paar_van(wie, 1, 2), "zelfde")  # type: ignore[arg-type]
    answer = client.post(hier, {"besluit": "ander", "reden": "Mijn eigen tekst", "versie": 1})
    html = answer.content.decode()
    assert answer.status_code == 422 and GEWIJZIGD in html and "Mijn eigen tekst" in html
    with act("analist"):
        assert paar_van(wie, 1, 2).stand == "gekoppeld"  # type: ignore[union-attr]


def test_four_eyes_on_the_screen(as_user: Any, wie: Any) -> None:
    tweede_analist()
    given = {"koppelen_vanaf": "2,5", "vragen_vanaf": "-1", "vier_ogen": "on", "versie": 0}
    assert as_user("analist").post(reverse("koppelinstelling"), given).status_code == 302
    hier = adres(wie, 1, 2)
    as_user("analist").post(hier, {"besluit": "zelfde", "reden": "Gezien", "versie": 1})
    html = as_user("analist").get(hier).content.decode()
    assert "Trek mijn besluit terug" in html and "Eens met de eerste" not in html
    assert "Eens met de eerste" in as_user("secretaris").get(hier).content.decode()
    as_user("secretaris").post(hier, {"besluit": "akkoord", "reden": "Gezien", "versie": 2})
    with act("analist"):
        assert paar_van(wie, 1, 2).stand == "gekoppeld"  # type: ignore[union-attr]


def test_the_button_asks_once_and_the_screen_says_that_it_runs(as_user: Any) -> None:
    client = as_user("analist")
    assert "Er is nog niet gekoppeld" in client.get(reverse("paren")).content.decode()
    for _ in range(2):
        assert client.post(reverse("records_koppelen")).status_code == 302
    html = client.get(reverse("paren")).content.decode()
    assert "De records worden gekoppeld" in html and "al om een koppeling gevraagd" in html
    with act("analist"):
        assert Koppelrun.objects.count() == 1


@pytest.mark.parametrize("naam", [*(n for n in MENSEN if n != "analist"), "iemand_elders"])
def test_for_anybody_else_a_pair_is_no_other_than_one_that_is_not_there(as_user: Any, wie: Any, naam: str) -> None:
    client = as_user(naam)
    answers = [client.get(a) for a in (adres(wie, 1, 2), reverse("paar", args=[cid("bestaat niet")]))]
    assert [a.status_code for a in answers] == [404, 404]
    assert client.post(adres(wie, 1, 2), {"besluit": "zelfde", "reden": "x", "versie": 1}).status_code == 404


def test_looks_are_logged_with_the_records_and_no_name(as_user: Any, wie: Any) -> None:
    as_user("analist").get(adres(wie, 1, 2))
    with act("analist"):
        key = paar_van(wie, 1, 2).id  # type: ignore[union-attr]
    with act("fg"):
        regel = Logregel.objects.get(object_id=key)
        assert regel.handeling == "lezen" and set(regel.persoon_ids) == {wie[1], wie[2]}


def test_the_screens_ask_no_more_of_the_database_when_there_are_more_pairs(as_user: Any, wie: Any) -> None:
    client = as_user("analist")

    def asked(adres: str) -> int:
        client.get(adres)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(adres).status_code == 200
        return len(queries)

    few = [asked(reverse("paren")), asked(adres(wie, 1, 2))]
    with act("analist") as asker:
        vind(asker, wie, [(a, b, "voorgesteld") for a in range(5) for b in range(a + 1, 5)])
    assert [asked(reverse("paren")), asked(adres(wie, 1, 2))] == few
    with act("analist"):
        assert Koppeling.objects.filter(stand="voorgesteld").count() == 10


def test_every_level_of_the_engine_has_words_and_says_for_or_against() -> None:
    assert {veld: {trap.naam for trap in trappen} for veld, (_, trappen) in VERGELIJKINGEN.items()} == {
        veld: set(woorden) for veld, woorden in WOORDEN.items()
    }
    delen = evidence(
        [
            {"veld": "geslacht", "trap": "gelijk", "gewicht": 0.98},
            {"veld": "achternaam", "trap": "gelijk", "gewicht": 11.5},
            {"veld": "bsn", "trap": "anders", "gewicht": -6.1},
            {"veld": "adres", "trap": "anders", "gewicht": -2.3},
        ]
    )
    assert [(deel.tekst, deel.kracht) for deel in delen] == [
        ("Dezelfde achternaam, zeldzaam", "sterk voor"),
        ("Een ander BSN", "sterk tegen"),
        ("Een ander adres", "tegen"),
        ("Hetzelfde geslacht", "zegt weinig"),
    ]
