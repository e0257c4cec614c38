"""Sign-in by a real provider: whom it opens for, whom not, and what makes its answer worth nothing."""

import time
from typing import Any
from urllib.parse import quote

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.test import Client

from regiehuis.samenwerking.actions.bevestiging import set_contactpersoon
from regiehuis.samenwerking.models import Functie, Medewerker
from regiehuis.web.aanmelden.aanbieder import Aanbieder
from tests.capabilities import needs_aanbieder
from tests.cast import DAG, act, cid

pytestmark = [pytest.mark.django_db, needs_aanbieder]
LID = "lid@proefstad.example|organisatie=Politie-NL|functie=liaison"


@pytest.fixture(autouse=True)
def huis(settings: Any, aanbieder: str) -> None:
    """A house that is no demo, tied to the provider, which calls the police Politie-NL."""
    settings.SOORT, settings.OIDC_ISSUER = "productie", aanbieder
    settings.OIDC_RP_CLIENT_ID, settings.OIDC_RP_CLIENT_SECRET = "regiehuis", "geheim-van-de-proef"
    with act("ketenmanager") as asker:
        set_contactpersoon(
            asker=asker,
            aansluiting_id=cid("aansluiting_politie"),
            versie=1,
            medewerker_id=None,
            oidc_organisatie="Politie-NL",
        )
    forget_asker()


def forget_asker() -> None:
    """Outside a test no transaction of before has an asker left."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.medewerker', '', true)")


def travel(client: Client, hint: str, back: str = "") -> str:
    """To the provider and through it; the address it sends the browser back to."""
    start = client.get(f"/aanmelden/inlogdienst/?next={back}")
    assert start.status_code == 302, start.content
    with requests.Session() as browser:
        address = f"{start['Location']}&login_hint={quote(hint)}"
        for _ in range(12):
            answer = browser.get(address, allow_redirects=False, timeout=10)
            address = requests.compat.urljoin(address, answer.headers["Location"])
            if address.startswith("http://testserver/"):
                return address
    raise AssertionError("the provider never sent the browser back")


def sign_in(client: Client, hint: str, back: str = "") -> Any:
    return client.get(travel(client, hint, back))


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_provider_opens_the_house_for_an_account_that_was_made(client: Client) -> None:
    assert b"Aanmelden met uw organisatie" in client.get("/aanmelden/").content
    answer = sign_in(client, f"{LID}|amr=mfa", "/casussen/")
    assert (answer.status_code, answer["Location"]) == (302, "/casussen/")
    assert client.session["_auth_user_id"] == str(cid("lid"))
    assert client.get("/casussen/").status_code == 200
    tied = Medewerker.objects.get(pk=cid("lid"))
    assert tied.oidc_onderwerp == f"{LID}|amr=mfa"
    client.post("/afmelden/")
    Medewerker.objects.filter(pk=cid("lid")).update(email="een.ander@adres.example")
    sign_in(client, f"{LID}|amr=mfa")
    assert signed_in(client), "the subject counts once it is tied"


def test_without_a_second_factor_there_the_own_one_comes(client: Client) -> None:
    assert sign_in(client, LID)["Location"] == "/"
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/code/")


@pytest.mark.parametrize(
    ("hint", "woorden"),
    [
        ("onbekend@proefstad.example|organisatie=Politie-NL", "hoort niet bij een account"),
        ("lid@proefstad.example|organisatie=Politie-NL|verified=no", "hoort niet bij een account"),
        ("lid@proefstad.example|organisatie=Andere", "niet aan deze inlogdienst gekoppeld"),
        ("lid@proefstad.example", "niet aan deze inlogdienst gekoppeld"),
        ("ggz_lid@proefstad.example|organisatie=Politie-NL", "niet aan deze inlogdienst gekoppeld"),
    ],
)
def test_who_is_not_of_the_house_stays_outside(client: Client, hint: str, woorden: str) -> None:
    answer = sign_in(client, f"{hint}|amr=mfa")
    assert answer.status_code == 403 and woorden in answer.content.decode()
    assert not signed_in(client) and not Medewerker.objects.exclude(oidc_onderwerp="").exists()


def test_an_account_is_tied_to_one_subject_only(client: Client) -> None:
    sign_in(client, f"{LID}|amr=mfa")
    forget_asker()
    other = Client()
    assert sign_in(other, "lid@proefstad.example|organisatie=Politie-NL|amr=mfa|x=ander").status_code == 403
    assert not signed_in(other)


def test_a_claim_narrows_and_never_widens(client: Client, settings: Any) -> None:
    settings.OIDC_CLAIM_FUNCTIE = "functie"
    more = "lid@proefstad.example|organisatie=Politie-NL|functie=liaison,ketenmanager,beheerder|amr=mfa"
    less = "lid@proefstad.example|organisatie=Politie-NL|functie=piket|amr=mfa"
    refused = sign_in(client, less)
    assert refused.status_code == 403 and "niet alle functies" in refused.content.decode()
    sign_in(client, more)
    assert signed_in(client)
    with act("lid") as asker:
        assert asker.functies == {"liaison"}
        assert set(Functie.objects.filter(medewerker_id=cid("lid")).values_list("soort", flat=True)) == {"liaison"}


def test_a_suspended_or_closed_account_stays_closed(client: Client) -> None:
    Medewerker.objects.filter(pk=cid("lid")).update(bevestigd_tot=DAG)
    assert sign_in(client, f"{LID}|amr=mfa")["Location"] == "/aanmelden/opgeschort/"
    assert not signed_in(client)


def test_an_answer_counts_once_and_only_in_the_session_that_asked(client: Client) -> None:
    address = travel(client, f"{LID}|amr=mfa")
    stranger = Client()
    assert stranger.get(address).status_code == 403 and not signed_in(stranger)
    assert client.get(address).status_code == 302 and signed_in(client)
    client.post("/afmelden/")
    forget_asker()
    assert client.get(address).status_code == 403 and not signed_in(client)


@pytest.mark.parametrize("vraag", ["", "?state=x&code=y", "?error=access_denied&state=x", "?code=y"])
def test_an_answer_that_nobody_asked_for_is_refused(client: Client, vraag: str) -> None:
    answer = client.get(f"/aanmelden/inlogdienst/terug/{vraag}")
    assert answer.status_code == 403 and "Begin opnieuw" in answer.content.decode()


def test_without_a_provider_there_is_no_such_address(client: Client, settings: Any) -> None:
    settings.OIDC_ISSUER = ""
    assert client.get("/aanmelden/inlogdienst/").status_code == 404
    assert client.get("/aanmelden/inlogdienst/terug/").status_code == 404
    assert b"Aanmelden met uw organisatie" not in client.get("/aanmelden/").content


def test_a_provider_that_does_not_answer_is_told_plainly(client: Client, settings: Any) -> None:
    settings.OIDC_ISSUER = "http://127.0.0.1:1"
    answer = client.get("/aanmelden/inlogdienst/")
    assert answer.status_code == 403 and "antwoordt niet" in answer.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://andere.example"},
        {"aud": "een-ander"},
        {"aud": ["regiehuis", "een-ander"], "azp": "een-ander"},
        {"nonce": "een-andere"},
        {"exp": 1},
        {"exp": None},
        {"sub": ""},
    ],
)
def test_a_token_that_is_not_for_us_now_is_worth_nothing(
    monkeypatch: pytest.MonkeyPatch, aanbieder: str, changes: dict[str, Any]
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = jwt.PyJWK({**jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "alg": "RS256"})
    monkeypatch.setattr(Aanbieder, "retrieve_matching_jwk", lambda self, token: public)
    now = int(time.time())
    good = {"iss": aanbieder, "aud": "regiehuis", "sub": "s", "nonce": "n", "iat": now, "exp": now + 60}

    def check(claims: dict[str, Any]) -> Any:
        kept = {name: value for name, value in claims.items() if value is not None}
        return Aanbieder().verify_token(jwt.encode(kept, key, algorithm="RS256"), nonce="n")

    assert check(good)["sub"] == "s"
    with pytest.raises((SuspiciousOperation, jwt.PyJWTError)):
        check(good | changes)
    stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    with pytest.raises((SuspiciousOperation, jwt.PyJWTError)):
        Aanbieder().verify_token(jwt.encode(good, stranger, algorithm="RS256"), nonce="n")
