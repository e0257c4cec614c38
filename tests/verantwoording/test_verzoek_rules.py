"""The clocks, grounds and conditions of a request of the data subject, without a database (R17, R30, R31)."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.verantwoording.rules import verzoek as rules

DAGEN = st.dates(datetime.date(2020, 1, 1), datetime.date(2090, 1, 1))
DAG = datetime.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-10-15", 3, "2027-01-15"),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_of_a_shorter_month(day: str, months: int, expected: str) -> None:
    assert rules.add_months(datetime.date.fromisoformat(day), months) == datetime.date.fromisoformat(expected)


@given(DAGEN, st.integers(0, 30))
def test_months_never_skip_a_month_and_never_go_past_its_end(day: datetime.date, months: int) -> None:
    found = rules.add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == min(day.day, calendar.monthrange(found.year, found.month)[1])


@given(DAGEN)
def test_the_three_clocks(day: datetime.date) -> None:
    month = rules.term_of("inzage", "avg", day)
    assert 28 <= (month - day).days <= 31
    assert (rules.term_of("inzage", "wpg", day) - day).days == 42
    assert {rules.term_of("rectificatie", wet, day) - day for wet in ("avg", "wpg")} == {datetime.timedelta(days=28)}
    assert 89 <= (rules.extended_term(day) - day).days <= 92


@given(DAGEN)
def test_access_never_lasts_longer_than_the_database_allows(day: datetime.date) -> None:
    for soort, _ in rules.VERZOEKSOORTEN:
        for wet, _ in rules.WETTEN:
            last = max(rules.term_of(soort, wet, day), rules.extended_term(day))
            assert rules.access_until(last) - day <= rules.LANGSTE_TOEGANG


@given(DAGEN, st.integers(-40, 60))
def test_a_reminder_is_the_nearest_mark_that_was_reached(termijn: datetime.date, before: int) -> None:
    mark = rules.reminder_due(termijn, termijn - datetime.timedelta(days=before))
    assert mark == (0 if before <= 0 else 7 if before <= 7 else 14 if before <= 14 else None)


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        ("2010-03-11", True),
        ("2010-03-10", False),
        ("2010-00-00", True),
        ("2009-00-00", False),
        ("2010-03-00", True),
        ("2010-02-00", False),
        ("", False),
    ],
)
def test_under_sixteen_takes_what_is_unknown_as_late_as_it_can_be(born: str, minor: bool) -> None:
    assert rules.is_minor(born, DAG) is minor


def arrived(**fields: object) -> rules.Binnenkomst:
    given = {"soort": "inzage", "wet": "avg", "kanaal": "brief", "ontvangen_op": DAG, "achternaam": "Jansen"}
    return rules.Binnenkomst(**{**given, "omschrijving": "Wat staat er over mij?", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, None),
        ({"ontvangen_op": DAG + datetime.timedelta(days=1)}, "ontvangen_op"),
        ({"achternaam": " "}, "achternaam"),
        ({"omschrijving": ""}, "omschrijving"),
        ({"vertegenwoordiging": "gemachtigde"}, "vertegenwoordiger"),
        ({"geboortedatum": "2012-05-05"}, "vertegenwoordiging"),
        (
            {"geboortedatum": "2012-05-05", "vertegenwoordiging": "gemachtigde", "vertegenwoordiger": "A"},
            "vertegenwoordiging",
        ),
        ({"geboortedatum": "2012-05-05", "vertegenwoordiging": "wettelijk", "vertegenwoordiger": "A"}, None),
        ({"geboortedatum": "2012-05-05", "zelf_reden": "Ouder is verdachte"}, None),
    ],
)
def test_what_must_be_known_when_a_request_arrives(fields: dict[str, object], field: str | None) -> None:
    wrong = rules.check_binnenkomst(arrived(**fields), dag=DAG)
    assert (wrong[0] if wrong else None) == field


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({}, True),
        ({"soort": "rectificatie"}, False),
        ({"wet": "wpg"}, False),
        ({"verlengd": True}, False),
        ({"termijn": DAG - datetime.timedelta(days=1)}, False),
        ({"termijn": DAG}, True),
        ({"reden": " "}, False),
    ],
)
def test_only_the_month_of_the_avg_is_extended_once_in_time_and_with_a_reason(
    fields: dict[str, object], fits: bool
) -> None:
    given = {"soort": "inzage", "wet": "avg", "verlengd": False, "termijn": DAG, "dag": DAG, "reden": "Veel stukken"}
    assert (rules.check_verlenging(**{**given, **fields}) is None) is fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("besluit", "grond", "motivering", "bescherming", "zienswijze", "field"),
    [
        ("verstrekken", "", "", "", "geen_bezwaar", None),
        ("verstrekken", "", "", "", "bezwaar", "motivering"),
        ("verstrekken", "", "Toch", "", "bezwaar", None),
        ("verstrekken", "", "Mag", "melder", "geen_bezwaar", "besluit"),
        ("verstrekken", "", "Mag", "zorggeheim", "", "besluit"),
        ("verstrekken", "", "Mag", "zorggeheim", "bezwaar", "besluit"),
        ("verstrekken", "", "Mag", "zorggeheim", "geen_bezwaar", None),
        ("verstrekken", "", "", "geheim_adres", "", "motivering"),
        ("weigeren", "", "Omdat", "", "", "grond"),
        ("weigeren", "zomaar", "Omdat", "", "", "grond"),
        ("weigeren", "onderzoek", "", "", "", "motivering"),
        ("weigeren", "onderzoek", "Omdat", "melder", "", None),
        ("", "", "", "", "", "besluit"),
    ],
)
def test_a_decision_has_its_grounds(
    besluit: str, grond: str, motivering: str, bescherming: str, zienswijze: str, field: str | None
) -> None:
    wrong = rules.check_besluit(
        besluit=besluit, grond=grond, motivering=motivering, bescherming=bescherming, zienswijze=zienswijze
    )
    assert (wrong[0] if wrong else None) == field


def test_an_item_waits_for_its_source_until_the_term_of_that() -> None:
    ask = {"gevraagd": True, "antwoord": "", "termijn": DAG, "dag": DAG}
    assert rules.may_decide(bron=False, **{**ask, "gevraagd": False})
    assert not rules.may_decide(bron=True, **{**ask, "gevraagd": False})
    assert not rules.may_decide(bron=True, **ask)
    assert rules.may_decide(bron=True, **{**ask, "antwoord": "bezwaar"})
    assert rules.may_decide(bron=True, **{**ask, "dag": DAG + datetime.timedelta(days=1)})


STAND = {"soort": "inzage", "onbeslist": 0, "gegeven": 2, "geweigerd": 1}
STAND |= {"vastgesteld": True, "verstrekt": True, "betwist": 0}


@pytest.mark.parametrize(
    ("stand", "uitkomst", "toelichting", "late", "field"),
    [
        ({}, "deels", "", 0, None),
        ({}, "toegewezen", "", 0, "uitkomst"),
        ({}, "deels", "", 1, "toelichting"),
        ({}, "deels", "Bron was laat", 1, None),
        ({"onbeslist": 1}, "deels", "", 0, "uitkomst"),
        ({"betwist": 1}, "deels", "", 0, "uitkomst"),
        ({"verstrekt": False}, "deels", "", 0, "uitkomst"),
        ({"soort": "wissing", "verstrekt": False}, "deels", "", 0, None),
        ({"gegeven": 0}, "afgewezen", "", 0, None),
        ({"vastgesteld": False}, "deels", "", 0, "uitkomst"),
        ({}, "niet_gevonden", "", 0, "uitkomst"),
        ({"gegeven": 0, "geweigerd": 0}, "niet_gevonden", "", 0, None),
        ({"vastgesteld": False, "gegeven": 0, "geweigerd": 0}, "niet_gevonden", "", 0, "uitkomst"),
        ({"onbeslist": 3}, "ingetrokken", "", 0, "toelichting"),
        ({"onbeslist": 3}, "ingetrokken", "Belde af", 0, None),
        ({}, "weg", "", 0, "uitkomst"),
    ],
)
def test_closing(stand: dict[str, object], uitkomst: str, toelichting: str, late: int, field: str | None) -> None:
    wrong = rules.check_sluiting(
        rules.Sluitstand(**{**STAND, **stand}),  # type: ignore[arg-type]
        uitkomst=uitkomst,
        toelichting=toelichting,
        termijn=DAG,
        dag=DAG + datetime.timedelta(days=late),
    )
    assert (wrong[0] if wrong else None) == field
