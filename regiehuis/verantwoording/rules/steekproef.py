"""Lawfulness samples: what is drawn from the log, how each row is judged, when a sample is done (R35). Pure."""

import datetime
import hashlib
import uuid
from collections.abc import Iterable

SOORTEN = [
    ("inzage", "Inzage en zoeken"),
    ("verstrekking", "Verstrekkingen"),
    ("besluit", "Besluiten en wijzigingen"),
]
# Which acts of the log a kind draws from; the function in the database says the same.
HANDELINGEN = {
    "inzage": ("lezen", "zoeken"),
    "verstrekking": ("verstrekken",),
    "besluit": ("aanmaken", "wijzigen", "samenvoegen", "vernietigen"),
}
OORDELEN = [
    ("", "Nog niet beoordeeld"),
    ("rechtmatig", "Rechtmatig"),
    ("niet", "Niet rechtmatig"),
    ("nagaan", "Nog na te gaan"),
]
# A judgement that ends the matter; the others hold a sample open.
KLAAR = ("rechtmatig", "niet")
KLEINST, GROOTST, GEWOON = 1, 100, 25
# So many samples run side by side: the draw is random, and stays so by not drawing until one likes it.
MEEST_OPEN = 3
# So long after the draw, and no longer than the sample runs, the FG reads the item that a row is about (R15).
LEESTIJD = datetime.timedelta(days=14)
LANGSTE_PERIODE = datetime.timedelta(days=366)


def check_trekking(*, soort: str, van: datetime.date, tot: datetime.date, omvang: int) -> tuple[str, str] | None:
    """What is wrong with what is to be drawn: the field and a Dutch message; None when nothing is."""
    if soort not in HANDELINGEN:
        return "soort", "Kies waaruit u trekt."
    if tot < van:
        return "tot", "Deze datum ligt voor de begindatum."
    if tot - van > LANGSTE_PERIODE:
        return "tot", "Kies een periode van ten hoogste een jaar."
    if not KLEINST <= omvang <= GROOTST:
        return "omvang", f"Vul een getal in van {KLEINST} tot en met {GROOTST}."
    return None


def check_oordeel(*, oordeel: str, reden: str) -> tuple[str, str] | None:
    """What is wrong with a judgement: the field and a Dutch message; None when nothing is."""
    if not oordeel or oordeel not in dict(OORDELEN):
        return "oordeel", "Kies een oordeel."
    if oordeel != "rechtmatig" and not reden.strip():
        return "reden", "Vul in waarom."
    return None


def readable_until(
    getrokken_op: datetime.datetime, afgesloten_op: datetime.datetime | None, moment: datetime.datetime
) -> datetime.datetime | None:
    """Until when the items of a sample can be read; None once that is over. The database decides the same."""
    until = getrokken_op + LEESTIJD
    return until if afgesloten_op is None and getrokken_op <= moment < until else None


def draw(zaad: str, regels: Iterable[uuid.UUID], omvang: int) -> list[uuid.UUID]:
    """Which rows a seed draws from a population: those whose hash with the seed is smallest, in that order.

    The database draws so when a sample is made; anybody who has the seed and the rows can draw again.
    """
    return sorted(regels, key=lambda regel: hashlib.sha256(f"{zaad}{regel}".encode()).hexdigest())[:omvang]
