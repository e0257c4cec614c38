"""Clusters of records of one person: pairs put together, unless what lies between them speaks against it.

Whoever links A with B and B with C has linked A with C. So two clusters become one only when all that was
weighed between their records speaks for it on average, when no two of them have different numbers, and when it
stays of a size that a person can have. What is kept apart so is a question for a person, not a link.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

GROOTSTE = 25
"""A person has no more records than this in one run; what would become larger is asked."""
_ONGEWOGEN = -2.0
"""What a pair counts that met on no key: a little against."""
_TEGEN = -8.0
_MEEST = 16.0
_VAST = math.inf
"""The weight of a pair that a person linked."""


class Paar(NamedTuple):
    """Two records with their weight; `tegen`: something contradicts; `bsn_tegen`: their numbers differ."""

    links: int
    rechts: int
    gewicht: float
    tegen: bool
    bsn_tegen: bool


class Besloten(NamedTuple):
    """What people said of pairs: one person, not one person, or still being looked at."""

    vast: frozenset[tuple[int, int]] = frozenset()
    verboden: frozenset[tuple[int, int]] = frozenset()
    open: frozenset[tuple[int, int]] = frozenset()


NIETS = Besloten()


def vorm(paren: Iterable[Paar], drempel: float, besloten: Besloten = NIETS) -> dict[int, int]:
    """The cluster of each record that has company: the lowest record in it. Records that stand alone are not named.

    The order of the pairs does not matter: they are taken by weight and then by number. What people said goes before
    what was weighed: who they linked stays together, and no chain of links brings together whom they keep apart.
    """
    alle = sorted(_met_besluiten(paren, besloten), key=lambda p: (-p.gewicht, p.links, p.rechts))
    leden, binnen = _delen(_ouders(alle, drempel), alle)
    gevonden: dict[int, int] = {}
    for top, wie in leden.items():
        tussen = binnen[top]
        goed = sum(1 for paar in tussen if paar.gewicht >= drempel and not paar.tegen)
        if goed == len(wie) * (len(wie) - 1) // 2 and len(wie) <= GROOTSTE:
            gevonden.update(dict.fromkeys(wie, min(wie)))
        else:
            gevonden.update(_voeg_samen(tussen, drempel))
    return gevonden


def samenhang(paren: Iterable[Paar], drempel: float) -> dict[int, int]:
    """Of each record that a link leads to, the lowest record that links lead to from it: no cluster is larger."""
    ouder = _ouders(paren, drempel)
    return {wie: _top(ouder, wie) for wie in list(ouder)}


def _ouders(paren: Iterable[Paar], drempel: float) -> dict[int, int]:
    """Of each record that a link leads to, one nearer to the lowest of its part."""
    ouder: dict[int, int] = {}
    for paar in paren:
        if paar.gewicht >= drempel and not paar.tegen:
            links, rechts = _top(ouder, paar.links), _top(ouder, paar.rechts)
            if links != rechts:
                ouder[max(links, rechts)] = min(links, rechts)
    return ouder


def _met_besluiten(paren: Iterable[Paar], besloten: Besloten) -> Iterator[Paar]:
    """The weighed pairs, with those on which somebody decided as he did."""
    gezegd = besloten.vast | besloten.verboden | besloten.open
    yield from (paar for paar in paren if (paar.links, paar.rechts) not in gezegd)
    yield from (Paar(*paar, _VAST, tegen=False, bsn_tegen=False) for paar in besloten.vast)
    yield from (Paar(*paar, _TEGEN, tegen=True, bsn_tegen=paar in besloten.verboden) for paar in gezegd - besloten.vast)


def _top(ouder: dict[int, int], wie: int) -> int:
    boven = ouder.setdefault(wie, wie)
    while boven != ouder[boven]:
        ouder[wie] = ouder[boven]
        wie, boven = boven, ouder[boven]
    return boven


def _delen(ouder: dict[int, int], alle: list[Paar]) -> tuple[dict[int, list[int]], dict[int, list[Paar]]]:
    """The records and the weighed pairs of each connected part."""
    leden: dict[int, list[int]] = defaultdict(list)
    for wie in ouder:
        leden[_top(ouder, wie)].append(wie)
    binnen: dict[int, list[Paar]] = defaultdict(list)
    for paar in alle:
        if paar.links in ouder and paar.rechts in ouder:
            top = _top(ouder, paar.links)
            if top == _top(ouder, paar.rechts):
                binnen[top].append(paar)
    return leden, binnen


def _voeg_samen(tussen: list[Paar], drempel: float) -> dict[int, int]:
    """Strongest pairs first; the sum of what lies between two clusters decides."""
    gewicht: dict[tuple[int, int], float] = {}
    verboden: set[tuple[int, int]] = set()
    for paar in tussen:
        telt = min(paar.gewicht, _TEGEN) if paar.tegen else min(paar.gewicht, _MEEST)
        gewicht[paar.links, paar.rechts] = gewicht[paar.rechts, paar.links] = telt
        if paar.bsn_tegen:
            verboden |= {(paar.links, paar.rechts), (paar.rechts, paar.links)}
    groep: dict[int, list[int]] = {}
    for paar in tussen:
        een, twee = groep.setdefault(paar.links, [paar.links]), groep.setdefault(paar.rechts, [paar.rechts])
        if een is twee or paar.gewicht < drempel or paar.tegen:
            continue
        if paar.gewicht != _VAST and not _past(een, twee, gewicht, verboden):
            continue
        een += twee
        for wie in twee:
            groep[wie] = een
    return {wie: min(samen) for wie, samen in groep.items() if len(samen) > 1}


def _past(
    een: list[int], twee: list[int], gewicht: dict[tuple[int, int], float], verboden: set[tuple[int, int]]
) -> bool:
    """Whether two clusters can be one: not too large, nobody in it kept apart, and on average for it."""
    kruis = [(a, b) for a in een for b in twee]
    if len(een) + len(twee) > GROOTSTE or any(paartje in verboden for paartje in kruis):
        return False
    return sum(gewicht.get(k, _ONGEWOGEN) for k in kruis) >= 0
