"""A house that is no demo, from the link of its founding to its empty pages; each stop is a page to look at."""

import base64
import re
from collections.abc import Iterator

from django_otp.oath import totp
from playwright.sync_api import Browser, Page

from tests.cli.test_main import regiehuis

GIVEN = (
    *("--naam", "Veiligheidshuis Nieuwstad", "--gemeente", "Nieuwstad"),
    *("--ketenmanager", "Anna de Wit <anna@nieuwstad.example>"),
    *("--beheerder", "Bram Vos <bram@nieuwstad.example>"),
    *("--contactpunt", "privacy@nieuwstad.example"),
)
WACHTWOORD = "vier losse woorden naast elkaar"
# Pages without anything on them yet.
LEEG = (
    "/",
    "/signalen/",
    "/casussen/",
    "/casussen/overzicht/",
    "/casussen/bord/",
    "/overleggen/",
    "/overleggen/maand/",
    "/afspraken/",
    "/samenwerking/partners/",
    "/samenwerking/medewerkers/",
    "/samenwerking/overlegvormen/",
    "/samenwerking/convenanten/",
    "/samenwerking/themas/",
    "/menukaart/",
)
# Every address on the way, for the test that compares all pages with the URLconf.
ADDRESSES = (
    "/aanmelden/eerste-keer/x/",
    "/aanmelden/instellen/",
    "/aanmelden/",
    "/aanmelden/code/",
    *LEEG,
)


def found(data_dir: str) -> list[str]:
    """Found the house; the link of its ketenmanager and that of its beheerder."""
    told = regiehuis("nieuw-huis", "--data-dir", data_dir, *GIVEN)
    assert told.returncode == 0, told.stderr
    return re.findall(r"^/aanmelden/eerste-keer/\S+/$", told.stdout, re.MULTILINE)


def enter_with_app(page: Page, link: str) -> None:
    """From the one-time link to the first screen: a password, an app for codes, and the signature for secrecy."""
    page.goto(link)
    page.get_by_label("Nieuw wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Nogmaals").fill(WACHTWOORD)
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/instellen/")
    page.get_by_text("Scannen lukt niet").click()
    page.get_by_label("Code").fill(code_of(app_key(page)))
    page.get_by_role("button", name="Controleren").click()
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_label("Ik heb dit gelezen").check()
    page.get_by_role("button", name="Ondertekenen").click()
    page.get_by_role("heading", level=1).wait_for()


def visits(browser: Browser, address: str, links: list[str]) -> Iterator[tuple[Page, str]]:
    """Walk through the door and around the empty house."""
    context = browser.new_context(base_url=address, locale="nl-NL", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(links[0])
    yield page, "eerste-keer"
    page.get_by_role("button", name="Verder").click()
    yield page, "eerste-keer-leeg"
    page.get_by_label("Nieuw wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Nogmaals").fill(WACHTWOORD)
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url("**/instellen/")
    page.get_by_text("Scannen lukt niet").click()
    yield page, "instellen"
    page.get_by_label("Code").fill(code_of(app_key(page)))
    page.get_by_role("button", name="Controleren").click()
    page.get_by_role("heading", name="Bewaar deze herstelcodes").wait_for()
    yield page, "herstelcodes"
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.wait_for_url("**/mijn/verklaring/")
    yield page, "verklaring"
    page.get_by_label("Ik heb dit gelezen").check()
    page.get_by_role("button", name="Ondertekenen").click()
    for empty in LEEG:
        page.goto(empty)
        yield page, f"leeg-{empty}"
    page.goto(links[0])
    yield page, "eerste-keer-gebruikt"
    context.clear_cookies()
    page.goto("/aanmelden/")
    yield page, "aanmelden"
    sign_in(page, "anna@nieuwstad.example", WACHTWOORD)
    page.wait_for_url("**/code/")
    yield page, "code"
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Verder").click()
    yield page, "code-fout"
    context.clear_cookies()
    page.goto("/aanmelden/")
    for _ in range(5):
        sign_in(page, "bram@nieuwstad.example", "dit is het niet")
    page.get_by_role("heading", name="Aanmelden is even geblokkeerd").wait_for()
    yield page, "geblokkeerd"
    context.close()


def sign_in(page: Page, naam: str, wachtwoord: str) -> None:
    """Name and password at the door."""
    page.get_by_label("Gebruikersnaam").fill(naam)
    page.get_by_label("Wachtwoord").fill(wachtwoord)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_load_state()


def app_key(page: Page) -> bytes:
    """The key on this page, as an authenticator app keeps it."""
    key = page.locator(".rh-sleutel").inner_text().replace(" ", "")
    return base64.b32decode(key + "=" * (-len(key) % 8))


def code_of(key: bytes, *, later: int = 0) -> str:
    """What the app shows now, or so many half minutes later: a code counts once."""
    return f"{totp(key, drift=later):06d}"
