"""Bad input: every form that the screens offer, field by field. A clear Dutch message at the field, everything typed
is kept, and no row of any table has changed. A form that is not in the list fails the first test."""

import itertools
import re
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django import forms
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils.html import escape

from regiehuis.samenwerking.models import Medewerker
from regiehuis.web.formfields import DatumField, DeeldatumField, MomentField
from regiehuis.web.signalen.forms import LaterField
from tests.cast import MOMENT, cid

from .invoer import aanleveringen, casus, samenwerking, toezicht, uitvoering, verzoeken
from .invoer.formulier import Formulier, changed, form_with, install_picture, picture, remove_picture
from .invoer.knoppen import DEUR, Knop
from .invoer.knoppen import KNOPPEN as ALLE_KNOPPEN

pytestmark = pytest.mark.django_db

FORMULIEREN = (
    *samenwerking.BEHEER,
    *casus.SIGNALEN,
    *casus.CASUSSEN,
    *uitvoering.OVERLEGGEN,
    *uitvoering.PLANNEN,
    *uitvoering.AFSPRAKEN,
    *uitvoering.OPSCHALINGEN,
    *uitvoering.AFSLUITINGEN,
    *toezicht.FORMULIEREN,
    *verzoeken.VERZOEKEN,
    *aanleveringen.FORMULIEREN,
)
KNOPPEN = (*ALLE_KNOPPEN, *toezicht.KNOPPEN, *aanleveringen.KNOPPEN)
HIDDEN = {"csrfmiddlewaretoken", "formulier_id", "versie", "bevestigd"}
ENGLISH = re.compile(r"\b(This|Enter|Select|Ensure|field|required|value|valid|choice)\b")
GEWIJZIGD = "Iemand anders heeft dit intussen gewijzigd"
every_form = pytest.mark.parametrize("f", FORMULIEREN, ids=lambda f: f.naam)
every_button = pytest.mark.parametrize("knop", KNOPPEN, ids=lambda knop: knop.url)


@pytest.fixture(scope="module", autouse=True)
def _picture(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        install_picture()
        yield
        remove_picture()


def sign_in(client: Client, wie: str) -> None:
    user = Medewerker.objects.get(pk=cid(wie))
    client.force_login(user, backend="regiehuis.samenwerking.sessies.Accounts")
    session = client.session
    session["moment"] = MOMENT.isoformat()
    session.save()


def opened(client: Client, f: Formulier) -> tuple[str, dict[str, Any], Any]:
    """The address of a form, a posting that is accepted, and the form as the page shows it."""
    adres = f.prepare()
    sign_in(client, f.wie)
    page = client.get(f.page(adres))
    assert page.status_code == 200, page.content.decode()[-2000:]
    form = f.form(page)
    goed = dict(f.goed() if callable(f.goed) else f.goed)
    shown = form["versie"].value() if "versie" in form.fields else None
    hidden = {"formulier_id": str(uuid.uuid4())} | ({"versie": str(shown)} if shown is not None else {})
    return adres, hidden | goed, form


def wrong_of(name: str, field: forms.Field) -> Iterator[tuple[str, dict[str, Any]]]:
    """What can be typed wrongly into one field, by its kind."""
    parts = {DeeldatumField: ("_dag", "_maand", "_jaar"), MomentField: ("_datum", "_tijd")}.get(type(field), ("",))
    if field.required and not isinstance(field, LaterField):
        yield "missing", {f"{name}{part}": "" for part in parts}
    longest = getattr(field, "max_length", None)
    if longest and isinstance(field.widget, forms.TextInput | forms.Textarea):
        yield "too long", {name: "x" * (longest + 1)}
        yield "a character that is none", {name: "x\x00y"}
    if isinstance(field, DatumField):
        yield "impossible date", {name: "31-2-2026"}
        yield "no date", {name: "morgen"}
        yield "a year that cannot be meant", {name: "1-1-0026"}
    if isinstance(field, DeeldatumField):
        yield "impossible date", {f"{name}_dag": "31", f"{name}_maand": "2", f"{name}_jaar": "1990"}
    if isinstance(field, forms.IntegerField) and name != "versie":
        yield "no number", {name: "veel"}
        yield "a number too large", {name: "99999999999999999999"}
    if isinstance(field, forms.ChoiceField):
        yield "not on the list", {name: "bestaat-niet"}
        yield "a key of something else", {name: str(uuid.uuid4())}


def refused(f: Formulier, response: Any, post: dict[str, Any], veld: str, why: str) -> None:
    """What was wrong was refused: 422, a Dutch message at the field, everything typed is still there."""
    assert response.status_code == 422, (why, veld, response.status_code)
    form, html = f.form(response), response.content.decode()
    found = form.errors.get(veld or "__all__")
    assert found, (why, veld, form.errors)
    for message in found:
        assert not ENGLISH.search(str(message)), (veld, message)
        assert str(message)[-1] in ".!?" and escape(message) in html, (veld, message)
    if veld:
        place = f"{form[veld].auto_id}_fout"
        assert f'id="{place}"' in html and re.search(rf'aria-describedby="[^"]*{place}', html), (why, veld)
    kept(html, post, why)


def kept(html: str, post: dict[str, Any], why: str) -> None:
    """What a browser would send of the page that came back is what was sent, as far as a list can hold it."""
    _attrs, again = form_with(html, set(post))
    for name, value in post.items():
        wanted = value if isinstance(value, list) else [value]
        # A browser never holds on to a file.
        if name in HIDDEN or hasattr(value, "read") or name not in again and wanted in ([""], []):
            continue
        impossible = [v for v in wanted if v == "bestaat-niet" or "\x00" in v or name not in again]
        assert impossible or again[name] == wanted, (why, name, again.get(name))


def post_urls() -> set[str]:
    """Every address that takes a POST: it says so itself when it is asked in a way that none takes."""
    client = Client()
    sign_in(client, "ketenmanager")
    found = set()
    for pattern in patterns(get_resolver().url_patterns):
        keys = {key: uuid.uuid4() if conv.regex.startswith("[0-9a-f]{8}") else "x" for key, conv in
                pattern.pattern.converters.items()}  # fmt: skip
        assert pattern.name, pattern
        answer = client.put(reverse(pattern.name, kwargs=keys))
        if answer.status_code != 405 or "POST" in answer["Allow"]:
            found.add(pattern.name)
    return found


def patterns(tree: Any) -> Iterator[URLPattern]:
    for one in tree:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from patterns(one.url_patterns)


def test_every_address_that_takes_a_post_is_in_the_list() -> None:
    listed = {f.url for f in FORMULIEREN} | {knop.url for knop in KNOPPEN} | DEUR
    assert post_urls() == listed


@every_form
def test_what_cannot_be_is_refused_at_its_field_and_changes_nothing(client: Client, f: Formulier) -> None:
    adres, goed, form = opened(client, f)
    before, tried = picture(), 0
    wrong = [[(name, *each) for each in wrong_of(name, field)] for name, field in form.fields.items()]
    for together in itertools.zip_longest(*wrong):
        cases = [case for case in together if case]
        post = goed.copy()
        for _name, _why, given in cases:
            post |= given
        if cases:
            answer = client.post(adres, post)
            for name, why, _given in cases:
                refused(f, answer, post, name, why)
                tried += 1
    for fout in f.fouten:
        answer = client.post(adres, goed | fout.geeft)
        refused(f, answer, goed | fout.geeft, fout.veld, fout.woorden)
        assert fout.woorden in " ".join(f.form(answer).errors.get(fout.veld or "__all__")), fout
    assert changed(before, picture()) == []
    assert tried or f.url == "agendapunt_vastleggen"


@every_form
def test_a_double_click_makes_one_thing(client: Client, f: Formulier) -> None:
    adres, goed, _form = opened(client, f)
    before = picture()
    first = client.post(adres, goed)
    assert first.status_code == f.klaar_status, f.form(first).errors if first.context else first
    once = picture()
    assert changed(before, once) or f.klaar_status == 200
    second = client.post(adres, goed)
    assert second.status_code in ((f.klaar_status,) if f.maakt else (200, 302, 404, 409, 422)), second
    assert changed(once, picture()) == []


@pytest.mark.parametrize("f", [f for f in FORMULIEREN if f.twee], ids=lambda f: f.naam)
def test_the_second_of_two_people_is_told_and_loses_nothing(client: Client, f: Formulier) -> None:
    adres, goed, form = opened(client, f)
    mine = goed | {f.twee: other(form.fields[f.twee], goed[f.twee]), "formulier_id": str(uuid.uuid4())}
    assert client.post(adres, goed).status_code == 302
    theirs = picture()
    told = client.post(adres, mine)
    assert told.status_code == 422 and GEWIJZIGD in told.content.decode(), told.status_code
    kept(told.content.decode(), mine, "second of two")
    assert changed(theirs, picture()) == []
    _attrs, again = form_with(told.content.decode(), set(goed))
    assert again["versie"] != [goed["versie"]], "the page that came back carries the version that was shown"
    # Whoever sends it again has seen the effect of it, where the form shows that first.
    seen = {"bevestigd": goed["bevestigd"]} if "bevestigd" in goed else {}
    assert client.post(adres, again | seen).status_code == 302


def other(field: forms.Field, value: str) -> str:
    """Something else that the field takes."""
    if isinstance(field, DatumField):
        return "2-5-2026"
    if isinstance(field, forms.IntegerField):
        return str(int(value) + 1)
    if isinstance(field, forms.ChoiceField):
        return next(str(key) for key, _name in field.choices if str(key) not in ("", value, "onderdelen"))
    return f"{value} anders"


@pytest.mark.parametrize("f", [f for f in FORMULIEREN if f.bewaart], ids=lambda f: f.naam)
def test_who_was_signed_out_while_typing_finds_it_back(client: Client, f: Formulier) -> None:
    adres, goed, form = opened(client, f)
    page = f.page(adres)
    attrs, _there = form_with(client.get(page).content.decode(), set(goed))
    assert client.post(attrs["data-concept-url"], goed, headers={"X-Concept": "1"}).status_code == 204
    before = picture()
    client.logout()
    door = client.post(adres, goed, headers={"Referer": f"http://testserver{page}"})
    assert door.status_code == 302 and door["Location"] == f"/aanmelden/?next={quote(page, safe='')}"
    assert changed(before, picture()) == []
    sign_in(client, f.wie)
    _attrs, back = form_with(client.get(page).content.decode(), set(goed))
    for name in set(goed) - HIDDEN - {"bsn"}:
        wanted = goed[name] if isinstance(goed[name], list) else [goed[name]]
        assert back.get(name, [""]) == wanted, name
    assert client.post(adres, goed).status_code == f.klaar_status
    assert not draft_left(client, page)


def draft_left(client: Client, page: str) -> bool:
    """Whether the draft is still kept after its form was sent."""
    again = client.get(page)
    return again.status_code == 200 and "Concept weggooien" in again.content.decode()


@every_button
def test_a_button_takes_nonsense_and_a_second_press(client: Client, knop: Knop) -> None:
    made = knop.klaar() or {}
    keys = {k: v if k == "soort" else cid(v) for k, v in knop.sleutels.items()}
    adres = reverse(knop.url, kwargs=keys | made if knop.eigen or not keys else keys)
    assert client.post(adres, knop.geeft).status_code == 302 or knop.url == "weergave"
    sign_in(client, knop.wie)
    before = picture()
    for nonsense in ({name: "\x00 bestaat-niet" for name in knop.geeft}, {}) if knop.geeft else ():
        with transaction.atomic():
            assert client.post(adres, nonsense).status_code < 500
    if knop.geeft and knop.url != "overleg_afsluiten":
        assert changed(before, picture()) == []
    assert client.post(adres, knop.geeft).status_code in knop.antwoord
    once = picture()
    assert client.post(adres, knop.geeft).status_code in (*knop.antwoord, 200, 302, 404, 409, 422)
    assert knop.herhaalbaar or changed(once, picture()) == []


def test_a_button_that_cannot_do_it_now_says_so(client: Client) -> None:
    from .invoer.stand import offered_lead  # noqa: PLC0415

    offered_lead()
    sign_in(client, "lid")
    adres = reverse("regie_aanvaarden", args=[cid("casus"), cid("aanbod")])
    assert client.post(adres).status_code == 302
    again = client.post(adres, headers={"Referer": f"http://testserver/casussen/{cid('casus')}/"})
    page = again.content.decode()
    assert again.status_code == 409 and "al beantwoord of ingetrokken" in page
    assert f'href="/casussen/{cid("casus")}/"' in page
