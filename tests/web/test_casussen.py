"""Screens of the cases: what is shown to whom, kept, refused; the number of queries (DESIGN §6, §7)."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions.deelname import add_deelname
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.models import Casus, Casuspersoon, Deelname, Informatie, Regieaanbod
from regiehuis.kern.models import new_id
from regiehuis.web.documents import typst
from tests.cast import DAG, MENSEN, act, cid
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db

CASUS = f"/casussen/{cid('casus')}/"
PERSON = f"{CASUS}personen/{cid('persoon_casus')}/"
AROUND = re.compile(
    r"samenwerking_sessie|samenwerking_medewerker\" WHERE|regiehuis_begin|logboek_|SAVEPOINT|otp_|set_config"
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"')
YEAR = datetime.timedelta(days=365)
BSN = "999990019"


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", TOKEN.sub("", response.content.decode()))


def d(day: datetime.date) -> str:
    return day.strftime("%d-%m-%Y")


def queries(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return [q["sql"] for q in captured.captured_queries if not AROUND.search(q["sql"])]


TABS = ["", "dossier/", "relaties/", "personen/", "informatie/", "analyse/", "deelnemers/"]
TABS += ["plan/", "overleggen/", "opschaling/", "afsluiting/", "toestemming/", "contactblad/"]
PAGES = [
    ("lid", "/casussen/"),
    ("lid", "/casussen/?fase=uitvoering&regisseur=mij&over_tijd=on&q=2026&pagina=9999999&volgorde=nummer"),
    ("lid", "/casussen/?fase=onzin&thema=onzin&pagina=x"),
    ("lid", "/casussen/bord/"),
    ("ketenmanager", "/casussen/overzicht/"),
    *(("lid", CASUS + tab) for tab in TABS),
    *(("procesregisseur", CASUS + tab) for tab in TABS),
    ("lid", f"{CASUS}informatie/nieuw/"),
    ("lid", f"{CASUS}informatie/nieuw/?kernvraag={cid('kernvraag_1')}"),
    ("lid", f"{CASUS}informatie/{cid('item_politie')}/publiek/"),
    ("procesregisseur", f"{CASUS}deelnemers/nieuw/"),
    ("procesregisseur", f"{CASUS}deelnemers/{cid('deelname_casus_lid')}/"),
    ("procesregisseur", f"{CASUS}regie/"),
    ("casusregisseur", f"{CASUS}fase/"),
    ("casusregisseur", f"{CASUS}samenvatting/"),
    ("casusregisseur", f"{CASUS}personen/zoeken/"),
    ("casusregisseur", f"{CASUS}personen/nieuw/"),
    ("casusregisseur", f"{PERSON}adres/"),
    ("casusregisseur", f"{PERSON}relatie/"),
    ("casusregisseur", f"{CASUS}personen/{cid('casuspersoon_casus')}/beeindigen/"),
]


@pytest.mark.parametrize(("naam", "path"), PAGES)
def test_each_page_answers_within_twelve_queries(as_user: SignIn, naam: str, path: str) -> None:
    """Also for who was there before."""
    client = as_user(naam)
    assert len(queries(client, path)) <= 12
    assert len(queries(client, path)) <= 12


@pytest.mark.parametrize("path", ["/casussen/", "/casussen/bord/", CASUS, *(CASUS + tab for tab in TABS[1:7])])
def test_the_number_of_queries_does_not_grow_with_the_case(as_user: SignIn, path: str) -> None:
    before = len(queries(as_user("lid"), path))
    with act("procesregisseur") as asker:
        for who in ("triagepartner", "verlopen_lid"):
            add_deelname(asker=asker, casus_id=cid("casus"), medewerker_id=cid(who), tot=DAG + YEAR, reden="Erbij")
    with act("lid") as asker:
        for number in range(1, 7):
            add_informatie(
                asker=asker,
                casus_id=cid("casus"),
                categorie_id=cid("categorie_sociaal"),
                soort="feit",
                tekst=f"Nog een {number}",
                ontvangen_op=DAG,
                grondslag="wgs",
                persoon_id=cid("persoon_casus"),
                persoonsrol="verdachte",
                kernvraag_id=cid(f"kernvraag_{number}"),
            )
    assert len(queries(as_user("lid"), path)) == before


# --- who sees what (R15) ---

MEMBERS = {"procesregisseur", "casusregisseur", "lid", "vervanger", "lid_zonder_categorie", "ggz_lid"}


@pytest.mark.parametrize("naam", [*MENSEN, "iemand_elders"])
def test_a_case_that_is_not_yours_answers_as_one_that_does_not_exist(as_user: SignIn, naam: str) -> None:
    client, none = as_user(naam), str(uuid.uuid4())
    for tab in (*TABS[:7], "informatie/nieuw/", "personen/zoeken/"):
        response = client.get(CASUS + tab)
        if naam in MEMBERS:
            assert response.status_code == 200 or (response.status_code == 403 and tab == "personen/zoeken/")
        else:
            nothing = client.get(f"/casussen/{none}/{tab}")
            assert response.status_code == nothing.status_code == 404
            assert text(response).replace(str(cid("casus")), "…") == text(nothing).replace(none, "…")


@pytest.mark.parametrize("naam", [*MENSEN, "iemand_elders"])
def test_the_list_holds_own_cases_only(as_user: SignIn, naam: str) -> None:
    page = text(as_user(naam).get("/casussen/?q=2026-000"))
    assert ("2026-0001" in page) is (naam in MEMBERS)
    assert ("2026-0002" in page) is (naam == "andere_procesregisseur")


def test_the_ketenmanager_sees_numbers_and_no_names(as_user: SignIn) -> None:
    client = as_user("ketenmanager")
    assert client.get("/casussen/").headers["Location"] == "/casussen/overzicht/"
    page = text(client.get("/casussen/overzicht/"))
    assert "2026-0001" in page and "2026-0002" in page and "Reclassering" in page
    for secret in ("Proefpersoon", "Geheime aanleiding", "Casusregisseur</", "Inhoud van"):
        assert secret not in page
    assert as_user("lid").get("/casussen/overzicht/").status_code == 403


def test_the_ketenmanager_finds_the_own_list_and_an_empty_board_says_what_to_do(as_user: SignIn) -> None:
    client = as_user("ketenmanager")
    own = "/casussen/?fase="
    assert f'href="{own}"' in text(client.get("/casussen/overzicht/"))
    assert 'href="/casussen/overzicht/"' in text(client.get(own))
    assert "Er staan geen casussen op uw bord" in text(client.get("/casussen/bord/"))


def test_names_stand_on_the_page_and_never_in_its_title_or_address(as_user: SignIn) -> None:
    page = text(as_user("lid").get(CASUS))
    assert "Proefpersoon" in page
    assert "Proefpersoon" not in page.split("<title>")[1].split("</title>")[0]


def test_a_secret_address_and_a_withheld_item_leave_no_trace(as_user: SignIn) -> None:
    page = text(as_user("lid_zonder_categorie").get(f"{CASUS}informatie/"))
    assert "Inhoud van item_sociaal" in page
    assert "item_medisch" not in page and "Medisch" not in page


# --- forms ---


def post(client: Client, path: str, **data: Any) -> Any:
    return client.post(path, data)


def test_an_item_is_brought_in_once_and_what_is_wrong_stands_at_its_field(as_user: SignIn) -> None:
    client = as_user("lid")
    path, key = f"{CASUS}informatie/nieuw/", new_id()
    wrong = post(client, path, tekst="Bewaar deze zin", soort="feit", publiek="alle_leden", ontvangen_op="31-02-2026")
    assert wrong.status_code == 422
    page = text(wrong)
    assert (
        "Bewaar deze zin" in page
        and "Kies een categorie." in page
        and "bestaande datum" in page
        and "Kies een leefgebied." in page
    )
    good = {
        "formulier_id": key,
        "tekst": "Staat ingeschreven bij zijn zus",
        "soort": "feit",
        "categorie": cid("categorie_sociaal"),
        "leefgebied": cid("huisvesting"),
        "ontvangen_op": d(DAG),
        "grondslag": "wgs",
        "persoon": cid("persoon_casus"),
        "persoonsrol": "verdachte",
        "publiek": "alle_leden",
    }
    for _click in range(2):
        assert post(client, path, **good).status_code == 302
    with act("lid"):
        assert Informatie.objects.filter(tekst="Staat ingeschreven bij zijn zus").count() == 1


def test_the_offered_categories_are_those_of_the_matrix(as_user: SignIn) -> None:
    page = text(as_user("lid").get(f"{CASUS}informatie/nieuw/"))
    assert str(cid("categorie_politie")) in page and str(cid("categorie_medisch")) not in page


def test_a_member_without_signature_is_refused_by_name(as_user: SignIn) -> None:
    response = post(
        as_user("procesregisseur"),
        f"{CASUS}deelnemers/nieuw/",
        medewerker=cid("niet_ondertekend"),
        reden="Mijn reden",
        tot=d(DAG + YEAR),
    )
    assert response.status_code == 422
    assert "Woningcorporatie heeft het convenant" in text(response) and "Mijn reden" in text(response)


def test_a_membership_that_ends_before_it_starts_is_refused(as_user: SignIn) -> None:
    client = as_user("procesregisseur")
    response = post(
        client, f"{CASUS}deelnemers/nieuw/", medewerker=cid("triagepartner"), reden="Reden", tot=d(DAG - YEAR)
    )
    assert response.status_code == 422 and "einddatum moet na de begindatum" in text(response)
    assert (
        post(
            client, f"{CASUS}deelnemers/nieuw/", medewerker=cid("triagepartner"), reden="Reden", tot=d(DAG + YEAR)
        ).status_code
        == 302
    )
    with act("triagepartner"):
        assert Deelname.objects.filter(casus=cid("casus"), medewerker=cid("triagepartner")).exists()


def test_the_second_of_two_who_rewrite_is_told_and_loses_nothing(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    with act("casusregisseur"):
        versie = Casus.objects.get(pk=cid("casus")).versie
    first = post(client, f"{CASUS}samenvatting/", aanleiding="De eerste", versie=versie)
    assert first.status_code == 302
    second = post(client, f"{CASUS}samenvatting/", aanleiding="De tweede", versie=versie)
    assert second.status_code == 422
    assert "De tweede" in text(second) and "intussen" in text(second)


def test_the_board_moves_a_case_by_a_form_and_refuses_what_the_phase_forbids(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    board = text(client.get("/casussen/bord/"))
    move = re.search(rf'action="({CASUS}verplaatsen/\?versie=\d+)"', board)
    assert move and "Verplaats" in board
    refused = client.post(move.group(1), {"naar": "analyse"}, follow=True)
    assert "kan niet van de fase" in text(refused)
    moved = client.post(move.group(1), {"naar": "plan"}, follow=True)
    assert "De casus is verplaatst." in text(moved)


def test_a_member_sees_no_button_to_move_and_cannot(as_user: SignIn) -> None:
    client = as_user("lid")
    assert "Fase wijzigen" not in text(client.get(CASUS))
    assert client.get(f"{CASUS}fase/").status_code == 403
    assert client.get(f"{CASUS}deelnemers/nieuw/").status_code == 403


def test_the_lead_is_offered_declined_with_ground_and_shown(as_user: SignIn) -> None:
    client = as_user("procesregisseur")
    assert post(client, f"{CASUS}regie/", medewerker=cid("ggz_lid"), termijn=d(DAG + YEAR)).status_code == 302
    with act("ggz_lid"):
        aanbod = Regieaanbod.objects.get(casus=cid("casus"))
    client = as_user("ggz_lid")
    assert "U wordt gevraagd de regie" in text(client.get(CASUS))
    path = f"{CASUS}regie/{aanbod.id}/weigeren/"
    assert "op welke grond" in text(post(client, path, grond=""))
    assert post(client, path, grond="Geen behandelplek vrij").status_code == 302
    page = text(as_user("lid").get(CASUS))
    assert "Geen behandelplek vrij" in page and "Ggz weigert de regie" in page


# --- persons (R12, R19) ---


def search(client: Client, **typed: Any) -> Any:
    given = {"achternaam": "Proefzus", "geboortedatum_jaar": "1984", **typed}
    return post(client, f"{CASUS}personen/zoeken/", **given)


def test_a_person_is_searched_then_made_and_the_bsn_shows_only_on_request(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    new = f"{CASUS}personen/nieuw/"
    person = {"achternaam": "Proefzus", "voornamen": "Anna", "rol": "gezinslid", "bsn": BSN}
    assert "Zoek eerst" in text(post(client, new, **person))
    found = search(client, bsn=BSN)
    assert found.status_code == 200 and "Niet gevonden" in text(found)
    taken = post(client, new, achternaam="Proefzus", overnemen="1", geboortedatum_jaar="1984")
    assert taken.status_code == 200 and 'value="Proefzus"' in text(taken) and 'value="1984"' in text(taken)
    assert post(client, new, **person).status_code == 302
    page = text(client.get(f"{CASUS}personen/"))
    assert "Anna Proefzus" in page and BSN not in page and f"******{BSN[-3:]}" in page
    with act("casusregisseur"):
        made = Casuspersoon.objects.select_related("persoon").get(casus=cid("casus"), hoofdpersoon=False)
    shown = client.post(f"{CASUS}personen/{made.persoon_id}/bsn/")
    assert BSN in text(shown)
    assert client.get(f"{CASUS}personen/{made.persoon_id}/bsn/").status_code == 405
    assert as_user("buitenstaander").post(f"{CASUS}personen/{made.persoon_id}/bsn/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"geboortedatum_jaar": ""}, "Vul het BSN in, of de achternaam met de geboortedatum"),
        ({"bsn": "123456789"}, "geen geldig BSN"),
        ({"achternaam": ""}, "Vul de achternaam in."),
        ({"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "datum"),
    ],
)
def test_a_search_that_cannot_be_done_says_why(as_user: SignIn, typed: dict[str, str], message: str) -> None:
    response = search(as_user("casusregisseur"), **typed)
    assert response.status_code == 422 and message in text(response)


def test_an_address_a_relation_and_the_way_out(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    search(client)
    person = {"achternaam": "Proefzus", "rol": "gezinslid", "bsn_reden": "onbekend"}
    assert post(client, f"{CASUS}personen/nieuw/", **person).status_code == 302
    with act("casusregisseur"):
        made = Casuspersoon.objects.get(casus=cid("casus"), hoofdpersoon=False)
    about = f"{CASUS}personen/{made.persoon_id}/"
    wrong = post(client, f"{about}adres/", adressoort="woonadres", van=d(DAG))
    assert wrong.status_code == 422 and "Vul de plaats in." in text(wrong)
    assert post(client, f"{about}adres/", adressoort="woonadres", van=d(DAG), plaats="Proefstad").status_code == 302
    assert post(client, f"{about}relatie/", soort="broer_zus", naar=cid("persoon_casus")).status_code == 302
    page = text(client.get(f"{CASUS}personen/"))
    assert "Woonadres: Proefstad" in page and "Broer of zus van Pim Proefpersoon" in page
    (end,) = re.findall(rf'href="({CASUS}relaties/[^"]+)"', page)
    assert "Broer of zus van Pim Proefpersoon" in text(client.get(end))
    assert post(client, end).status_code == 302
    assert "Broer of zus van" not in text(client.get(f"{CASUS}personen/"))
    assert client.get(end).status_code == 404
    assert "intussen beëindigd" in text(post(client, end))
    assert post(client, f"{CASUS}personen/{made.id}/beeindigen/").status_code == 302
    assert "Proefzus" not in text(client.get(f"{CASUS}personen/"))
    main = post(client, f"{CASUS}personen/{cid('casuspersoon_casus')}/beeindigen/")
    assert main.status_code == 422 and "hoofdpersoon" in text(main)


def test_a_person_of_another_case_is_not_found(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    other = f"{CASUS}personen/{cid('persoon_andere_casus')}/"
    for path in ("adres/", "relatie/"):
        assert client.get(other + path).status_code == 404
    assert client.post(f"{other}bsn/").status_code == 404


def test_the_dossier_is_taken_along_for_a_purpose_that_the_log_keeps(as_user: SignIn) -> None:
    client = as_user("lid")
    assert 'name="waarvoor"' in text(client.get(f"{CASUS}dossier/?soort=feit"))
    response = client.get(f"{CASUS}dossier/pdf/?waarvoor=uitvoering&soort=feit")
    assert response.content.startswith(b"%PDF") and response["Cache-Control"] == "no-store"
    assert "dossier-2026-0001.pdf" in response["Content-Disposition"]
    shown = text(as_user("fg").get("/logboek/?handeling=verstrekken"))
    assert "dossier" in shown.lower() and "Uitvoeren van een afspraak" in shown


@pytest.mark.parametrize("naam", ["lid", "ggz_lid", "casusregisseur"])
def test_the_dossier_on_paper_holds_what_its_reader_may_read(
    as_user: SignIn, naam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(typst, "render_pdf", lambda _, data: given.append(data) or b"%PDF")
    client = as_user(naam)
    assert client.get(f"{CASUS}dossier/pdf/").status_code == 200
    on_paper = {item["tekst"] for block in given[0]["blokken"] for item in block["stukken"]}
    with act(naam) as asker:
        may_read = {item.tekst for item in readable_items(asker, cid("casus")) if item.soort != "melder"}
    assert on_paper == may_read and on_paper


def test_what_means_nothing_as_a_purpose_is_the_first(as_user: SignIn) -> None:
    assert as_user("lid").get(f"{CASUS}dossier/pdf/?waarvoor=onzin").status_code == 200
    assert as_user("buitenstaander").get(f"{CASUS}dossier/pdf/").status_code == 404
