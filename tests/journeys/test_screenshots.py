"""A picture of every page in screenshots/, for people to look at: desk, dark, phone, forced colours, room and paper."""

import re
from pathlib import Path

import pytest

from .handleiding import BEELDEN as HANDLEIDING
from .looks import LICHT, STANDEN, ZAAL, settle
from .pages import PAGINAS
from .real_house import visits as real_house_visits
from .visits import visits

MAP = Path(__file__).parents[2] / "screenshots"
BEELDEN = STANDEN | {"druk": (LICHT | {"media": "print"}, STANDEN["licht"][1])}
VAN_HANDLEIDING = Path(__file__).parents[2] / "docs" / "handleiding" / "beelden"
BLADZIJDE = {"width": 1120, "height": 720}
# What a table sees on the large screen.
IN_DE_ZAAL = (
    "/",
    "{casus}",
    "{casus}plan/",
    "/casussen/bord/",
    "{nu}",
    "{nu}|beginnen",
    "{nu}?zaal=1",
    "{punt}verslag/",
)


@pytest.fixture(autouse=True)
def asked(request):
    """Only on request: pictures are for people, and take their time."""
    if not request.config.getoption("--screenshots"):
        pytest.skip("pictures are written with --screenshots")
    MAP.mkdir(exist_ok=True)


@pytest.mark.parametrize("naam", PAGINAS, ids=lambda naam: naam or "niemand")
def test_a_picture_of_every_page(as_person, anybody, naam):
    page = as_person(naam) if naam else anybody
    for pattern, _ in visits(page, naam):
        _pictures(page, f"{_words(naam)}--{_words(pattern)}")


def test_a_picture_of_the_door_and_the_empty_pages_of_a_real_house(browser, real_house):
    for page, name in real_house_visits(browser, *real_house):
        _pictures(page, f"echt--{_words(name)}")


def test_a_picture_of_the_room(as_person):
    """The presentation mode on a large screen."""
    page = as_person("Nadia Bouzidi")
    page.set_viewport_size(ZAAL)
    page.get_by_role("button", name="Presenteren").click()
    for pattern, _ in visits(page, "Nadia Bouzidi", IN_DE_ZAAL):
        page.screenshot(path=MAP / f"zaal--{_words(pattern)}.png", full_page=True, caret="initial")


def test_the_pictures_of_the_manual(as_person):
    """The few that the manual shows, all of one size, so that they stay small."""
    VAN_HANDLEIDING.mkdir(exist_ok=True)
    for name, (person, pattern) in HANDLEIDING.items():
        page = as_person(person)
        page.set_viewport_size(BLADZIJDE)
        assert [status for _, status in visits(page, person, (pattern,))] == [200], name
        settle(page)
        page.screenshot(path=VAN_HANDLEIDING / f"{name}.png")
        page.context.close()


def _pictures(page, naam):
    settle(page)
    for stand, (media, screen) in BEELDEN.items():
        page.set_viewport_size(screen)
        page.emulate_media(**media)
        page.screenshot(path=MAP / f"{naam}--{stand}.png", full_page=True, caret="initial")
    page.emulate_media(**LICHT)


def _words(text):
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "start"
