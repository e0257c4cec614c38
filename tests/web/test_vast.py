"""What is worked out once says the same as Django's own, every time."""

import uuid
from typing import Any

import pytest
from django.template import Context, Engine
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils.translation import override

from regiehuis.web.adres import address

OURS = Engine(builtins=["django.templatetags.i18n", "regiehuis.web.templatetags.vast"])


def say(source: str, **context: Any) -> str:
    return OURS.from_string(source).render(Context(context))


def test_a_word_is_said_in_the_language_of_the_moment() -> None:
    template = OURS.from_string('{% trans "January" %}|{% trans "May" as maand %}{{ maand }}')
    said = []
    for language in ("nl", "fr", "nl", "en"):
        with override(language):
            said.append(template.render(Context()))
    assert said == ["januari|mei", "janvier|mai", "januari|mei", "January|May"]
    with override("nl"):
        assert say("{% trans maand %}", maand="January") == "januari"
        assert say('{% trans "<b>" %}') == "<b>"


def test_an_address_is_what_django_finds() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    keys = {"id": uuid.uuid4(), "deelname_id": uuid.uuid4(), "aanbod_id": uuid.uuid4()}
    compared = 0
    for name in sorted(names):
        for asked in ({}, {"id": keys["id"]}, {"id": keys["id"], "deelname_id": keys["deelname_id"]}):
            try:
                expected = reverse(name, kwargs=asked)
            except NoReverseMatch:
                with pytest.raises(NoReverseMatch):
                    address(name, **asked)
                continue
            assert address(name, **asked) == address(name, **asked) == expected
            if asked.keys() <= {"id"}:
                said = say("{% url name id=id %}" if asked else "{% url name %}", name=name, **asked)
                assert said == expected
            compared += 1
    assert compared > 100


def test_a_key_that_is_no_uuid_is_left_to_django() -> None:
    assert address("casus", id=str(uuid.UUID(int=7))) == reverse("casus", kwargs={"id": uuid.UUID(int=7)})
    with pytest.raises(NoReverseMatch):
        address("casus", id="geen sleutel")
    with pytest.raises(NoReverseMatch):
        say("{% url 'casus' %}")
