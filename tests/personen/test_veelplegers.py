"""The definitions of repeat offenders: their bounds, what is not known, and that more never comes to less."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.personen.rules.veelplegerdefinities import DEFINITIES, VERSIE
from regiehuis.personen.rules.veelplegers import (
    JA,
    NEE,
    ONBEKEND,
    Deel,
    Tellingen,
    add_tellingen,
    ages,
    judge,
    toets,
)

PEILDATUM = datetime.date(2026, 9, 30)
VOLWASSEN, JEUGD = "1990-05-01", "2011-05-01"


def past(totaal: int | None, vijf: int | None, jaar: int | None, geboren: str = VOLWASSEN) -> str:
    """The code of the definition that fits, '' when none does."""
    uitslag = toets(Tellingen(totaal, vijf, jaar), geboren, PEILDATUM)
    return uitslag.definitie.code if uitslag.definitie else ""


@pytest.mark.parametrize(
    ("totaal", "vijf", "jaar", "verwacht"),
    [
        (1, 1, 1, ""),
        (2, 1, 1, "meerpleger"),
        (10, 10, 1, "meerpleger"),
        (11, 10, 1, "veelpleger"),
        (11, 11, 1, "zeer_actief"),
        (40, 11, 1, "zeer_actief"),
        (40, 10, 2, "veelpleger"),
        (40, 11, 0, ""),
        (2, 1, 0, ""),
        (0, 0, 0, ""),
    ],
)
def test_the_bounds_of_adults(totaal: int, vijf: int, jaar: int, verwacht: str) -> None:
    assert past(totaal, vijf, jaar) == verwacht


@pytest.mark.parametrize(
    ("totaal", "jaar", "verwacht"),
    [
        (1, 1, ""),
        (2, 1, "jeugdige_meerpleger"),
        (5, 5, "jeugdige_meerpleger"),
        (6, 1, "jeugdige_veelpleger"),
        (30, 1, "jeugdige_veelpleger"),
        (30, 0, ""),
    ],
)
def test_the_bounds_of_juveniles(totaal: int, jaar: int, verwacht: str) -> None:
    assert past(totaal, min(totaal, 20), jaar, JEUGD) == verwacht


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [
        ("2014-10-01", ""),
        ("2014-09-30", "jeugdige_veelpleger"),
        ("2008-10-01", "jeugdige_veelpleger"),
        ("2008-09-30", "meerpleger"),
    ],
)
def test_the_age_is_that_of_the_reference_date(geboren: str, verwacht: str) -> None:
    assert past(8, 8, 1, geboren) == verwacht


@pytest.mark.parametrize("geboren", ["2008-00-00", "2014-00-00", ""])
def test_a_birth_date_that_may_be_either_is_no_guess(geboren: str) -> None:
    uitslag = toets(Tellingen(8, 8, 1), geboren, PEILDATUM)
    assert uitslag.definitie is None and uitslag.onbekend
    assert "geboortedatum" in uitslag.reden and uitslag.reden.startswith("niet vast te stellen")


def test_a_partly_known_birth_date_that_settles_it_is_enough() -> None:
    assert past(8, 8, 1, "2008-08-00") == "meerpleger"
    assert past(8, 8, 1, "2009-00-00") == "jeugdige_veelpleger"
    assert ages("2008-00-00", PEILDATUM) == (17, 18)
    assert ages("1988-00-00", PEILDATUM) == (37, 38)


def test_without_a_reference_date_or_with_two_nothing_is_said() -> None:
    geen = toets(Tellingen(40, 20, 2), VOLWASSEN, None)
    assert geen.onbekend and geen.reden == "niet vast te stellen: geen peildatum"
    twee = toets(Tellingen(40, 20, 2), VOLWASSEN, PEILDATUM, verschillend=True)
    assert twee.reden == "niet vast te stellen: peildata verschillen"


def test_a_count_that_was_not_delivered_is_not_taken_for_nought() -> None:
    zonder_vijf = toets(Tellingen(40, None, 2), VOLWASSEN, PEILDATUM)
    assert zonder_vijf.definitie and zonder_vijf.definitie.code == "veelpleger"
    assert zonder_vijf.oordelen[0].uitkomst == ONBEKEND
    # So few in all can never be more than ten in five years.
    assert toets(Tellingen(4, None, 2), VOLWASSEN, PEILDATUM).oordelen[0].uitkomst == NEE
    assert toets(Tellingen(40, 20, None), VOLWASSEN, PEILDATUM).onbekend
    assert "totaal niet geleverd" in toets(Tellingen(None, None, 1), VOLWASSEN, PEILDATUM).reden


def test_why_is_told_with_the_figures() -> None:
    uitslag = toets(Tellingen(12, 9, 1), VOLWASSEN, PEILDATUM)
    assert uitslag.reden == "12 antecedenten in totaal, 1 in 2026, 36 jaar"
    redenen = {oordeel.code: oordeel.reden for oordeel in uitslag.oordelen}
    assert redenen["zeer_actief"] == "9 antecedenten in vijf jaar, minder dan 11"
    assert redenen["meerpleger"] == "12 antecedenten in totaal, meer dan 10"
    assert redenen["jeugdige_veelpleger"] == "18 jaar of ouder (36 jaar)"
    assert toets(Tellingen(12, 9, 0), VOLWASSEN, PEILDATUM).reden == "geen antecedent in 2026"
    assert toets(Tellingen(1, 1, 1), VOLWASSEN, PEILDATUM).reden == "1 antecedent in totaal, minder dan 2"
    assert toets(Tellingen(3, 3, 1), "2016-01-01", PEILDATUM).reden == "jonger dan 12 (10 jaar)"


def test_counts_of_several_records_are_added_and_one_that_lacks_makes_it_unknown() -> None:
    assert add_tellingen([Tellingen(7, 3, 1), Tellingen(5, 2, 0)]) == Tellingen(12, 5, 1)
    assert add_tellingen([Tellingen(7, 3, None), Tellingen(5, None, 0)]) == Tellingen(12, None, None)


def samen(*delen: tuple[str, datetime.date | None]) -> str:
    """The outcome of records with these birth dates and reference dates, four antecedents each."""
    uitslag = judge([Deel(Tellingen(4, 4, 1), geboren, dag) for geboren, dag in delen]).uitslag
    return uitslag.definitie.code if uitslag.definitie else uitslag.reden


def test_several_records_of_one_person_are_one_count() -> None:
    assert samen((VOLWASSEN, PEILDATUM)) == samen((VOLWASSEN, PEILDATUM), ("", PEILDATUM)) == "meerpleger"
    assert samen(*[(VOLWASSEN, PEILDATUM)] * 3) == "zeer_actief"
    een = datetime.date(2026, 6, 30)
    assert samen((VOLWASSEN, PEILDATUM), (VOLWASSEN, een)) == "niet vast te stellen: peildata verschillen"
    assert samen((VOLWASSEN, PEILDATUM), (VOLWASSEN, None)) == "niet vast te stellen: peildata verschillen"


def test_birth_dates_that_differ_are_a_doubt_where_it_matters() -> None:
    assert samen(("2001-11-02", PEILDATUM), ("2001-02-11", PEILDATUM)) == "meerpleger"
    assert "geboortedata verschillen" in samen(("2008-11-02", PEILDATUM), ("2008-02-11", PEILDATUM))
    # One that says the same more exactly settles it.
    assert samen(("2008-00-00", PEILDATUM), ("2008-02-11", PEILDATUM)) == "meerpleger"


def test_each_definition_says_its_source_and_version() -> None:
    assert {definitie.versie for definitie in DEFINITIES} == {VERSIE}
    assert all("WODC" in definitie.bron and definitie.regel.endswith(".") for definitie in DEFINITIES)


@st.composite
def tellingen(draw: st.DrawFn) -> Tellingen:
    """Counts that do not contradict each other."""
    jaar = draw(st.integers(0, 25))
    vijf = jaar + draw(st.integers(0, 25))
    return Tellingen(vijf + draw(st.integers(0, 25)), vijf, jaar)


def rang(gevonden: str) -> int:
    """How heavy a definition is; none is the lightest."""
    codes = ["", *(definitie.code for definitie in reversed(DEFINITIES))]
    return codes.index(gevonden)


@given(tellingen(), tellingen(), st.sampled_from([VOLWASSEN, JEUGD]))
def test_more_antecedents_never_come_to_a_lighter_definition(een: Tellingen, erbij: Tellingen, geboren: str) -> None:
    meer = add_tellingen([een, erbij])
    assert rang(past(meer.totaal, meer.vijf_jaar, meer.peiljaar, geboren)) >= rang(
        past(een.totaal, een.vijf_jaar, een.peiljaar, geboren)
    )


@given(tellingen(), st.sampled_from(["2008-00-00", "2014-00-00", "2008-09-00", "1990-00-00", "2010-03-00"]))
def test_what_is_not_known_is_never_against_what_it_could_be(gegeven: Tellingen, geboren: str) -> None:
    jaar, maand, _ = geboren.split("-")
    mogelijk = [
        f"{jaar}-{m:02}-{d:02}"
        for m in ([int(maand)] if maand != "00" else range(1, 13))
        for d in (1, 28, 30)
        if (m, d) != (2, 30)
    ]
    uitslag = toets(gegeven, geboren, PEILDATUM)
    for oordeel, *anders in zip(
        uitslag.oordelen, *(toets(gegeven, dag, PEILDATUM).oordelen for dag in mogelijk), strict=True
    ):
        if oordeel.uitkomst != ONBEKEND:
            assert {ander.uitkomst for ander in anders} == {oordeel.uitkomst}
    if uitslag.definitie:
        assert next(o for o in uitslag.oordelen if o.code == uitslag.definitie.code).uitkomst == JA
