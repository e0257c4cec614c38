"""Linkage on Spark without a Spark: the conditions in its words, and what is told before anything begins.

That both engines find the same is in tests/spark, which needs pyspark and Java: `make spark-test`.
"""

import sys
from pathlib import Path

import pytest
import sqlglot
from sqlglot import expressions

from regiehuis.cli.main import main
from regiehuis.personen import linkage
from regiehuis.personen.koppeling import sleutels, vergelijken

KOLOMMEN = (
    "record_id", "bron", "bsn", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat",
    "huisnummer", "postcode", "woonplaats",
)  # fmt: skip
ALLEEN_DUCKDB = ("[", '"', "list_has_any", " len(", "starts_with", "jaro_winkler_similarity")
IN_SPARK = {
    "abs", "array_size", "arrays_overlap", "damerau_levenshtein", "jaro_winkler", "length", "right", "startswith",
    "substring",
}  # fmt: skip


def voorwaarden(*, in_spark: bool) -> dict[tuple[str, str], str]:
    """Each condition of the whole model by comparison and level."""
    model = linkage.ongeleerd(vergelijken.instellingen(), list(sleutels.SLEUTELS), kans=0.001)
    if in_spark:
        model = linkage.in_spark(model)
    return {
        (vergelijking["output_column_name"], trap["label_for_charts"]): trap["sql_condition"]
        for vergelijking in model["comparisons"]
        for trap in vergelijking["comparison_levels"]
    }


DAAR, HIER = voorwaarden(in_spark=False), voorwaarden(in_spark=True)


@pytest.mark.parametrize("welke", sorted(set(DAAR) - {(naam, "anders") for naam in vergelijken.VERGELIJKINGEN}))
def test_each_condition_of_the_model_is_in_the_words_of_spark(welke: tuple[str, str]) -> None:
    hier = HIER[welke]
    assert not [woord for woord in ALLEEN_DUCKDB if woord in f" {hier}"]
    namen = {
        (f.name if isinstance(f, expressions.Anonymous) else f.sql_name()).lower()
        for f in sqlglot.parse_one(hier, read="spark").find_all(expressions.Func)
    }
    taal = {
        "and",
        "or",
        "case",
        "if",
        "cast",
        "try_cast",
        "starts_with",
        "startswith",
        "array_overlaps",
        "arrays_overlap",
        "abs",
    }
    assert namen <= IN_SPARK | taal, namen


def test_something_was_translated_and_every_word_for_it_is_used() -> None:
    for woord in ALLEEN_DUCKDB:
        assert any(woord in f" {zin}" for zin in DAAR.values()), f"nothing to translate: {woord}"
    for functie in IN_SPARK:
        assert any(f"{functie}(" in zin for zin in HIER.values()), functie


def test_the_model_in_the_words_of_spark_is_the_same_model() -> None:
    model = linkage.ongeleerd(vergelijken.instellingen(), list(sleutels.SLEUTELS), kans=0.001)
    ander = linkage.in_spark(model)
    assert model["sql_dialect"] == "duckdb", "what was given stays what it is"
    for vergelijking, hier in zip(model["comparisons"], ander["comparisons"], strict=True):
        for trap, daar in zip(vergelijking["comparison_levels"], hier["comparison_levels"], strict=True):
            assert {**trap, "sql_condition": ""} == {**daar, "sql_condition": ""}
    regels = ander["blocking_rules_to_generate_predictions"]
    assert [regel["blocking_rule"] for regel in regels] == [f"l.{naam} = r.{naam}" for naam in sleutels.SLEUTELS]
    assert {regel["sql_dialect"] for regel in regels} | {ander["sql_dialect"]} == {"spark"}


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    pad = tmp_path / "lijst.csv"
    rij = "politie,,Jan,,Jansen,1980-01-01,m,Kerkstraat,1,1234AB,Ede"
    pad.write_text(f"{','.join(KOLOMMEN)}\na,{rij}\nb,{rij}\n", encoding="utf-8")
    return pad


def draai(lijst: Path, *vlaggen: str) -> int:
    return main(["koppeling", "run", str(lijst), "--out", str(lijst.with_name("uit.csv")), *vlaggen])


def doe_alsof(monkeypatch: pytest.MonkeyPatch, *, pyspark: bool, java: bool) -> None:
    monkeypatch.setattr("regiehuis.personen.koppeling.spark.find_spec", lambda naam: object() if pyspark else None)
    monkeypatch.setattr("regiehuis.personen.koppeling.spark.shutil.which", lambda naam: "/bin/java" if java else None)
    monkeypatch.delenv("JAVA_HOME", raising=False)


@pytest.mark.parametrize(
    ("pyspark", "java", "vlaggen", "reden"),
    [
        (False, True, (), "Spark is niet geïnstalleerd. Doe eerst: make spark"),
        (True, False, (), "Spark heeft Java 17 of nieuwer nodig"),
        (True, True, ("--master", "spark://elders:7077"), "Noem met --werkmap een map"),
        (True, True, ("--werkmap", "/is/er/niet"), "/is/er/niet: deze map is er niet."),
        (True, True, ("--conf", "spark.ui.enabled"), "spark.ui.enabled: schrijf een instelling van Spark als naam"),
        (True, True, ("--conf", "=4g"), "=4g: schrijf een instelling van Spark als naam=waarde."),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_before_anything_begins(
    lijst: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    pyspark: bool, java: bool, vlaggen: tuple[str, ...], reden: str,
) -> None:  # fmt: skip
    doe_alsof(monkeypatch, pyspark=pyspark, java=java)
    assert draai(lijst, "--engine", "spark", *vlaggen) == 1
    assert reden in capsys.readouterr().err
    assert sorted(pad.name for pad in lijst.parent.iterdir()) == ["lijst.csv"], "nothing is written"


@pytest.mark.parametrize("vlag", [("--master", "yarn"), ("--werkmap", "/tmp"), ("--conf", "a=b")])
def test_a_setting_of_spark_without_spark_is_refused(
    lijst: Path, capsys: pytest.CaptureFixture[str], vlag: tuple[str, str]
) -> None:
    assert draai(lijst, *vlag) == 1
    assert "horen bij --engine spark" in capsys.readouterr().err


def test_who_asks_for_no_spark_loads_none(lijst: Path) -> None:
    voor = set(sys.modules)
    assert draai(lijst, "--engine", "duckdb") == 0
    assert not {naam.partition(".")[0] for naam in set(sys.modules) - voor} & {"pyspark", "py4j"}
