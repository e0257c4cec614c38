"""A picture of every page in screenshots/, for people to look at: desk, dark, phone, forced colours, room and paper."""

import re
import time
from pathlib import Path

import pytest

from .pages import PAGINAS, addresses

MAP = Path(__file__).parents[2] / "screenshots"
BUREAU, TELEFOON, ZAAL = (
    {"width": 1440, "height": 900},
    {"width": 390, "height": 844},
    {"width": 1920, "height": 1080},
)
LICHT = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
STANDEN = {
    "licht": (LICHT, BUREAU),
    "donker": (LICHT | {"color_scheme": "dark"}, BUREAU),
    "contrast": (LICHT | {"forced_colors": "active"}, BUREAU),
    "telefoon": (LICHT, TELEFOON),
    "druk": (LICHT | {"media": "print"}, BUREAU),
}
SETTLED = 0.25  # seconds until colours no longer change


@pytest.fixture(autouse=True)
def asked(request):
    """Only on request: pictures are for people, and take their time."""
    if not request.config.getoption("--screenshots"):
        pytest.skip("pictures are written with --screenshots")
    MAP.mkdir(exist_ok=True)


@pytest.mark.parametrize("naam", PAGINAS, ids=lambda naam: naam or "niemand")
def test_a_picture_of_every_page(as_person, anybody, naam):
    page = as_person(naam) if naam else anybody
    for pattern, address in addresses(page, naam):
        page.goto(address)
        for stand, (media, screen) in STANDEN.items():
            _picture(page, media, screen, f"{_words(naam)}--{_words(pattern)}--{stand}")


def test_a_picture_of_the_room(as_person):
    """The presentation mode on a large screen."""
    page = as_person("Nadia Bouzidi")
    page.set_viewport_size(ZAAL)
    page.get_by_role("button", name="Presenteren").click()
    for pattern, address in addresses(page, "Nadia Bouzidi"):
        if pattern in ("/", "{casus}", "{casus}plan/", "{punt}", "{punt}?zaal=1", "/casussen/bord/"):
            page.goto(address)
            _picture(page, LICHT, ZAAL, f"zaal--{_words(pattern)}")


def _picture(page, media, screen, naam):
    page.set_viewport_size(screen)
    page.emulate_media(**media)
    time.sleep(SETTLED)
    page.screenshot(path=MAP / f"{naam}.png", full_page=True)


def _words(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "start"
