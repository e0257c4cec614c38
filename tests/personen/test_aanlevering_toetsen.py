"""The check of a delivery: columns found, cells put right or refused with a reason, the file that goes back."""

import csv
import datetime
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regiehuis.kern.bsn import is_valid_bsn
from regiehuis.personen.aanlevering.afgekeurd import Terug, reden_van
from regiehuis.personen.aanlevering.bestand import Geweigerd
from regiehuis.personen.aanlevering.cellen import Uitkomst, toets_cel
from regiehuis.personen.aanlevering.kolommen import check_toewijzing, stel_voor, velden_van
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.aanlevering.toetsen import Getoetst, Toets
from regiehuis.personen.rules import AANLEVERSOORTEN, GESLACHTEN
from tests.personen.aanleveren import KOP, RIJEN, als_csv, als_xlsx

VANDAAG = datetime.date(2026, 11, 23)


def toets(toetsnaam: str, tekst: str, veld: str = "") -> Uitkomst:
    """The check of one cell."""
    return toets_cel(toetsnaam, veld, tekst, VANDAAG)


def getoetst(inhoud: bytes, soort: str = "brutolijst") -> tuple[Toets, list[Getoetst]]:
    """A delivery checked by the mapping that is proposed for it."""
    bestand = lees(inhoud)
    proef = Toets(bestand, soort, stel_voor(bestand.kop, soort), vandaag=VANDAAG)
    return proef, [rij for blok in proef.blokken() for rij in blok]


def fouten(*rijen: list[str]) -> dict[int, str]:
    """What is wrong, per row."""
    return {rij.nummer: reden_van(rij) for rij in getoetst(als_csv([KOP, *rijen]))[1] if rij.fouten}


def test_a_good_list_gives_the_values_as_they_are_kept() -> None:
    proef, rijen = getoetst(als_csv([KOP, *RIJEN]))
    assert proef.telling.goed and proef.telling.rijen == 2
    assert rijen[0].waarden == {
        "bronrecord": "A-1", "bsn": "111222333", "voornamen": "Bram", "tussenvoegsel": "van der",
        "achternaam": "Voorbeeld", "geboortedatum": "1990-02-01", "geslacht": "man", "aantal": "12",
    }  # fmt: skip
    assert rijen[1].waarden["geboortedatum"] == "1985-00-00"


def test_columns_are_found_by_their_usual_names_and_then_by_what_was_chosen_before() -> None:
    kop = ["Dossiernr.", "Burgerservicenummer", "Naam", "Geb.datum", "Opmerkingen", "M/V"]
    eerst = stel_voor(kop, "jeugdzorglijst")
    assert eerst == {
        "Dossiernr.": "", "Burgerservicenummer": "bsn", "Naam": "achternaam", "Geb.datum": "geboortedatum",
        "Opmerkingen": "", "M/V": "geslacht",
    }  # fmt: skip
    geleerd = {**eerst, "dossiernr": "bronrecord", "M/V": ""}
    later = stel_voor(kop, "jeugdzorglijst", geleerd)
    assert later["Dossiernr."] == "bronrecord"
    assert later["M/V"] == "", "what was left out before is left out again"


def test_the_exact_name_wins_and_no_field_is_given_twice() -> None:
    voorstel = stel_voor(["Naam", "Achternaam", "Nummer", "Kenmerk"], "nettolijst")
    assert voorstel == {"Naam": "", "Achternaam": "achternaam", "Nummer": "", "Kenmerk": "bronrecord"}


def test_a_mapping_that_does_not_fit_is_told() -> None:
    kop = ["k", "naam", "vrij"]
    assert check_toewijzing(kop, "vrijlatingen", {"k": "bronrecord", "naam": "achternaam"}) == [
        "Wijs aan welke kolom dit is: Einddatum detentie."
    ]
    goed = {"k": "bronrecord", "naam": "achternaam", "vrij": "einddatum_detentie"}
    assert check_toewijzing(kop, "vrijlatingen", goed) == []
    assert "bestaat niet" in " ".join(check_toewijzing(kop, "nettolijst", goed))
    assert "Twee kolommen" in " ".join(check_toewijzing(kop, "vrijlatingen", {**goed, "vrij": "achternaam"}))
    assert "staat niet in het bestand" in " ".join(check_toewijzing(kop, "vrijlatingen", {**goed, "weg": "bsn"}))
    assert check_toewijzing(kop, "loterij", goed) == ["Kies een soort aanlevering."]
    with pytest.raises(Geweigerd, match="Achternaam"):
        Toets(lees(als_csv([["k", "x"], ["1", "2"]])), "nettolijst", {"k": "bronrecord"}, vandaag=VANDAAG)


def test_every_kind_has_fields_and_asks_for_what_it_is_about() -> None:
    for soort, _ in AANLEVERSOORTEN:
        namen = [veld.naam for veld in velden_van(soort)]
        assert len(namen) == len(set(namen)) and {"bronrecord", "bsn", "achternaam"} <= set(namen)
        woorden = [woord for veld in velden_van(soort) for woord in veld.woorden]
        assert len(woorden) == len(set(woorden)), "a header that could be two fields"


@given(st.integers(100_000, 9_999_999))
def test_lost_zeros_of_a_bsn_are_put_back_and_told(begin: int) -> None:
    rest = sum(int(cijfer) * (9 - plek) for plek, cijfer in enumerate(f"{begin:08}")) % 11
    assume(rest < 10)
    getal = begin * 10 + rest
    assert is_valid_bsn(f"{getal:09}")
    for tekst in (str(getal), f"{getal}.0"):
        assert toets("bsn", tekst) == Uitkomst(f"{getal:09}", "", "nul vooraan aangevuld")


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("111222334", "geen geldig BSN"),
        ("12345", "negen cijfers"),
        ("1112223330", "negen cijfers"),
        ("onbekend", "negen cijfers"),
        ("000000000", "nullen"),
        ("1,11222E+08", "afgerond"),
        ("1.11222333E8", "afgerond"),
    ],
)
def test_what_is_no_bsn_is_refused_and_never_repeated(tekst: str, woord: str) -> None:
    uitkomst = toets("bsn", tekst)
    assert not uitkomst.waarde and woord in uitkomst.reden and tekst not in uitkomst.reden


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("31-12-1980", "1980-12-31"),
        ("31/12/1980", "1980-12-31"),
        ("1980-12-31", "1980-12-31"),
        ("1980-12-31 00:00:00", "1980-12-31"),
        ("1980-12-31T00:00:00", "1980-12-31"),
        ("31 december 1980", "1980-12-31"),
        ("19801231", "1980-12-31"),
        ("31121980", "1980-12-31"),
        ("00-12-1980", "1980-12-00"),
        ("12-1980", "1980-12-00"),
        ("1980", "1980-00-00"),
        ("19800000", "1980-00-00"),
        ("29586", "1980-12-31"),
        ("29586.0", "1980-12-31"),
    ],
)
def test_dates_are_read_in_every_usual_form(tekst: str, waarde: str) -> None:
    uitkomst = toets("geboren", tekst)
    assert (uitkomst.waarde, uitkomst.reden) == (waarde, "")
    assert bool(uitkomst.opmerking) == tekst.startswith("29586"), "a day number is told"


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("31-02-1980", "bestaat niet"),
        ("31-13-1980", "bestaat niet"),
        ("24-11-2026", "toekomst"),
        ("1-1-1890", "te ver terug"),
        ("311280", "getal en geen datum"),
        ("99999999", "is geen datum"),
        ("31-12-80", "is geen datum"),
        ("gisteren", "is geen datum"),
        ("1980-12-31 13:45", "is geen datum"),
    ],
)
def test_what_is_no_birth_date_is_refused(tekst: str, woord: str) -> None:
    assert woord in toets("geboren", tekst).reden


@given(st.dates(datetime.date(1910, 1, 1), VANDAAG))
def test_a_day_means_the_same_however_it_is_written(dag: datetime.date) -> None:
    nummer = (dag - datetime.date(1899, 12, 30)).days
    vormen = {dag.isoformat(), f"{dag:%d-%m-%Y}", f"{dag.day}/{dag.month}/{dag.year}", f"{dag:%Y%m%d}"}
    vormen |= {str(nummer)} if nummer >= 10_000 else set()
    assert {toets("geboren", vorm).waarde for vorm in vormen} == {dag.isoformat()}


def test_a_day_of_release_has_to_be_known_whole() -> None:
    assert toets("dag", "1-3-2027").waarde == "2027-03-01"
    assert "mist de dag" in toets("dag", "3-2027").reden
    assert "te ver weg" in toets("dag", "1-3-2187").reden


@pytest.mark.parametrize("tekst", ["NoÃ«lle", "No‰lle", "No�lle", "Jan1", "Jan\x07", "Nº", "###", "- - -", "=Jan"])
def test_a_name_of_another_encoding_or_column_is_refused(tekst: str) -> None:
    assert toets("naam", tekst).reden


@given(st.sampled_from(["Noëlle", "İbrahim", "d'Hondt", "van 't Hof", "Müller-Çelik", "Łukasz", "O’Brien", "Ng"]))
def test_a_name_of_any_people_is_taken(naam: str) -> None:
    assert toets("naam", f"  {naam} ") == Uitkomst(naam)


def test_what_a_sign_becomes_is_measured_and_not_what_it_was() -> None:
    lang = "\u0958" * 100
    assert len(lang) < 120 and "langer dan 120" in toets("naam", lang).reden


def test_gender_postcode_house_number_and_figures() -> None:
    for tekst, waarde in {"M": "man", "Vrouwelijk": "vrouw", "2": "vrouw", "x": "anders", "Onbekend": ""}.items():
        assert toets("geslacht", tekst) == Uitkomst(waarde)
        assert waarde in dict(GESLACHTEN)
    assert toets("geslacht", "q").reden
    assert toets("postcode", "1234ab").waarde == "1234 AB" and toets("postcode", "2000").waarde == "2000"
    assert all(toets("postcode", tekst).reden for tekst in ("0123 AB", "1234 SS", "123", "1234 A"))
    assert toets("huisnummer", "12 bis").waarde == "12 bis" and toets("huisnummer", "bis").reden
    assert toets("getal", "12.0").waarde == "12" and toets("getal", "-1").reden and toets("getal", "veel").reden
    assert toets("periode", "2020-2024").waarde == "2020-2024" and toets("periode", "lang").reden
    assert "langer dan 80" in toets("kenmerk", "x" * 81, "bronrecord").reden


@given(st.text(max_size=30))
def test_no_text_breaks_a_check_and_a_refused_cell_has_no_value(tekst: str) -> None:
    for veld in {veld.toets for soort, _ in AANLEVERSOORTEN for veld in velden_van(soort)}:
        uitkomst = toets(veld, tekst)
        assert not (uitkomst.waarde and uitkomst.reden)


def test_each_wrong_row_says_why_per_cell() -> None:
    gevonden = fouten(
        ["B-1", "111222334", "Jan", "", "Voorbeeld", "31-02-1980", "m", "1"],
        ["B-2", "", "Jan", "", "", "1980", "m", "1"],
        ["B-3", "", "Jan", "", "Voorbeeld", "1980", "m"],
        ["B-4", "", "Jan", "", "Voorbeeld", "1980", "m", "1", "over"],
        ["B-1", "", "Jan", "", "Voorbeeld", "1980", "m", "1"],
        ["", "", "Jan", "", "Voorbeeld", "1980", "m", "1"],
        ["B-5", "", "Jan", "", "Voorbeeld", "1980", "m", "1"],
    )
    assert gevonden[2] == "BSN: is geen geldig BSN. Geboortedatum: bestaat niet als datum (31-02-1980)."
    assert gevonden[3] == "Achternaam: is leeg."
    assert "7 cellen en de kop 8" in gevonden[4]
    assert "kolom I" in gevonden[5]
    assert gevonden[6] == "Kenmerk: staat ook op rij 2."
    assert gevonden[7] == "Kenmerk: is leeg."
    assert 8 not in gevonden


def test_a_formula_in_a_column_that_is_kept_is_told_by_its_cell_and_elsewhere_left() -> None:
    rij: list[object] = ["B-1", "", "Jan", "", "Voorbeeld", 29586, "m", "=1+1"]
    proef, rijen = getoetst(als_xlsx([[*KOP, "Totaal"], [*rij, "=SUM(H2:H2)"]]))
    assert reden_van(rijen[0]) == "Aantal antecedenten: In cel H2 staat een formule. Plak alleen de waarde."
    assert not proef.telling.goed and proef.telling.aangevuld == {"Geboortedatum": 1}


def test_what_goes_back_is_the_row_as_it_came_with_the_reason_and_no_formula() -> None:
    proef, rijen = getoetst(als_csv([KOP, *RIJEN, ["=1+1", "x", "@Jan", "", "Voorbeeld", "", "", ""]]))
    naar = io.StringIO(newline="")
    Terug(naar, tuple(KOP)).voeg_toe(rijen)
    terug = list(csv.reader(io.StringIO(naar.getvalue(), newline=""), delimiter=";"))
    assert terug[0] == ["Rij", "Reden", *KOP]
    assert len(terug) == 2 and terug[1][0] == "4"
    assert terug[1][2:5] == ["'=1+1", "x", "'@Jan"]
    assert "Kenmerk: is een formule" in terug[1][1] and "BSN: heeft geen negen cijfers" in terug[1][1]
    assert proef.telling.afgekeurd == 1


TELKOP = [*KOP, "Antecedenten 5 jaar", "Antecedenten peiljaar", "Peildatum"]


def test_counts_of_a_gross_list_are_found_and_kept() -> None:
    proef, rijen = getoetst(als_csv([TELKOP, [*RIJEN[0], "7", "1", "30-09-2026"]]))
    assert proef.telling.goed
    found = {veld: rijen[0].waarden[veld] for veld in ("aantal", "aantal_vijf_jaar", "aantal_peiljaar", "peildatum")}
    assert found == {"aantal": "12", "aantal_vijf_jaar": "7", "aantal_peiljaar": "1", "peildatum": "2026-09-30"}


@pytest.mark.parametrize(
    ("tellingen", "kolom", "reden"),
    [
        (("7", "8", ""), "Antecedenten 5 jaar", "is 7, minder dan de 8 in het peiljaar"),
        (("13", "1", ""), "Aantal antecedenten", "is 12, minder dan de 13 in vijf jaar"),
        (("", "13", ""), "Aantal antecedenten", "is 12, minder dan de 13 in het peiljaar"),
        (("7", "1", "24-11-2026"), "Peildatum", "ligt in de toekomst"),
        (("7", "1", "2026"), "Peildatum", "mist de dag of de maand"),
    ],
)
def test_counts_that_contradict_each_other_are_refused_at_their_cell(
    tellingen: tuple[str, str, str], kolom: str, reden: str
) -> None:
    _, rijen = getoetst(als_csv([TELKOP, [*RIJEN[0], *tellingen]]))
    assert [(fout.kolom, fout.reden) for fout in rijen[0].fouten] == [(kolom, reden)]
    assert not getoetst(als_csv([TELKOP, [*RIJEN[0], "12", "12", "23-11-2026"]]))[1][0].fouten
