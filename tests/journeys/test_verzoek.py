"""A request of the data subject, from its arrival at the contact point to the letter and export that go out."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from regiehuis.demo.huis import MENSEN

from .steps import Zorg, follow, pick, press, said, send_signal

NAAM = {mens.gebruikersnaam: mens.naam for mens in MENSEN}
ZORG = Zorg(
    achternaam="Inzagema",
    voornaam="Tjeerd",
    jaar="1959",
    thema="Zorg en overlast",
    aanleiding="De buurvrouw zegt dat hij haar post wegneemt.",
    doel="De buren laten elkaar met rust.",
    gevaar="",
)
REDENEN = "De buurvrouw is bang voor hem"


def test_a_request_from_arrival_to_export(as_person, tmp_path: Path) -> None:
    """The item that is refused, its reasons and the name of any employee are in neither of the two."""
    send_signal(as_person(NAAM["wijkagent"]), ZORG)
    page = as_person(NAAM["contactpunt"])
    file = arrive(page)
    follow(page, "Bronnen vragen")
    press(page, "Vragen")
    said(page, "De bronnen zijn gevraagd")
    nummer = page.locator("h1").inner_text().split()[1]
    answer_as_source(as_person(NAAM["politie"]), nummer)
    page.goto(file)
    said(page, "Bezwaar tegen verstrekken")
    decide(page)
    letter, export = fetched(page, "Brief (PDF)", tmp_path), fetched(page, "Gegevens (JSON)", tmp_path)
    assert letter.startswith(b"%PDF-")
    data = json.loads(export)
    assert [row["onderdeel"] for row in data["gegevens"]] == ["casussen_signaalpersoon"]
    assert data["gegevens"][0]["velden"]["achternaam"] == ZORG.achternaam
    assert data["niet_verstrekt"] == [{"grond": "Veiligheid van een ander", "aantal": 1}]
    texts = export.decode()
    for hidden in (ZORG.aanleiding, REDENEN, *(mens.naam for mens in MENSEN)):
        assert hidden not in texts
        assert hidden.encode() not in letter
    close(page, file)


def arrive(page: Page) -> str:
    """Write it down, check the identity, and put together what there is; answers the address of the request."""
    follow(page, "Verzoeken")
    follow(page, "Verzoek vastleggen")
    page.get_by_label("Inzage", exact=True).check()
    page.get_by_label("Per brief").check()
    page.get_by_label("Achternaam van de persoon").fill(ZORG.achternaam)
    page.get_by_label("Voornamen").fill(ZORG.voornaam)
    page.get_by_label("Jaar").fill(ZORG.jaar)
    page.get_by_label("Wat wordt precies gevraagd?").fill("Wat staat er over mij?")
    press(page, "Vastleggen")
    said(page, "de termijn loopt")
    file = page.url
    expect(page.locator("main")).not_to_contain_text(ZORG.aanleiding)
    follow(page, "Identiteit vaststellen")
    page.get_by_label("Met DigiD").check()
    press(page, "Identiteit vaststellen")
    said(page, "De identiteit is vastgesteld.")
    press(page, "Zonder persoon verder: wat op naam te vinden is")
    said(page, ZORG.aanleiding)
    return file


def answer_as_source(page: Page, nummer: str) -> None:
    """The liaison objects to the signal, and not to what it says of who it is about."""
    page.goto("/zienswijzen/")
    for titel, antwoord in (
        ("Signaal,", "Bezwaar tegen verstrekken"),
        ("Persoon in een signaal", "Geen bezwaar tegen verstrekken"),
    ):
        page.locator("main tbody tr", has_text=nummer).get_by_role("link", name=titel).click()
        page.get_by_label(antwoord, exact=True).check()
        page.get_by_label("Toelichting").fill("Dat brengt een ander in gevaar")
        press(page, "Zienswijze vastleggen")
        said(page, "Uw zienswijze is vastgelegd.")


def decide(page: Page) -> None:
    """Refuse the signal, with its ground; give the rest at once."""
    page.locator("article", has_text=ZORG.aanleiding).get_by_role("link").first.click()
    page.get_by_label("Weigeren").check()
    pick(page, "Grond van de weigering", "Veiligheid van een ander")
    page.get_by_label("Redenen").fill(REDENEN)
    press(page, "Besluit vastleggen")
    said(page, "Uw besluit is vastgelegd.")
    page.get_by_label("Aankruisen: Verstrekken, Persoon in een signaal").check()
    press(page, "Verstrekken: aangekruiste gegevens")
    said(page, "Over alles is besloten.")


def fetched(page: Page, button: str, folder: Path) -> bytes:
    """What a button hands out."""
    with page.expect_download() as waiting:
        press(page, button)
    place = folder / waiting.value.suggested_filename
    waiting.value.save_as(place)
    return place.read_bytes()


def close(page: Page, file: str) -> None:
    """Close it; the data are out of reach at once."""
    page.goto(file)
    follow(page, "Sluiten")
    page.get_by_label("Deels toegewezen").check()
    press(page, "Sluiten")
    said(page, "Het verzoek is gesloten.")
    expect(page.locator("main")).not_to_contain_text(ZORG.aanleiding)
    expect(page.locator("main")).to_contain_text("Deels toegewezen")
