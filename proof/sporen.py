"""Whether forbidden and absent run the same statements: seen from inside, where HTTP cannot show it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from proof.adressen import ADRESSEN
from proof.orakel import Blik
from proof.paginas import Lezer
from proof.wereld import Rij, Wereld


def differing_statements(w: Wereld, mensen: list[Rij]) -> Iterator[str]:
    """Addresses at which the statements tell that something is there; each is asked by somebody who may not know it."""
    lezers = [Lezer(w, Blik(w, wie)) for wie in mensen if wie.is_active]
    for number, adres in enumerate(a for a in ADRESSEN if a.tabellen):
        for lezer in (lezers[number % len(lezers)], lezers[(number * 7 + 3) % len(lezers)]):
            for press in (False, True):
                rijen = next(
                    (r for r in (lezer._rows(adres) for _ in range(8)) if r and lezer._hidden(adres, r) is not None),
                    None,
                )
                if rijen is None:
                    continue
                hidden = lezer._hidden(adres, rijen)
                there = _statements(lezer, adres, rijen, None, press)
                absent = _statements(lezer, adres, rijen, hidden, press)
                if there != absent:
                    more = [s for s in there if s not in absent] + [s for s in absent if s not in there]
                    verb = "POST" if press else "GET"
                    yield f"{verb} {adres.naam}: {len(there)} against {len(absent)}; {more[:1]}"


def _statements(lezer: Lezer, adres: Any, rijen: list[Rij], absent: int | None, press: bool) -> list[str]:
    from django.urls import reverse

    found: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        lezer._get(reverse(adres.naam, args=lezer._keys(adres, rijen, absent=absent)), press, {})
    return [sql for sql in found if "SAVEPOINT" not in sql]
