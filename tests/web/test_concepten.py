"""Drafts: kept for their maker, put back, gone when sent, and never a secret in them."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.test import Client, RequestFactory

from regiehuis.casussen.actions.concept import UnableToKeepConcept, clear_concept, save_concept
from regiehuis.casussen.queries.concept import concept
from regiehuis.web.concepten.bewaard import clear, key, restore
from regiehuis.web.formfields import DatumField, DeeldatumField
from tests.cast import MOMENT, act

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    aanleiding = forms.CharField()
    geboren = DeeldatumField(required=False)
    termijn = DatumField(required=False)
    acuut = forms.BooleanField(required=False)
    partners = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


def keep(name: str, sleutel: str, **velden: str) -> None:
    with act(name) as asker:
        save_concept(asker=asker, sleutel=sleutel, velden={veld: [waarde] for veld, waarde in velden.items()})


def test_a_draft_comes_back_for_its_maker_only() -> None:
    keep("lid", "signaal", aanleiding="half af")
    with act("lid") as asker:
        found = concept(asker, "signaal")
        assert found is not None and found.velden == {"aanleiding": ["half af"]}
    for other in ("vervanger", "procesregisseur", "fg", "beheerder"):
        with act(other) as asker:
            assert concept(asker, "signaal") is None


def test_the_last_version_counts() -> None:
    keep("lid", "signaal", aanleiding="een")
    keep("lid", "signaal", aanleiding="twee")
    with act("lid") as asker:
        found = concept(asker, "signaal")
        assert found is not None and found.velden["aanleiding"] == ["twee"]


def test_a_draft_ends_after_seven_days() -> None:
    keep("lid", "signaal", aanleiding="oud")
    with act("lid", moment=MOMENT + datetime.timedelta(days=7, seconds=1)) as asker:
        assert concept(asker, "signaal") is None


def test_secrets_are_never_kept() -> None:
    keep("lid", "signaal", aanleiding="x", bsn="999990019", wachtwoord="y", csrfmiddlewaretoken="z")
    with act("lid") as asker:
        found = concept(asker, "signaal")
        assert found is not None and set(found.velden) == {"aanleiding"}


def test_an_emptied_form_leaves_no_draft() -> None:
    keep("lid", "signaal", aanleiding="iets")
    keep("lid", "signaal", aanleiding=" ")
    with act("lid") as asker:
        assert concept(asker, "signaal") is None


def test_what_no_form_can_hold_is_refused() -> None:
    with act("lid") as asker, pytest.raises(UnableToKeepConcept):
        save_concept(asker=asker, sleutel="signaal", velden={"a": ["x" * 60_001]})


def test_the_form_comes_back_as_it_was(rf: RequestFactory) -> None:
    casus = uuid.uuid4()
    velden = {
        "aanleiding": ["half"], "geboren_dag": [""], "geboren_maand": ["5"], "geboren_jaar": ["1980"],
        "termijn": ["31-2"], "acuut": ["on"], "partners": ["a", "b"], "versie": ["3"],
    }  # fmt: skip
    with act("lid") as asker:
        save_concept(asker=asker, sleutel=key("x", casus), velden=velden)
        request: Any = rf.get("/")
        request.asker = asker
        form = Form(initial={"versie": 4, "aanleiding": "uit het dossier"})
        assert restore(request, form, "x", casus) == MOMENT
        assert form.initial["aanleiding"] == "half" and form.initial["versie"] == 3
        assert form.initial["termijn"] == "31-2" and form.initial["partners"] == ["a", "b"]
        html = form.as_p()
        assert 'value="1980"' in html and 'value="5"' in html
        clear(request, "x", casus)
        assert restore(request, Form(), "x", casus) is None


def test_a_form_that_was_sent_is_left_alone(rf: RequestFactory) -> None:
    with act("lid") as asker:
        save_concept(asker=asker, sleutel="x", velden={"aanleiding": ["oud"]})
        request: Any = rf.get("/")
        request.asker = asker
        assert restore(request, Form({"aanleiding": "nieuw"}), "x") is None
        clear_concept(asker=asker, sleutel="x")


def test_the_page_keeps_a_draft(as_user: Callable[[str], Client]) -> None:
    client = as_user("lid")
    assert client.post("/concept/signaal/", {"aanleiding": "half"}, headers={"X-Concept": "1"}).status_code == 204
    assert client.post("/concept/", {"aanleiding": "half"}).status_code == 204
    assert client.get("/concept/signaal/").status_code == 405
    with act("lid") as asker:
        assert concept(asker, "signaal") is not None


def test_too_much_is_told(as_user: Callable[[str], Client]) -> None:
    assert as_user("lid").post("/concept/x/", {"a": "x" * 60_001}).status_code == 413


def test_a_draft_is_thrown_away(as_user: Callable[[str], Client]) -> None:
    keep("lid", "signaal", aanleiding="weg")
    client = as_user("lid")
    response = client.post("/concept/signaal/weg/", {"terug": "/signalen/nieuw/"})
    assert response["Location"] == "/signalen/nieuw/"
    assert client.post("/concept/signaal/weg/", {"terug": "https://elders.example/"})["Location"] == "/"
    with act("lid") as asker:
        assert concept(asker, "signaal") is None


def test_an_ended_session_is_told_by_a_redirect(client: Client) -> None:
    response = client.post("/concept/signaal/", {"aanleiding": "x"}, headers={"X-Concept": "1"})
    assert (response.status_code, response["Location"]) == (302, "/aanmelden/")
