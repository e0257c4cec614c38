"""A delivery added to a kept run: the new pairs are those of a whole run, and people are formed of all pairs anew."""

import csv
import stat
from pathlib import Path

import duckdb
import pytest

from bench.koppelen.maak import schrijf as verzin
from regiehuis.cli.main import main
from regiehuis.personen.koppeling import bewaard, uitvoeren
from regiehuis.personen.koppeling.clusters import Paar, vorm
from regiehuis.personen.koppeling.invoer import OngeldigBestand
from tests.personen.koppelen import schrijf

_OORDEEL = "SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel"
Groep = dict[str, str]


def deel(alles: Path, naam: str, van: int, tot: int) -> Path:
    """Some rows of a file as a file of their own."""
    regels = alles.read_text(encoding="utf-8").splitlines(keepends=True)
    pad = alles.with_name(naam)
    pad.write_text("".join([regels[0], *regels[1 + van : 1 + tot]]), encoding="utf-8")
    return pad


def gelezen(pad: Path) -> Groep:
    with pad.open(encoding="utf-8", newline="") as file:
        return {rij["record_id"]: rij["cluster"] for rij in csv.DictReader(file)}


@pytest.mark.parametrize("stappen", [(2500, 2900), (1200, 1201, 2000, 2900)], ids=["een", "drie"])
def test_people_are_who_all_pairs_say_they_are(tmp_path: Path, stappen: tuple[int, ...]) -> None:
    verzin(tmp_path / "alles.csv", 2900, seed=41, profiel="zwaar")
    eerst, index, uit = stappen[0], tmp_path / "index", tmp_path / "uit.csv"
    begin = uitvoeren.koppel(deel(tmp_path / "alles.csv", "eerst.csv", 0, eerst))
    paren = begin.connectie.execute(_OORDEEL).fetchall()
    bewaard.bewaar(begin, index)
    wie = {f"r{rij}": f"r{begin.cluster(rij)}" for rij in range(1, eerst + 1)}
    anders = 0
    for van, tot in zip(stappen, stappen[1:], strict=False):
        erbij = bewaard.voeg_toe(index, deel(tmp_path / "alles.csv", "erbij.csv", van, tot), uit)
        geheel = uitvoeren.koppel(deel(tmp_path / "alles.csv", "geheel.csv", 0, tot), bekend=begin.model)
        nieuw = [rij for rij in geheel.connectie.execute(_OORDEEL).fetchall() if rij[1] > van]
        met_vraag = geheel.connectie.execute(
            "SELECT count(*) FROM oordeel WHERE oordeel = 'vragen' AND rij_r > ?", [van]
        ).fetchall()
        paren += nieuw
        gezegd = gelezen(uit)
        anders += erbij.gewijzigd
        assert erbij.records == tot - van
        assert erbij.vragen == met_vraag[0][0]
        assert len([naam for naam in gezegd if int(naam[1:]) <= van]) == erbij.gewijzigd
        assert all(wie.get(naam) != cluster for naam, cluster in gezegd.items())
        wie |= gezegd
        verwacht = vorm((Paar(*rij) for rij in paren), begin.model.drempels.koppelen)
        assert wie == {f"r{rij}": f"r{verwacht.get(rij, rij)}" for rij in range(1, tot + 1)}
    bewaarde = _lees(index, "SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM paren")
    assert sorted(rij[:2] for rij in bewaarde) == sorted(rij[:2] for rij in paren)
    per_paar = {rij[:2]: rij[2:] for rij in paren}
    assert all(
        per_paar[rij[:2]][0] == pytest.approx(rij[2], abs=1e-9) and per_paar[rij[:2]][1:] == rij[3:] for rij in bewaarde
    )
    assert anders > 0  # also older records became somebody else: a new one brought them together


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    index = bewaar(tmp_path)
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["eerst.csv", "index"]


def bewaar(tmp_path: Path) -> Path:
    index = tmp_path / "index"
    bewaard.bewaar(uitvoeren.koppel(schrijf(tmp_path / "eerst.csv", {}, {"bsn": "123456782"})), index)
    return index


def _lees(index: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(index), read_only=True) as connectie:
        return connectie.execute(sql).fetchall()


WEIGERINGEN = {
    "al bekend": ("r2,", "record_id r2 staat al in de bewaarde koppeling"),
    "twee keer": ("r8,\nr8,", "record_id r8 komt twee keer voor"),
    "leeg": ("", "alleen een kop"),
}


@pytest.mark.parametrize("soort", WEIGERINGEN)
def test_what_cannot_be_added_is_refused_and_the_kept_run_stays(
    tmp_path: Path, soort: str, capsys: pytest.CaptureFixture[str]
) -> None:
    index = bewaar(tmp_path)
    voor = index.read_bytes()
    kop, *_ = schrijf(tmp_path / "kop.csv", {}).read_text(encoding="utf-8").splitlines()
    rijen, woorden = WEIGERINGEN[soort]
    rijen = "".join(f"{rij}{',' * (kop.count(',') - 1)}\n" for rij in rijen.splitlines())
    (tmp_path / "erbij.csv").write_text(f"{kop}\n{rijen}", encoding="utf-8")
    asked = ["koppeling", "bij", str(index), str(tmp_path / "erbij.csv"), "--out", str(tmp_path / "uit.csv")]
    assert main(asked) == 1
    assert woorden in capsys.readouterr().err
    assert not (tmp_path / "uit.csv").exists()
    assert index.read_bytes() == voor


def test_what_breaks_off_while_it_is_written_leaves_the_kept_run(tmp_path: Path) -> None:
    index = bewaar(tmp_path)
    with pytest.raises(IsADirectoryError):
        bewaard.voeg_toe(index, schrijf(tmp_path / "erbij.csv", {"record_id": "r9"}), tmp_path)
    assert _lees(index, "SELECT record_id FROM namen ORDER BY rij") == [("r1",), ("r2",)]


def test_a_kept_run_of_another_version_is_told(tmp_path: Path) -> None:
    index = bewaar(tmp_path)
    with duckdb.connect(str(index)) as connectie:
        connectie.execute("UPDATE herkomst SET versies = '1, duckdb 1.0'")
    with pytest.raises(OngeldigBestand, match="Koppel alle records opnieuw"):
        bewaard.voeg_toe(index, schrijf(tmp_path / "erbij.csv", {"record_id": "r9"}), tmp_path / "uit.csv")


@pytest.mark.parametrize("inhoud", [None, b"", b"geen koppeling"], ids=["weg", "leeg", "anders"])
def test_what_is_no_kept_run_is_told(tmp_path: Path, inhoud: bytes | None) -> None:
    index = tmp_path / "index"
    if inhoud is not None:
        index.write_bytes(inhoud)
    with pytest.raises(OngeldigBestand, match="bewaarde koppeling"):
        bewaard.voeg_toe(index, schrijf(tmp_path / "erbij.csv", {"record_id": "r9"}), tmp_path / "uit.csv")
    assert not index.exists() if inhoud is None else index.read_bytes() == inhoud
