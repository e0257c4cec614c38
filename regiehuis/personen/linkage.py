"""The linkage engine, Splink on DuckDB: the one file that imports it.

It knows tables, settings and pairs, and nothing of names or people. A *weight* is the logarithm (base 2) of how
many times likelier two records are of one person than of two: all comparisons together, with how rare that is
in which they agree. It says something of two records, never of a person (R39).
"""

import json
import logging
import math
from collections.abc import Sequence
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import __version__ as VERSIE

__all__ = ["VERSIE", "leer", "ongeleerd", "weeg"]

_RAND = 1_000_000
"""Pairs drawn at random, to count how often two people agree by chance."""


def _linker(connectie: duckdb.DuckDBPyConnection, tabel: str, model: dict[str, Any]) -> Linker:
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(connectie)
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


def weeg(connectie: duckdb.DuckDBPyConnection, tabel: str, model: dict[str, Any], *, vanaf: float, naar: str) -> None:
    """Weigh all candidates of `tabel`; those of weight `vanaf` or more go to view `naar`.

    Its columns: `rij_l`, `rij_r`, `gewicht`, and for each comparison `trap_…`, the level that decided, and
    `gewicht_…`.
    """
    model = _onderscheiden(model)
    linker = _linker(connectie, tabel, model)
    gevonden = linker.inference.predict(threshold_match_weight=vanaf, warning_mode="never")
    delen = ", ".join(_uitleg(vergelijking) for vergelijking in model["comparisons"])
    connectie.execute(
        f"CREATE OR REPLACE VIEW {naar} AS SELECT rij_l, rij_r, match_weight AS gewicht, {delen}"  # noqa: S608
        f" FROM {gevonden.physical_name}"
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
