"""A meeting of five cases, by its secretary: planned, agenda, captured point by point, closed, minutes as PDF."""

import datetime
import re

from playwright.sync_api import expect

from .steps import AMSTERDAM, in_days, pick, press, said

SECRETARIS = "Els Drijver"
OVERLEG = "Casusoverleg veelplegers"
CASUSSEN = 5
VERSLAG = "De partners delen wat zij zien; het beeld is eensluidend."
BESLUIT = "Het plan gaat door."


def test_a_meeting_of_five_cases_from_agenda_to_minutes(as_person):
    page = as_person(SECRETARIS)
    meeting = _plan(page)
    _make_agenda(page)
    press(page, "Overleg beginnen")
    said(page, "Het overleg is begonnen.")
    page.get_by_role("link", name="Vastleggen").click()
    for number in range(1, CASUSSEN + 1):
        _handle(page, number)
    page.goto(meeting)
    said(page, f"{CASUSSEN} van {CASUSSEN} punten zijn behandeld.")
    press(page, "Overleg afsluiten")
    said(page, "Het overleg is afgesloten.")
    for link in [a.get_attribute("href") for a in page.get_by_role("link", name="Verslag").all()]:
        _download(page, link)


def _plan(page):
    """The server keeps the real time: a meeting of some minutes from now may begin at once."""
    page.goto("/overleggen/")
    page.get_by_role("link", name="Overleg plannen").click()
    pick(page, "Welk overleg?", OVERLEG)
    soon = datetime.datetime.now(AMSTERDAM) + datetime.timedelta(minutes=5)
    page.get_by_label("Datum", exact=True).fill(f"{soon:%d-%m-%Y}")
    page.get_by_label("Tijd", exact=True).fill(f"{soon:%H:%M}")
    page.get_by_label("Waar?").fill("Kamer 1.08")
    press(page, "Overleg plannen")
    said(page, "Het overleg is gepland.")
    return page.url


def _make_agenda(page):
    expect(page.locator("main")).to_contain_text("De agenda is nog leeg")
    press(page, "Agenda maken")
    expect(page.locator("main")).to_contain_text("op de agenda gezet")
    points = page.get_by_role("table", name="Agendapunten").locator("tbody tr")
    while points.count() < CASUSSEN:
        before = points.count()
        page.get_by_role("button", name="Op de agenda").first.click()
        expect(points).to_have_count(before + 1)


def _handle(page, number):
    expect(page.locator("main")).to_contain_text(f"{number} van {CASUSSEN}")
    for name, person in (("Er", 0), ("Afwezig", 1)):
        button = page.get_by_role("button", name=re.compile(rf"^{name}\b")).nth(person)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    _capture_agreement(page, f"Afspraak bij punt {number}: bellen en terugkoppelen")
    page.get_by_role("textbox", name="Verslag").fill(VERSLAG)
    page.get_by_role("textbox", name="Besluit").fill(BESLUIT)
    press(page, "Verslag bewaren")
    said(page, "Verslag en besluit zijn bewaard.")
    press(page, "Punt afsluiten")
    said(page, f"Punt {number} is afgesloten.")


def _capture_agreement(page, tekst):
    """Who, what, when; Enter saves."""
    who = page.get_by_label("Wie", exact=True)
    who.select_option(index=1)
    page.get_by_label("Uiterlijk", exact=True).fill(in_days(10))
    what = page.get_by_label("Wat", exact=True)
    what.fill(tekst)
    what.press("Enter")
    expect(page.get_by_role("table", name="Afspraken van deze casus")).to_contain_text(tekst)


def _download(page, verslag):
    page.goto(verslag)
    expect(page.locator("main")).to_contain_text(VERSLAG)
    expect(page.locator("main")).to_contain_text("Vastgesteld")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    with open(download.value.path(), "rb") as made:
        assert made.read(4) == b"%PDF"
