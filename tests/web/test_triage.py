"""The screens of triage: the list, the decision in two pages, what a triage partner sees."""

import dataclasses
import uuid
from typing import Any

import pytest
from django.test import Client

from regiehuis.casussen.models import Casus, Signaal, Triage, Wachtplaats
from tests.cast import act, cid
from tests.casussen.test_triage import PIM, SAM, sent
from tests.casussen.test_wachtlijst import waiting
from tests.web.conftest import SignIn
from tests.web.test_signalen import html, page_queries

pytestmark = pytest.mark.django_db


def form(row: Signaal, besluit: str, *voldaan: int, **anders: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "besluit": besluit,
        "motivering": "Het wijkteam kan dit alleen",
        "bericht": "Bel het wijkteam.",
        "versie": row.versie,
        "formulier_id": uuid.uuid4(),
    }
    for n in (1, 2, 3, 4):
        data |= {f"voldaan_{cid(f'c{n}')}": "ja" if n in voldaan else "nee", f"reden_{cid(f'c{n}')}": f"reden {n}"}
    return data | anders


def url(row: Signaal) -> str:
    return f"/triage/{row.id}/"


def test_redirecting_gives_the_sender_word(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("procesregisseur")
    assert row.nummer in html(client.get("/triage/"))
    assert "Beoordeling" in html(client.get(url(row)))
    refused = client.post(url(row), form(row, "doorverwijzen"))
    assert refused.status_code == 422 and "Vul in naar wie u doorverwijst." in html(refused)
    assert "Bel het wijkteam." in html(refused)
    done = client.post(url(row), form(row, "doorverwijzen", verwezen_naar="Wijkteam"), follow=True)
    assert "de afzender krijgt bericht" in html(done)
    read = html(client.get(url(row)))
    assert "Het wijkteam kan dit alleen" in read and "Procesregisseur" in read
    seen = html(as_user("afzender").get(f"/signalen/{row.id}/"))
    assert "Doorverwijzen" in seen and "Bel het wijkteam." in seen and "Het wijkteam kan dit alleen" not in seen


def second(client: Client, row: Signaal, first: dict[str, Any], **keuzes: Any) -> Any:
    data = first | {"tweede": "1", "convenant": cid("convenant"), "overlegvorm": cid("casusoverleg")}
    return client.post(url(row), data | keuzes)


def test_accepting_searches_first_and_opens_the_case(as_user: SignIn) -> None:
    row = sent(SAM, PIM)
    one, two = ({p.achternaam: p.id for p in row.personen.all()}[naam] for naam in ("Nieuweling", "Proefpersoon"))
    client = as_user("procesregisseur")
    first = form(row, "aannemen", 1, 2, 3)
    page = html(client.post(url(row), first))
    assert "Zijn de personen al bekend?" in page and "contact: Casusregisseur (Reclassering)" in page
    assert "1, wordt 2" in page and "wordt 2 van 8 punten" in page and "Het wijkteam kan dit alleen" in page
    forgotten = html(second(client, row, first, **{f"persoon_{one}": "nieuw"}))
    assert "Kies een bekende persoon, of een nieuwe." in forgotten
    done = second(client, row, first, **{f"persoon_{one}": "nieuw", f"persoon_{two}": cid("persoon_casus")})
    assert done.status_code == 302
    with act("procesregisseur"):
        casus = Casus.objects.get(signaal=row)
        assert cid("persoon_casus") in casus.personen.values_list("persoon_id", flat=True)


def test_an_exception_has_to_be_ticked(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("procesregisseur")
    refused = client.post(url(row), form(row, "aannemen", 1))
    assert refused.status_code == 422 and "De landelijke criteria zijn niet vervuld" in html(refused)
    first = form(row, "aannemen", 1, uitzondering="on")
    assert "Gemotiveerde uitzondering" in html(client.post(url(row), first))
    assert second(client, row, first, **{f"persoon_{row.personen.get().id}": "nieuw"}).status_code == 302
    with act("procesregisseur"):
        assert Triage.objects.get(signaal=row).uitzondering


def test_no_acceptance_while_informed_stands_open(as_user: SignIn) -> None:
    row = sent(dataclasses.replace(SAM, geinformeerd=None))
    answer = as_user("procesregisseur").post(url(row), form(row, "aannemen", 1, 2, 3))
    assert answer.status_code == 422 and "Aannemen kan nog niet" in html(answer)


def test_a_refusal_after_the_second_page_is_told_there(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("procesregisseur")
    first = form(row, "aannemen", 4, versie=1)
    client.post(url(row), first)
    answer = second(client, row, first, **{f"persoon_{row.personen.get().id}": "nieuw"})
    assert "Iemand anders heeft dit intussen gewijzigd" in html(answer)
    with act("procesregisseur"):
        assert not Casus.objects.filter(signaal=row).exists()


def test_waiting_is_chosen_on_the_second_page_and_the_list_opens_the_case(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("procesregisseur")
    first = form(row, "aannemen", 1, 2, 3)
    client.post(url(row), first)
    waits = {"vervolg": "wachten", "wachtreden": "anders"}
    assert "Leg uit waarom het signaal wacht." in html(second(client, row, first, **waits, convenant=""))
    done = second(client, row, first, **waits, wachttoelichting="Komt later vrij", convenant="")
    assert done.status_code == 302
    page = html(client.get("/triage/wachtlijst/"))
    assert row.nummer in page and "Komt later vrij" in page and "Aan de beurt" in page
    assert "op de wachtlijst" in html(as_user("afzender").get(f"/signalen/{row.id}/"))
    with act("procesregisseur"):
        place = Wachtplaats.objects.get(signaal=row)
    opening = f"/triage/wachtlijst/{place.id}/openen/"
    client = as_user("procesregisseur")
    assert "Zijn de personen al bekend?" in html(client.get(opening))
    data = {"versie": 1, "formulier_id": uuid.uuid4(), "convenant": cid("convenant")}
    refused = client.post(opening, data)
    assert refused.status_code == 422 and "Kies een bekende persoon, of een nieuwe." in html(refused)
    done = client.post(opening, data | {f"persoon_{row.personen.get().id}": "nieuw"})
    assert done.status_code == 302 and done["Location"].startswith("/casussen/")
    assert "Niemand wacht op dit overleg." in html(client.get("/triage/wachtlijst/"))


def test_a_triage_partner_reads_and_does_not_decide(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("triagepartner")
    page = html(client.get(url(row)))
    assert "Geheime aanleiding" in page and "Beoordeling" not in page
    client.post(url(row), form(row, "afwijzen"))
    with act("procesregisseur"):
        assert not Triage.objects.filter(signaal=row).exists()


@pytest.mark.parametrize("wie", ["andere_procesregisseur", "ketenmanager", "lid", "iemand_elders", "beheerder"])
def test_others_do_not_find_it(as_user: SignIn, wie: str) -> None:
    row = sent(SAM)
    client = as_user(wie)
    assert client.get(url(row)).status_code == client.post(url(row), form(row, "afwijzen")).status_code == 404
    assert row.nummer not in html(client.get("/triage/"))


def test_the_number_of_queries_does_not_grow(as_user: SignIn) -> None:
    row = sent(SAM)
    client = as_user("procesregisseur")
    place = waiting()
    urls = ["/triage/", url(row), "/triage/wachtlijst/", f"/triage/wachtlijst/{place.id}/openen/"]
    before = [page_queries(client, one) for one in urls]
    for _ in range(3):
        more = sent(SAM, PIM)
        place = waiting()
    urls = ["/triage/", url(more), "/triage/wachtlijst/", f"/triage/wachtlijst/{place.id}/openen/"]
    assert [page_queries(client, one) for one in urls] == before
    assert max(before) <= 12
