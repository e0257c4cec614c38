"""Reading a delivery: whatever kind and encoding it has, the same rows; what is broken is refused whole, in words."""

import datetime
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.personen.aanlevering import bestand, lezen, rekenblad
from regiehuis.personen.aanlevering.bestand import Geweigerd, Onleesbaar
from tests.personen.aanleveren import (
    KOP,
    RIJEN,
    als_csv,
    als_excel,
    als_json,
    als_ods,
    als_xlsx,
    cel,
    ingepakt,
    ods_rij,
)

HEEL = [KOP, *RIJEN]


def alles(inhoud: bytes | Path) -> list[list[str]]:
    """Header and rows of a delivery."""
    gelezen = lezen.lees(inhoud)
    return [list(gelezen.kop), *([str(c) for c in rij.cellen] for blok in gelezen.blokken() for rij in blok)]


def geweigerd(inhoud: bytes) -> str:
    """The words in which a delivery is refused."""
    with pytest.raises(Geweigerd) as weigering:
        alles(inhoud)
    return str(weigering.value)


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_separator_and_encoding_are_found_in_the_file(codering: str, scheiding: str) -> None:
    assert alles(als_csv(HEEL, scheiding=scheiding, codering=codering)) == HEEL


def test_every_kind_gives_the_same_rows() -> None:
    for inhoud in (als_json(HEEL), als_json(HEEL, regels=True), b"\xef\xbb\xbf" + als_json(HEEL), als_ods(HEEL)):
        assert alles(inhoud) == HEEL
    assert alles(als_xlsx(HEEL)) == alles(als_excel(HEEL)) == HEEL


def test_the_kind_is_told_by_the_content_and_a_name_changes_nothing(tmp_path: Path) -> None:
    gelogen = tmp_path / "lijst.csv"
    gelogen.write_bytes(als_xlsx(HEEL))
    assert alles(gelogen) == HEEL
    assert "niet" in geweigerd_pad(tmp_path / "ontbreekt.csv")


def geweigerd_pad(pad: Path) -> str:
    """The words in which a path is refused."""
    with pytest.raises(Geweigerd) as weigering:
        lezen.lees(pad)
    return str(weigering.value)


def test_numbers_and_dates_of_a_spreadsheet_come_as_text() -> None:
    rijen = [["a", "b", "c", "d"], [12345678, 2.5, datetime.datetime(1980, 5, 31), True]]
    assert alles(als_xlsx(rijen))[1] == ["12345678", "2.5", "1980-05-31", "ja"]
    extra = ods_rij(
        cel("12.345.678", value_type="float", value="12345678"),
        cel("31 mei", value_type="date", date_value="1980-05-31"),
        cel("x", number_columns_repeated="2"),
    )
    assert alles(als_ods([["a", "b", "c", "d"]], extra=extra))[1] == ["12345678", "1980-05-31", "x", "x"]


def test_rows_keep_the_number_that_the_sender_sees() -> None:
    rijen = [["a", "b"], ["1", "x"], ["", ""], ["2", "y"]]
    for inhoud in (als_csv(rijen), als_xlsx(rijen), als_ods(rijen)):
        assert [rij.nummer for blok in lezen.lees(inhoud).blokken() for rij in blok] == [2, 4]


def test_a_formula_is_no_value_and_its_cell_is_named() -> None:
    blok = next(lezen.lees(als_xlsx([["a", "b"], ["1", "=A1+1"]])).blokken())
    assert isinstance(blok[0].cellen[1], Onleesbaar) and "B2" in blok[0].cellen[1].reden
    ods = als_ods([["a", "b"]], extra=ods_rij(cel("1"), cel("2", formula="of:=1+1")))
    blok = next(lezen.lees(ods).blokken())
    assert isinstance(blok[0].cellen[1], Onleesbaar) and "B2" in blok[0].cellen[1].reden
    assert "A1" in geweigerd(als_xlsx([["=1+1", "b"], ["1", "2"]]))


def test_merged_cells_are_refused_with_their_place() -> None:
    assert "A1:B1" in geweigerd(als_xlsx([["a", "b"], ["1", "2"]], samengevoegd="A1:B1"))
    samen = ods_rij(cel("x", number_columns_spanned="2"), "<table:covered-table-cell/>")
    assert "A2" in geweigerd(als_ods([["a", "b"]], extra=samen))


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"  \r\n \r\n", "leeg"),
        (als_csv([KOP]), "alleen een kop"),
        (als_xlsx([]), "leeg"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0 oud", "oud Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "geen tekst"),
        (b"alleen een zin zonder kolommen\nen nog een", "scheidingsteken"),
        (als_csv([["a", "", "c"], ["1", "2", "3"]]), "Kolom B heeft geen kop"),
        (als_csv([["a", "A "], ["1", "2"]]), "dezelfde kop"),
        (als_csv([[f"k{n}" for n in range(500)], ["x"] * 500]), "200 kolommen"),
        (als_xlsx([[f"k{n}" for n in range(500)], ["x"] * 500]), "200 kolommen"),
        (als_json([[f"k{n}" for n in range(500)], ["x"] * 500]), "200 velden"),
        (als_xlsx(HEEL, tweede=True), "één blad"),
        (als_csv(HEEL) + b'B-1;"Jan"sen', "aanhalingstekens"),
        (als_csv(HEEL) + b'B-1;"nooit dicht', "midden in een cel"),
        (als_json(HEEL)[:-20], "halverwege"),
        (als_json(HEEL, regels=True)[:-5], "halverwege"),
        (b'[{"a": 1, "a": 2}]', "twee keer"),
        (b"[1, 2]", "lijst van records"),
        (b'[{"a": nee}]', "geen geldig JSON"),
        ('[{"naam": "Noëlle"}]'.encode("cp1252"), "UTF-8"),
        (als_csv(HEEL) + "Noël".encode()[:-2] + b"\xff;x", "UTF-8"),
        (b"kenmerk;naam\n1;\x81\x8d\n", "niet te lezen"),
        (als_xlsx(HEEL)[:-200], "beschadigd"),
        (ingepakt({"foto.txt": "x"}), "geen rekenblad"),
        (ingepakt({"xl/workbook.xml": "<kapot"}), "beschadigd"),
        (ingepakt({"xl/workbook.xml": "x", "xl/vbaProject.bin": "x"}), "macro"),
        (ingepakt({"xl/workbook.xml": "0" * 5_000_000}), "groter uit"),
        (als_ods(HEEL, voor='<!DOCTYPE x [<!ENTITY a "aaaa">]>'), "geen rekenprogramma"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "bestand",
)  # fmt: skip
def test_what_is_broken_or_something_else_is_refused_whole(inhoud: bytes, woord: str) -> None:
    assert woord in geweigerd(inhoud)


def test_a_sheet_of_a_billion_equal_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezen, "RIJEN", 1_000)
    bom = ods_rij(cel("x", number_columns_repeated="9999999"), keer=999_999_999)
    assert "1000 rijen" in geweigerd(als_ods([["a", "b"]], extra=bom))
    assert "1000 rijen" in geweigerd(als_csv([["a", "b"], *([["1", "2"]] * 1_001)]))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestand, "GROOTSTE", 100)
    assert "groter dan" in geweigerd(als_csv(HEEL))


def test_a_spreadsheet_whose_texts_do_not_fit_in_memory_is_to_come_as_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekenblad, "GEDEELDE_TEKST", 10)
    assert "CSV" in geweigerd(als_excel(HEEL))


def test_a_nested_value_in_json_is_told_for_its_cell() -> None:
    blok = next(lezen.lees(b'[{"a": {"b": 1}, "c": 1.50}]').blokken())
    assert isinstance(blok[0].cellen[0], Onleesbaar)
    assert blok[0].cellen[1] == "1.50"


def test_a_line_that_names_the_separator_is_no_header() -> None:
    assert alles(b"sep=;\r\na;b\r\n1;2,5\r\n") == [["a", "b"], ["1", "2,5"]]


def test_the_same_content_has_the_same_fingerprint_whatever_it_is_called(tmp_path: Path) -> None:
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(als_csv(HEEL))
    assert lezen.lees(pad).sha256 == lezen.lees(als_csv(HEEL)).sha256 != lezen.lees(als_csv(RIJEN)).sha256


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    pieken = []
    for aantal in (20_000, 80_000):
        pad = tmp_path / f"{aantal}.csv"
        pad.write_bytes(als_csv([["a", "b", "c"], *([str(n), "x" * 20, "y"] for n in range(aantal))]))
        tracemalloc.start()
        assert sum(len(blok) for blok in lezen.lees(pad).blokken(1_000)) == aantal
        pieken.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert pieken[1] < pieken[0] * 1.5


VELD = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=12)


@given(st.lists(st.lists(VELD, min_size=3, max_size=3), min_size=1, max_size=20))
def test_what_was_written_is_what_is_read(rijen: list[list[str]]) -> None:
    heel = [["eerste", "tweede", "derde"], *rijen]
    over = [rij for rij in rijen if any(map(str.strip, rij))]
    if over:
        assert alles(als_csv(heel))[1:] == over
        assert alles(als_json(heel))[1:] == over


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_but_read_or_be_refused(inhoud: bytes) -> None:
    for begin in (b"", b"PK\x03\x04", b"[", b'{"a":', b"a;b\n", b"\xff\xfe"):
        try:
            alles(begin + inhoud)
        except Geweigerd as weigering:
            assert str(weigering)


@given(st.integers(0, 4_000), st.integers(0, 255))
def test_a_damaged_spreadsheet_reads_or_is_refused(plek: int, byte: int) -> None:
    for heel in (_XLSX, _ODS):
        kapot = bytearray(heel)
        kapot[plek % len(kapot)] = byte
        try:
            alles(bytes(kapot))
        except Geweigerd as weigering:
            assert str(weigering)


_XLSX, _ODS = als_xlsx(HEEL), als_ods(HEEL)
