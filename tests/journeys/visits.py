"""Opens every page of one of the demo's people in turn, and presses what shows the pages behind it."""

import re
from collections.abc import Callable, Iterator, Sequence

from playwright.sync_api import Page

from .pages import PAGINAS, VINDPLAATS

REDEN = "Blijkt uit het signaal en uit wat de partners vertellen."


def _send_empty(page: Page) -> None:
    """Whatever this page asks, nothing was filled in: the errors show."""
    page.locator("main form .ams-button--primary").first.click()


def _expired(page: Page) -> None:
    """The session ended while the form was open."""
    page.context.clear_cookies()
    page.get_by_role("button", name="Aanmelden", exact=True).click()


def _accept(page: Page) -> None:
    """On to the second page of an acceptance; nothing is decided yet."""
    for yes in page.get_by_label("Ja", exact=True).all():
        yes.check()
    for reason in page.get_by_label("Reden", exact=True).all():
        reason.fill(REDEN)
    page.get_by_label("Aannemen", exact=True).check()
    page.get_by_label("Motivering").fill(REDEN)
    page.get_by_label("Bericht aan de afzender").fill(REDEN)
    page.get_by_role("button", name="Besluit vastleggen").click()


def _search(page: Page) -> None:
    page.get_by_label("Achternaam").fill("Niemandsma")
    page.get_by_label("Jaar").fill("1980")
    page.locator("main").get_by_role("button", name="Zoeken").click()


def _show_bsn(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^2026-")).first.click()
    page.get_by_role("button", name=re.compile("^Tonen")).first.click()


def _show_bsn_of_signal(page: Page) -> None:
    """The first signal on the list whose person has a BSN."""
    for link in page.locator("main tbody th a").evaluate_all("links => links.map(link => link.href)"):
        page.goto(link)
        if page.get_by_role("button", name=re.compile("^Toon BSN")).count():
            break
    page.get_by_role("button", name=re.compile("^Toon BSN")).first.click()


def _begin_meeting(page: Page) -> None:
    """Begin the meeting of this point, unless it runs, and open the point again."""
    here = page.url
    page.get_by_label("Kruimelpad").get_by_role("link").last.click()
    begin = page.get_by_role("button", name="Overleg beginnen")
    if begin.count():
        begin.click()
    page.goto(here)


def _to_meeting(page: Page) -> None:
    page.get_by_label("Kruimelpad").get_by_role("link").last.click()


def _sign(page: Page) -> None:
    page.goto(page.url.replace("/beeindigen/", "/tekenen/"))


def _draft(page: Page) -> None:
    page.get_by_role("link", name="Overgang van 18- naar 18+").click()
    page.get_by_role("link", name="Concept wijzigen").click()


def _effects(page: Page) -> None:
    """A row of the matrix is emptied; who loses what is shown, and nothing is changed."""
    for box in page.locator("[data-matrix] tbody tr").nth(1).get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Gevolgen bekijken").click()


def _readers(page: Page) -> None:
    """Fewer people may read an item; who they are is shown, and nothing is changed."""
    page.get_by_label("Alleen procesregie").check()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("button", name="Doorvoeren").wait_for()


# What is pressed on a page to see another one.
STAPPEN: dict[str, Callable[[Page], None]] = {
    "leeg": _send_empty,
    "verlopen": _expired,
    "aannemen": _accept,
    "zoeken": _search,
    "bsn": _show_bsn,
    "signaalbsn": _show_bsn_of_signal,
    "beginnen": _begin_meeting,
    "overleg": _to_meeting,
    "tekenen": _sign,
    "concept": _draft,
    "gevolgen": _effects,
    "lezers": _readers,
}


def visits(page: Page, naam: str, only: Sequence[str] = ()) -> Iterator[tuple[str, int]]:
    """Open each page of this person, or only these, in turn: its name without keys, and the status of the answer."""
    known: dict[str, list[str]] = {}
    for pattern in only or PAGINAS[naam]:
        address, _, step = pattern.partition("|")
        answer = page.goto(_addresses(page, address, known)[0])
        if step:
            _do(page, step, pattern)
        yield pattern, answer.status if answer else 0


def _do(page: Page, step: str, pattern: str) -> None:
    try:
        STAPPEN[step](page)
    except Exception as error:
        error.add_note(f"at {pattern}: {page.url}")
        raise
    page.wait_for_load_state()


def _addresses(page: Page, pattern: str, known: dict[str, list[str]]) -> list[str]:
    """The addresses that a pattern may stand for, the first of the list first."""
    if not pattern.startswith("{"):
        return [pattern]
    what, rest = pattern[1:].split("}")
    if what not in known:
        known[what] = _links(page, what, known)
    return [found + rest for found in known[what]]


def _links(page: Page, what: str, known: dict[str, list[str]]) -> list[str]:
    """The links of this shape, on the first page that has any."""
    where, shape = VINDPLAATS[what]
    for address in _addresses(page, where, known):
        page.goto(address)
        all_links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        matches = [match for link in all_links if (match := re.fullmatch(shape, link))]
        if matches:
            return list(dict.fromkeys(match[match.re.groups] for match in matches))
    raise AssertionError(f"nowhere on {where}: {shape}")
