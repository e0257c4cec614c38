"""The door: password, second step, lock-out, one-time link, and a demo's list that exists nowhere else."""

import os
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from axes.models import AccessAttempt
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from regiehuis.samenwerking.models import Medewerker
from regiehuis.samenwerking.queries import demo_accounts
from regiehuis.samenwerking.uitnodiging import GELDIG_SECONDEN, make_uitnodiging
from tests.cast import PASSWORD, cid

pytestmark = pytest.mark.django_db
WHO = {"gebruikersnaam": "lid", "wachtwoord": PASSWORD}


@pytest.fixture
def lid() -> Medewerker:
    """A member with a password; undone with the test."""
    user = Medewerker.objects.get(pk=cid("lid"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


@pytest.fixture
def productie(settings: Any) -> None:
    settings.SOORT = "productie"


@pytest.fixture
def demo(settings: Any) -> Iterator[None]:
    """An installation that is a demo, in its settings and in its database."""
    settings.SOORT = "demo"
    url = os.environ["DATABASE_SUPERUSER_URL"]
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("UPDATE kern_installatie SET soort = 'demo'")
        yield
        owner.execute("UPDATE kern_installatie SET soort = 'test'")


def code_of(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


def with_app(user: Medewerker) -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name="app", confirmed=True)


def test_nobody_gets_in_without_signing_in(client: Client) -> None:
    response = client.get("/casussen/?fase=plan")
    assert (response.status_code, response["Location"]) == (302, "/aanmelden/?next=%2Fcasussen%2F%3Ffase%3Dplan")


def test_a_partial_page_sends_the_whole_window_to_the_door(client: Client) -> None:
    response = client.get("/casussen/", headers={"HX-Request": "true"})
    assert response["HX-Redirect"] == "/aanmelden/"


def test_a_wrong_password_is_told_plainly(client: Client, lid: Medewerker) -> None:
    response = client.post("/aanmelden/", WHO | {"wachtwoord": "iets-anders-dan-dit"})
    assert response.status_code == 422
    assert "horen niet bij elkaar" in response.content.decode()
    assert b"iets-anders" not in response.content


def test_an_unknown_name_gets_the_same_answer(client: Client, lid: Medewerker) -> None:
    wrong = client.post("/aanmelden/", WHO | {"wachtwoord": "x"}).content.decode()
    unknown = client.post("/aanmelden/", WHO | {"gebruikersnaam": "bestaat_niet"}).content.decode()
    assert "horen niet bij elkaar" in wrong and "horen niet bij elkaar" in unknown


def test_five_wrong_passwords_lock_the_door(client: Client, lid: Medewerker) -> None:
    for _ in range(5):
        response = client.post("/aanmelden/", WHO | {"wachtwoord": "misgetypt"})
    assert response.status_code == 429 and "even geblokkeerd" in response.content.decode()
    assert client.post("/aanmelden/", WHO).status_code == 429
    assert "_auth_user_id" not in client.session
    kept = AccessAttempt.objects.get()
    assert kept.username == "lid" and "misgetypt" not in f"{kept.post_data}{kept.get_data}"


def test_somebody_else_still_gets_in(client: Client, lid: Medewerker) -> None:
    for _ in range(5):
        client.post("/aanmelden/", {"gebruikersnaam": "fg", "wachtwoord": "mis"})
    assert client.post("/aanmelden/", WHO).status_code == 302


@pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)", "/\\elders"])
def test_the_way_back_never_leaves_the_house(client: Client, lid: Medewerker, target: str) -> None:
    assert client.post("/aanmelden/", WHO | {"next": target})["Location"] == "/"


def test_the_way_back_is_kept_through_the_second_step(client: Client, lid: Medewerker, productie: None) -> None:
    device = with_app(lid)
    first = client.post("/aanmelden/", WHO | {"next": "/casussen/"})
    assert first["Location"] == "/aanmelden/code/?next=%2Fcasussen%2F"
    second = client.post(first["Location"], {"code": code_of(device), "next": "/casussen/"})
    assert second["Location"] == "/casussen/"


def test_a_password_alone_opens_nothing(client: Client, lid: Medewerker, productie: None) -> None:
    with_app(lid)
    client.post("/aanmelden/", WHO)
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/code/")
    assert client.get("/aanmelden/instellen/")["Location"] == "/aanmelden/code/"
    assert client.get("/aanmelden/instellen/code.svg").status_code == 404


def test_a_wrong_code_is_refused(client: Client, lid: Medewerker, productie: None) -> None:
    device = with_app(lid)
    client.post("/aanmelden/", WHO)
    wrong = f"{(int(code_of(device)) + 1) % 1_000_000:06d}"
    response = client.post("/aanmelden/code/", {"code": wrong})
    assert response.status_code == 422 and "Deze code klopt niet" in response.content.decode()


def test_a_code_is_compulsory_in_a_demo_too_for_who_has_an_app(client: Client, lid: Medewerker) -> None:
    with_app(lid)
    assert client.post("/aanmelden/", WHO)["Location"] == "/aanmelden/code/"
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/code/")


def test_the_first_sign_in_sets_up_an_app_with_recovery_codes(client: Client, lid: Medewerker, productie: None) -> None:
    client.post("/aanmelden/", WHO)
    assert client.get("/aanmelden/code/")["Location"] == "/aanmelden/instellen/"
    assert b"/aanmelden/instellen/code.svg" in client.get("/aanmelden/instellen/").content
    picture = client.get("/aanmelden/instellen/code.svg")
    assert picture["Content-Type"] == "image/svg+xml" and b"<svg" in picture.content
    assert "no-store" in picture["Cache-Control"]
    device = TOTPDevice.objects.get(user=lid)
    done = client.post("/aanmelden/instellen/", {"code": code_of(device)})
    codes = list(StaticToken.objects.filter(device__user=lid).values_list("token", flat=True))
    assert len(codes) == 10 and all(code in done.content.decode() for code in codes)
    assert client.get("/aanmelden/code/")["Location"] == "/"


def test_a_recovery_code_works_once(client: Client, lid: Medewerker, productie: None) -> None:
    client.post("/aanmelden/", WHO)
    client.get("/aanmelden/instellen/")
    client.post("/aanmelden/instellen/", {"code": code_of(TOTPDevice.objects.get(user=lid))})
    code = StaticToken.objects.filter(device__user=lid).values_list("token", flat=True)[0]
    for expected in (302, 422):
        other = Client()
        other.post("/aanmelden/", WHO)
        assert other.post("/aanmelden/code/", {"code": code.upper()}).status_code == expected


def test_a_session_ends_after_ten_hours(client: Client, lid: Medewerker) -> None:
    client.post("/aanmelden/", WHO)
    session = client.session
    session["begonnen"] = time.time() - 10 * 3600 - 1
    session.save()
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/")
    assert "_auth_user_id" not in client.session


def test_a_session_ends_after_half_an_hour_of_nothing(client: Client, lid: Medewerker) -> None:
    client.post("/aanmelden/", WHO)
    assert client.session.get_expiry_age() == 30 * 60


def test_leaving_takes_a_post(client: Client, lid: Medewerker) -> None:
    client.post("/aanmelden/", WHO)
    assert client.get("/afmelden/").status_code == 405
    assert client.post("/afmelden/")["Location"] == "/aanmelden/"
    assert "_auth_user_id" not in client.session


def test_a_one_time_link_sets_a_password_once(client: Client, productie: None) -> None:
    url = f"/aanmelden/eerste-keer/{make_uitnodiging(cid('lid'))}/"
    assert b"Welkom" in client.get(url).content
    done = client.post(url, {"wachtwoord": PASSWORD, "herhaling": PASSWORD})
    assert done["Location"] == "/aanmelden/code/"
    assert Medewerker.objects.get(pk=cid("lid")).check_password(PASSWORD)
    again = Client().get(url)
    assert again.status_code == 404 and "werkt niet meer" in again.content.decode()


def test_a_link_does_not_walk_past_an_app(client: Client, productie: None) -> None:
    with_app(Medewerker.objects.get(pk=cid("lid")))
    client.post(
        f"/aanmelden/eerste-keer/{make_uitnodiging(cid('lid'))}/", {"wachtwoord": PASSWORD, "herhaling": PASSWORD}
    )
    assert client.get("/")["Location"] == "/aanmelden/code/"


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [("kort", "kort", "12"), (PASSWORD, "iets anders", "niet hetzelfde"), ("password1234", "password1234", "")],
)
def test_a_weak_or_mistyped_password_is_refused(client: Client, first: str, second: str, word: str) -> None:
    url = f"/aanmelden/eerste-keer/{make_uitnodiging(cid('lid'))}/"
    response = client.post(url, {"wachtwoord": first, "herhaling": second})
    assert response.status_code == 422 and word in response.content.decode()
    assert not Medewerker.objects.get(pk=cid("lid")).has_usable_password()


def test_a_forged_or_old_link_does_not_work(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    token = make_uitnodiging(cid("lid"))
    assert client.get(f"/aanmelden/eerste-keer/{token}x/").status_code == 404
    later = time.time() + GELDIG_SECONDEN + 5
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.get(f"/aanmelden/eerste-keer/{token}/").status_code == 404


@pytest.mark.parametrize("soort", ["test", "productie"])
def test_the_demo_door_is_closed_outside_a_demo(client: Client, settings: Any, soort: str) -> None:
    settings.SOORT = soort
    assert client.get("/aanmelden/demo/").status_code == 404
    assert client.post("/aanmelden/demo/", {"medewerker": str(cid("lid"))}).status_code == 404
    assert b"demo" not in client.get("/aanmelden/").content.lower()


def test_a_database_that_is_no_demo_names_nobody(client: Client, settings: Any) -> None:
    settings.SOORT = "demo"
    assert demo_accounts() == []
    assert client.post("/aanmelden/demo/", {"medewerker": str(cid("lid"))}).status_code == 404


def test_one_click_makes_you_somebody_in_a_demo(client: Client, demo: None) -> None:
    assert client.get("/aanmelden/?next=/casussen/")["Location"] == "/aanmelden/demo/?next=%2Fcasussen%2F"
    page = client.get("/aanmelden/demo/").content.decode()
    assert "Procesregisseur" in page and "Lid zonder categorie" in page and "Politie basisteam" in page
    response = client.post("/aanmelden/demo/", {"medewerker": str(cid("lid")), "next": "/casussen/"})
    assert response["Location"] == "/casussen/"
    assert client.session["_auth_user_id"] == str(cid("lid"))


def test_the_demo_names_functions_of_its_people(demo: None) -> None:
    found = {account.gebruikersnaam: account for account in demo_accounts()}
    assert found["procesregisseur"].functie_tekst == "Procesregisseur"
    assert found["afzender"].functie_tekst == ""


def test_somebody_unknown_is_nobody_in_a_demo(client: Client, demo: None) -> None:
    assert client.post("/aanmelden/demo/", {"medewerker": "0"}).status_code == 404


def test_a_session_is_written_once_a_minute_and_not_with_every_look(lid: Medewerker, client: Client) -> None:
    client.force_login(lid, backend="regiehuis.samenwerking.sessies.Accounts")
    client.get("/")
    first = client.session["gezien"]
    client.get("/")
    assert client.session["gezien"] == first
    session = client.session
    session["gezien"] = first - 61
    session.save()
    client.get("/")
    assert client.session["gezien"] > first
