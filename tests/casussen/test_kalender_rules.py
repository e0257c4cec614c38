"""The calendar of a house: rhythm, public holidays, and the year of Helmond's meetings (C6)."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.rules.kalender import Kalender, feestdag, feestdagen, in_words, zitdagen
from regiehuis.samenwerking.rules import FEESTDAGREGELS, RITMES

D = datetime.date
JAAR = (D(2026, 1, 1), D(2027, 1, 1))
days = st.dates(D(2015, 1, 1), D(2040, 1, 1))
rhythms = st.sampled_from([code for code, _ in RITMES])
choices = st.sampled_from([code for code, _ in FEESTDAGREGELS])


# Taken from the published calendars of the years, not from the code.
@pytest.mark.parametrize(
    ("day", "name"),
    [
        (D(2026, 4, 3), "Goede Vrijdag"),
        (D(2026, 4, 6), "Tweede paasdag"),
        (D(2026, 4, 27), "Koningsdag"),
        (D(2025, 4, 26), "Koningsdag"),  # the 27th was a Sunday
        (D(2026, 5, 14), "Hemelvaartsdag"),
        (D(2026, 5, 25), "Tweede pinksterdag"),
        (D(2016, 5, 5), "Bevrijdingsdag en Hemelvaartsdag"),
        (D(2024, 3, 31), "Eerste paasdag"),
        (D(2027, 3, 29), "Tweede paasdag"),
    ],
)
def test_public_holidays_of_the_netherlands(day: D, name: str) -> None:
    assert feestdag(day) == name


def test_a_year_has_its_eleven_holidays_and_an_ordinary_day_is_none() -> None:
    assert len(feestdagen(2026)) == 11 and len(feestdagen(2016)) == 10
    assert feestdag(D(2025, 4, 27)) == "" and feestdag(D(2026, 12, 31)) == ""


# Helmond's regular meetings as the Quick Scan lists them (seed 003); the first days are ours, all in January 2026.
HELMOND = {
    "Politie en netwerkambtenaren": ("wekelijks", D(2026, 1, 6)),
    "Partneroverleg": ("kwartaal", D(2026, 1, 15)),
    "Kernteam": ("tweewekelijks", D(2026, 1, 5)),
    "Politie en burgemeester": ("vijfwekelijks", D(2026, 1, 8)),
    "Resocialisatie": ("maandelijks", D(2026, 1, 20)),
    "Woonoverlast Oost": ("maandelijks", D(2026, 1, 30)),
    "Jeugd": ("wekelijks", D(2026, 1, 7)),
    "Jeugdpreventieteam": ("tweewekelijks", D(2026, 1, 13)),
    "Schoolverzuimteam": ("tweewekelijks", D(2026, 1, 9)),
    "Huiselijk geweld": ("tweewekelijks", D(2026, 1, 12)),
    "Veelplegers": ("tweewekelijks", D(2026, 1, 15)),
}


def year_of(naam: str, feestdagregel: str = "overslaan") -> list[D]:
    ritme, eerste = HELMOND[naam]
    found = zitdagen(Kalender(ritme, eerste, None, feestdagregel), *JAAR)
    return [sitting.dag for sitting in found if sitting.dag]


def test_helmond_has_a_correct_year_of_meetings() -> None:
    """Counted on a paper calendar of 2026: how often each meets, without the public holidays."""
    assert {naam: len(year_of(naam)) for naam in HELMOND} == {
        "Politie en netwerkambtenaren": 51,  # 52 Tuesdays from 6 January; 5 May lapses
        "Partneroverleg": 4,
        "Kernteam": 24,  # 26 Mondays; 27 April and 25 May lapse
        "Politie en burgemeester": 11,  # from 8 January to 24 December, which is no holiday
        "Resocialisatie": 12,
        "Woonoverlast Oost": 11,  # the last Friday of December is the 25th
        "Jeugd": 52,
        "Jeugdpreventieteam": 25,  # 26 Tuesdays; 5 May lapses
        "Schoolverzuimteam": 24,  # 26 Fridays; 3 April and 25 December lapse
        "Huiselijk geweld": 25,  # 26 Mondays; 6 April lapses
        "Veelplegers": 26,  # 26 Thursdays; the 14th of May is not among them
    }
    assert year_of("Partneroverleg") == [D(2026, 1, 15), D(2026, 4, 16), D(2026, 7, 16), D(2026, 10, 15)]
    assert year_of("Politie en burgemeester")[:4] == [D(2026, 1, 8), D(2026, 2, 12), D(2026, 3, 19), D(2026, 4, 23)]
    third_tuesdays = [D(2026, m, d) for m, d in enumerate([20, 17, 17, 21, 19, 16, 21, 18, 15, 20, 17, 15], 1)]
    assert year_of("Resocialisatie") == third_tuesdays
    assert year_of("Woonoverlast Oost")[1:3] == [D(2026, 2, 27), D(2026, 3, 27)], "a fifth Friday becomes the last"


@pytest.mark.parametrize(
    ("ritme", "eerste", "regel", "holiday", "becomes"),
    [
        ("tweewekelijks", D(2026, 1, 5), "overslaan", D(2026, 4, 27), None),
        ("tweewekelijks", D(2026, 1, 5), "dag_later", D(2026, 4, 27), D(2026, 4, 28)),
        ("tweewekelijks", D(2026, 1, 5), "dag_eerder", D(2026, 4, 27), D(2026, 4, 24)),
        ("tweewekelijks", D(2026, 1, 5), "week_later", D(2026, 4, 27), D(2026, 5, 4)),
        ("tweewekelijks", D(2026, 1, 5), "gaat_door", D(2026, 4, 27), D(2026, 4, 27)),
        # The day after Easter Monday is no holiday, the day before Good Friday's Monday is: over the whole weekend.
        ("maandelijks", D(2026, 1, 2), "dag_later", D(2026, 4, 3), D(2026, 4, 7)),
        ("tweewekelijks", D(2026, 1, 12), "dag_eerder", D(2026, 4, 6), D(2026, 4, 2)),
        # A week later this weekly meeting sits already.
        ("wekelijks", D(2026, 1, 6), "week_later", D(2026, 5, 5), None),
        # Christmas of one year moves into the next.
        ("maandelijks", D(2026, 1, 30), "week_later", D(2026, 12, 25), D(2027, 1, 8)),
    ],
)
def test_a_sitting_on_a_holiday_does_what_was_chosen(ritme: str, eerste: D, regel: str, holiday: D, becomes: D) -> None:
    """1 January 2027 is a holiday too: a week after 25 December becomes two."""
    found = zitdagen(Kalender(ritme, eerste, None, regel), D(2026, 1, 1), D(2027, 2, 1))
    (sitting,) = [s for s in found if s.bedoeld == holiday]
    assert (sitting.dag, sitting.feestdag) == (becomes, feestdag(holiday))
    assert bool(sitting.reden) is (becomes is None)


def test_what_moves_out_of_a_year_is_found_in_the_next() -> None:
    kalender = Kalender("maandelijks", D(2026, 1, 30), None, "week_later")
    assert D(2026, 12, 25) not in [s.bedoeld for s in zitdagen(kalender, *JAAR)]
    next_year = zitdagen(kalender, D(2027, 1, 1), D(2028, 1, 1))
    assert (next_year[0].bedoeld, next_year[0].dag) == (D(2026, 12, 25), D(2027, 1, 8))


def test_after_its_end_there_is_none_and_an_end_at_the_begin_leaves_nothing() -> None:
    weekly = Kalender("wekelijks", D(2026, 1, 6), D(2026, 1, 20))
    assert [s.dag for s in zitdagen(weekly, *JAAR)] == [D(2026, 1, 6), D(2026, 1, 13)]
    assert zitdagen(Kalender("wekelijks", D(2026, 1, 6), D(2026, 1, 6)), *JAAR) == []
    assert zitdagen(Kalender("wekelijks", D(2030, 1, 1)), *JAAR) == []
    late = Kalender("tweewekelijks", D(2026, 4, 13), D(2026, 4, 28), "dag_later")
    assert [s.dag for s in zitdagen(late, *JAAR)] == [D(2026, 4, 13), None], "it moves onto the end"


@given(days, rhythms, choices, st.integers(0, 3))
def test_no_day_twice_none_on_a_holiday_unless_chosen_and_all_in_the_window(
    eerste: D, ritme: str, regel: str, later: int
) -> None:
    van = eerste + datetime.timedelta(days=200 * later)
    tot = van + datetime.timedelta(days=400)
    found = zitdagen(Kalender(ritme, eerste, None, regel), van, tot)
    sat = [s.dag for s in found if s.dag]
    assert len(sat) == len(set(sat))
    assert all(van <= (s.dag or s.bedoeld) < tot for s in found)
    assert regel == "gaat_door" or not any(feestdag(day) for day in sat)
    assert all(s.dag == s.bedoeld for s in found if not s.feestdag)
    if regel in ("dag_eerder", "dag_later"):
        assert all(s.dag.weekday() < 5 for s in found if s.dag and s.feestdag)


def test_two_windows_side_by_side_are_one_whole() -> None:
    kalender = Kalender("wekelijks", D(2025, 1, 6), None, "dag_eerder")
    halves = zitdagen(kalender, D(2026, 1, 1), D(2026, 5, 5)) + zitdagen(kalender, D(2026, 5, 5), D(2027, 1, 1))
    assert halves == zitdagen(kalender, *JAAR)


def test_the_rhythm_in_words() -> None:
    assert in_words(Kalender("wekelijks", D(2026, 1, 6))) == "elke dinsdag"
    assert in_words(Kalender("vijfwekelijks", D(2026, 1, 8))) == "om de vijf weken op donderdag"
    assert in_words(Kalender("maandelijks", D(2026, 1, 20))) == "de derde dinsdag van de maand"
    assert in_words(Kalender("kwartaal", D(2026, 1, 30))) == "de laatste vrijdag van elke derde maand"
