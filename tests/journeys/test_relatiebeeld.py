"""A household of fifteen is readable on one screen, on a phone by scrolling, and on A4 (A16)."""

import re

from .looks import BUREAU, LICHT, TELEFOON

PAPIER = {"width": 680, "height": 1000}
# Every text with its box, in pixels of the screen, and how large its letters come out.
MEASURE = """() => {
    const svg = document.querySelector('svg.rh-net');
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const place = ({left, top, right, bottom}) => ({left, top, right, bottom});
    return {
        height: svg.getBoundingClientRect().height,
        boxes: [...svg.querySelectorAll('.rh-net__mens')].map(mens => ({
            box: place(mens.querySelector('rect').getBoundingClientRect()),
            mark: mens.querySelector('circle') && place(mens.querySelector('circle').getBoundingClientRect()),
            texts: [...mens.querySelectorAll('text:not(.rh-net__thuis)')].map(text => ({
                words: text.textContent,
                size: parseFloat(getComputedStyle(text).fontSize) * scale,
                ...place(text.getBoundingClientRect()),
            })),
        })),
    };
}"""


def test_fifteen_people_are_readable_on_screen_phone_and_paper(as_person):
    page = as_person("Ruben Haverkort")
    page.goto("/casussen/?fase=uitvoering")
    page.locator("main tbody tr").filter(has_text="Huishouden").first.get_by_role("link").first.click()
    page.goto(re.sub(r"[^/]*$", "relaties/", page.url))
    for screen, media, smallest in (
        (BUREAU, LICHT, 12.0),
        (TELEFOON, LICHT, 11.0),
        (PAPIER, LICHT | {"media": "print"}, 9.5),
    ):
        page.set_viewport_size(screen)
        page.emulate_media(**media)
        measured = page.evaluate(MEASURE)
        assert len(measured["boxes"]) == 15
        assert measured["height"] <= 900
        for found in measured["boxes"]:
            readable(found, smallest)


def readable(found, smallest):
    """The words of one person lie within the box, beside the mark of the home, and are large enough."""
    box, mark = found["box"], found["mark"]
    for text in (t for t in found["texts"] if t["words"]):
        assert text["size"] >= smallest, text
        assert box["left"] <= text["left"] and text["right"] <= box["right"], text
        assert box["top"] <= text["top"] and text["bottom"] <= box["bottom"] + 1, text
        assert not mark or text["right"] <= mark["left"] or text["top"] >= mark["bottom"] - 4, text
