"""How full a meeting is and who waits first: pure rules (A2)."""

import dataclasses
import datetime

import pytest

from regiehuis.casussen.rules.capaciteit import Bezetting, Zitting, waiting_order, with_new
from tests.cast import DAG, MOMENT

WEEK = datetime.timedelta(days=7)


@dataclasses.dataclass(frozen=True)
class Wacht:
    naam: str
    sinds: datetime.datetime
    voorrang_op: datetime.datetime | None = None


def test_cases_that_were_never_discussed_take_the_first_places() -> None:
    zittingen = with_new([(DAG, 2), (DAG + WEEK, 0)], capaciteit=3, nieuw=2)
    assert [(z.bezet, z.vrij) for z in zittingen] == [(3, 0), (1, 2)]
    overfull = with_new([(DAG, 5)], capaciteit=3, nieuw=1)
    assert [(z.bezet, z.vrij) for z in overfull] == [(5, 0)]


@pytest.mark.parametrize(
    ("lopend", "hoogste", "bezet", "wachtend", "vrij", "heeft_plek", "vol"),
    [
        (4, None, None, 0, None, True, False),
        (4, None, None, 1, None, True, True),  # without a limit nobody passes who waits
        (4, 5, None, 0, 1, True, False),
        (4, 5, None, 1, 1, True, True),  # the place is for who waits
        (5, 5, None, 0, 0, False, True),
        (7, 5, None, 0, 0, False, True),
        (1, 9, 3, 0, 0, False, True),  # the agenda is full
        (1, 9, 1, 1, 2, True, False),
    ],
)
def test_places(
    lopend: int, hoogste: int | None, bezet: int | None, wachtend: int, vrij: int | None, heeft_plek: bool, vol: bool
) -> None:
    zittingen = [] if bezet is None else [Zitting(DAG, bezet, 3)]
    full = Bezetting(lopend, hoogste, wachtend, zittingen)
    assert (full.vrij, full.heeft_plek, full.vol) == (vrij, heeft_plek, vol)


def test_what_one_more_case_makes_of_it() -> None:
    full = Bezetting(4, 9, 0, [Zitting(DAG, 3, 3), Zitting(DAG + WEEK, 1, 3)])
    assert (full.lopend_wordt, full.eerste) == (5, Zitting(DAG + WEEK, 2, 3))
    assert Bezetting(4, 9, 0, [Zitting(DAG, 3, 3)]).eerste is None


def test_who_was_put_first_last_goes_first_then_who_waits_longest() -> None:
    uur = datetime.timedelta(hours=1)
    rij = [
        Wacht("jong", MOMENT),
        Wacht("oud", MOMENT - WEEK),
        Wacht("voorrang", MOMENT, MOMENT),
        Wacht("later voorrang", MOMENT - uur, MOMENT + uur),
    ]
    assert [w.naam for w in waiting_order(rij)] == ["later voorrang", "voorrang", "oud", "jong"]
