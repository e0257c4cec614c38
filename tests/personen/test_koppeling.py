"""Linkage: what two ways of writing one person down share, what speaks against a link, and how it is measured."""

import json
import random
from pathlib import Path

import pytest

from bench.koppelen.maak import schrijf as verzin
from regiehuis.cli.main import main
from regiehuis.personen import linkage
from regiehuis.personen.koppeling import invoer, meten, normaliseren, uitvoeren, vergelijken
from regiehuis.personen.koppeling.clusters import GROOTSTE, Besloten, Paar, vorm
from regiehuis.personen.koppeling.model import Model
from tests.personen.koppelen import schrijf

Rij = dict[str, str]


def weeg(tmp_path: Path, *paren: tuple[Rij, Rij]) -> list[dict[str, object]]:
    """How the two of each pair compare, whether they would have met or not."""
    connectie = uitvoeren.verbind()
    invoer.lees(connectie, schrijf(tmp_path / "paren.csv", *(rij for p in paren for rij in p)), met_waarheid=False)
    normaliseren.normaliseer(connectie)
    connectie.execute("CREATE TABLE getweeen AS SELECT *, (rij + 1) // 2 AS samen FROM records")
    instellingen = linkage.ongeleerd(vergelijken.instellingen(), ["samen"], kans=0.9)
    linkage.weeg(connectie, "getweeen", instellingen, vanaf=-200, naar="paren")
    uitvoeren.oordeel(connectie, Model(instellingen))
    gevonden = connectie.execute("SELECT * FROM oordeel ORDER BY rij_l")
    namen = [kolom[0] for kolom in gevonden.description or ()]
    return [dict(zip(namen, rij, strict=True)) for rij in gevonden.fetchall()]


LEVELS: tuple[tuple[str, str, Rij, Rij], ...] = (
        ("voornamen", "alle gelijk", {}, {"voornamen": "JOHANNES  Petrus"}),
        ("voornamen", "eerste gelijk", {}, {"voornamen": "Johannes"}),
        ("voornamen", "roepnaam", {}, {"voornamen": "Hans"}),
        ("voornamen", "klinkt gelijk", {"voornamen": "Christiaan"}, {"voornamen": "Kristiaan"}),
        ("voornamen", "een naam gelijk", {}, {"voornamen": "Petrus"}),
        ("voornamen", "verwisseld met de achternaam", {}, {"voornamen": "Heijden", "achternaam": "Johannes"}),
        ("voornamen", "tikfout", {}, {"voornamen": "Johanens"}),
        ("voornamen", "voorletters gelijk", {}, {"voornamen": "J.P."}),
        ("voornamen", "voorletters passen", {}, {"voornamen": "J"}),
        ("voornamen", "voorletter gelijk", {}, {"voornamen": "Jurriaan"}),
        ("voornamen", "anders", {}, {"voornamen": "Karel"}),
        ("voornamen", "onbekend", {}, {"voornamen": "onbekend"}),
        ("achternaam", "gelijk", {}, {"tussenvoegsel": "", "achternaam": "Heijden, v.d."}),
        ("achternaam", "gelijk", {}, {"tussenvoegsel": "", "achternaam": "van der Heijden"}),
        ("achternaam", "gelijk", {"achternaam": "Çelik"}, {"achternaam": "CELIK"}),
        ("achternaam", "klinkt gelijk", {}, {"achternaam": "Heyden"}),
        ("achternaam", "een naam gelijk", {}, {"achternaam": "Bakker-van der Heijden"}),
        ("achternaam", "beide namen gelijk", {"achternaam": "Bakker-Smit"}, {"achternaam": "Bakker - van Smit"}),
        ("achternaam", "tikfout", {}, {"achternaam": "Heijdem"}),
        ("achternaam", "anders", {}, {"achternaam": "Bakker"}),
        ("achternaam", "anders, beiden vrouw", {"geslacht": "V"}, {"achternaam": "Bakker", "geslacht": "vrouw"}),
        ("geboortedatum", "gelijk", {}, {"geboortedatum": "12-3-1980"}),
        ("geboortedatum", "gelijk", {}, {"geboortedatum": "19800312"}),
        ("geboortedatum", "dag en maand verwisseld", {}, {"geboortedatum": "1980-12-03"}),
        ("geboortedatum", "deels bekend, past", {}, {"geboortedatum": "1980"}),
        ("geboortedatum", "deels bekend, past", {}, {"geboortedatum": "1980-00-00"}),
        ("geboortedatum", "deels bekend, past", {}, {"geboortedatum": "1980-01-01"}),
        ("geboortedatum", "een cijfer anders", {}, {"geboortedatum": "1990-03-12"}),
        ("geboortedatum", "twee delen gelijk", {}, {"geboortedatum": "1980-03-27"}),
        ("geboortedatum", "anders", {}, {"geboortedatum": "1955-08-27"}),
        ("adres", "gelijk", {}, {"postcode": "1234ab", "huisnummer": "12 B"}),
        ("adres", "straat en nummer gelijk", {}, {"postcode": "", "straat": "Kerkstr."}),
        ("adres", "nummer en bijna postcode gelijk", {}, {"postcode": "1243AB", "straat": "", "woonplaats": ""}),
        ("adres", "postcode of straat gelijk", {}, {"huisnummer": ""}),
        ("adres", "woonplaats gelijk", {}, {"straat": "Laan", "postcode": "9999ZZ"}),
        ("adres", "anders", {}, {"straat": "Laan", "postcode": "9999ZZ", "woonplaats": "Assen"}),
        ("bsn", "gelijk", {"bsn": "012345672"}, {"bsn": "12345672"}),
        ("bsn", "een cijfer anders", {"bsn": "912345672"}, {"bsn": "912345627"}),
        ("bsn", "anders", {"bsn": "912345672"}, {"bsn": "183726450"}),
        ("bsn", "onbekend", {"bsn": "912345672"}, {"bsn": "999999999"}),
        ("geslacht", "anders", {}, {"geslacht": "vrouw"}),
)  # fmt: skip


def test_each_level(tmp_path: Path) -> None:
    for (veld, trap, een, ander), gevonden in zip(
        LEVELS, weeg(tmp_path, *((rij[2], rij[3]) for rij in LEVELS)), strict=True
    ):
        assert gevonden[f"trap_{veld}"] == trap, (een, ander)


def test_a_contradiction_is_asked_and_never_linked(tmp_path: Path) -> None:
    """Another number; a twin; his father with the same name; a son written down with his number."""
    een = {"bsn": "912345672"}
    tegen: tuple[Rij, ...] = (
        {"bsn": "183726450"},
        {"bsn": "", "voornamen": "Karel"},
        {"bsn": "", "geboortedatum": "1955-08-27"},
        {"voornamen": "Karel", "geboortedatum": "2001-08-27"},
    )
    eigen = [{"achternaam": naam, "postcode": f"{naam[:4]}AB"} for naam in ("Bakker", "Zeldzaam", "Uniek", "Prins")]
    paren = [({**een, **wie}, {**een, **wie, **ander}) for wie, ander in zip(eigen, tegen, strict=True)]
    gevonden = weeg(tmp_path, *paren)
    assert [(paar["tegen"], paar["oordeel"]) for paar in gevonden] == [(True, "vragen")] * 4
    assert [gevonden["tegen_bsn"] for gevonden in weeg(tmp_path, (een, {**een, **tegen[0]}))] == [True]


def test_where_names_are_often_wrong_a_name_contradicts_no_more_but_a_number_still_does() -> None:
    gewoon = linkage.ongeleerd(vergelijken.instellingen(), ["s_bsn"], kans=0.1)
    slordig = linkage.ongeleerd(vergelijken.instellingen(), ["s_bsn"], kans=0.1)
    slordig["comparisons"][1]["comparison_levels"][-1]["m_probability"] = 0.2
    assert vergelijken.TEGEN_NAAM in vergelijken.tegen(gewoon)
    assert vergelijken.TEGEN_NAAM not in vergelijken.tegen(slordig)
    assert all(vergelijken.TEGEN_BSN in vergelijken.tegen(m) for m in (gewoon, slordig))


def test_the_same_person_in_other_words_is_linked(tmp_path: Path) -> None:
    anders = {"voornamen": "Hans", "tussenvoegsel": "", "achternaam": "v.d. Heyden", "geboortedatum": "12-03-1980"}
    assert uitvoeren.koppel(schrijf(tmp_path / "twee.csv", {}, anders)).clusters == {1: 1, 2: 1}


def test_a_shared_key_that_many_have_is_none(tmp_path: Path) -> None:
    rijen = [{"voornamen": f"N{n}", "achternaam": f"X{n}", "geboortedatum": f"{1900 + n}"} for n in range(100)]
    uitkomst = uitvoeren.verbind()
    invoer.lees(uitkomst, schrijf(tmp_path / "flat.csv", *rijen), met_waarheid=False)
    normaliseren.normaliseer(uitkomst)
    assert uitkomst.execute("SELECT count(s_post_namen), count(s_adres_letter) FROM records").fetchall() == [(100, 0)]


def paar(links: int, rechts: int, gewicht: float = 10, *, tegen: bool = False, bsn: bool = False) -> Paar:
    return Paar(links, rechts, gewicht, tegen or bsn, bsn)


def test_records_that_belong_together_are_one_cluster_named_by_the_lowest() -> None:
    assert vorm([paar(3, 5), paar(2, 3), paar(2, 5), paar(7, 9, -3)], 1) == {2: 2, 3: 2, 5: 2}


def test_a_weak_bridge_joins_no_two_people() -> None:
    een, twee = [paar(1, 2), paar(2, 3), paar(1, 3)], [paar(4, 5), paar(5, 6), paar(4, 6)]
    assert vorm([*een, *twee, paar(3, 4, 2)], 1) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4}
    assert set(vorm([*een, *twee, *(paar(a, b) for a in (1, 2, 3) for b in (4, 5, 6))], 1).values()) == {1}


def test_two_numbers_never_stand_in_one_cluster() -> None:
    assert vorm([paar(1, 2, 12), paar(2, 3, 11), paar(1, 3, 30, bsn=True)], 1) == {1: 1, 2: 1}


def test_no_cluster_grows_beyond_what_a_person_can_have() -> None:
    aantal = GROOTSTE * 2
    gevormd = vorm([paar(a, b) for a in range(aantal) for b in range(a + 1, aantal)], 1)
    assert all(list(gevormd.values()).count(cluster) <= GROOTSTE for cluster in set(gevormd.values()))


def test_the_order_of_pairs_does_not_matter() -> None:
    paren = [paar(1, 2, 5), paar(2, 3, 4), paar(3, 4, 5), paar(1, 4, 1), paar(2, 4, -6)]
    assert vorm(paren, 1) == vorm(reversed(paren), 1)


def test_people_told_in_the_database_are_those_formed_from_all_pairs(tmp_path: Path) -> None:
    """Also where people decided: on random pairs of the run, and on pairs that never met."""
    verzin(tmp_path / "veel.csv", 3000, seed=17, profiel="zwaar")
    uitkomst = uitvoeren.koppel(tmp_path / "veel.csv")
    lees = "SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel ORDER BY rij_l, rij_r"
    paren = [Paar(*rij) for rij in uitkomst.connectie.execute(lees).fetchall()]
    rng = random.Random(17)
    gewogen = [(paar.links, paar.rechts) for paar in rng.sample(paren, 150)]
    nieuw = [(rij, rij + 1 + rng.randrange(400)) for rij in rng.sample(range(1, 2500), 60)]
    vast, verboden, open_ = (frozenset([*gewogen, *nieuw][begin::3]) for begin in range(3))
    besloten = Besloten(vast, verboden - vast, open_ - vast - verboden)
    drempel = uitkomst.model.drempels.koppelen
    assert uitkomst.clusters == vorm(paren, drempel) != {}
    met_besluiten = uitvoeren.groepeer(uitkomst.connectie, uitkomst.model, besloten)
    assert met_besluiten == vorm(paren, drempel, besloten) != uitkomst.clusters


def test_figures_against_truth_made_by_hand() -> None:
    """Found {1,2,3} {4} {5,6}; true {1,2} {3,4} {5,6}: 2 of 4 found pairs are right, of 3; 1 cluster of 3 is whole."""
    meting = meten.meet([1, 1, 1, 4, 5, 5], ["a", "a", "b", "b", "c", "c"])
    assert (meting.paren.precision, meting.paren.recall) == (2 / 4, 2 / 3)
    assert meting.paren.f1 == pytest.approx(4 / 7)
    assert (meting.clusters.precision, meting.clusters.recall) == (1 / 3, 1 / 3)


def test_evaluate_on_people_that_nobody_tuned_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    verzin(tmp_path / "toets.csv", 3_000, seed=20_26, profiel="toets")
    assert main(["koppeling", "evaluate", "--truth", str(tmp_path / "toets.csv"), "--json"]) == 0
    cijfers = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert cijfers["pairs"]["f1"] > 0.97 and cijfers["clusters"]["f1"] > 0.94
    assert set(cijfers["pairs"]) == {"precision", "recall", "f1", "threshold"}


def test_run_writes_a_cluster_for_each_record_and_its_model_gives_the_same_again(tmp_path: Path) -> None:
    bestand = tmp_path / "toets.csv"
    verzin(bestand, 400, seed=3, profiel="leer")
    uit, weer, model = (tmp_path / naam for naam in ("uit.csv", "weer.csv", "model.json"))
    assert main(["koppeling", "run", str(bestand), "--out", str(uit), "--model-out", str(model)]) == 0
    assert main(["koppeling", "run", str(bestand), "--out", str(weer), "--model", str(model)]) == 0
    assert uit.read_text() == weer.read_text() and len(uit.read_text().splitlines()) == 401
    assert json.loads(model.read_text())["versie"] == 1


def test_what_cannot_be_read_is_refused_in_plain_dutch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goed = schrijf(tmp_path / "goed.csv", {}).read_bytes()
    kop, _, rij = goed.partition(b"\r\n")
    uit = tmp_path / "uit.csv"
    for inhoud, woorden in (
        (b"", "leeg"),
        (kop, "alleen een kop"),
        (goed.replace(b"achternaam", b"naam"), "deze kolommen ontbreken: achternaam"),
        (goed.replace(b"straat,", b"bsn,", 1), "ontbreken: straat"),
        (goed.replace(b"Kerkstraat", b"Caf\xe9straat"), "geen UTF-8"),
        (goed.decode().encode("utf-16"), "geen UTF-8"),
        (goed + b"r2,te kort\r\n", "niet elke regel heeft 13 velden"),
        (goed + rij, "record_id r1 komt twee keer voor"),
        (goed + rij.replace(b"r1,", b",", 1), "regel 3 heeft geen record_id"),
    ):
        (tmp_path / "fout.csv").write_bytes(inhoud)
        assert main(["koppeling", "run", str(tmp_path / "fout.csv"), "--out", str(uit)]) == 1, woorden
        assert woorden in capsys.readouterr().err
        assert not uit.exists()
    assert main(["koppeling", "run", str(tmp_path / "goed.csv"), "--out", str(tmp_path / "weg" / "uit.csv")]) == 1
    assert "de map" in capsys.readouterr().err
    assert main(["koppeling", "evaluate", "--truth", str(tmp_path / "weg.csv")]) == 1
    assert "is er niet" in capsys.readouterr().err
    model = ["--model", str(tmp_path / "goed.csv")]
    assert main(["koppeling", "run", str(tmp_path / "goed.csv"), "--out", str(uit), *model]) == 1
    assert "geen model" in capsys.readouterr().err


def test_other_separators_and_a_mark_at_the_start_are_read(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "puntkomma.csv", {}, {"voornamen": "Hans"}, scheiding=";")
    pad.write_bytes(b"\xef\xbb\xbf" + pad.read_bytes())
    assert uitvoeren.koppel(pad, met_waarheid=True).clusters == {1: 1, 2: 1}
