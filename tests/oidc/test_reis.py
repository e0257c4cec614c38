"""Sign-in by an OpenID provider, in a real Chromium: the house is tied to it, and the provider opens the door."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.capabilities import needs_aanbieder, needs_chromium
from tests.cli.test_main import free_port, serving
from tests.journeys import real_house
from tests.journeys.steps import follow, press, said

from .conftest import providing

pytestmark = [needs_aanbieder, needs_chromium]


@pytest.fixture
def huis() -> Iterator[tuple[str, str]]:
    """The address of a house just founded that knows a provider, and the link of its ketenmanager."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-inlog-"))
    folder.chmod(0o755)
    link, *_ = real_house.found(str(folder / "huis"))
    port = free_port()
    house = f"http://127.0.0.1:{port}"
    # Another name for the machine: for a browser that is another site, as a real provider is.
    with providing(house, "localhost") as issuer:
        known = {
            "ISSUER": issuer,
            "CLIENT_ID": "regiehuis",
            "CLIENT_SECRET": "geheim-van-de-proef",
            "NAAM": "Nieuwstad",
        }
        settings = {f"REGIEHUIS_OIDC_{name}": value for name, value in known.items()}
        with serving(folder / "huis", port, how="serve", **settings):
            yield house, link
    shutil.rmtree(folder, ignore_errors=True)


def test_the_provider_of_the_organisation_opens_the_door(browser: Browser, huis: tuple[str, str]) -> None:
    """The ketenmanager ties her organisation to the provider, and comes back by it without a password."""
    address, link = huis
    context = browser.new_context(base_url=address, locale="nl-NL")
    page = context.new_page()
    real_house.enter_with_app(page, link)
    page.goto("/samenwerking/partners/")
    page.locator("main").get_by_role("link", name="Nieuwstad").first.click()
    follow(page, "Accounts instellen")
    page.get_by_label("Naam bij de inlogdienst").fill("Gemeente-NS")
    press(page, "Opslaan")
    said(page, "hoe de inlogdienst deze organisatie noemt")
    context.clear_cookies()
    _by_provider(page, "anna@nieuwstad.example|organisatie=Een-ander|amr=mfa")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden lukt niet")
    said(page, "niet aan deze inlogdienst gekoppeld")
    context.clear_cookies()
    _by_provider(page, "anna@nieuwstad.example|organisatie=Gemeente-NS|amr=mfa")
    expect(page.get_by_role("heading", level=1)).to_have_text("Werkvoorraad")
    context.close()


def _by_provider(page: Page, wie: str) -> None:
    page.goto("/aanmelden/")
    follow(page, "Aanmelden met Nieuwstad")
    page.get_by_label("Wie bent u?").fill(wie)
    press(page, "Verder")
