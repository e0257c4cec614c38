"""Dutch names: shown, sorted, searched."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.kern.namen import Naam, normalise, normalise_query


@pytest.mark.parametrize(
    ("naam", "full"),
    [
        (Naam("Berg", "van der", "Jan Willem"), "Jan Willem van der Berg"),
        (Naam("Jansen"), "Jansen"),
        (Naam("Jansen", voorletters="P.H."), "P.H. Jansen"),
        (Naam("Hart", "'t", "Maarten"), "Maarten 't Hart"),
        (Naam("Hondt", "d'", "Piet"), "Piet d'Hondt"),
        (Naam("Boer", "de"), "de Boer"),
        (Naam("Bos", voornamen="Thea", voorletters="Th."), "Thea Bos"),
    ],
)
def test_a_name_in_full(naam: Naam, full: str) -> None:
    assert naam.display() == full


SORTED = [
    Naam("Aalst", "van"),
    Naam("Berg", "van der", "Anna"),
    Naam("Berg", "", "Bert"),
    Naam("Berg", "van den", "Bert"),
    Naam("Berg", "van der", "Bert"),
    Naam("Berg Hansen", "", "Anna"),
    Naam("Berg-Smit", "van den", "Anna"),
    Naam("Bergé", "", "Anna"),
    Naam("Bergen", "van", "Anna"),
    Naam("Bruijn", "de"),
    Naam("Bruyn", "de"),
    Naam("Çelik"),
    Naam("Hart", "'t"),
    Naam("Hondt", "d'"),
    Naam("IJsbrand"),
    Naam("Ĳsselstein"),
    Naam("Ilhan"),
    Naam("Özdemir"),
    Naam("Zwart"),
]


def test_a_list_sorts_as_a_dutch_list() -> None:
    shuffled = random.Random(1).sample(SORTED, len(SORTED))
    assert sorted(shuffled, key=Naam.sort_key) == SORTED


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Çelik-Østergård", "celik ostergard"),
        ("O'Neill", "oneill"),
        ("van ’t Hoff", "van t hoff"),
        ("Ĳsbrand", "ijsbrand"),
        ("Groß", "gross"),
        ("℡ İ 𝐀ŉ", "tel i an"),
        ("Łukasz", "lukasz"),
        ("  Jan   Piet ", "jan piet"),
        ("Jan\tPiet_2", "jan piet 2"),
    ],
)
def test_the_plain_form(text: str, plain: str) -> None:
    assert normalise(text) == plain


@given(st.text(max_size=40))
def test_the_plain_form_is_its_own_plain_form(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert normalise_query(normalise_query(text)) == normalise_query(text)
    assert "\t" not in normalise(text)


@given(st.text(max_size=20), st.text(max_size=20))
def test_capitals_and_accents_do_not_count(one: str, two: str) -> None:
    assert Naam(one + "é" + two).sort_key() == Naam(one + "É" + two).sort_key()


def test_a_search_finds_both_ways_of_writing_ij() -> None:
    assert {normalise_query(name) for name in ("Bruijn", "Bruyn", "Bruĳn", "BRUIJN")} == {"bruyn"}
