"""Hit or no hit between two houses (B6): what is found, what goes out, and what is refused with nothing written."""

import csv
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bench.koppelen import tussen
from bench.koppelen.maak import schrijf as verzin
from regiehuis.cli.main import main
from regiehuis.personen.koppeling import uitvoeren
from regiehuis.personen.koppeling.meten import Cijfers
from regiehuis.personen.uitwisseling import bestand, coderen, sleutel, vergelijken
from regiehuis.personen.uitwisseling.bestand import OngeldigeUitwisseling
from tests.personen.koppelen import schrijf

TOT = date.today() + timedelta(days=30)
ANDEREN: tuple[dict[str, str], ...] = (
    {"voornamen": "Fatima", "achternaam": "Çelik", "geboortedatum": "1991-07-30", "geslacht": "V", "bsn": "912345672"},
    {"voornamen": "Sjoerd", "achternaam": "Postma", "geboortedatum": "1955-11-02", "postcode": "8911 XY"},
)
ELDERS = {"straat": "Dorpsweg", "huisnummer": "7", "postcode": "9711 CD", "woonplaats": "Groningen"}


@pytest.fixture
def werk(tmp_path: Path) -> Path:
    """Two houses, each with its key and its list: both know Johannes and Fatima, in other words."""
    for huis, ander in (("een", "twee"), ("twee", "een")):
        (tmp_path / huis).mkdir()
        deel(tmp_path, huis)
        if (tmp_path / ander / "deel.openbaar").exists():
            samen(tmp_path, huis, ander)
            samen(tmp_path, ander, huis)
    johannes = {"voornamen": "Hans", "tussenvoegsel": "", "achternaam": "v.d. Heyden", "geboortedatum": "12-3-1980"}
    fatima = {**ANDEREN[0], "voornamen": "F.", "achternaam": "CELIK", "bsn": ""}
    nieuw = {"voornamen": "Pieter", "achternaam": "Groot", "geboortedatum": "2003-05-05", **ELDERS}
    schrijf(tmp_path / "een/lijst.csv", {}, *ANDEREN)
    schrijf(tmp_path / "twee/lijst.csv", nieuw, johannes, fatima)
    return tmp_path


def deel(werk: Path, huis: str, *, doel: str = "top-X", tot: date = TOT, naar: str = "deel") -> int:
    asked = ["koppeling", "sleutel", "deel", "--huis", f"Huis {huis}", "--doel", doel, "--tot", str(tot)]
    return main([*asked, "--uit", str(werk / huis / naar)])


def samen(werk: Path, huis: str, ander: str, uit: str = "sleutel") -> int:
    delen = [str(werk / huis / "deel.geheim"), str(werk / ander / "deel.openbaar")]
    return main(["koppeling", "sleutel", "samen", *delen, "--uit", str(werk / huis / uit)])


def versleutel(werk: Path, huis: str, lijst: str = "lijst.csv") -> int:
    waar = werk / huis
    met = ["--sleutel", str(waar / "sleutel"), "--uit", str(waar / "uit.codering")]
    return main(["koppeling", "versleutel", str(waar / lijst), *met, "--koppellijst", str(waar / "wie.csv")])


def treffers(werk: Path, huis: str, ander: str, *meer: str, met: str = "sleutel", uit: str = "uit.csv") -> int:
    paden = [str(werk / wie / "uit.codering") for wie in (huis, ander)]
    hoe = ["--sleutel", str(werk / huis / met), "--uit", str(werk / huis / uit), *meer]
    return main(["koppeling", "treffers", *paden, *hoe])


def gelezen(pad: Path) -> dict[str, dict[str, str]]:
    with pad.open(newline="") as file:
        return {rij["record_id"]: rij for rij in csv.DictReader(file)}


def test_both_houses_find_the_same_two_people_under_the_same_mark(werk: Path) -> None:
    assert versleutel(werk, "een") == versleutel(werk, "twee") == 0
    for huis, ander in (("een", "twee"), ("twee", "een")):
        assert treffers(werk, huis, ander, "--koppellijst", str(werk / huis / "wie.csv")) == 0
    een, twee = gelezen(werk / "een/uit.csv"), gelezen(werk / "twee/uit.csv")
    assert [een[r]["treffer"] for r in ("r1", "r2", "r3")] == ["ja", "ja", "nee"]
    assert [twee[r]["treffer"] for r in ("r1", "r2", "r3")] == ["nee", "ja", "ja"]
    for een_id, twee_id in (("r1", "r2"), ("r2", "r3")):
        assert een[een_id]["kenmerk"] == twee[twee_id]["kenmerk"] != ""
        assert re.fullmatch(r"0\.\d\d", een[een_id]["gelijkenis"])
        assert een[een_id]["gelijkenis"] == twee[twee_id]["gelijkenis"]
    assert een["r3"]["kenmerk"] == een["r3"]["gelijkenis"] == ""


def test_without_the_list_of_tokens_a_hit_names_no_record_and_never_a_row_of_the_other(werk: Path) -> None:
    versleutel(werk, "een"), versleutel(werk, "twee")
    assert treffers(werk, "een", "twee") == 0
    uit = (werk / "een/uit.csv").read_bytes().decode()
    assert uit.startswith("token,treffer,gelijkenis,kenmerk\r\n") and uit.count("\r\n") == 4
    andere = {rij["token"] for rij in gelezen(werk / "twee/wie.csv").values()}
    assert not [token for token in andere if token in uit]


def test_what_goes_out_holds_nothing_that_names_anybody(werk: Path) -> None:
    versleutel(werk, "een")
    uit = (werk / "een/uit.codering").read_bytes()
    lijst = (werk / "een/lijst.csv").read_text()
    waarden = {veld for rij in csv.reader(lijst.splitlines()[1:]) for veld in rij if len(veld) > 2}
    vormen = {vorm for w in waarden for vorm in (w, w.lower(), w.replace("-", ""), w.encode().hex())}
    assert len(waarden) > 15 and not [vorm for vorm in vormen if vorm.encode() in uit]
    kop, *rijen, zegel, rest = uit.split(b"\n")
    assert set(json.loads(kop)) == {"soort", "versie", "bits", "huis", "tot", "sleutel", "aantal"} and rest == b""
    assert all(re.fullmatch(rb"[0-9a-f]{16} [0-9a-f]{256}", rij) for rij in rijen) and zegel.startswith(b"zegel ")
    assert rijen == sorted(rijen)


def test_files_of_keys_and_tokens_are_for_this_user_only(werk: Path) -> None:
    versleutel(werk, "een")
    for naam in ("deel.geheim", "sleutel", "wie.csv", "uit.codering"):
        assert (werk / "een" / naam).stat().st_mode & 0o777 == 0o600, naam
    (werk / "een/sleutel").chmod(0o640)
    with pytest.raises(OngeldigeUitwisseling, match="chmod 600"):
        sleutel.lees(werk / "een/sleutel", vandaag=date.today())


def test_both_houses_read_the_same_fingerprint_and_one_in_between_is_heard(werk: Path, tmp_path: Path) -> None:
    een, twee = (sleutel.lees(werk / huis / "sleutel", vandaag=date.today()) for huis in ("een", "twee"))
    assert een.vingerafdruk == twee.vingerafdruk and re.fullmatch(r"(\d{5} ){7}\d{5}", een.vingerafdruk)
    assert (een.zegel, een.coderen) == (twee.zegel, twee.coderen) and een.zegel != een.coderen
    (tmp_path / "luis").mkdir()
    sleutel.maak_deel(tmp_path / "luis/deel", huis="Huis twee", doel="top-X", tot=TOT, vandaag=date.today())
    samen(werk, "een", "luis", "afgeluisterd")
    assert sleutel.lees(werk / "een/afgeluisterd", vandaag=date.today()).vingerafdruk != een.vingerafdruk


def test_who_compares_for_others_finds_the_same_and_cannot_encode(
    werk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    derde = werk / "een/derde"
    assert main(["koppeling", "sleutel", "vergelijker", str(werk / "een/sleutel"), "--uit", str(derde)]) == 0
    versleutel(werk, "een"), versleutel(werk, "twee")
    treffers(werk, "een", "twee"), treffers(werk, "een", "twee", met="derde", uit="derde.csv")
    assert (werk / "een/uit.csv").read_text() == (werk / "een/derde.csv").read_text()
    geheim = sleutel.lees(werk / "een/sleutel", vandaag=date.today()).coderen
    assert geheim and geheim.hex() not in derde.read_text()
    opdracht = ["koppeling", "versleutel", str(werk / "een/lijst.csv"), "--sleutel", str(derde)]
    assert main([*opdracht, "--uit", str(werk / "een/weer")]) == 1
    assert "kan niet worden versleuteld" in capsys.readouterr().err


def test_a_key_encodes_one_list_and_nothing_is_overwritten(werk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert versleutel(werk, "een") == 0
    eerst = (werk / "een/uit.codering").read_bytes()
    assert versleutel(werk, "een") == 1 and "wordt niet overschreven" in capsys.readouterr().err
    (werk / "een/uit.codering").rename(werk / "een/weg"), (werk / "een/wie.csv").unlink()
    assert versleutel(werk, "een") == 1 and "voor één uitwisseling" in capsys.readouterr().err
    assert deel(werk, "een") == samen(werk, "een", "twee") == 1
    assert (werk / "een/weg").read_bytes() == eerst and not (werk / "een/wie.csv").exists()


def test_the_ceremony_refuses_what_was_not_agreed(werk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gevallen: tuple[tuple[Callable[[], int], str], ...] = (
        (lambda: deel(werk, "een", naar="d2", tot=date.today() - timedelta(days=1)), "moet eindigen tussen"),
        (lambda: deel(werk, "een", naar="d2", tot=date.today() + timedelta(days=93)), "moet eindigen tussen"),
        (lambda: deel(werk, "een", naar="d2", doel=" "), "Noem het huis en het doel"),
        (lambda: samen(werk, "een", "een", "s2"), "van hetzelfde huis"),
        (lambda: main(["koppeling", "sleutel", "toon", str(werk / "een/deel.geheim")]), "dit is geen sleutel"),
        (lambda: main(["koppeling", "sleutel", "toon", str(werk / "een/lijst.csv")]), "dit is geen sleutel"),
        (lambda: main(["koppeling", "sleutel", "toon", str(werk / "niets")]), "is er niet"),
    )
    for doe, woorden in gevallen:
        assert doe() == 1, woorden
        assert woorden in capsys.readouterr().err
    (werk / "drie").mkdir()
    deel(werk, "drie", doel="iets anders")
    assert samen(werk, "een", "drie", "s2") == 1 and "verschillen in: doel" in capsys.readouterr().err
    assert not [*werk.glob("een/d2*"), *werk.glob("een/s2*"), *werk.glob("*/.*")]


def test_a_point_that_gives_everybody_the_same_key_is_refused(werk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inhoud = json.loads((werk / "twee/deel.openbaar").read_text())
    (werk / "twee/deel.openbaar").write_text(json.dumps({**inhoud, "punt": "00" * 32}))
    assert samen(werk, "een", "twee", "nul") == 1
    assert "beschadigd" in capsys.readouterr().err and not (werk / "een/nul").exists()


def test_an_expired_key_opens_nothing(werk: Path) -> None:
    with pytest.raises(OngeldigeUitwisseling, match="gold tot en met"):
        sleutel.lees(werk / "een/sleutel", vandaag=TOT + timedelta(days=1))
    assert sleutel.lees(werk / "een/sleutel", vandaag=TOT).tot == TOT


def _eigen_zegel(werk: Path, inhoud: bytes) -> bytes:
    """As one who holds the key would seal it."""
    zegel = sleutel.lees(werk / "een/sleutel", vandaag=date.today()).zegel
    return inhoud + b"zegel " + hmac.digest(zegel, inhoud, hashlib.sha256).hex().encode() + b"\n"


def test_a_file_that_is_no_use_is_refused_and_nothing_is_written(
    werk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    versleutel(werk, "een"), versleutel(werk, "twee")
    ander = werk / "twee/uit.codering"
    goed = ander.read_bytes()
    inhoud, begin = goed[: goed.rindex(b"zegel")], goed.index(b"\n") + 20
    hex_anders = goed[:begin] + (b"0" if goed[begin : begin + 1] != b"0" else b"1") + goed[begin + 1 :]
    for fout, woorden in (
        (b"", "geen versleutelde lijst"),
        ((werk / "een/lijst.csv").read_bytes(), "geen versleutelde lijst"),
        (b'{"soort": "regiehuis codering"}\n', "geen versleutelde lijst"),
        (goed[: len(goed) // 2], "niet heel"),
        (goed[:-1], "niet heel"),
        (goed + b"\n", "niet heel"),
        (hex_anders, "zegel klopt niet"),
        (goed.replace(b"Huis twee", b"Huis drie"), "zegel klopt niet"),
        (goed.replace(b'"versie": 1', b'"versie": 2'), "andere versie"),
        (goed.replace(b'"bits": 1024', b'"bits": 2048'), "andere versie"),
        (re.sub(rb'"sleutel": "....', b'"sleutel": "zzzz', goed), "andere sleutel"),
        (_eigen_zegel(werk, inhoud[:begin] + b"z" + inhoud[begin + 1 :]), "niet zoals afgesproken"),
        ((werk / "een/uit.codering").read_bytes(), "Beide lijsten zijn van Huis een"),
    ):
        ander.write_bytes(fout)
        assert treffers(werk, "een", "twee") == 1, woorden
        assert woorden in capsys.readouterr().err
        assert not (werk / "een/uit.csv").exists()
    ander.write_bytes(_eigen_zegel(werk, inhoud))
    assert treffers(werk, "een", "twee", "--drempel", "0.1") == 1 and "drempel" in capsys.readouterr().err
    assert treffers(werk, "een", "twee", "--koppellijst", str(werk / "twee/wie.csv")) == 1
    assert "niet van deze eigen lijst" in capsys.readouterr().err
    assert treffers(werk, "een", "twee", uit="weg/uit.csv") == 1 and "de map" in capsys.readouterr().err
    assert treffers(werk, "een", "twee") == 0


def test_a_list_that_cannot_be_read_leaves_nothing_behind(werk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goed = (werk / "een/lijst.csv").read_bytes()
    kop = goed.partition(b"\r\n")[0] + b"\r\n"
    for inhoud, woorden in (
        (b"", "leeg"),
        (kop, "alleen een kop"),
        (goed.replace(b"achternaam", b"naam"), "deze kolommen ontbreken: achternaam"),
        (goed + b"r9,te kort\r\n", "niet elke regel heeft"),
        (kop + b"r1,om,,,,onbekend,,,,,,,x\r\n", "van niemand is genoeg bekend"),
    ):
        (werk / "een/fout.csv").write_bytes(inhoud)
        assert versleutel(werk, "een", "fout.csv") == 1, woorden
        assert woorden in capsys.readouterr().err
        gemaakt = ("uit.codering", "wie.csv", "sleutel.gebruikt")
        assert not [naam for naam in gemaakt if (werk / "een" / naam).exists()]
    assert versleutel(werk, "een") == 0


def test_when_writing_fails_half_way_the_key_is_not_spent(werk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vol(*_: object, **__: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as even:
        even.setattr(bestand, "schrijf", vol)
        with pytest.raises(OSError, match="disk full"):
            versleutel(werk, "een")
    assert not (werk / "een/wie.csv").exists() and versleutel(werk, "een") == 0


def test_the_bsn_is_in_no_encoding_and_who_is_hardly_known_takes_no_part(
    werk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "bsn" not in coderen.KOLOMMEN and "bsn" not in coderen.ZWAARTE
    schrijf(werk / "een/lijst.csv", {}, {"voornamen": "", "geboortedatum": "", "bsn": "912345672"})
    assert versleutel(werk, "een") == 0
    assert "1 records doen niet mee" in capsys.readouterr().out


def _rij(**anders: object) -> dict[str, object]:
    leeg: dict[str, object] = dict.fromkeys(coderen.KOLOMMEN)
    return {
        **leeg,
        "letter1": "j",
        "vn_klank": "ian",
        "vn_stam": "johannes",
        "an_klank": "bakr",
        "jaar": 1980,
        **anders,
    }


def test_a_first_of_january_says_only_the_year() -> None:
    assert coderen.stukken(_rij(maand=1, dag=1)) == coderen.stukken(_rij())
    assert ("maand en dag", "1-2") in coderen.stukken(_rij(maand=1, dag=2))
    assert {("voornaam", paar) for paar in ("_i", "ia", "an", "n_")} < coderen.stukken(_rij())


def _rijen(werk: Path, aantal: int, huis: str, sleutel_: bytes) -> bestand.Codering:
    """The same record, encoded `aantal` times."""
    connectie = uitvoeren.verbind()
    kolommen = ", ".join(f"{waarde!r} AS {naam}" if waarde else f"NULL AS {naam}" for naam, waarde in _rij().items())
    connectie.execute(f"CREATE TABLE records AS SELECT i AS rij, {kolommen} FROM range({aantal}) r(i)")
    rijen = {f"{rij:016x}": bits for rij, bits in coderen.codeer(connectie, sleutel_)}
    bestand.schrijf(werk / huis, rijen, huis=huis, tot=TOT, kenmerk="k", zegel=b"z")
    return bestand.lees(werk / huis, kenmerk="k", zegel=b"z")


def test_one_person_twice_is_alike_and_not_equal_and_under_another_key_a_stranger(tmp_path: Path) -> None:
    zelfde = [_rijen(tmp_path, 50, huis, b"a" * 32) for huis in ("een", "twee")]
    rijen = [tuple(lijst.kolom(n)[plek] for n in range(16)) for lijst in zelfde for plek in range(50)]
    assert len(set(rijen)) == 100
    gevonden = vergelijken.treffers(uitvoeren.verbind(), *zelfde, drempel=0.6)
    assert len(gevonden) == len({t.eigen for t in gevonden}) == len({t.ander for t in gevonden}) == 50
    anders = _rijen(tmp_path, 50, "drie", b"b" * 32)
    assert vergelijken.treffers(uitvoeren.verbind(), zelfde[0], anders, drempel=0.3) == []


def test_hits_are_nearly_as_good_as_the_plain_comparison(tmp_path: Path) -> None:
    """On people that nothing was tuned on; the figures on more people stand in decision 0027."""
    verzin(tmp_path / "alles.csv", 4_000, seed=20_26, profiel="toets")
    een, twee, beide = tussen.verdeel(tmp_path / "alles.csv", 1)
    lijsten = [tussen.codeer(tmp_path, naam, rijen, b"s" * 32) for naam, rijen in (("een", een), ("twee", twee))]
    gevonden = vergelijken.treffers(uitvoeren.verbind(), lijsten[0][0], lijsten[1][0])
    raak = sum(lijsten[0][1][t.eigen] == lijsten[1][1][t.ander] for t in gevonden)
    versleuteld, gewoon = Cijfers(raak / len(gevonden), raak / beide), tussen.gewoon(tmp_path, een, twee)
    openlijk = Cijfers(sum(gewoon) / len(gewoon), sum(gewoon) / beide)
    assert versleuteld.f1 > 0.96 and versleuteld.f1 > openlijk.f1 - 0.02
