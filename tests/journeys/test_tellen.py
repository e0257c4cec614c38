"""How much work the five things are that everybody does most: told, so that it can be lowered."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from .steps import AMSTERDAM, said
from .tellen import Hand

VOORZITTER, AFZENDER, PARTNER = "Nadia Bouzidi", "Lisa van den Akker", "Judith Claessen"
# What may not be passed: pages, fields, clicks, and keystrokes besides own words.
HOOGSTENS = {
    "signaal": (6, 27, 21, 23),
    "triagebesluit": (2, 20, 14, 17),
    "terugkoppeling": (1, 2, 4, 0),
    "opschaling": (1, 6, 6, 7),
}


def told(tell, hand: Hand, what: str) -> None:
    """Tell what was counted, and hold it to what it was."""
    tell(hand.line(what))
    counted = (hand.bladzijden, hand.velden, hand.klikken, hand.aantal - hand.eigen)
    assert all(now <= most for now, most in zip(counted, HOOGSTENS[what], strict=True)), (what, counted)


@pytest.fixture
def signaal(as_person, tell) -> str:
    """A complete signal on a person whom nobody knows; its address. What it took is told."""
    page = as_person(AFZENDER)
    page.goto("/signalen/")
    hand = Hand(page)
    hand.click(page.get_by_role("link", name=re.compile("^(Nieuw signaal|Signaal sturen)")).first)
    hand.look()
    hand.choose("Nee")
    hand.press_button("Verder")
    hand.look()
    hand.choose("Persoon")
    hand.pick("Thema", "Zorg")
    hand.press_button("Opslaan en verder")
    hand.look()
    # Somebody of whom there is no second one, also when this house was played in before.
    hand.write("Achternaam", f"Kortleve {datetime.datetime.now(AMSTERDAM):%H%M%S}")
    hand.write("Voornamen", "Inge")
    hand.pick("Rol", "Get")
    hand.write("Jaar", "1971")
    hand.pick("Geen BSN", "BSN is")
    hand.pick("Adres", "Zonder")
    hand.choose("Ja")
    hand.press_button("Opslaan")
    hand.look()
    hand.write("Wat is de aanleiding?", "Buren horen elke nacht geschreeuw.")
    hand.write("Wat wilt u bereiken?", "Rust in de straat.")
    hand.press_button("Opslaan en verder")
    hand.look()
    hand.pick("Organisatie", "Poli")
    hand.write("Contact", "wijkagent@lindehaven.example")
    hand.press_button("Toevoegen en verder")
    hand.look()
    hand.press_button("Signaal insturen")
    said(page, "Uw signaal is volledig en staat op de triage.")
    told(tell, hand, "signaal")
    return page.url


def test_a_signal_and_the_decision_on_it(as_person, signaal, tell):
    page = as_person(VOORZITTER)
    hand = Hand(page)
    page.goto(signaal.replace("/signalen/", "/triage/"))
    hand.look()
    criteria = page.locator("fieldset", has=page.get_by_label("Ja", exact=True))
    for number in range(criteria.count()):
        hand.click(criteria.nth(number).get_by_label("Ja" if number < 3 else "Nee", exact=True))
        hand.click(page.get_by_label("Reden", exact=True).nth(number))
        hand.type("Blijkt uit het signaal.", eigen=True)
    hand.choose("Aannemen")
    hand.write("Motivering", "Geen van de partners kan dit alleen.")
    hand.write("Bericht aan de afzender", "Uw signaal is aangenomen.")
    hand.press_button("Besluit vastleggen")
    expect(page.get_by_role("heading", name="Casus openen")).to_be_visible()
    hand.look()
    if page.get_by_label("Ontvangend overleg").input_value() == "":
        hand.pick("Ontvangend overleg", "Casusoverleg zorg")
    hand.press_button("Aannemen")
    said(page, "Het besluit is vastgelegd en de afzender krijgt bericht.")
    told(tell, hand, "triagebesluit")


def test_feedback_on_an_agreement(as_person, tell):
    page = as_person(PARTNER)
    hand = Hand(page)
    page.goto("/")
    agreements = page.get_by_role("table", name="Mijn open afspraken, de oudste datum eerst")
    hand.click(agreements.locator("tbody th a").first)
    hand.look()
    hand.choose("Gedaan")
    hand.write("Wat heeft u gedaan", "Intake is geweest; hij is verschenen.")
    hand.press_button("Terugkoppeling versturen")
    said(page, "Uw terugkoppeling is vastgelegd.")
    told(tell, hand, "terugkoppeling")


def test_a_question_to_the_mayor(as_person, tell):
    page = as_person(VOORZITTER)
    page.goto("/casussen/")
    for case in [link.get_attribute("href") for link in page.locator("#lijst tbody th a").all()]:
        page.goto(f"{case}opschaling/")
        if (ask := page.get_by_role("link", name="Vraag voorleggen", exact=True)).count():
            break
    hand = Hand(page)
    hand.click(ask)
    hand.look()
    hand.choose("Strategisch (driehoek, burgemeester)")
    hand.pick("Aan wie legt u de vraag voor?", "Marijke")
    hand.write("Welk besluit is nodig?", "Wie neemt de regie?")
    hand.write("Welke feiten zijn daarvoor nodig?", "Acht organisaties weigeren.")
    hand.press_button("Vraag voorleggen")
    said(page, "De vraag is voorgelegd.")
    told(tell, hand, "opschaling")
