"""Sign-in in a real Chromium: with a passkey on a virtual device, and with an app."""

from playwright.sync_api import Browser, Page, expect

from .real_house import WACHTWOORD, app_key, code_of, sign_in
from .steps import follow, press, said

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(page: Page) -> None:
    """Give the browser a device that can hold passkeys."""
    control = page.context.new_cdp_session(page)
    control.send("WebAuthn.enable")
    control.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def at_first_password(page: Page, link: str) -> None:
    """Choose a password by the one-time link."""
    page.goto(link)
    page.get_by_label("Nieuw wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Nogmaals").fill(WACHTWOORD)
    press(page, "Verder")
    page.wait_for_url("**/instellen/")


def test_sign_in_with_a_passkey_and_with_an_app(browser: Browser, real_house: tuple[str, list[str]]) -> None:
    """The ketenmanager begins with a passkey and adds an app; each of them opens the door afterwards."""
    address, links = real_house
    # A passkey holds for a name, and an IP address is none.
    context = browser.new_context(base_url=address.replace("127.0.0.1", "localhost"), locale="nl-NL")
    page = context.new_page()
    with_device(page)
    at_first_password(page, links[0])
    press(page, "Toegangssleutel instellen")
    page.get_by_label("Ik heb dit gelezen").check()
    press(page, "Ondertekenen")
    page.wait_for_url("**/mijn/")
    page.get_by_label("Naam van de sleutel").fill("Laptop van Anna")
    _leave(page)
    press(page, "Aanmelden met toegangssleutel")
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkvoorraad")
    page.goto("/mijn/")
    said(page, "dit is hier")
    follow(page, "Authenticator-app instellen")
    page.get_by_text("Scannen lukt niet").click()
    key = app_key(page)
    page.get_by_label("Code").fill(code_of(key))
    press(page, "Controleren")
    follow(page, "Ik heb ze bewaard")
    page.goto("/mijn/")
    said(page, "Nog 10 codes over")
    page.get_by_role("link", name="Verwijderen").click()
    press(page, "Toegangssleutel verwijderen")
    said(page, "De toegangssleutel is verwijderd.")
    _leave(page)
    press(page, "Aanmelden met toegangssleutel")
    expect(page.locator("[data-sleutel-melding]")).to_contain_text("hier niet geldig")
    sign_in(page, "anna@nieuwstad.example", WACHTWOORD)
    page.wait_for_url("**/code/**")
    page.get_by_label("Code").fill(code_of(key, later=1))
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkvoorraad")
    context.close()


def _leave(page: Page) -> None:
    page.locator("details[data-menu] summary").first.click()
    page.get_by_role("button", name="Afmelden").first.click()
    page.wait_for_url("**/aanmelden/")
