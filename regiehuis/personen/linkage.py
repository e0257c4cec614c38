"""The linkage engine, Splink on DuckDB, or on Spark where one machine is too small: the one file that imports it.

It knows tables, settings and pairs, and nothing of names or people. A *weight* is the logarithm (base 2) of how
many times likelier two records are of one person than of two: all comparisons together, with how rare that is
in which they agree. It says something of two records, never of a person (R39).
"""

import json
import logging
import math
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import __version__ as VERSIE

__all__ = ["VERSIE", "in_spark", "jar", "leer", "ongeleerd", "weeg", "weeg_op_spark"]

_RAND = 1_000_000
"""Pairs drawn at random, to count how often two people agree by chance."""

_IN_SPARK = (
    (r"(\w+)\[(\d+)\]", r"substring(\1, \2, 1)"),
    (r"(\w+)\[1:(\d+)\]", r"substring(\1, 1, \2)"),
    (r"(\w+)\[-(\d+):\]", r"right(\1, \2)"),
    (r'"(\w+)"', r"\1"),
    (r"\blist_has_any\(", "arrays_overlap("),
    (r"\blen\(", "array_size("),
    (r"\bstarts_with\(", "startswith("),
    (r"\bjaro_winkler_similarity\(", "jaro_winkler("),
)
"""What a condition is called in Spark that DuckDB calls otherwise."""


def _linker(connectie: duckdb.DuckDBPyConnection, tabel: str, model: dict[str, Any]) -> Linker:
    return _met(DuckDBAPI(connectie), tabel, model)


def _met(api: Any, tabel: Any, model: dict[str, Any]) -> Linker:
    logging.getLogger("splink").setLevel(logging.ERROR)
    settings = SettingsCreator.from_path_or_dict(json.loads(json.dumps(model)))
    return Linker(api.register(tabel), settings, log_level=None, validate_settings=False)


def ongeleerd(vergelijkingen: list[dict[str, Any]], sleutels: Sequence[str], *, kans: float) -> dict[str, Any]:
    """A model that learnt nothing: comparisons, keys of candidates, the chance that two records are of one person."""
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "rij",
        "comparisons": vergelijkingen,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"l.{sleutel} = r.{sleutel}", "sql_dialect": "duckdb"} for sleutel in sleutels
        ],
        "probability_two_random_records_match": kans,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
        "max_iterations": 15,
        "em_convergence": 0.001,
        "sql_dialect": "duckdb",
    }


def leer(
    connectie: duckdb.DuckDBPyConnection, tabel: str, model: dict[str, Any], blokken: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """Learn the chances from the records of `tabel`; gives the model with what was learnt."""
    linker = _linker(connectie, tabel, model)
    linker.training.estimate_u_using_random_sampling(max_pairs=_RAND, seed=1, min_count_per_level=None, num_chunks=1)
    for blok in blokken:
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*blok), estimate_without_term_frequencies=True
        )
    geleerd: dict[str, Any] = linker.misc.save_model_to_json()
    return geleerd


def weeg(
    connectie: duckdb.DuckDBPyConnection,
    tabel: str,
    model: dict[str, Any],
    *,
    vanaf: float,
    naar: str,
    later_dan: int = 0,
    zeldzaam_in: str = "",
) -> None:
    """Weigh all candidates of `tabel`; those of weight `vanaf` or more go to view `naar`.

    Its columns: `rij_l`, `rij_r`, `gewicht`, and for each comparison `trap_…`, the level that decided, and
    `gewicht_…`. With `later_dan` only pairs of which one has a higher number; how rare a name is, is counted in table
    `zeldzaam_in` when `tabel` is a part of it.
    """
    model = _onderscheiden(model)
    if later_dan:
        for regel in model["blocking_rules_to_generate_predictions"]:
            regel["blocking_rule"] += f" AND greatest(l.rij, r.rij) > {later_dan}"
    linker = _linker(connectie, tabel, model)
    if zeldzaam_in:
        _tel_zeldzaam(connectie, linker, model, tabel, zeldzaam_in)
    gevonden = linker.inference.predict(threshold_match_weight=vanaf, warning_mode="never")
    _leg_uit(connectie, model, gevonden.physical_name, naar)


def _tel_zeldzaam(
    connectie: duckdb.DuckDBPyConnection, linker: Linker, model: dict[str, Any], tabel: str, alle: str
) -> None:
    """Give the linker how often each value of `tabel` occurs in `alle`, which it would count in `tabel` itself."""
    trappen = [trap for vergelijking in model["comparisons"] for trap in vergelijking["comparison_levels"]]
    for kolom in sorted({trap["tf_adjustment_column"] for trap in trappen if trap.get("tf_adjustment_column")}):
        connectie.execute(
            f"""CREATE OR REPLACE TABLE zeldzaam_{kolom} AS
            SELECT {kolom}, count(*)::DOUBLE / (SELECT count({kolom}) FROM {alle}) AS tf_{kolom}
            FROM {alle} WHERE {kolom} IN (SELECT {kolom} FROM {tabel}) GROUP BY {kolom}"""  # noqa: S608
        )
        geteld = DuckDBAPI(connectie).register(f"zeldzaam_{kolom}")
        linker.table_management.register_term_frequency_lookup(geteld, kolom)


def jar() -> str:
    """The file with functions for Spark that comes with Splink; a session must be started with it."""
    return str(import_module("splink.backends.spark").similarity_jar_location())


def weeg_op_spark(
    sessie: Any, connectie: duckdb.DuckDBPyConnection, map_: Path, model: dict[str, Any], *, vanaf: float, naar: str
) -> None:
    """The same on Spark: weighs the records of `map_/records`, leaves the pairs in `map_/paren`, makes the same view.

    What weighs is the same model, in the words of Spark; only `jaro_winkler` is not Splink's own there, which counts
    swapped letters by halves where DuckDB rounds them down: it is DuckDB's, in the Python of the workers.
    """
    model = _onderscheiden(model)
    api = import_module("splink.backends.spark").SparkAPI(spark_session=sessie, break_lineage_method="parquet")
    functies, soorten = import_module("pyspark.sql.functions"), import_module("pyspark.sql.types")
    sessie.udf.register("jaro_winkler", functies.arrow_udf(_jaro_winkler(), soorten.DoubleType()))
    linker = _met(api, sessie.read.parquet(f"file://{map_}/records"), in_spark(model))
    gevonden = linker.inference.predict(threshold_match_weight=vanaf, warning_mode="never")
    sessie.table(gevonden.physical_name).write.parquet(f"file://{map_}/paren")
    _leg_uit(connectie, model, f"read_parquet('{map_ / 'paren' / '*.parquet'}')", naar)


def in_spark(model: dict[str, Any]) -> dict[str, Any]:
    """The model with its conditions in the words of Spark."""
    ander: dict[str, Any] = json.loads(json.dumps(model))
    ander["sql_dialect"] = "spark"
    for regel in ander["blocking_rules_to_generate_predictions"]:
        regel["sql_dialect"] = "spark"
    for vergelijking in ander["comparisons"]:
        for trap in vergelijking["comparison_levels"]:
            for daar, hier in _IN_SPARK:
                trap["sql_condition"] = re.sub(daar, hier, trap["sql_condition"])
    return ander


def _jaro_winkler() -> Callable[[pyarrow.Array, pyarrow.Array], pyarrow.Array]:
    """DuckDB's likeness of two columns; made here, so that a worker needs DuckDB and PyArrow and not Regiehuis."""

    def gelijkenis(links: pyarrow.Array, rechts: pyarrow.Array) -> pyarrow.Array:
        namen = pyarrow.table({"links": links, "rechts": rechts})
        with duckdb.connect() as connectie:
            gevonden = connectie.from_arrow(namen).project("jaro_winkler_similarity(links, rechts) AS s")
            return gevonden.to_arrow_table().column("s").combine_chunks()

    return gelijkenis


def _leg_uit(connectie: duckdb.DuckDBPyConnection, model: dict[str, Any], bron: str, naar: str) -> None:
    """View `naar` of the pairs that the engine left in `bron`."""
    delen = ", ".join(_uitleg(vergelijking) for vergelijking in model["comparisons"])
    connectie.execute(
        f"CREATE OR REPLACE VIEW {naar} AS SELECT rij_l, rij_r, match_weight AS gewicht, {delen} FROM {bron}"  # noqa: S608
    )


def _onderscheiden(model: dict[str, Any]) -> dict[str, Any]:
    """The model with no two levels of a comparison of one weight, since a level is told by its weight."""
    ander: dict[str, Any] = json.loads(json.dumps(model))
    for vergelijking in ander["comparisons"]:
        trappen = [trap for trap in vergelijking["comparison_levels"] if not trap.get("is_null_level")]
        for nummer, trap in enumerate(trappen):
            trap["m_probability"] *= 1 + nummer * 1e-5
    return ander


def _uitleg(vergelijking: dict[str, Any]) -> str:
    """SQL: the level of one comparison, told by its weight, and that weight with what rarity adds."""
    naam = vergelijking["output_column_name"]
    trappen = [trap for trap in vergelijking["comparison_levels"] if not trap.get("is_null_level")]
    wanneer = " ".join(
        f"WHEN abs(mw_{naam} - ({_gewicht(trap)!r})) < 1e-6 THEN '{trap['label_for_charts']}'" for trap in trappen
    )
    zeldzaam = f" + mw_tf_adj_{naam}" if any(trap.get("tf_adjustment_column") for trap in trappen) else ""
    return (
        f"CASE WHEN mw_{naam} = 0 THEN 'onbekend' {wanneer} END AS trap_{naam}, mw_{naam}{zeldzaam} AS gewicht_{naam}"
    )


def _gewicht(trap: dict[str, Any]) -> float:
    return math.log2(trap["m_probability"] / trap["u_probability"])
