"""Journeys: a demo house of their own in a real Chromium, played once per run."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from regiehuis.cli import database, keys
from regiehuis.cli.postgres import Server
from tests.capabilities import chromium
from tests.cli.test_main import free_port, serving

from . import real_house as real_house_module

# A slow machine is no failure.
expect.set_options(timeout=15_000)
# What a journey counted, among the properties of its report.
GETELD = "geteld"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots` writes a picture of every page to screenshots/."""
    parser.addoption("--screenshots", action="store_true", help="write a picture of every page")


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say what was counted at the end of the run, also when journeys run in several processes."""
    return lambda line: request.node.user_properties.append((GETELD, line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What journeys counted."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    lines = [
        value for report in ended if report.when == "call" for key, value in report.user_properties if key == GETELD
    ]
    if lines:
        terminalreporter.section("counted")
        for line in lines:
            terminalreporter.write_line(str(line))


@pytest.fixture(scope="session")
def house_folder() -> Iterator[Path]:
    """Where the demo house of this run keeps its data."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-reis-"))
    folder.chmod(0o755)
    yield folder / "demo"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def house(house_folder: Path) -> Iterator[str]:
    """The address of a running demo house; REGIEHUIS_JOURNEYS_AT names one that runs already."""
    if running := os.environ.get("REGIEHUIS_JOURNEYS_AT"):
        yield running
        return
    port = free_port()
    with serving(house_folder, port):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def as_owner(house: str, house_folder: Path) -> Callable[[str], None]:
    """Change something in the database of the demo house behind its back, such as a day that is yet to come."""
    if not house_folder.exists():
        pytest.skip("the house of REGIEHUIS_JOURNEYS_AT keeps its database to itself")
    urls = database.urls(Server(house_folder, soort="demo"), keys.load(keys.folder(house_folder), create=False))

    def change(statement: str) -> None:
        with psycopg.connect(urls.owner) as owner:
            owner.execute(statement)

    return change


@pytest.fixture
def real_house() -> Iterator[tuple[str, list[str]]]:
    """The address of a house that is no demo and was just founded, and the links of its first two people."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-huis-"))
    folder.chmod(0o755)
    links = real_house_module.found(str(folder / "huis"))
    port = free_port()
    with serving(folder / "huis", port, how="serve"):
        yield f"http://127.0.0.1:{port}", links
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    if chromium() is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def as_person(browser: Browser, house: str) -> Iterator[Callable[[str], Page]]:
    """A page signed in as one of the demo's people, by the name on the door; errors in the console fail the journey."""
    contexts = []
    wrong: list[str] = []

    def enter(naam: str) -> Page:
        context = browser.new_context(
            base_url=house, locale="nl-NL", timezone_id="Europe/Amsterdam", viewport={"width": 1440, "height": 900}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.goto("/aanmelden/demo/")
        page.get_by_role("button", name=naam).click()
        page.wait_for_url("**/")
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: wrong.extend(console_error(page, said)))
        return page

    yield enter
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def anybody(browser: Browser, house: str) -> Iterator[Page]:
    """A page of somebody who is not signed in."""
    context = browser.new_context(base_url=house, locale="nl-NL")
    yield context.new_page()
    context.close()


def console_error(page: Page, said: ConsoleMessage) -> list[str]:
    """An error in the console, unless it only repeats the status of the page itself, which the journey looks at."""
    own_status = "status of 4" in said.text and said.location.get("url") == page.url
    if said.type != "error" or own_status:
        return []
    return [f"{page.url}: {said.text}"]
