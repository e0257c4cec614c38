"""Steps that several journeys take, done as a user does them: by label, button and link."""

import datetime
import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FOUND = re.compile(r"/([0-9a-f]{8}-[0-9a-f-]{27})/")


def key_in(address: str) -> str:
    """The first key in an address."""
    found = FOUND.search(address)
    assert found, address
    return found[1]


def in_days(days: int) -> str:
    """A date as a Dutch user types it."""
    return f"{datetime.datetime.now(AMSTERDAM) + datetime.timedelta(days=days):%d-%m-%Y}"


def press(page: Page | Locator, name: str) -> None:
    """Press the button with exactly this name."""
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page | Locator, name: str) -> None:
    """Follow the first link with exactly this name."""
    page.get_by_role("link", name=name, exact=True).first.click()


def said(page: Page, text: str) -> None:
    """The page answers with this message."""
    expect(page.locator("main")).to_contain_text(text)


def pick(page: Page | Locator, label: str, text: str) -> None:
    """Choose the option of a list that begins with `text`."""
    box = page.get_by_label(label, exact=False).first
    option = box.locator("option", has_text=text).first
    box.select_option(value=option.get_attribute("value"))


@dataclass(frozen=True)
class Zorg:
    """What a professional is worried about, with invented words."""

    achternaam: str
    voornaam: str
    jaar: str
    thema: str
    aanleiding: str
    doel: str
    al_gedaan: str = "Gesprekken en huisbezoeken, zonder blijvend resultaat."
    gevaar: str = ""
    partner: str = "Politie"
    soort: str = "Persoon"
    rol: str = "Verdachte"
    # first name, surname, year of birth and role of whoever comes along
    anderen: tuple[tuple[str, str, str, str], ...] = ()


def send_signal(page: Page, zorg: Zorg) -> tuple[str, str]:
    """Send a complete signal through all steps; its key and its number."""
    page.goto("/signalen/nieuw/")
    page.get_by_label("Ja, er is nu direct gevaar" if zorg.gevaar else "Nee", exact=True).check()
    if zorg.gevaar:
        page.get_by_label("Wat is het gevaar en wie loopt gevaar?").fill(zorg.gevaar)
    press(page, "Verder")
    page.wait_for_url("**/waarover/")
    signaal = key_in(page.url)
    page.get_by_label(zorg.soort, exact=True).check()
    pick(page, "Thema", zorg.thema)
    press(page, "Opslaan en verder")
    page.wait_for_url("**/personen/nieuw/")
    add_person(page, zorg)
    for voornaam, achternaam, jaar, rol in zorg.anderen:
        follow(page, "Nog een persoon toevoegen")
        add_person(page, replace(zorg, voornaam=voornaam, achternaam=achternaam, jaar=jaar, rol=rol))
    if zorg.soort != "Persoon":
        follow(page, "Verder")
    page.get_by_label("Wat is de aanleiding?").fill(zorg.aanleiding)
    page.get_by_label("Wat is er al gedaan?").fill(zorg.al_gedaan)
    page.get_by_label("Wat wilt u bereiken?").fill(zorg.doel)
    press(page, "Opslaan en verder")
    page.wait_for_url("**/partners/")
    pick(page, "Organisatie", zorg.partner)
    page.get_by_label("Contact").fill("contact@lindehaven.example")
    press(page, "Toevoegen en verder")
    said(page, "De partner is toegevoegd.")
    said(page, "Uw signaal is volledig")
    press(page, "Signaal insturen")
    said(page, "Uw signaal is volledig en staat op de triage.")
    heading = page.get_by_role("heading", level=1).inner_text()
    return signaal, heading.split()[-1]


def add_person(page: Page, zorg: Zorg) -> None:
    """Fill in the person of a signal as far as it is known, and save."""
    page.get_by_label("Achternaam").fill(zorg.achternaam)
    page.get_by_label("Voornamen").fill(zorg.voornaam)
    pick(page, "Rol", zorg.rol)
    page.get_by_label("Jaar").fill(zorg.jaar)
    pick(page, "Geen BSN? Waarom niet?", "BSN mag niet")
    pick(page, "Adres", "Zonder vast")
    page.get_by_label("Ja", exact=True).check()
    press(page, "Opslaan")
    said(page, "De persoon is toegevoegd.")


def judge(page: Page, answers: str) -> None:
    """Answer each criterion of triage; `answers` holds a j or an n for each, and the last goes on."""
    pairs = page.locator("fieldset", has=page.get_by_label("Ja", exact=True))
    for number in range(pairs.count()):
        answer = answers[min(number, len(answers) - 1)]
        pairs.nth(number).get_by_label("Ja" if answer == "j" else "Nee", exact=True).check()
    for reason in page.get_by_label("Reden", exact=True).all():
        reason.fill("Blijkt uit het signaal en uit wat de partners vertellen.")


def accept_signal(page: Page, signaal: str, *, answers: str = "jjjn", overleg: str = "Casusoverleg") -> None:
    """Accept a signal at triage, with each person made new, and open its case."""
    page.goto(f"/triage/{signaal}/")
    judge(page, answers)
    page.get_by_label("Aannemen", exact=True).check()
    page.get_by_label("Motivering").fill("Geen van de partners kan dit alleen; het moet in één plan.")
    page.get_by_label("Bericht aan de afzender").fill("Uw signaal is aangenomen. U hoort van de procesregisseur.")
    press(page, "Besluit vastleggen")
    open_case(page, overleg)


def open_case(page: Page, overleg: str) -> None:
    """The second page of an acceptance."""
    expect(page.get_by_role("heading", name="Casus openen")).to_be_visible()
    for new in page.get_by_label("Nieuwe persoon maken").all():
        new.check()
    box = page.get_by_label("Convenant")
    box.select_option(index=box.locator("option").count() - 1)
    pick(page, "Ontvangend overleg", overleg)
    press(page, "Aannemen")
    said(page, "Het besluit is vastgelegd en de afzender krijgt bericht.")


def item(page: Page, casus: str, tekst: str) -> None:
    """Fill in an item of a case, social and about the first person; the button is left to press."""
    page.goto(f"{casus}informatie/nieuw/")
    page.get_by_label("Wat brengt u in?").fill(tekst)
    page.get_by_label("Feit").check()
    pick(page, "Categorie", "Sociaal")
    page.get_by_label("Leefgebied").select_option(index=1)
    page.get_by_label("Bij u bekend sinds").fill(in_days(-1))
    page.get_by_label("Over wie").select_option(index=1)
    page.get_by_label("Rol van deze persoon").select_option(index=1)
