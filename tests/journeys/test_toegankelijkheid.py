"""Every page in light, dark, forced colours and on a phone: axe finds nothing and nothing is beside the screen."""

import json
from pathlib import Path

import pytest

from .pages import PAGINAS, addresses

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
BUREAU, TELEFOON = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# In dark and forced colours only the colours differ from light.
STANDEN = {
    "licht": ({"color_scheme": "light", "forced_colors": "none"}, BUREAU, None),
    "donker": ({"color_scheme": "dark", "forced_colors": "none"}, BUREAU, ["color-contrast"]),
    "contrast": ({"color_scheme": "light", "forced_colors": "active"}, BUREAU, ["color-contrast"]),
    "telefoon": ({"color_scheme": "light", "forced_colors": "none"}, TELEFOON, None),
}
# Colours that are still on their way are neither the old nor the new ones.
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
RUN = """async rules => (await axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})}))
    .violations.map(found => [found.id, ...found.nodes.slice(0, 3).map(node => node.target.join(' '))])"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("naam", PAGINAS, ids=lambda naam: naam or "niemand")
def test_every_page_is_open_to_everybody(as_person, anybody, naam):
    page = as_person(naam) if naam else anybody
    wrong = {}
    for pattern, address in addresses(page, naam):
        answer = page.goto(address)
        if answer.status != 200:
            wrong[pattern] = answer.status
            continue
        page.evaluate(AXE)
        page.evaluate(AT_ONCE)
        for stand, (media, screen, rules) in STANDEN.items():
            if found := look(page, media, screen, rules):
                wrong[f"{pattern} {stand}"] = found
    assert not wrong, json.dumps(wrong, indent=1)


def look(page, media, screen, rules):
    """What is wrong with this page in these circumstances."""
    page.set_viewport_size(screen)
    page.emulate_media(**media)
    found = page.evaluate(RUN, rules)
    beside = page.evaluate(TOO_WIDE)
    return [*found, *([f"{beside} pixels beside the screen"] if beside > 0 else [])]
