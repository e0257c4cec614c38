"""One's own account: sessions that are seen and ended, another password, new recovery codes."""

from typing import Any

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken

from regiehuis.samenwerking.actions.medewerkers import deactivate_medewerker
from regiehuis.samenwerking.models import Medewerker, Sessie
from tests.cast import PASSWORD, act, cid

pytestmark = pytest.mark.django_db
WHO = {"gebruikersnaam": "lid", "wachtwoord": PASSWORD}
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
NIEUW = "vier heel andere woorden"


@pytest.fixture
def lid() -> Medewerker:
    user = Medewerker.objects.get(pk=cid("lid"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def signed_in(**headers: str) -> Client:
    client = Client(headers=headers)
    assert client.post("/aanmelden/", WHO)["Location"] == "/"
    return client


def test_own_sessions_are_seen_and_ended(lid: Medewerker) -> None:
    here, there = signed_in(), signed_in(user_agent=FIREFOX)
    page = here.get("/mijn/")
    marks = {regel.apparaat: regel.merk for regel in page.context["toegang"].sessies}
    assert set(marks) == {"onbekend apparaat", "Firefox op Linux"}
    assert there.session.session_key not in page.content.decode()
    assert here.post(f"/mijn/sessies/{marks['Firefox op Linux']}/eindigen/")["Location"] == "/mijn/"
    assert there.get("/")["Location"].startswith("/aanmelden/")
    assert here.get("/").status_code == 200
    assert here.post(f"/mijn/sessies/{marks['Firefox op Linux']}/eindigen/").status_code == 404


def test_all_other_sessions_end_at_once(lid: Medewerker) -> None:
    here, there, third = signed_in(), signed_in(), signed_in()
    here.post("/mijn/sessies/eindigen/")
    assert [client.get("/").status_code for client in (here, there, third)] == [200, 302, 302]


def test_nobody_ends_the_session_of_another(lid: Medewerker) -> None:
    mine = signed_in()
    merk = mine.get("/mijn/").context["toegang"].sessies[0].merk
    other = Client()
    other.force_login(Medewerker.objects.get(pk=cid("fg")), backend="regiehuis.samenwerking.sessies.Accounts")
    assert other.post(f"/mijn/sessies/{merk}/eindigen/").status_code == 404
    assert mine.get("/").status_code == 200


def test_another_password_ends_the_other_sessions(lid: Medewerker) -> None:
    here, there = signed_in(), signed_in()
    sent = {"huidig": PASSWORD, "wachtwoord": NIEUW, "herhaling": NIEUW}
    assert here.post("/mijn/wachtwoord/", sent)["Location"] == "/mijn/"
    assert here.get("/").status_code == 200
    assert there.get("/")["Location"].startswith("/aanmelden/")
    assert Medewerker.objects.get(pk=cid("lid")).check_password(NIEUW)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"huidig": "iets anders"}, "niet uw huidige wachtwoord"),
        ({"huidig": ""}, "Vul uw huidige wachtwoord in."),
        ({"wachtwoord": "kort", "herhaling": "kort"}, "12"),
        ({"herhaling": "iets anders"}, "niet hetzelfde"),
    ],
)
def test_a_password_that_cannot_be_is_refused_at_its_field(lid: Any, changes: dict[str, str], words: str) -> None:
    sent = {"huidig": PASSWORD, "wachtwoord": NIEUW, "herhaling": NIEUW} | changes
    page = signed_in().post("/mijn/wachtwoord/", sent)
    assert page.status_code == 422 and words in page.content.decode()
    assert Medewerker.objects.get(pk=cid("lid")).check_password(PASSWORD)


def test_closing_an_account_ends_its_sessions(lid: Medewerker) -> None:
    client = signed_in()
    with act("ketenmanager") as asker:
        deactivate_medewerker(asker=asker, medewerker_id=cid("lid"), versie=1)
    assert not Sessie.objects.filter(medewerker_id=cid("lid")).exists()
    assert client.get("/")["Location"].startswith("/aanmelden/")


def test_new_recovery_codes_take_the_place_of_the_old(lid: Medewerker) -> None:
    client = signed_in()
    for _ in range(2):
        page = client.post("/mijn/herstelcodes/").content.decode()
    codes = list(StaticToken.objects.filter(device__user=lid).values_list("token", flat=True))
    assert len(codes) == 10 and all(code in page for code in codes)
