"""One run of linkage: from a file of records to clusters, and to the pairs that a person decides."""

import csv
import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import duckdb
import pyarrow

from regiehuis.personen import linkage
from regiehuis.personen.koppeling import clusters, invoer, model, normaliseren, vergelijken
from regiehuis.personen.koppeling.spark import Spark

LAAGST = -8.0
"""Pairs below this weight are forgotten; those above count when clusters are formed, also against."""
_GEHEUGEN = "3GB"


@dataclass
class Uitkomst:
    """What a run found; the database with its tables (`ruw`, `oordeel`) lives as long as this does."""

    connectie: duckdb.DuckDBPyConnection
    model: model.Model
    records: int
    clusters: dict[int, int] = field(default_factory=dict)

    def cluster(self, rij: int) -> int:
        """The cluster of a record, told by the lowest record in it."""
        return self.clusters.get(rij, rij)


@cache
def _opzij() -> "tempfile.TemporaryDirectory[str]":
    """A folder that only this user can enter and that goes with the process: it may come to hold names and numbers."""
    return tempfile.TemporaryDirectory(prefix="regiehuis-koppeling-")


def verbind(*, opzij: bool = True) -> duckdb.DuckDBPyConnection:
    """A database in memory that puts aside on disk what does not fit; without `opzij` nothing ever reaches a disk."""
    connectie = duckdb.connect(":memory:")
    connectie.execute(f"SET memory_limit = '{_GEHEUGEN}'")
    connectie.execute("SET temp_directory = ?", [_opzij().name if opzij else ""])
    connectie.execute("SET preserve_insertion_order = true")
    connectie.execute("SET enable_progress_bar = false")
    return connectie


def koppel(
    pad: Path, *, met_waarheid: bool = False, bekend: model.Model | None = None, spark: Spark | None = None
) -> Uitkomst:
    """Link the records of a file: read, normalise, learn unless a model is given, weigh, judge, form clusters.

    Weighing is done here, or on `spark`.

    Raises:
        OngeldigBestand: the file cannot be read as records; nothing is done.
        GeenSpark: Spark was asked for and cannot be used.
    """
    if spark:
        spark.controleer()
    connectie = verbind()
    aantal = invoer.lees(connectie, pad, met_waarheid=met_waarheid)
    gebruikt = weeg(connectie, aantal, bekend=bekend, spark=spark)
    return Uitkomst(connectie, gebruikt, aantal, groepeer(connectie, gebruikt))


def weeg(
    connectie: duckdb.DuckDBPyConnection,
    aantal: int,
    *,
    bekend: model.Model | None = None,
    drempels: model.Drempels | None = None,
    spark: Spark | None = None,
) -> model.Model:
    """Normalise, learn unless a model is known, weigh and judge the records of table `ruw`; gives the model used.

    `drempels` go before those of the model; weighing is done here, or on `spark`.
    """
    normaliseren.normaliseer(connectie)
    gebruikt = bekend or model.leer(connectie, aantal)
    if drempels:
        gebruikt = replace(gebruikt, drempels=drempels)
    if spark:
        spark.weeg(connectie, gebruikt.instellingen, vanaf=LAAGST, naar="paren")
    else:
        linkage.weeg(connectie, "records", gebruikt.instellingen, vanaf=LAAGST, naar="paren")
    oordeel(connectie, gebruikt)
    return gebruikt


def groepeer(
    connectie: duckdb.DuckDBPyConnection, gebruikt: model.Model, besloten: clusters.Besloten = clusters.NIETS
) -> dict[int, int]:
    """The cluster of each record that has company, by what was judged and by what people said.

    Most people are told in the database: all their records link with each other and nobody decided on one of them.
    Only the others are put together one by one.
    """
    drempel, deel = gebruikt.drempels.koppelen, delen(connectie, gebruikt)
    _tabel(connectie, "deel", list(deel), list(deel.values()))
    gezegd = [wie for paar in besloten.vast | besloten.verboden | besloten.open for wie in paar]
    _tabel(connectie, "gezegd", gezegd, gezegd)
    connectie.execute(
        f"""CREATE OR REPLACE TEMP TABLE verdeeld AS
        SELECT top FROM (SELECT top, count(*) AS n, bool_or(rij IN (SELECT rij FROM gezegd)) AS gezegd
                         FROM deel GROUP BY top)
        LEFT JOIN (SELECT top, count(*) AS goed FROM oordeel JOIN deel ON rij = rij_l
                   WHERE {_wel(drempel)} GROUP BY top)
            USING (top)
        WHERE gezegd OR n > {clusters.GROOTSTE} OR goed <> n * (n - 1) // 2"""  # noqa: S608
    )
    heel = connectie.execute("SELECT rij, top FROM deel WHERE top NOT IN (SELECT top FROM verdeeld)").fetchall()
    rest = connectie.execute(
        """WITH wie AS (SELECT rij FROM deel WHERE top IN (SELECT top FROM verdeeld) UNION SELECT rij FROM gezegd)
        SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel
        WHERE rij_l IN (SELECT rij FROM wie) AND rij_r IN (SELECT rij FROM wie)"""
    ).fetchall()
    return dict(heel) | clusters.vorm((clusters.Paar(*rij) for rij in rest), drempel, besloten)


def delen(connectie: duckdb.DuckDBPyConnection, gebruikt: model.Model) -> dict[int, int]:
    """Of each record that a link leads to, the lowest record that links lead to from it: its part."""
    drempel = gebruikt.drempels.koppelen
    paren = connectie.execute(
        f"SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel WHERE {_wel(drempel)}"  # noqa: S608
    ).fetchall()
    return clusters.samenhang((clusters.Paar(*rij) for rij in paren), drempel)


def _wel(drempel: float) -> str:
    """SQL: this pair links by itself."""
    return f"gewicht >= {drempel} AND NOT tegen"


def _tabel(connectie: duckdb.DuckDBPyConnection, naam: str, rijen: list[int], tops: list[int]) -> None:
    """Put records, each with the top of its part, in a table."""
    kolommen = pyarrow.table({"rij": pyarrow.array(rijen, "int32"), "top": pyarrow.array(tops, "int32")})
    connectie.register("aangeboden", kolommen)
    connectie.execute(f"CREATE OR REPLACE TEMP TABLE {naam} AS SELECT rij, top FROM aangeboden")  # noqa: S608
    connectie.unregister("aangeboden")


def oordeel(connectie: duckdb.DuckDBPyConnection, gebruikt: model.Model) -> None:
    """Table `oordeel`: each weighed pair with what is done with it; a contradiction is asked, never linked."""
    drempels, tegen = gebruikt.drempels, vergelijken.tegen(gebruikt.instellingen)
    connectie.execute(
        f"""CREATE OR REPLACE TABLE oordeel AS
        SELECT *, CASE WHEN gewicht >= {drempels.koppelen} AND NOT tegen THEN 'koppelen'
            WHEN gewicht >= {drempels.vragen} THEN 'vragen' ELSE 'laten' END AS oordeel
        FROM (SELECT *, {tegen} AS tegen, coalesce({vergelijken.TEGEN_BSN}, false) AS tegen_bsn
              FROM paren)"""
    )


def schrijf(uitkomst: Uitkomst, pad: Path) -> int:
    """Write the cluster of each record as CSV, `record_id` and `cluster`; gives the number of clusters."""
    namen = [str(rij[0]) for rij in uitkomst.connectie.execute("SELECT record_id FROM ruw ORDER BY rij").fetchall()]
    anders = set()
    with pad.open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file)
        uit.writerow(("record_id", "cluster"))
        for rij, naam in enumerate(namen, 1):
            cluster = uitkomst.cluster(rij)
            anders.add(cluster)
            uit.writerow((naam, namen[cluster - 1]))
    return len(anders)
