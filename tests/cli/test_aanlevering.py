"""Deliveries from the command line: checked, taken in, and from a watched folder; each refusal in words."""

import argparse
import csv
import json
import os
import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from regiehuis.cli import aanlevering, analist
from regiehuis.cli.installation import Installation, UnableToRun
from regiehuis.convenanten.access import asking
from regiehuis.convenanten.models import Convenant
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering, Kolomtoewijzing
from tests.cast import DAG, MOMENT, act, cid
from tests.cli.test_main import REFUSED, regiehuis
from tests.personen.aanleveren import KOP, RIJEN, als_csv, als_ods, als_xlsx

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
FOUT = ["A-9", "111222334", "Jan", "", "Voorbeeld", "1980", "m", "1"]


@pytest.fixture(autouse=True)
def _at_the_moment_of_the_cast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analist, "asking", partial(asking, moment=MOMENT))
    monkeypatch.setattr(aanlevering.database, "migrate", lambda: None)


def doe(what: str, pad: Path, **anders: object) -> int:
    """Run the command as somebody would type it."""
    gewoon = {"partner": "Reclassering", "lijst": "brutolijst", "convenant": naam_van_convenant(), "door": ""}
    vast = {"what": what, "file": pad, "folder": pad, "toewijzing": None, "afgekeurd": None}
    return aanlevering.run(argparse.Namespace(**{**vast, **gewoon, **anders}), Installation("test", pad.parent, None))


def naam_van_convenant() -> str:
    with act("analist"):
        return Convenant.objects.get(id=cid("convenant")).naam


def bestand(map_: Path, inhoud: bytes, naam: str = "lijst.csv", *, oud: int = 60) -> Path:
    """A file that lies there for some seconds."""
    pad = map_ / naam
    pad.write_bytes(inhoud)
    os.utime(pad, (time.time() - oud,) * 2)
    return pad


def records() -> set[str]:
    with act("analist"):
        return set(Aangeleverdrecord.objects.values_list("bronrecord", flat=True))


def test_a_check_tells_what_is_wrong_and_takes_nothing_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terug = tmp_path / "terug.csv"
    assert doe("controleer", bestand(tmp_path, als_csv([KOP, *RIJEN, FOUT])), afgekeurd=terug) == 1
    told = capsys.readouterr().out
    assert "BSN → bsn" in told and "rij 4: BSN: is geen geldig BSN." in told and "3 rijen, 1 afgekeurd" in told
    rijen = list(csv.reader(terug.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [rij[0] for rij in rijen] == ["Rij", "4"] and terug.stat().st_mode & 0o777 == 0o600
    assert records() == set()
    assert doe("controleer", bestand(tmp_path, als_csv([KOP, *RIJEN]))) == 0
    assert records() == set()


def test_a_list_is_taken_in_and_the_second_time_nothing_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    terug = tmp_path / "terug.csv"
    pad = bestand(tmp_path, als_ods([KOP, *RIJEN]), "lijst.ods")
    assert doe("lees", pad, afgekeurd=terug) == 0
    assert "2 rijen ingelezen: 2 nieuw, 0 gewijzigd, 0 verdwenen." in capsys.readouterr().out
    assert doe("lees", pad, door="analist") == 0
    assert "al ingelezen" in capsys.readouterr().out
    assert records() == {"A-1", "A-2"} and not terug.exists()


def test_a_wrong_row_takes_nothing_in_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terug = tmp_path / "terug.csv"
    assert doe("lees", bestand(tmp_path, als_csv([KOP, *RIJEN, FOUT])), afgekeurd=terug) == 1
    assert "1 van 3 rijen afgekeurd; er is niets ingelezen." in capsys.readouterr().err
    assert records() == set() and "A-9" in terug.read_text(encoding="utf-8-sig")


def test_a_told_mapping_is_used_and_learnt(tmp_path: Path) -> None:
    kop = ["x", "y"]
    pad = bestand(tmp_path, als_csv([kop, ["1", "Voorbeeld"]]))
    hoe = tmp_path / "hoe.json"
    hoe.write_text(json.dumps({"x": "bronrecord", "y": "achternaam"}))
    with pytest.raises(UnableToRun, match="Wijs aan"):
        doe("lees", pad)
    assert doe("lees", pad, toewijzing=hoe) == 0
    assert doe("lees", bestand(tmp_path, als_csv([kop, ["2", "Ander"]]))) == 0, "learnt"
    with act("analist"):
        assert Kolomtoewijzing.objects.get().toewijzing == {"x": "bronrecord", "y": "achternaam"}
    for kapot in ("{", "[1]", '{"x": 1}'):
        hoe.write_text(kapot)
        with pytest.raises(UnableToRun, match="toewijzing"):
            doe("lees", pad, toewijzing=hoe)


@pytest.mark.parametrize(
    ("anders", "woord"),
    [
        ({"partner": "Niemand"}, "geen partner met de naam Niemand. Wel: .*Reclassering"),
        ({"convenant": "Geen"}, "geen convenant met de naam Geen"),
        ({"lijst": "loterij"}, "Kies een soort"),
        ({"door": "ketenmanager"}, "geen informatieanalist"),
        ({"afgekeurd": Path("/nergens/terug.csv")}, "de map /nergens is er niet"),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_words(tmp_path: Path, anders: dict[str, object], woord: str) -> None:
    pad = bestand(tmp_path, als_csv([KOP, *RIJEN]))
    for what in ("controleer", "lees"):
        with pytest.raises(UnableToRun, match=woord):
            doe(what, pad, **anders)
    assert records() == set()


def test_an_expired_covenant_and_a_broken_file_are_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(UnableToRun, match="leeg"):
        doe("lees", bestand(tmp_path, b""))
    with pytest.raises(UnableToRun, match="is er niet"):
        doe("controleer", tmp_path / "weg.csv")
    with act("ketenmanager"):
        Convenant.objects.filter(id=cid("convenant")).update(tot=DAG)
    with pytest.raises(UnableToRun, match="geldt vandaag niet"):
        doe("lees", bestand(tmp_path, als_csv([KOP, *RIJEN])))
    assert records() == set()


def test_a_folder_is_gone_through_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand(tmp_path, als_csv([KOP, RIJEN[0]]), "1.csv", oud=300)
    bestand(tmp_path, als_csv([KOP, FOUT]), "2.csv", oud=200)
    bestand(tmp_path, b"%PDF", "3.csv", oud=150)
    bestand(tmp_path, als_xlsx([KOP, *RIJEN]), "4.xlsx", oud=100)
    bestand(tmp_path, als_csv([KOP]), "jong.csv", oud=0)
    bestand(tmp_path, als_csv([KOP]), "half.part")
    (tmp_path / "elders.csv").symlink_to(tmp_path / "1.csv")
    assert doe("map", tmp_path) == 1
    assert sorted(p.name for p in (tmp_path / "verwerkt").iterdir()) == ["1.csv", "4.xlsx"]
    assert sorted(p.name for p in (tmp_path / "afgekeurd").iterdir()) == [
        "2.csv", "2.csv.redenen.csv", "3.csv", "3.csv.redenen.txt",
    ]  # fmt: skip
    assert "PDF" in (tmp_path / "afgekeurd" / "3.csv.redenen.txt").read_text(encoding="utf-8")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file() and not p.is_symlink()) == ["half.part", "jong.csv"]
    assert records() == {"A-1", "A-2"}
    assert "jong.csv: wordt misschien nog geschreven" in capsys.readouterr().out


def test_the_same_file_in_the_folder_again_changes_nothing_and_keeps_both(tmp_path: Path) -> None:
    for _ in range(2):
        bestand(tmp_path, als_csv([KOP, *RIJEN]), "lijst.csv")
        assert doe("map", tmp_path) == 0
    assert sorted(p.name for p in (tmp_path / "verwerkt").iterdir()) == ["lijst-2.csv", "lijst.csv"]
    with act("analist"):
        assert Aanlevering.objects.count() == 1
    with pytest.raises(UnableToRun, match="map is er niet"):
        doe("map", tmp_path / "weg")


def test_an_installation_without_an_analyst_says_so(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-test-"))
    folder.chmod(0o755)
    (folder / "huis").mkdir()
    (folder / "huis" / "soort").write_text("test\n")
    wat = ("--partner", "x", "--soort", "brutolijst", "--convenant", "y", "--data-dir", str(folder / "huis"))
    try:
        told = regiehuis("aanlevering", "lees", str(bestand(tmp_path, als_csv([KOP, *RIJEN]))), *wat)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert told.returncode == REFUSED and "Er zijn 0 informatieanalisten" in told.stderr
