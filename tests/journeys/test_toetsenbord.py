"""Without a mouse: Tab reaches everything on the pages that are used most, and shows where one is."""

import pytest

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
