"""The screens of the cooperation: everybody of the house reads them, the ketenmanager manages."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiehuis.convenanten.queries import convenant, matrixvakken
from regiehuis.samenwerking.models import Medewerker
from tests.cast import MENSEN, act, cid

pytestmark = pytest.mark.django_db

TABS = (
    "/samenwerking/",
    "/samenwerking/sturing/",
    "/samenwerking/partners/",
    "/samenwerking/medewerkers/",
    "/samenwerking/overlegvormen/",
    "/samenwerking/convenanten/",
    f"/samenwerking/convenanten/{cid('convenant')}/",
    f"/samenwerking/regimes/{cid('regime')}/",
    "/samenwerking/categorieen/",
    "/samenwerking/themas/",
    "/menukaart/",
    f"/samenwerking/medewerkers/{cid('lid')}/",
)
BEHEER = (
    "/samenwerking/wijzigen/",
    f"/samenwerking/partners/{cid('aansluiting_politie')}/wijzigen/",
    f"/samenwerking/medewerkers/{cid('lid')}/wijzigen/",
    f"/samenwerking/medewerkers/{cid('lid')}/openen/",
    f"/samenwerking/medewerkers/{cid('lid')}/vervanging/{cid('vervanging')}/beeindigen/",
    f"/samenwerking/overlegvormen/{cid('triage')}/deelnemer/beeindigen/",
    f"/samenwerking/convenanten/{cid('convenant')}/beeindigen/",
    "/samenwerking/regimes/nieuw/",
    f"/samenwerking/regimes/{cid('regime')}/wijzigen/",
    f"/samenwerking/themas/{cid('veelplegers')}/wijzigen/",
    "/samenwerking/partners/nieuw/",
    f"/samenwerking/partners/{cid('aansluiting_politie')}/onderdeel/",
    f"/samenwerking/partners/{cid('aansluiting_politie')}/beeindigen/",
    "/samenwerking/medewerkers/nieuw/",
    f"/samenwerking/medewerkers/{cid('lid')}/functie/",
    f"/samenwerking/medewerkers/{cid('lid')}/functie/{cid('functie_lid_liaison')}/beeindigen/",
    f"/samenwerking/medewerkers/{cid('lid')}/vervanging/",
    f"/samenwerking/medewerkers/{cid('lid')}/sluiten/",
    "/samenwerking/overlegvormen/nieuw/",
    f"/samenwerking/overlegvormen/{cid('triage')}/wijzigen/",
    f"/samenwerking/overlegvormen/{cid('triage')}/deelnemer/",
    "/samenwerking/convenanten/nieuw/",
    f"/samenwerking/convenanten/{cid('convenant')}/matrix/",
    f"/samenwerking/convenanten/{cid('convenant')}/tekenen/{cid('woningcorporatie')}/",
    f"/samenwerking/convenanten/{cid('convenant')}/beeindigen/{cid('politie')}/",
    "/samenwerking/categorieen/nieuw/",
    "/samenwerking/themas/nieuw/",
    "/menukaart/nieuw/",
)
FRAME = ("samenwerking_sessie", "regiehuis_begin", "logboek", "SAVEPOINT", "RELEASE", "ROLLBACK")


def text(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize("name", MENSEN)
def test_everybody_of_the_house_reads_the_cooperation(as_user, name):
    client = as_user(name)
    for url in TABS:
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("url", TABS)
def test_a_page_asks_the_database_little(as_user, url):
    client = as_user("ketenmanager")
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(url)
    own = [q["sql"] for q in asked if not any(word in q["sql"] for word in FRAME)]
    assert len(own) <= 12 + 1, own  # one is the user of the session


@pytest.mark.parametrize("url", BEHEER)
def test_the_ketenmanager_gets_every_form_and_nobody_else(as_user, url):
    assert as_user("ketenmanager").get(url).status_code == 200
    assert as_user("procesregisseur").get(url).status_code == 403
    assert as_user("beheerder").post(url, {}).status_code == 403


@pytest.mark.parametrize("url", TABS)
def test_only_the_ketenmanager_sees_buttons(as_user, url):
    for name, seen in (("ketenmanager", True), ("lid", False)):
        main = text(as_user(name).get(url))
        links = [u for u in ("/nieuw/", "/wijzigen/", "/functie/", "/matrix/") if f'{u}"' in main]
        assert bool(links) is seen, (name, links)


@pytest.mark.parametrize("url", TABS)
def test_nothing_of_it_is_seen_without_signing_in(client, url):
    assert client.get(url).status_code == 302


def test_somebody_of_another_house_sees_none_of_it(as_user):
    client = as_user("iemand_elders")
    assert client.get(f"/samenwerking/convenanten/{cid('convenant')}/").status_code == 404
    assert client.get(f"/samenwerking/medewerkers/{cid('lid')}/").status_code == 404
    assert "Casusregisseur" not in text(client.get("/samenwerking/medewerkers/"))
    assert "Proefstad" not in text(client.get("/samenwerking/convenanten/"))


def test_partners_stand_by_chain_with_their_units(as_user):
    page = text(as_user("lid").get("/samenwerking/partners/"))
    assert "Strafrecht" in page and "Zorg" in page and "Politie basisteam" in page


def test_who_did_not_sign_has_no_access_and_it_says_so(as_user):
    page = text(as_user("lid").get(f"/samenwerking/convenanten/{cid('convenant')}/"))
    assert "Niet getekend: geen toegang" in page and "1 partner zonder toegang" in page
    table = page.partition("Ondertekening per organisatie")[2].partition("</table>")[0]
    assert table.count('data-l="Ondertekend door"') == table.count('data-l="Stand"') > 1


def test_employees_are_found_by_name_and_function(as_user):
    client = as_user("lid")
    assert "Ggz lid" in text(client.get("/samenwerking/medewerkers/", {"zoek": "ggz lid"}))
    found = text(client.get("/samenwerking/medewerkers/", {"functie": "bestuurder"}))
    assert "Burgemeester" in found and "Ggz lid" not in found
    assert client.get("/samenwerking/medewerkers/", {"pagina": "99999", "functie": "koning"}).status_code == 200
    assert "Niemand gevonden" in text(client.get("/samenwerking/medewerkers/", {"zoek": "bestaatniet"}))


def test_a_partner_is_added_once_however_often_it_is_clicked(as_user):
    client = as_user("ketenmanager")
    given = {
        "formulier_id": str(uuid.uuid4()),
        "naam": "Bureau Halverwege",
        "keten": "zorg",
        "soortorganisatie": "welzijn",
        "soort": "functioneel",
        "ring": "buitenring",
        "onderdelen": "Team Noord\n\nTeam Zuid",
        "capaciteit_uren": "4",
        "van": "10-3-2026",
    }
    for _ in range(2):
        assert client.post("/samenwerking/partners/nieuw/", given).status_code == 302
    page = text(client.get("/samenwerking/partners/"))
    assert page.count("Team Noord, Team Zuid") == 1


def test_what_is_refused_stands_at_its_field_and_nothing_is_lost(as_user):
    client = as_user("ketenmanager")
    given = {"soort": "liaison", "van": "10-3-2026", "tot": "1-3-2026"}
    refused = client.post(f"/samenwerking/medewerkers/{cid('afzender')}/functie/", given)
    assert refused.status_code == 422
    assert "De einddatum moet na de begindatum liggen." in text(refused) and 'value="1-3-2026"' in text(refused)
    empty = client.post("/samenwerking/themas/nieuw/", {"naam": "  "})
    assert empty.status_code == 422 and "Vul de naam van het thema in." in text(empty)
    long = client.post("/samenwerking/themas/nieuw/", {"naam": "x" * 81})
    assert long.status_code == 422 and "x" * 81 in text(long)


@pytest.mark.parametrize("url", BEHEER)
def test_an_empty_or_mad_form_never_breaks(as_user, url):
    client = as_user("ketenmanager")
    confirms = url.endswith(("/sluiten/", "/openen/", "/matrix/")) or "/vervanging/" in url and "beeindigen" in url
    if not confirms:
        assert client.post(url, {}).status_code == 422
    mad = dict.fromkeys(("naam", "van", "tot", "onderdeel", "medewerker", "regime", "themas", "soort"), "\x00 ' OR 1=1")
    assert client.post(url, mad | {"formulier_id": "geen", "versie": "tien"}).status_code == 422


def test_the_matrix_is_saved_whole_and_an_old_one_refused(as_user):
    client = as_user("ketenmanager")
    url = f"/samenwerking/convenanten/{cid('convenant')}/matrix/"
    with act("ketenmanager") as asker:
        found = convenant(asker, cid("convenant"))
        before = matrixvakken(cid("convenant"))
    squares = [vak for rij in found.rijen for vak in rij.vakken]
    boxes = {f"l-{v.sleutel}": "on" for v in squares if v.lezen} | {
        f"i-{v.sleutel}": "on" for v in squares if v.inbrengen
    }
    unit, category = cid("ggz_team"), cid("categorie_politie")
    boxes[f"l-{unit.hex}-{category.hex}"] = "on"
    shown = client.post(url, boxes | {"versie": str(found.matrix_versie)})
    assert shown.status_code == 200 and "Ggz lid" in shown.content.decode()
    assert client.post(url, boxes | {"versie": str(found.matrix_versie), "bevestigd": "1"}).status_code == 302
    with act("ketenmanager"):
        after = matrixvakken(cid("convenant"))
    assert after == before | {(unit, category): (True, False)}
    refused = client.post(url, boxes | {"versie": str(found.matrix_versie)})
    assert refused.status_code == 422 and "Iemand anders heeft dit intussen gewijzigd" in text(refused)
    assert f'id="l-{unit.hex}-{category.hex}" checked' in text(refused)


def test_a_new_employee_gets_a_link_once_and_only_without_password(as_user):
    client = as_user("ketenmanager")
    given = {"naam": "Nieuwe Collega", "gebruikersnaam": "nieuw", "onderdeel": str(cid("ggz_team"))}
    assert client.post("/samenwerking/medewerkers/nieuw/", given).status_code == 302
    made = Medewerker.objects.get(gebruikersnaam="nieuw")
    page = client.post(f"/samenwerking/medewerkers/{made.id}/uitnodigen/")
    assert page.status_code == 200 and "/aanmelden/eerste-keer/" in text(page) and "no-store" in page["Cache-Control"]
    made.set_password("een-lang-wachtwoord")
    Medewerker.objects.filter(id=made.id).update(password=made.password)
    assert client.post(f"/samenwerking/medewerkers/{made.id}/uitnodigen/").status_code == 409
    assert as_user("lid").post(f"/samenwerking/medewerkers/{made.id}/uitnodigen/").status_code == 403


def test_a_refused_page_is_logged(as_user):
    as_user("lid").get("/samenwerking/partners/nieuw/")
    with act("fg"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_logregel WHERE handeling = 'weigering'")
        assert cursor.fetchone()[0] >= 1


def test_a_partner_a_theme_a_regime_and_a_contact_change_on_screen(as_user):
    client = as_user("ketenmanager")
    changes = {
        f"/samenwerking/partners/{cid('aansluiting_ggz')}/wijzigen/": (
            {
                "soortorganisatie": "zorg",
                "soort": "functioneel",
                "ring": "buitenring",
                "mandaat": "Mag zorg toezeggen",
                "capaciteit_uren": "6",
            },
            "/samenwerking/partners/",
            "Mag zorg toezeggen",
        ),
        f"/samenwerking/themas/{cid('veelplegers')}/wijzigen/": (
            {"naam": "Veelplegers oud"},
            "/samenwerking/themas/",
            "Niet meer in gebruik",
        ),
        f"/samenwerking/regimes/{cid('regime')}/wijzigen/": (
            {
                "naam": "WGS",
                "wettelijke_basis": "Wet",
                "doel": "Doel",
                "contactpunt": "privacy@proefstad.example",
                "soort": "wgs",
                "bewaartermijn_jaren": "4",
                "bewaren_vanaf": "afsluiting",
                "terugkoppeling_politie": "gewoon",
                "gesloten": "on",
            },
            "/samenwerking/convenanten/",
            "privacy@proefstad.example",
        ),
        f"/samenwerking/medewerkers/{cid('ggz_lid')}/wijzigen/": (
            {"naam": "Ggz Behandelaar", "email": "", "telefoon": "010 123"},
            "/samenwerking/medewerkers/",
            "Ggz Behandelaar",
        ),
        "/samenwerking/wijzigen/": (
            {
                "naam": "Huis",
                "klimdagen": "5",
                "triage_weekdag": "3",
                "sluiting_weekdag": "2",
                "sluiting_tijd": "16:30",
                "piket_minuten": "10",
                "afgewezen_dagen": "180",
                "logboek_jaren": "12",
            },
            "/samenwerking/",
            "woensdag 16.30 uur",
        ),
    }
    for url, (given, page, seen) in changes.items():
        assert client.post(url, given | {"versie": "1"}).status_code == 302, url
        assert seen in text(client.get(page)), url


def test_a_standing_participant_stops_and_sees_no_signal_any_more(as_user):
    assert "S-2026-0001" in text(as_user("triagepartner").get("/triage/"))
    url = f"/samenwerking/overlegvormen/{cid('triage')}/deelnemer/beeindigen/"
    assert as_user("ketenmanager").post(url, {"medewerker": str(cid("triagepartner"))}).status_code == 302
    assert "S-2026-0001" not in as_user("triagepartner").get("/triage/").content.decode()


def test_a_deputy_stops_when_the_absent_one_is_back(as_user):
    url = f"/samenwerking/medewerkers/{cid('lid')}/vervanging/{cid('vervanging')}/beeindigen/"
    assert as_user("vervanger").get(f"/casussen/{cid('casus')}/").status_code == 200
    assert as_user("ketenmanager").post(url, {}).status_code == 302
    assert as_user("vervanger").get(f"/casussen/{cid('casus')}/").status_code == 404
    assert as_user("ketenmanager").post(url, {}).status_code == 404


def test_lost_access_is_set_anew_by_the_beheerder_and_the_person_and_fg_hear_of_it(as_user):
    url = f"/samenwerking/medewerkers/{cid('lid')}/toegang/"
    assert as_user("lid").post(url, {}).status_code == 403
    assert as_user("beheerder").post(f"/samenwerking/medewerkers/{cid('beheerder')}/toegang/", {}).status_code == 403
    client = as_user("beheerder")
    assert "Toegang opnieuw instellen" in text(client.get(url))
    assert client.post(url, {"reden": ""}).status_code == 422
    assert client.post(url, {"reden": "Staat aan de balie"}).status_code == 302
    assert "Een tweede persoon moet akkoord gaan" in text(client.get(url))
    again = client.post(url, {})
    assert again.status_code == 422 and "Een tweede persoon moet akkoord gaan" in text(again)
    second = as_user("ketenmanager")
    assert "vraagt uw akkoord" in text(second.get("/")) and "Staat aan de balie" in text(second.get(url))
    page = second.post(url, {})
    assert page.status_code == 200 and "/aanmelden/eerste-keer/" in text(page) and "no-store" in page["Cache-Control"]
    assert "de toegang van Lid is opnieuw ingesteld" in text(as_user("fg").get("/"))
    assert "Uw toegang is opnieuw ingesteld" in text(as_user("lid").get("/"))


def test_the_inventory_is_filtered_by_its_address_and_marks_doubt(as_user):
    client = as_user("lid")
    found = text(client.get("/samenwerking/huizen/", {"zoek": "helmond", "stand": "open"}))
    assert "Veiligheidshuis Helmond" in found and "Veiligheidshuis Breda" not in found
    assert "Geen huis gevonden" in text(client.get("/samenwerking/huizen/", {"stand": "gesloten", "regie": "om"}))
    assert client.get("/samenwerking/huizen/", {"stand": "onzin", "zoek": "x" * 200}).status_code == 200
    assert "Twijfel" in text(client.get("/samenwerking/huizen/helmond/"))
    assert client.get("/samenwerking/huizen/atlantis/").status_code == 404


def test_the_menukaart_is_filtered_by_its_address(as_user):
    client = as_user("lid")
    assert "Ambulante behandeling" in text(client.get("/menukaart/", {"zoek": "behandeling", "binnen": "30"}))
    assert "Niets gevonden" in text(client.get("/menukaart/", {"soort": "repressief"}))
    for wrong in ({"binnen": "-1"}, {"organisatie": "x"}, {"soort": "x"}, {"zoek": "x" * 200}):
        assert client.get("/menukaart/", wrong).status_code == 200


def test_the_year_bears_every_address(as_user):
    client = as_user("lid")
    for jaar in ("0000", "9999", "2027", "x", "", "-1"):
        assert client.get("/overleggen/jaar/", {"jaar": jaar, "overlegvorm": "x"}).status_code == 200
