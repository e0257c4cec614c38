"""What goes out of the door on the screens: said with what is taken, printed, and looked back at (R21)."""

import pathlib

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.logboek.verstrekkingen import Verstrekt, since, verstrekkingen_of_huis
from tests.cast import MOMENT, act, cid
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db
CASUS = f"/casussen/{cid('casus')}/"


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


def went_out() -> list[Verstrekt]:
    with act("fg"):
        return verstrekkingen_of_huis(cid("huis"), since(MOMENT))


def test_what_is_taken_along_says_for_whom_what_for_and_why(as_user: SignIn) -> None:
    client = as_user("lid")
    address = f"{CASUS}dossier/pdf/?waarvoor=uitvoering&ontvanger=Wijkteam Noord&grondslag=toestemming&soort=feit"
    assert client.get(address).status_code == 200
    (found,) = went_out()
    assert (found.ontvanger, found.grondslag, found.vorm) == ("Wijkteam Noord", "toestemming", "pdf")
    assert found.doel.startswith("Uitvoeren") and found.besloten_door == cid("lid")
    assert found.stukken[0].soort == "dossier" and {stuk.soort for stuk in found.stukken[1:]} <= {"informatie"}
    assert cid("persoon_casus") in found.personen


@pytest.mark.parametrize(
    "said, ontvanger, grondslag",
    [
        ("", "", "convenant"),
        ("?waarvoor=inzage", "de persoon zelf", "verzoek_persoon"),
        ("?waarvoor=onzin&grondslag=onzin", "", "convenant"),
        ("?ontvanger=" + "x" * 300, "", "convenant"),
    ],
)
def test_one_press_is_enough_and_nonsense_is_the_own_organisation(
    as_user: SignIn, said: str, ontvanger: str, grondslag: str
) -> None:
    assert as_user("lid").get(f"{CASUS}plan/pdf/{said}").status_code == 200
    (found,) = went_out()
    assert (found.ontvanger, found.grondslag) == (ontvanger, grondslag)
    assert found.organisaties == (() if ontvanger else (cid("politie"),))


@pytest.mark.parametrize(
    "soort, key",
    [
        ("dossier", "casus"),
        ("relaties", "casus"),
        ("contactblad", "casus"),
        ("agenda", "overleg"),
        ("afspraken", "overleg"),
    ],
)
def test_what_is_printed_is_recorded(as_user: SignIn, soort: str, key: str) -> None:
    assert as_user("lid").post(reverse("afdrukken", args=[cid(key), soort])).status_code == 204
    (found,) = went_out()
    assert found.vorm == "afdruk" and found.organisaties == (cid("politie"),)


@pytest.mark.parametrize("page, soort, key", [("dossier", "dossier", "casus"), ("relaties", "relaties", "casus")])
def test_the_button_knows_where_to_record_it(as_user: SignIn, page: str, soort: str, key: str) -> None:
    assert f'data-verstrekking="{reverse("afdrukken", args=[cid(key), soort])}"' in text(
        as_user("lid").get(f"{CASUS}{page}/")
    )


def test_every_button_that_prints_a_case_records_it() -> None:
    """Beside those that print nothing of a case: the calendar of a year and one's own recovery codes."""
    templates = pathlib.Path(__file__).parents[2] / "regiehuis/web/templates"
    silent = {
        path.name
        for path in templates.rglob("*.html")
        if path.read_text().count("data-afdrukken") != path.read_text().count("data-verstrekking=")
    }
    assert silent == {"jaar.html", "herstelcodes.html"}


def test_printing_what_is_no_page_or_not_ones_own_is_not_found(as_user: SignIn) -> None:
    client = as_user("lid")
    assert client.post(reverse("afdrukken", args=[cid("casus"), "alles"])).status_code == 404
    assert client.post(reverse("afdrukken", args=[cid("andere_casus"), "dossier"])).status_code == 404
    assert client.get(reverse("afdrukken", args=[cid("casus"), "dossier"])).status_code == 405
    assert not went_out()


def test_the_minutes_go_to_the_members_by_decision_of_the_chair(as_user: SignIn) -> None:
    assert as_user("procesregisseur").get(reverse("agendapunt_pdf", args=[cid("agendapunt")])).status_code == 200
    (by_chair,) = went_out()
    assert {cid("politie"), cid("gemeente"), cid("ggz")} <= set(by_chair.organisaties)
    assert by_chair.besloten_door == cid("procesregisseur")
    assert as_user("lid").get(reverse("agendapunt_pdf", args=[cid("agendapunt")])).status_code == 200
    by_member = next(one for one in went_out() if one.id != by_chair.id)
    assert by_member.organisaties == (cid("politie"),) and by_member.besloten_door == cid("procesregisseur")


def take_dossier(client: Client) -> None:
    assert client.get(f"{CASUS}dossier/pdf/?ontvanger=Wijkteam Noord").status_code == 200


def test_who_leads_the_case_looks_back_with_names_and_the_fg_without(as_user: SignIn) -> None:
    take_dossier(as_user("lid"))
    page = text(as_user("casusregisseur").get(f"{CASUS}verstrekkingen/"))
    assert "Wijkteam Noord" in page and "Proefpersoon" in page and "Voorbereiden van het overleg" in page
    client = as_user("fg")
    page = text(client.get("/verstrekkingen/"))
    assert "Wijkteam Noord" in page and "Proefpersoon" not in page
    assert "Wijkteam Noord" in text(client.get(f"/verstrekkingen/?persoon={cid('persoon_casus')}"))
    assert "Wijkteam Noord" not in text(client.get(f"/verstrekkingen/?persoon={cid('lid')}"))


def test_a_member_who_does_not_lead_is_told_so_and_a_stranger_nothing(as_user: SignIn) -> None:
    assert as_user("lid").get(f"{CASUS}verstrekkingen/").status_code == 403
    assert as_user("buitenstaander").get(f"{CASUS}verstrekkingen/").status_code == 404
    assert as_user("lid").get("/verstrekkingen/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_what_went_out(as_user: SignIn) -> None:
    counts = []
    for papers in (1, 4):
        for _ in range(papers):
            take_dossier(as_user("lid"))
        client = as_user("casusregisseur")
        client.get(f"{CASUS}verstrekkingen/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{CASUS}verstrekkingen/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
