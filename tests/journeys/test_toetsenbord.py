"""Without a mouse: Tab reaches everything on the pages that are used most, and shows where one is."""

import pytest
from playwright.sync_api import expect

from .steps import in_days, said
from .visits import visits

BEREIKBAAR = """() => {
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary');
    return [...all].filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility({visibilityProperty: true}))
        .map((e, number) => { e.dataset.nummer = number; return number; }).length;
}"""
HIER = """() => {
    const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
    return {
        nummer: e.dataset.nummer ? Number(e.dataset.nummer) : null,
        wat: e.outerHTML.slice(0, 120),
        zichtbaar: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        in_beeld: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


@pytest.mark.parametrize("pagina", ["/", "{casus}", "{nu}|beginnen"])
def test_tab_reaches_everything_in_order_and_shows_where_one_is(as_person, pagina):
    page = as_person("Nadia Bouzidi")
    assert any(pattern == pagina for pattern, _ in visits(page, "Nadia Bouzidi", (pagina,)))
    count = page.evaluate(BEREIKBAAR)
    assert count > 20
    seen = []
    for _ in range(count):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(HIER))
    assert [here["nummer"] for here in seen] == list(range(count)), seen
    assert not [here["wat"] for here in seen if not here["zichtbaar"]]
    assert not [here["wat"] for here in seen if not here["in_beeld"]]


def test_the_first_tab_leads_past_the_menu(as_person):
    page = as_person("Nadia Bouzidi")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


WIE = "document.activeElement.name || document.activeElement.innerText || ''"


def _tab_to(page, wat):
    """Press Tab until the thing with these words, or this name of a field, has the focus."""
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(WIE).strip()
        if here.startswith(wat):
            return
        seen.append(here[:40])
    raise AssertionError(f"Tab never reaches {wat}: {seen}")


def test_from_the_list_to_an_agreement_without_a_mouse(as_person):
    page = as_person("Nadia Bouzidi")
    _tab_to(page, "Casussen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/casussen/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _tab_to(page, "2026-")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: len(url.split("/")[-2]) == 36)
    _tab_to(page, "Afspraak toevoegen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/afspraken/nieuw/")
    _tab_to(page, "tekst")
    page.keyboard.type("Zonder muis afgesproken")
    _tab_to(page, page.get_by_label("Wie doet het?").get_attribute("name"))
    page.keyboard.press("ArrowDown")
    _tab_to(page, "termijn")
    page.keyboard.type(in_days(7))
    page.keyboard.press("Enter")
    said(page, "De afspraak is aangeboden.")
    expect(page.get_by_role("row", name="Zonder muis afgesproken").first).to_be_visible()


@pytest.mark.parametrize("tab", ["toestemming/", "plan/", "afsluiting/"])
def test_on_a_phone_the_tab_where_one_is_stands_in_view(as_person, tab):
    page = as_person("Nadia Bouzidi")
    page.set_viewport_size({"width": 390, "height": 844})
    assert any(pattern == "{casus}" for pattern, _ in visits(page, "Nadia Bouzidi", ("{casus}",)))
    page.goto(f"{page.url}{tab}")
    box = page.locator(".rh-tabs [aria-current]").bounding_box()
    assert box is not None and 0 <= box["x"] and box["x"] + box["width"] <= 390
