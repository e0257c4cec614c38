"""A look at one page in every circumstance: what axe finds, and what does not fit on the screen."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
BUREAU, TELEFOON, ZAAL = (
    {"width": 1440, "height": 900},
    {"width": 390, "height": 844},
    {"width": 1920, "height": 1080},
)
LICHT = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
DONKER = LICHT | {"color_scheme": "dark"}
CONTRAST = LICHT | {"forced_colors": "active"}
STANDEN = {
    "licht": (LICHT, BUREAU),
    "donker": (DONKER, BUREAU),
    "contrast": (CONTRAST, BUREAU),
    "telefoon": (LICHT, TELEFOON),
}
# Colours that are still on their way are neither the old nor the new ones.
AT_ONCE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']}))
    .violations.map(found => [found.id, ...found.nodes.slice(0, 3).map(node => node.target.join(' '))])"""
TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def settle(page: Page) -> None:
    """From here on colours change at once."""
    page.evaluate(AT_ONCE)


def look(page: Page, name: str) -> dict[str, list[Any]]:
    """What is wrong with the page that is open, per circumstance; nothing is loaded again in between."""
    page.evaluate(AXE)
    settle(page)
    wrong = {}
    for stand, (media, screen) in STANDEN.items():
        page.set_viewport_size(screen)
        page.emulate_media(**media)
        found = page.evaluate(RUN)
        if (beside := page.evaluate(TOO_WIDE)) > 0:
            found.append(f"{beside} pixels beside the screen")
        if found:
            wrong[f"{name} {stand}"] = found
    page.set_viewport_size(BUREAU)
    page.emulate_media(**LICHT)
    return wrong
