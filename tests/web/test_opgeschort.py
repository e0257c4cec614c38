"""The door for a suspended account, and the statement of secrecy that comes before everything else (R20)."""

from typing import Any

import pytest
from django.test import Client

from regiehuis.samenwerking.actions.bevestiging import change_accountregels
from regiehuis.samenwerking.models import Medewerker
from tests.cast import DAG, PASSWORD, act, cid

pytestmark = pytest.mark.django_db
WHO = {"gebruikersnaam": "lid", "wachtwoord": PASSWORD}


@pytest.fixture
def lid() -> Medewerker:
    user = Medewerker.objects.get(pk=cid("lid"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def test_a_suspended_account_is_told_so_at_the_door(client: Client, lid: Medewerker) -> None:
    Medewerker.objects.filter(pk=lid.pk).update(bevestigd_tot=DAG)
    answer = client.post("/aanmelden/", WHO)
    assert answer["Location"] == "/aanmelden/opgeschort/" and "_auth_user_id" not in client.session
    assert "niet op tijd bevestigd" in client.get("/aanmelden/opgeschort/").content.decode()
    wrong = client.post("/aanmelden/", WHO | {"wachtwoord": "iets anders"})
    assert wrong.status_code == 422 and "opgeschort" not in wrong.content.decode()


def test_an_account_that_is_suspended_meanwhile_is_out_at_the_next_click(client: Client, lid: Medewerker) -> None:
    client.post("/aanmelden/", WHO)
    Medewerker.objects.filter(pk=lid.pk).update(bevestigd_tot=DAG)
    assert client.get("/casussen/")["Location"].startswith("/aanmelden/opgeschort/")
    assert "_auth_user_id" not in client.session


def test_the_statement_comes_before_everything_else(client: Client, lid: Medewerker) -> None:
    with act("ketenmanager") as asker:
        change_accountregels(
            asker=asker,
            versie=1,
            bevestiging_dagen=90,
            geheimhouding_verplicht=True,
            geheimhouding_tekst="Ik zwijg.",
        )
    client.post("/aanmelden/", WHO)
    assert client.get("/casussen/")["Location"] == "/mijn/verklaring/?next=%2Fcasussen%2F"
    page: Any = client.get("/mijn/verklaring/?next=/casussen/")
    assert "Ik zwijg." in page.content.decode()
    versie = page.context["verklaring"].tekstversie
    refused = client.post("/mijn/verklaring/", {"versie": versie})
    assert refused.status_code == 422 and "Zet een vinkje" in refused.content.decode()
    old = client.post("/mijn/verklaring/", {"versie": versie - 1, "akkoord": "on"})
    assert old.status_code == 422 and "intussen gewijzigd" in old.content.decode()
    signed = client.post("/mijn/verklaring/", {"versie": versie, "akkoord": "on", "next": "/casussen/"})
    assert signed["Location"] == "/casussen/"
    assert client.get("/casussen/").status_code == 200
