"""Passkeys: added, used with and without a password, refused when stale, replayed or another's; the last one stays."""

import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp_webauthn.models import WebAuthnCredential

from regiehuis.samenwerking.models import Medewerker
from tests.cast import PASSWORD, act, cid
from tests.web.sleutelkastje import Kastje

pytestmark = pytest.mark.django_db
WHO = {"gebruikersnaam": "lid", "wachtwoord": PASSWORD}
NIEUW, DEUR = "/aanmelden/sleutel/nieuw/", "/aanmelden/sleutel/"


@pytest.fixture
def lid(settings: Any) -> Medewerker:
    """A member with a password, in a house that is no demo."""
    settings.SOORT = "productie"
    user = Medewerker.objects.get(pk=cid("lid"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def send(client: Client, address: str, body: Any = None) -> Any:
    return client.post(address, body or {}, content_type="application/json")


def add(client: Client, kastje: Kastje, naam: str = "Werktelefoon") -> Any:
    asked = send(client, f"{NIEUW}vragen/").json()
    return send(client, NIEUW, kastje.make(asked) | {"naam": naam})


@pytest.fixture
def kastje(client: Client, lid: Medewerker) -> Kastje:
    """The first passkey of the member, set up after his password; the client is left signed out."""
    made = Kastje()
    client.post("/aanmelden/", WHO)
    assert add(client, made).json() == {"verder": "/mijn/"}
    client.post("/afmelden/")
    return made


def refusals() -> int:
    with act("fg"), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.fg_huizen', %s, true)", ["{" + str(cid("huis")) + "}"])
        cursor.execute("SELECT count(*) FROM logboek_logregel WHERE handeling = 'weigering'")
        return int(cursor.fetchone()[0])


def test_a_passkey_alone_opens_the_house(client: Client, kastje: Kastje) -> None:
    asked = send(client, f"{DEUR}vragen/").json()
    assert asked["userVerification"] == "required" and not asked.get("allowCredentials")
    done = send(client, f"{DEUR}?next=/casussen/", kastje.use(asked))
    assert (done.status_code, done.json()) == (200, {"verder": "/casussen/"})
    page = client.get("/mijn/").content.decode()
    assert "Werktelefoon" in page and "dit is hier" in page


def test_the_way_back_after_a_passkey_never_leaves_the_house(client: Client, kastje: Kastje) -> None:
    asked = send(client, f"{DEUR}vragen/").json()
    assert send(client, f"{DEUR}?next=https://elders.example/", kastje.use(asked)).json() == {"verder": "/"}


def test_a_passkey_is_the_second_step_after_a_password(client: Client, kastje: Kastje) -> None:
    assert client.post("/aanmelden/", WHO)["Location"] == "/aanmelden/code/"
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/code/")
    assert b"Toegangssleutel gebruiken" in client.get("/aanmelden/code/").content
    asked = send(client, f"{DEUR}vragen/").json()
    assert len(asked["allowCredentials"]) == 1
    assert send(client, DEUR, kastje.use(asked, verified=False)).status_code == 200
    assert client.get("/casussen/").status_code == 200


def test_a_key_that_nobody_unlocked_is_no_sign_in_by_itself(client: Client, kastje: Kastje) -> None:
    asked = send(client, f"{DEUR}vragen/").json()
    before = refusals()
    refused = send(client, DEUR, kastje.use(asked, verified=False))
    assert refused.status_code == 422 and "hier niet geldig" in refused.json()["melding"]
    assert refusals() == before + 1
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/")


def test_a_challenge_works_once(client: Client, kastje: Kastje) -> None:
    answer = kastje.use(send(client, f"{DEUR}vragen/").json())
    assert send(client, DEUR, answer).status_code == 200
    client.post("/afmelden/")
    again = send(client, DEUR, answer)
    assert again.status_code == 422 and "verlopen of al gebruikt" in again.json()["melding"]
    send(client, f"{DEUR}vragen/")
    replayed = send(client, DEUR, answer)
    assert replayed.status_code == 422 and "hier niet geldig" in replayed.json()["melding"]
    assert "_auth_user_id" not in client.session


def test_a_challenge_is_stale_after_five_minutes(client: Client, kastje: Kastje) -> None:
    asked = send(client, f"{DEUR}vragen/").json()
    session = client.session
    session["otp_webauthn_authentication_state"] |= {"op": time.time() - 301}
    session.save()
    late = send(client, DEUR, kastje.use(asked))
    assert late.status_code == 422 and "Begin opnieuw" in late.json()["melding"]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "body", [[], "tekst", {"id": 1}, {"id": "x", "rawId": "x", "response": {}}, {"response": None}]
)
def test_what_is_no_answer_of_a_key_is_refused_in_plain_words(client: Client, lid: Medewerker, body: Any) -> None:
    send(client, f"{DEUR}vragen/")
    refused = send(client, DEUR, body)
    assert refused.status_code in (400, 404, 422) and "toegangssleutel" in refused.json()["melding"]


def test_a_page_of_another_address_gets_nowhere(client: Client, kastje: Kastje) -> None:
    kastje.origin = "https://regiehuis.elders.example"
    refused = send(client, DEUR, kastje.use(send(client, f"{DEUR}vragen/").json()))
    assert refused.status_code == 422 and "_auth_user_id" not in client.session


def test_the_key_of_a_closed_account_opens_nothing(client: Client, kastje: Kastje) -> None:
    asked = send(client, f"{DEUR}vragen/").json()
    Medewerker.objects.filter(pk=cid("lid")).update(is_active=False)
    with connection.cursor() as cursor:  # outside a test no transaction of before has an asker left
        cursor.execute("SELECT set_config('regiehuis.medewerker', '', true)")
    assert send(client, DEUR, kastje.use(asked)).status_code == 403
    assert "_auth_user_id" not in client.session


def test_somebody_elses_key_is_no_second_step(client: Client, kastje: Kastje) -> None:
    other = Medewerker.objects.get(pk=cid("ggz_lid"))
    other.set_password(PASSWORD)
    other.save(update_fields=["password"])
    TOTPDevice.objects.create(user=other, name="app", confirmed=True)
    client.post("/aanmelden/", WHO | {"gebruikersnaam": "ggz_lid"})
    asked = send(client, f"{DEUR}vragen/").json()
    assert send(client, DEUR, kastje.use(asked)).status_code == 403
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/code/")


def test_nobody_adds_a_key_past_the_second_step(client: Client, kastje: Kastje) -> None:
    client.post("/aanmelden/", WHO)
    refused = send(client, f"{NIEUW}vragen/")
    assert refused.status_code == 403 and "Meld u eerst aan" in refused.json()["melding"]
    assert Client().post(f"{NIEUW}vragen/", {}, content_type="application/json").status_code == 403


def test_several_keys_with_names_and_the_last_one_stays(client: Client, kastje: Kastje) -> None:
    send(client, DEUR, kastje.use(send(client, f"{DEUR}vragen/").json()))
    assert add(client, Kastje(), " Kluis  thuis ").status_code == 200
    first, second = WebAuthnCredential.objects.filter(user_id=cid("lid")).order_by("id")
    assert (first.name, second.name) == ("Werktelefoon", "Kluis thuis")
    address = f"/mijn/sleutels/{second.id}/weg/"
    assert b"Kluis thuis" in client.get(address).content
    assert client.post(address)["Location"] == "/mijn/"
    assert client.post(address).status_code == 404
    last = client.post(f"/mijn/sleutels/{first.id}/weg/")
    assert last.status_code == 422 and "laatste tweede stap" in last.content.decode()
    assert WebAuthnCredential.objects.filter(user_id=cid("lid")).count() == 1


def test_an_app_goes_only_when_a_key_stays(client: Client, kastje: Kastje) -> None:
    send(client, DEUR, kastje.use(send(client, f"{DEUR}vragen/").json()))
    assert client.get("/mijn/app/weg/").status_code == 404
    TOTPDevice.objects.create(user_id=cid("lid"), name="app", confirmed=True)
    assert client.get("/aanmelden/instellen/")["Location"] == "/aanmelden/code/"
    assert client.post("/mijn/app/weg/")["Location"] == "/mijn/"
    assert not TOTPDevice.objects.filter(user_id=cid("lid")).exists()


def test_nobody_takes_away_the_key_of_another(client: Client, kastje: Kastje) -> None:
    key = WebAuthnCredential.objects.get(user_id=cid("lid"))
    client.force_login(Medewerker.objects.get(pk=cid("fg")), backend="regiehuis.samenwerking.sessies.Accounts")
    session = client.session
    session["begonnen"] = time.time()
    session.save()
    device = TOTPDevice.objects.create(user_id=cid("fg"), name="app", confirmed=True)
    session["otp_device_id"] = device.persistent_id
    session.save()
    assert client.post(f"/mijn/sleutels/{key.id}/weg/").status_code == 404
    assert WebAuthnCredential.objects.filter(id=key.id).exists()
