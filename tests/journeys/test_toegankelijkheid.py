"""Every page in light, dark, forced colours and on a phone: axe finds nothing and nothing is beside the screen."""

import json

import pytest
from django.template.loader import render_to_string

from .looks import look
from .pages import PAGINAS
from .real_house import visits as real_house_visits
from .visits import visits

# Pages that refuse on purpose.
ANDERS = {"/bestaat-niet/": 404, "{casus}regie/": 403}


@pytest.mark.parametrize("naam", PAGINAS, ids=lambda naam: naam or "niemand")
def test_every_page_is_open_to_everybody(as_person, anybody, naam):
    page = as_person(naam) if naam else anybody
    wrong = {}
    for name, status in visits(page, naam):
        expected = ANDERS.get(name, 200) if naam != "Nadia Bouzidi" else 200
        if status != expected:
            wrong[name] = [status]
        else:
            wrong.update(look(page, name))
    assert not wrong, json.dumps(wrong, indent=1)


def test_the_door_and_the_empty_pages_of_a_real_house_are_open_to_everybody(browser, real_house):
    wrong = {}
    for page, name in real_house_visits(browser, *real_house):
        wrong.update(look(page, name))
    assert not wrong, json.dumps(wrong, indent=1)


@pytest.mark.parametrize("fout", ["400", "500"])
def test_a_page_that_tells_of_a_fault_is_open_to_everybody(anybody, house, fout):
    """Nobody can cause these on purpose, so the page is given to the browser as it is."""
    html = render_to_string(f"{fout}.html")
    anybody.route("**/fout/", lambda route: route.fulfill(status=int(fout), body=html, content_type="text/html"))
    anybody.goto(f"{house}/fout/")
    assert not look(anybody, fout)
