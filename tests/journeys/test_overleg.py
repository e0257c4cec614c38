"""A meeting of five cases without touching the mouse: opened, captured point by point, closed, minutes as PDF."""

import datetime
import re

from playwright.sync_api import Locator, Page, expect

from .steps import AMSTERDAM, pick, press, said
from .tellen import Hand, Toetsenbord
from .visits import visits

SECRETARIS, VOORZITTER = "Els Drijver", "Nadia Bouzidi"
OVERLEG = "Casusoverleg veelplegers"
CASUSSEN = 5
VERSLAG = "De partners delen wat zij zien; het beeld is eensluidend."
BESLUIT = "Het plan gaat door."
MUIS = """() => { window.muis = 0; for (const soort of ["mousedown", "pointerdown", "touchstart"])
    document.addEventListener(soort, () => { window.muis += 1; }, true); }"""


def test_a_meeting_of_five_cases_without_the_mouse(as_person, tell):
    page = as_person(SECRETARIS)
    meeting = _plan(page)
    _make_agenda(page)
    press(page, "Agenda versturen")
    said(page, "De agenda is verstuurd")
    page.add_init_script(f"({MUIS})()")
    page.goto(meeting)
    keys = Toetsenbord(page)
    keys.press("Alt+g")
    said(page, "Het overleg is begonnen.")
    keys.press("Alt+n")
    counted = [_handle(keys, number) for number in range(1, CASUSSEN + 1)]
    said(page, f"{CASUSSEN} van {CASUSSEN} punten zijn behandeld.")
    keys.press("Alt+s")
    said(page, "Het overleg is afgesloten.")
    assert page.evaluate("window.muis") == 0
    tell(f"{counted[0]}; a meeting of {CASUSSEN} cases: 0 clicks, {keys.aantal} keystrokes")
    for link in [a.get_attribute("href") for a in page.get_by_role("link", name="Verslag").all()]:
        _download(page, link)


def test_what_is_typed_while_an_agreement_is_being_saved_is_not_lost(as_person):
    """The answer is slow; the chair goes on with the next agreement, and finds it in the form that comes back."""
    page = as_person(VOORZITTER)
    assert list(visits(page, VOORZITTER, ("{nu}|beginnen",)))
    page.route("**/afspraak/", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    keys = Toetsenbord(page)
    keys.press("Alt+a", "ArrowDown", "Tab")
    keys.type("Belt de wijkagent")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        keys.press("Enter")
        keys.press("ArrowDown", "ArrowDown", "Tab")
        keys.type("Haalt de sleutels op")
        who = page.get_by_label("Wie", exact=True).input_value()
        assert who
    made = page.locator("#afspraken tbody tr").filter(has_text="Belt de wijkagent")
    expect(made).to_be_visible()
    expect(page.get_by_label("Wat", exact=True)).to_have_value("Haalt de sleutels op")
    expect(page.get_by_label("Wat", exact=True)).to_be_focused()
    expect(page.get_by_label("Wie", exact=True)).to_have_value(who)
    expect(page.get_by_label("Uiterlijk", exact=True)).not_to_have_value("")
    page.unroute("**/afspraak/")
    keys.press("Enter")
    expect(page.locator("#afspraken tbody tr").filter(has_text="Haalt de sleutels op")).to_be_visible()


def test_a_lost_connection_loses_nothing(browser, house):
    """Typed, and the line breaks: the words stay in the form, and are there again on a page that is opened anew."""
    context = browser.new_context(base_url=house, locale="nl-NL", timezone_id="Europe/Amsterdam")
    page = context.new_page()
    page.goto("/aanmelden/demo/")
    page.get_by_role("button", name=VOORZITTER).click()
    assert list(visits(page, VOORZITTER, ("{nu}|beginnen",)))
    here, what = page.url, page.get_by_label("Wat", exact=True)
    keys = Toetsenbord(page)
    keys.press("Alt+a", "ArrowDown", "Tab")
    keys.type("Belt de corporatie voor vrijdag")
    expect(page.locator("[data-concept-stand]").first).to_contain_text("Concept bewaard")
    context.set_offline(True)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    expect(what).to_have_value("Belt de corporatie voor vrijdag")
    context.set_offline(False)
    page.goto(here)
    expect(what).to_have_value("Belt de corporatie voor vrijdag")
    what.press("Enter")
    expect(_agreements(page)).to_contain_text("Belt de corporatie voor vrijdag")
    page.goto(here)
    expect(what).to_have_value("")
    context.close()


def _plan(page: Page) -> str:
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


def _make_agenda(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("De agenda is nog leeg")
    press(page, "Agenda maken")
    expect(page.locator("main")).to_contain_text("op de agenda gezet")
    points = page.get_by_role("table", name="Agendapunten").locator("tbody tr")
    while points.count() < CASUSSEN:
        before = points.count()
        page.get_by_role("button", name="Op de agenda").first.click()
        expect(points).to_have_count(before + 1)


def _handle(keys: Toetsenbord, number: int) -> str:
    """One point: who is there, an agreement, one that is undone, minutes and decision; on to the next."""
    page = keys.page
    expect(page.locator("main")).to_contain_text(f"{number} van {CASUSSEN}")
    keys.press("Alt+e")
    expect(page.get_by_role("button", name=re.compile("^Er: ")).first).to_have_attribute("aria-pressed", "true")
    counted = _agree(keys, f"Afspraak bij punt {number}: bellen om {datetime.datetime.now(AMSTERDAM):%H:%M:%S}")
    if number == 1:
        _agree(keys, "Een vergissing")
        keys.press("Alt+o")
        said(page, "ongedaan gemaakt")
        expect(_agreements(page)).not_to_contain_text("Een vergissing")
    keys.press("Alt+v")
    keys.type(VERSLAG)
    keys.press("Alt+b")
    keys.type(BESLUIT)
    keys.press("Control+Enter")
    said(page, "Verslag en besluit zijn bewaard.")
    keys.press("Alt+s")
    said(page, f"Punt {number} is afgesloten.")
    return counted


def _agree(keys: Toetsenbord, tekst: str) -> str:
    """Who, what, when; Enter saves. Answers what was counted."""
    page, hand = keys.page, Hand(keys.page)
    hand.press("Alt+a")
    who = page.get_by_label("Wie", exact=True)
    expect(who).to_be_focused()
    hand.type(who.locator("option").nth(1).inner_text()[:4])
    hand.press("Tab")
    hand.type(tekst, eigen=True)
    hand.press("Enter")
    expect(_agreements(page)).to_contain_text(tekst)
    hand.look("form[action$='/afspraak/']")
    keys.aantal += hand.aantal
    return hand.line("one agreement captured")


def _agreements(page: Page) -> Locator:
    return page.get_by_role("table", name="Afspraken van deze casus")


def _download(page: Page, verslag: str | None) -> None:
    assert verslag
    page.goto(verslag)
    expect(page.locator("main")).to_contain_text(VERSLAG)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als PDF").click()
    assert download.value.suggested_filename.endswith(".pdf")
    with open(download.value.path(), "rb") as made:
        assert made.read(4) == b"%PDF"
