"""What a file is by its content: what is taken, what lies, what hides something (issue: bad input of files)."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.rules.bestand import (
    GROOTSTE,
    LANGSTE_NAAM,
    SOORTEN,
    Onaanvaardbaar,
    clean_name,
    judge,
    size_text,
)
from tests.casussen import bestanden as b


@pytest.mark.parametrize(
    "naam, inhoud, code",
    [
        ("brief.pdf", b.PDF, "pdf"),
        ("foto.PNG", b.PNG, "png"),
        ("foto.jpeg", b.JPEG, "jpeg"),
        ("foto.jpg", b.JPEG, "jpeg"),
        ("verslag.odt", b.ODT, "odt"),
        ("lijst.ods", b.ODS, "ods"),
        ("verslag.docx", b.docx(), "docx"),
        ("lijst.xlsx", b.XLSX, "xlsx"),
        ("notitie.txt", b.TEKST, "tekst"),
        ("notitie.txt", b"\xef\xbb\xbf" + b.TEKST, "tekst"),
    ],
    ids=itertools.count(),
)
def test_each_kind_that_is_taken_is_known_by_its_content(naam: str, inhoud: bytes, code: str) -> None:
    assert judge(naam, inhoud).code == code


@pytest.mark.parametrize(
    "naam, inhoud, words",
    [
        ("foto.png", b.PDF, "Dat klopt niet met elkaar"),
        ("brief.pdf", b.TEKST, "Dat klopt niet met elkaar"),
        ("brief.txt", b.PDF, "Dat klopt niet met elkaar"),
        ("verslag.docx", b.ODT, "Dat klopt niet met elkaar"),
        ("brief", b.PDF, "geen uitgang"),
        ("brief.pdf.exe", b.PDF, ".exe"),
        ("brief.pdf", b"MZ\x90\0" + b"\0" * 100, "Dit soort bestand kan hier niet"),
        ("brief.txt", b"<html><script>alert(1)</script>", "Dit soort bestand kan hier niet"),
        ("brief.txt", b"\x7fELF\x02" + b"\0" * 50, "Dit soort bestand kan hier niet"),
        ("brief.txt", b"\xff\xfe\x00\x01", "Dit soort bestand kan hier niet"),
        ("plaatje.png", b"GIF89a" + b"\0" * 50, "Dit soort bestand kan hier niet"),
        ("alles.docx", b.packed({"a.txt": b"a"}), "Dit soort bestand kan hier niet"),
        ("leeg.pdf", b"", "leeg"),
        ("half.pdf", b.PDF[:20], "beschadigd"),
        ("half.png", b.PNG[:-8], "beschadigd"),
        ("half.jpg", b.JPEG[:-2], "beschadigd"),
        ("half.docx", b.docx()[:60], "beschadigd"),
        ("groot.txt", b"a" * (GROOTSTE + 1), "maximaal 20 MB"),
        ("bom.docx", b.BOM, "pakt veel groter uit"),
        ("bom.docx", b.overlapping(), "pakt veel groter uit"),
        ("bom.docx", b.docx(**{f"word/{n}.xml": b"" for n in range(5001)}), "pakt veel groter uit"),
        ("bom.png", b.PNG[:16] + b"\x7f\xff\xff\xff" * 2 + b.PNG[24:], "pakt veel groter uit"),
        ("geheim.docx", b.with_password(), "wachtwoord"),
        ("macro.docx", b.docx(**{"word/vbaProject.bin": b"x"}), "macro"),
        ("script.pdf", b.PDF.replace(b"<<>>", b"<</S/JavaScript/JS(app.alert(1))>>", 1), "script"),
    ],
    ids=itertools.count(),  # the bytes hold the moment at which a file was packed
)
def test_what_lies_or_hides_something_is_refused_in_plain_words(naam: str, inhoud: bytes, words: str) -> None:
    with pytest.raises(Onaanvaardbaar, match=words):
        judge(naam, inhoud)


@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_whatever_is_sent_gets_a_kind_or_a_refusal(inhoud: bytes, start: bytes) -> None:
    for ending in ("pdf", "docx", "png", "jpg", "txt"):
        try:
            assert judge(f"a.{ending}", start + inhoud).code in SOORTEN
        except Onaanvaardbaar as refusal:
            assert str(refusal)


@pytest.mark.parametrize(
    "given_, kept",
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\jan\\brief.pdf", "brief.pdf"),
        ("brief\r\nSet-Cookie: a.pdf", "briefSet-Cookie: a.pdf"),
        ("gnp\u202efdp.exe", "gnpfdp.exe"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
        ("", "document"),
        ("..", "document"),
        (".pdf", "pdf"),
    ],
)
def test_a_name_is_no_path_and_holds_nothing_unseen(given_: str, kept: str) -> None:
    assert clean_name(given_) == kept


@given(st.text(max_size=400))
def test_a_name_is_never_empty_too_long_or_a_path(naam: str) -> None:
    kept = clean_name(naam)
    assert 0 < len(kept) <= LANGSTE_NAAM and not set("/\\\r\n\0") & set(kept)


def test_a_size_in_words() -> None:
    assert [size_text(n) for n in (1, 12_000, 3_600_000)] == ["1 kB", "12 kB", "3,4 MB"]
