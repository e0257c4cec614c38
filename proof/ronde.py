"""World after world, each asked by its people; what disagrees is told with the seed that makes it again."""

import dataclasses
import random
from collections.abc import Iterator
from typing import Any

from proof.inhoud import make_wereld
from proof.orakel import REGELS, Blik
from proof.wereld import Wereld

TOLD = 25


@dataclasses.dataclass
class Uitslag:
    """What was asked, and what disagreed."""

    asks: int = 0
    pagina: int = 0
    machine: int = 0
    werelden: int = 0
    fout: int = 0
    voorbeelden: list[str] = dataclasses.field(default_factory=list)

    def values(self) -> dict[str, Any]:
        return dataclasses.asdict(self)

    def add(self, other: "Uitslag") -> None:
        self.asks += other.asks
        self.pagina += other.pagina
        self.machine += other.machine
        self.werelden += other.werelden
        self.fout += other.fout
        self.voorbeelden = (self.voorbeelden + other.voorbeelden)[:TOLD]

    def wrong(self, what: str) -> None:
        self.fout += 1
        if len(self.voorbeelden) < TOLD:
            self.voorbeelden.append(what)


def run(seed: int, asks: int, per_wereld: int, pagina_op: int) -> Uitslag:
    """As many asks as were wanted, over as many worlds as that takes; exactly that number is counted."""
    from proof import bank
    from proof.adressen import ADRESSEN

    tabellen = sorted(bank.protected_tables() - bank.ELDERS)
    untold = set(tabellen) - set(REGELS)
    if untold:
        raise SystemExit(f"Tables without a rule in proof/orakel.py: {sorted(untold)}")
    result = Uitslag()
    adressen = _round(random.Random(seed), ADRESSEN)
    while result.asks < asks:
        w = make_wereld(seed + result.werelden)
        bank.write(w)
        try:
            _ask(w, result, min(per_wereld, asks - result.asks), pagina_op, tabellen, adressen)
        finally:
            bank.clear(w)
        result.werelden += 1
    return result


def _round(kans: random.Random, choices: list[Any]) -> Iterator[Any]:
    """Each of them in turn, shuffled anew each time."""
    while True:
        yield from kans.sample(choices, k=len(choices))


def _ask(w: Wereld, result: Uitslag, asks: int, pagina_op: int, tabellen: list[str], adressen: Iterator[Any]) -> None:
    from proof.paginas import Lezer
    from proof.rijen import Bevraging

    mensen = w.rijen("samenwerking_medewerker")
    w.kans.shuffle(mensen)
    end, tables = result.asks + asks, _round(w.kans, tabellen)
    for nummer, wie in enumerate(mensen):
        blik = Blik(w, wie)
        lezer, vraag = Lezer(w, blik), Bevraging(w, blik)
        share = (end - result.asks) // (len(mensen) - nummer)
        before = result.asks
        while result.asks - before < share:
            by_page = w.kans.randrange(pagina_op) == 0
            who, number = (lezer, lezer.asks) if by_page else (vraag, vraag.asks)
            found = _page(lezer, w, adressen) if by_page else _sql(vraag, w, tables)
            for wrong in found:
                result.wrong(
                    f"seed {w.seed}, {w.moment:%Y-%m-%d %H:%M}, {wie.naam} {sorted(blik.functies_nu)}: {wrong}"
                )
            done = who.asks - number
            result.asks += done
            result.pagina += done if by_page else 0


def _page(lezer: Any, w: Wereld, adressen: Iterator[Any]) -> Iterator[str]:
    return lezer.feed() if w.kans.randrange(60) == 0 else lezer.ask(next(adressen))


def _sql(vraag: Any, w: Wereld, tables: Iterator[str]) -> Iterator[str]:
    way = w.kans.randrange(40)
    if way == 0:
        return vraag.overzicht()
    return vraag.treffers() if way == 1 else vraag.ask(next(tables))
