"""What a browser sends as the key of its form says nothing about rows that are hidden from it (R15)."""

import uuid
from typing import Any

import pytest
from django.urls import reverse

from regiehuis.casussen.models import Informatie, Signaal
from regiehuis.kern.models import new_id
from regiehuis.web.submit import key_of
from tests.access.test_screens import browser
from tests.cast import act, cid

pytestmark = pytest.mark.django_db
ITEM = {
    "tekst": "Nieuw feit",
    "soort": "feit",
    "categorie": cid("categorie_sociaal"),
    "leefgebied": cid("huisvesting"),
    "ontvangen_op": "01-03-2026",
    "grondslag": "wgs",
    "persoon": cid("persoon_casus"),
    "persoonsrol": "verdachte",
    "publiek": "alle_leden",
}


def send(person: str, name: str, keys: list[uuid.UUID], data: dict[str, Any], form: uuid.UUID) -> int:
    answer = browser(person).post(reverse(name, args=keys), data | {"formulier_id": str(form)})
    return answer.status_code


@pytest.mark.parametrize(
    ("person", "name", "keys", "data", "hidden"),
    [
        ("lid", "informatie_nieuw", [cid("casus")], ITEM, "item_medisch"),
        ("buitenstaander", "signaal_nieuw", [], {"acuut": "nee"}, "signaal"),
        (
            "ketenmanager",
            "samenwerking_thema_nieuw",
            [],
            {"naam": "Ondermijning"},
            "casus",
        ),
    ],
)
def test_the_key_of_a_hidden_row_is_as_good_as_any(
    person: str, name: str, keys: list[uuid.UUID], data: dict[str, Any], hidden: str
) -> None:
    assert send(person, name, keys, data, cid(hidden)) == 302
    assert send(person, name, keys, data | {"naam": "Iets anders"}, new_id()) == 302


def test_a_double_click_still_makes_one_thing() -> None:
    form = new_id()
    for _ in range(2):
        assert send("lid", "informatie_nieuw", [cid("casus")], ITEM, form) == 302
    with act("lid"):
        assert Informatie.objects.filter(tekst="Nieuw feit").count() == 1
        assert Informatie.objects.filter(pk=key_of(form)).exists()


def test_the_key_is_a_uuidv7_in_the_order_of_the_forms() -> None:
    first, second = new_id(), new_id()
    assert key_of(first) != first and key_of(first) == key_of(first)
    assert key_of(first).version == 7 and key_of(first).bytes[:6] == first.bytes[:6]
    assert key_of(first).bytes[:6] <= key_of(second).bytes[:6]


def test_the_signal_of_somebody_else_is_not_taken_over() -> None:
    assert send("buitenstaander", "signaal_nieuw", [], {"acuut": "nee"}, cid("signaal")) == 302
    with act("afzender"):
        assert Signaal.objects.get(pk=cid("signaal")).afzender_id == cid("afzender")
