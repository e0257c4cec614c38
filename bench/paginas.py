"""Which pages and writes are measured, by whom, and where they stand in the seeded house."""

import datetime
import re
from collections.abc import Callable
from typing import Protocol

# page, who asks, path; {casus}, {huishouden}, the household of fifteen of the demo, and {punt}, a point of a meeting
# that was begun, are looked up.
PAGES = (
    ("werkvoorraad", "Peter Smit", "/"),
    ("lijst casussen", "Peter Smit", "/casussen/"),
    ("bord", "Peter Smit", "/casussen/bord/"),
    ("werkvoorraad van een voorzitter", "Nadia Bouzidi", "/"),
    ("bord van een voorzitter", "Nadia Bouzidi", "/casussen/bord/"),
    ("casus", "Peter Smit", "{casus}"),
    ("informatie", "Peter Smit", "{casus}informatie/"),
    ("dossier", "Peter Smit", "{casus}dossier/"),
    ("relaties van een huishouden", "Mark de Boer", "{huishouden}relaties/"),
    ("dossier van een huishouden", "Mark de Boer", "{huishouden}dossier/"),
    ("plan", "Peter Smit", "{casus}plan/"),
    ("mijn afspraken", "Peter Smit", "/afspraken/"),
    ("overleggen", "Nadia Bouzidi", "/overleggen/"),
    ("jaarkalender", "Nadia Bouzidi", "/overleggen/jaar/"),
    ("agendapunt", "Nadia Bouzidi", "{punt}"),
    ("zaalscherm", "Nadia Bouzidi", "{punt}?zaal=1"),
    ("signalen", "Mark de Boer", "/signalen/"),
    ("triage", "Nadia Bouzidi", "/triage/"),
)
VOORZITTER = "Nadia Bouzidi"
# What an agreement says that was written to measure; no other one says it.
GEMETEN = "Geschreven om te meten"
WRITE = ("signaal beginnen (schrijven)", "Mark de Boer", "/signalen/nieuw/", {"acuut": "nee"})


class Bezoeker(Protocol):
    """Somebody who is signed in and asks pages."""

    def ask(self, method: str, path: str, body: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer."""


Capture = tuple[str, str, str, dict[str, str]]


def find(enter: Callable[[str], Bezoeker]) -> tuple[dict[str, str], Capture]:
    """What PAGES leave open, and the write of an agreement in a meeting that is begun here."""
    _, listing = enter("Peter Smit").ask("GET", "/casussen/")
    found = re.search(r'href="(/casussen/[0-9a-f-]{36}/)"', listing)
    punt, capture = _meeting(enter(VOORZITTER))
    plekken = {"casus": found.group(1) if found else "/casussen/", "huishouden": _household(enter("Mark de Boer"))}
    return {**plekken, "punt": punt}, capture


def _household(client: Bezoeker) -> str:
    """The address of the case of the demo that is a household: one of the first numbers of its year."""
    _, listing = client.ask("GET", f"/casussen/?q={datetime.date.today().year}-000")
    rows = re.findall(r'href="(/casussen/[0-9a-f-]{36}/)"(.*?)</tr>', listing, re.S)
    return next(address for address, row in rows if "Huishouden" in row)


def _meeting(client: Bezoeker) -> tuple[str, Capture]:
    """Begin a meeting of the demo: the first of its points, and the capture of an agreement at the last one."""
    _, listing = client.ask("GET", "/overleggen/")
    for sitting in re.findall(r'href="(/overleggen/[0-9a-f-]{36}/)"', listing):
        _, text = client.ask("GET", sitting)
        points = list(dict.fromkeys(re.findall(r'href="(/overleggen/punten/[0-9a-f-]{36}/)"', text)))
        if not points or "Overleg beginnen" not in text and "Overleg afsluiten" not in text:
            continue
        client.ask("POST", f"{sitting}beginnen/", {})
        _, text = client.ask("GET", points[-1])
        who = re.search(r'name="medewerker".*?<option value="([0-9a-f-]{36})"', text, re.S)
        assert who, "nobody was invited"
        due = datetime.date.today() + datetime.timedelta(days=14)
        body = {"medewerker": who.group(1), "tekst": GEMETEN, "termijn": f"{due:%d-%m-%Y}"}
        return points[0], ("afspraak vastleggen (schrijven)", VOORZITTER, f"{points[-1]}afspraak/", body)
    raise SystemExit("no meeting of the demo has a point")
