"""The difference of two net lists, person by person, and when a list can be made."""

import datetime
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.personen.rules.nettolijst import (
    VERSCHILLEN,
    Iemand,
    Kwartaal,
    check_kwartaal,
    check_nettobesluit,
    differences,
)
from regiehuis.personen.rules.veelplegers import Tellingen

A, B, C, D = (uuid.UUID(int=n) for n in range(1, 5))


def wie(*records: uuid.UUID, **anders: Any) -> Iemand:
    """Somebody of a list, an adult with 12 antecedents of which 1 in the year."""
    given: dict[str, Any] = {
        "sleutel": records[0],
        "naam": f"Persoon {records[0].int}",
        "records": frozenset(records),
        "definitie": "veelpleger",
        "tellingen": Tellingen(12, 4, 1),
        "opgenomen": True,
        "peiljaar": 2026,
    }
    return Iemand(**{**given, **anders})


def anders(
    nu: list[Iemand], vorige: list[Iemand] | None, eerder: dict[uuid.UUID, Kwartaal] | None = None
) -> list[tuple[str, str]]:
    """Kind and words for everybody."""
    return [(verschil.soort, verschil.tekst) for verschil in differences(nu, vorige, eerder or {})]


def test_who_is_new_stays_or_changes_is_told_with_the_figures() -> None:
    assert anders([wie(A)], []) == [
        ("nieuw", "Nieuw: 12 antecedenten, 4 in vijf jaar, 1 in 2026. Stond vorige keer niet op de lijst.")
    ]
    assert anders([wie(A)], None)[0][1].endswith("Dit is de eerste lijst van deze partner.")
    was = wie(A, tellingen=Tellingen(9, 4, 1), definitie="meerpleger")
    assert anders([wie(A)], [was]) == [
        (
            "definitie",
            "Van volwassen meerpleger naar volwassen veelpleger: 12 antecedenten, 4 in vijf jaar, 1 in 2026 (was 9).",
        )
    ]
    assert anders([wie(A)], [wie(A)]) == [("gebleven", "Gebleven: 12 antecedenten, 4 in vijf jaar, 1 in 2026.")]


def test_who_dropped_off_is_told_why() -> None:
    weg = wie(A, opgenomen=False, definitie="", waarom="niet meer aangeleverd")
    assert anders([weg], [wie(A)]) == [("afgevallen", "Afgevallen: niet meer aangeleverd.")]
    weg = wie(A, opgenomen=False, definitie="", waarom="geen antecedent in 2026")
    assert anders([weg], [wie(A)]) == [("afgevallen", "Afgevallen: geen antecedent in 2026.")]
    weg = wie(A, opgenomen=False, besluit="Verhuisd naar elders.")
    assert anders([weg], [wie(A)]) == [("afgevallen", "Afgevallen: van de lijst gehaald: Verhuisd naar elders.")]
    onbekend = wie(A, opgenomen=False, definitie="", waarom="niet vast te stellen: geen peildatum")
    assert anders([onbekend], []) == [("buiten", "Niet op de lijst: niet vast te stellen: geen peildatum.")]


def test_who_comes_back_is_told_since_when() -> None:
    assert anders([wie(A)], [], {A: Kwartaal(2025, 4)})[0] == (
        "terug",
        "Weer terug: 12 antecedenten, 4 in vijf jaar, 1 in 2026. Stond eerder op de lijst van het"
        " vierde kwartaal 2025.",
    )
    gehaald = wie(A, opgenomen=False, besluit="Zit vast")
    soort, tekst = anders([wie(A)], [gehaald])[0]
    assert soort == "terug" and tekst.endswith("Vorige keer van de lijst gehaald: Zit vast")


def test_two_that_became_one_and_one_that_became_two() -> None:
    assert anders([wie(A, B)], [wie(A), wie(B)])[0] == (
        "samengevoegd",
        "Samengevoegd: Persoon 1 en Persoon 2 stonden vorige keer apart op de lijst. Nu 12 antecedenten,"
        " 4 in vijf jaar, 1 in 2026.",
    )
    een, ander = anders([wie(A), wie(B)], [wie(A, B)])
    assert een[0] == ander[0] == "gesplitst"
    assert "samen met Persoon 2" in een[1] and "samen met Persoon 1" in ander[1]
    te_weinig = wie(B, opgenomen=False, definitie="", waarom="1 antecedent in totaal, minder dan 2")
    een, ander = anders([wie(A), te_weinig], [wie(A, B)])
    assert een[0] == "gesplitst" and ander == ("afgevallen", "Afgevallen: 1 antecedent in totaal, minder dan 2.")


def test_another_key_of_the_same_records_is_the_same_person() -> None:
    """Who a person is called by changes when a link with another partner's record is made or undone."""
    assert anders([wie(B, sleutel=D)], [wie(B, sleutel=A)])[0][0] == "gebleven"
    assert anders([wie(C, sleutel=A)], [wie(B, sleutel=A)])[0][0] == "gebleven"


mensen = st.lists(st.sets(st.integers(0, 30), min_size=1, max_size=3), max_size=8)


def _lijst(groepen: list[set[int]], opgenomen: list[bool]) -> list[Iemand]:
    """People with no record in common."""
    gezien: set[int] = set()
    regels = []
    for groep, op in zip(groepen, opgenomen, strict=False):
        vrij = sorted(groep - gezien)
        gezien |= groep
        if vrij:
            regels.append(wie(*(uuid.UUID(int=n + 1) for n in vrij), opgenomen=op, waarom="" if op else "weg"))
    return regels


@given(mensen, st.lists(st.booleans(), min_size=8, max_size=8), mensen, st.lists(st.booleans(), min_size=8, max_size=8))
def test_everybody_gets_one_difference_that_fits_both_lists(
    nu: list[set[int]], op_nu: list[bool], toen: list[set[int]], op_toen: list[bool]
) -> None:
    lijst, vorige = _lijst(nu, op_nu), _lijst(toen, op_toen)
    gevonden = differences(lijst, vorige, {})
    assert len(gevonden) == len(lijst)
    for persoon, verschil in zip(lijst, gevonden, strict=True):
        stond = [was for was in vorige if was.opgenomen and was.records & persoon.records]
        assert verschil.soort in dict(VERSCHILLEN) and verschil.tekst.endswith(".")
        assert (verschil.soort in ("afgevallen", "buiten")) == (not persoon.opgenomen)
        assert (verschil.soort in ("nieuw", "terug", "buiten")) == (not stond)
        assert (verschil.soort == "samengevoegd") == (persoon.opgenomen and len(stond) > 1)
    assert {v.soort for v in differences(lijst, lijst, {})} <= {"gebleven", "buiten"}


def test_a_quarter_and_the_one_before() -> None:
    assert Kwartaal.of(datetime.date(2026, 9, 30)) == Kwartaal(2026, 3)
    assert Kwartaal.of(datetime.date(2026, 10, 1)).tekst == "vierde kwartaal 2026"
    assert Kwartaal(2026, 1).vorige == Kwartaal(2025, 4) and Kwartaal(2026, 3).vorige == Kwartaal(2026, 2)


@pytest.mark.parametrize(
    ("kwartaal", "laatste", "fout"),
    [
        (Kwartaal(2026, 4), None, ""),
        (Kwartaal(2026, 3), Kwartaal(2026, 2), ""),
        (Kwartaal(2027, 1), None, "nog niet begonnen"),
        (Kwartaal(2026, 5), None, "Kies een kwartaal"),
        (Kwartaal(2026, 3), Kwartaal(2026, 3), "al vastgesteld en verandert niet meer"),
        (Kwartaal(2026, 2), Kwartaal(2026, 3), "Een eerdere kan niet meer"),
    ],
)
def test_when_a_list_can_be_made(kwartaal: Kwartaal, laatste: Kwartaal | None, fout: str) -> None:
    wrong = check_kwartaal(kwartaal, vandaag=datetime.date(2026, 11, 23), laatste=laatste)
    assert (fout in wrong[1] and wrong[0] == "kwartaal") if wrong else not fout


@pytest.mark.parametrize(
    ("besluit", "reden", "opgenomen", "geleverd", "veld"),
    [
        ("af", "Verhuisd", True, True, ""),
        ("op", "Gezien", False, True, ""),
        ("iets", "x", True, True, "besluit"),
        ("af", "  ", True, True, "reden"),
        ("af", "x" * 501, True, True, "reden"),
        ("af", "x", False, True, "besluit"),
        ("op", "x", True, True, "besluit"),
        ("op", "x", False, False, "besluit"),
    ],
)
def test_what_can_be_decided_on_somebody(besluit: str, reden: str, opgenomen: bool, geleverd: bool, veld: str) -> None:
    wrong = check_nettobesluit(besluit, reden, opgenomen=opgenomen, geleverd=geleverd)
    assert (wrong[0] if wrong else "") == veld
