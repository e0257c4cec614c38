"""Linkage on a Spark of two workers on this machine, each a process of its own, against the same on DuckDB.

`make spark-test` runs it; needs pyspark (`make spark`) and Java. What needs neither: tests/personen/test_spark.py.
"""

from pathlib import Path

import pytest

from bench.koppelen.maak import schrijf as verzin
from regiehuis.personen.koppeling import uitvoeren
from regiehuis.personen.koppeling.spark import GeenSpark, Spark
from tests.capabilities import needs_spark

pytestmark = needs_spark
TWEE_WERKERS = "local-cluster[2,1,1024]"
ZUINIG = ("spark.sql.shuffle.partitions=2", "spark.sql.codegen.wholeStage=false")
RUIS = 1e-9
"""How far two sums of the same weights may lie apart."""


def paren(gevonden: uitvoeren.Uitkomst) -> dict[tuple[int, int], tuple[float, tuple[object, ...]]]:
    """Of each pair its weight, and the level of each field with what is done with it."""
    rijen = gevonden.connectie.execute(
        "SELECT rij_l, rij_r, gewicht, trap_bsn, trap_voornamen, trap_achternaam, trap_geboortedatum, trap_adres,"
        " trap_geslacht, tegen, tegen_bsn, oordeel FROM oordeel"
    ).fetchall()
    return {(rij[0], rij[1]): (rij[2], rij[3:]) for rij in rijen}


def test_two_workers_find_the_pairs_levels_weights_and_clusters_of_one_machine(tmp_path: Path) -> None:
    lijst, werkmap = tmp_path / "lijst.csv", tmp_path / "werk map"
    werkmap.mkdir()
    verzin(lijst, 2000, seed=23, profiel="zwaar")
    hier = uitvoeren.koppel(lijst)
    daar = uitvoeren.koppel(lijst, spark=Spark(TWEE_WERKERS, werkmap, ZUINIG))
    op_duckdb, op_spark = paren(hier), paren(daar)
    assert len(op_duckdb) > 1500 and op_spark.keys() == op_duckdb.keys()
    assert {wie: paar[1] for wie, paar in op_spark.items()} == {wie: paar[1] for wie, paar in op_duckdb.items()}
    assert max(abs(op_spark[wie][0] - paar[0]) for wie, paar in op_duckdb.items()) < RUIS
    assert len(hier.clusters) > 1000 and daar.clusters == hier.clusters
    assert not list(werkmap.iterdir()), "nobody is left in the folder that all machines see"


def test_a_spark_that_does_not_start_is_told_in_words(tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.csv"
    verzin(lijst, 50, seed=23, profiel="zwaar")
    with pytest.raises(GeenSpark, match="Spark begint niet op"):
        uitvoeren.koppel(lijst, spark=Spark("nergens://hier", tmp_path))
    assert [pad.name for pad in tmp_path.iterdir()] == ["lijst.csv"]
