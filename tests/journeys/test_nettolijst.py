"""A partner's list, from delivery through a doubtful pair to the net list of the quarter and a signal on somebody."""

import datetime
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from regiehuis.demo.huis import MENSEN
from regiehuis.demo.lijst import KOP, rows_now

from .steps import AMSTERDAM, follow, pick, press, said

NAAM = {mens.gebruikersnaam: mens.naam for mens in MENSEN}
REDEN = "Overleden; zo meldt de wijkagent."


def test_from_a_delivery_to_the_net_list_and_a_signal(as_person) -> None:
    page = as_person(NAAM["analist"])
    deliver(page)
    decide_on_a_pair(page)
    hier = draw_up(page)
    take_off(page, hier)
    press(page, "Nettolijst vaststellen")
    said(page, "De nettolijst is vastgesteld en verandert niet meer.")
    expect(page.get_by_role("button", name="Opnieuw opmaken")).to_have_count(0)
    assert document(page).startswith(b"%PDF-")
    begin_a_signal(page)


def deliver(page: Page) -> None:
    """A gross list with one person more is uploaded, checked and taken in."""
    nu = datetime.datetime.now(AMSTERDAM)
    peildatum = rows_now(nu)[0].rsplit(";", 1)[1]
    erbij = f"LH-2199;Pim;;Touwslager;02-02-1991;m;Lindehaven;12;5;1;{peildatum}"
    inhoud = "\r\n".join((KOP, *rows_now(nu), erbij)).encode("cp1252")
    follow(page, "Aanleveringen")
    follow(page, "Lijst aanleveren")
    pick(page, "Wie leverde de lijst?", "Politie")
    page.get_by_label("Onder welk convenant?").select_option(index=1)
    pick(page, "Wat voor lijst is het?", "Brutolijst")
    page.get_by_label("Bestand").set_input_files({"name": "bruto.csv", "mimeType": "text/csv", "buffer": inhoud})
    press(page, "Verder")
    press(page, "Rijen toetsen")
    said(page, "Elke rij klopt")
    press(page, "Lijst inlezen")
    said(page, "De lijst is ingelezen.")


def decide_on_a_pair(page: Page) -> None:
    """What a run of the engine doubted, somebody decides; what it is worth is seen on the net list."""
    follow(page, "Aanleveringen")
    follow(page, "Paren")
    said(page, "Laatst gekoppeld")
    follow(
        page, "Noor Kadewijk" if page.get_by_role("link", name="Noor Kadewijk", exact=True).count() else "Nora Kadewijk"
    )
    page.get_by_label("Dezelfde persoon", exact=True).check()
    page.get_by_label("Waaruit blijkt dat?").fill("Het parket verwisselde dag en maand.")
    press(page, "Besluit vastleggen")
    said(page, "Uw besluit is vastgelegd.")


def draw_up(page: Page) -> str:
    """The concept says that something changed; drawn up again it has who came with the last list."""
    follow(page, "Aanleveringen")
    follow(page, "Nettolijsten")
    page.get_by_role("row", name=re.compile("Concept")).get_by_role("link").first.click()
    said(page, "Er is sindsdien iets veranderd")
    press(page, "Opnieuw opmaken")
    said(page, "De nettolijst is opgemaakt.")
    expect(page.locator("main")).not_to_contain_text("Er is sindsdien iets veranderd")
    said(page, "Pim Touwslager")
    said(page, "Nieuw: 12 antecedenten")
    return page.url


def take_off(page: Page, hier: str) -> None:
    """The rule says why, a person decides with a reason and his name stays with it."""
    follow(page, "Pim Touwslager")
    said(page, "12 antecedenten in totaal")
    press(page, "Besluit vastleggen")
    said(page, "Vul in waarom.")
    page.get_by_label("Waarom?").fill(REDEN)
    press(page, "Besluit vastleggen")
    page.wait_for_url(hier)
    said(page, REDEN)
    said(page, f"Van de lijst gehaald door {NAAM['analist']}")


def document(page: Page) -> bytes:
    """The net list as a document."""
    page.get_by_text("Nettolijst als PDF").click()
    with page.expect_download() as coming:
        press(page, "PDF maken")
    return Path(coming.value.path()).read_bytes()


def begin_a_signal(page: Page) -> None:
    """A signal on somebody of the list has his name already, and is sent by nobody but its sender."""
    follow(page, "Lot Zeilmaker")
    follow(page, "Maak een signaal")
    page.get_by_label("Nee", exact=True).check()
    press(page, "Verder")
    page.wait_for_url("**/waarover/")
    said(page, "Er is nog niets verstuurd.")
    page.get_by_label("Persoon", exact=True).check()
    pick(page, "Thema", "Veelplegers")
    press(page, "Opslaan en verder")
    page.wait_for_url("**/personen/")
    said(page, "Zeilmaker")
