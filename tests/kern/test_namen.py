"""Dutch names: shown, sorted, searched."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.kern.namen import Naam, make_initials, normalise, normalise_query, split_achternaam, tidy_initials


def test_the_ways_of_showing_a_name() -> None:
    naam = Naam("Berg", "van der", "Jan Willem")
    assert naam.display() == "Jan Willem van der Berg"
    assert naam.display_short() == "J.W. van der Berg"
    assert naam.display_in_list() == "Berg, J.W. van der"


@pytest.mark.parametrize(
    ("naam", "full", "short", "listed"),
    [
        (Naam("Jansen"), "Jansen", "Jansen", "Jansen"),
        (Naam("Jansen", voorletters="P.H."), "P.H. Jansen", "P.H. Jansen", "Jansen, P.H."),
        (Naam("Hart", "'t", "Maarten"), "Maarten 't Hart", "M. 't Hart", "Hart, M. 't"),
        (Naam("Hondt", "d'", "Piet"), "Piet d'Hondt", "P. d'Hondt", "Hondt, P. d'"),
        (Naam("Boer", "de"), "de Boer", "de Boer", "Boer, de"),
        (Naam("Bos", voornamen="Thea", voorletters="Th."), "Thea Bos", "Th. Bos", "Bos, Th."),
    ],
)
def test_names_with_parts_missing(naam: Naam, full: str, short: str, listed: str) -> None:
    assert (naam.display(), naam.display_short(), naam.display_in_list()) == (full, short, listed)


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
    texts = {Naam(name, "de", "Jan").search_text() for name in ("Bruijn", "Bruyn", "Bruĳn", "BRUIJN")}
    assert texts == {"jan de bruyn"}
    assert normalise_query("Bruijn") in Naam("Bruyn", "de", "Jan").search_text()


@pytest.mark.parametrize(
    ("voornamen", "initials"),
    [("Jan Willem", "J.W."), ("Jan-Willem IJsbrand", "J.W.IJ."), ("", ""), ("Émile", "É."), ("'t Jan", "J.")],
)
def test_initials_of_first_names(voornamen: str, initials: str) -> None:
    assert make_initials(voornamen) == initials


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [("jw", "J.W."), ("J W", "J.W."), ("j.w", "J.W."), ("JW", "J.W."), ("Th.", "Th."), ("A.Th.", "A.Th."),
     ("ij", "IJ."), ("", "")],
)  # fmt: skip
def test_typed_initials(typed: str, tidy: str) -> None:
    assert tidy_initials(typed) == tidy
    assert tidy_initials(tidy) == tidy


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("van der Berg", ("van der", "Berg")),
        ("Van Der Berg", ("van der", "Berg")),
        ("in ’t Veld", ("in 't", "Veld")),
        ("El Amrani", ("el", "Amrani")),
        ("Berg", ("", "Berg")),
        ("Van", ("", "Van")),
        ("Smit van der Berg", ("", "Smit van der Berg")),
        ("  ", ("", "")),
    ],
)
def test_a_typed_surname_is_parted(typed: str, parts: tuple[str, str]) -> None:
    assert split_achternaam(typed) == parts
