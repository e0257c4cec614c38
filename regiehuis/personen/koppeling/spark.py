"""Weighing on Spark: the records go out as files, Spark brings them together and weighs, the pairs come back (B5).

Reading, normalising, learning, judging and forming clusters stay what they are on one machine, so that both ways can
differ in one thing alone: who weighs. Nobody needs pyspark or Java who does not ask for Spark (docs/spark.md).
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb

from regiehuis.personen import linkage
from regiehuis.personen.koppeling import sleutels


class GeenSpark(Exception):
    """Spark cannot be used here; the message says in Dutch what is missing."""


@dataclass(frozen=True)
class Spark:
    """Where it runs: the master, a folder that every machine of it sees (none: here), settings as `naam=waarde`."""

    master: str
    werkmap: Path | None = None
    instellingen: Sequence[str] = ()

    def controleer(self) -> None:
        """Tell before the work begins what is missing.

        Raises:
            GeenSpark: pyspark, Java or the shared folder is not there, or a setting is none.
        """
        if find_spec("pyspark") is None:
            raise GeenSpark("Spark is niet geïnstalleerd. Doe eerst: make spark")
        if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
            raise GeenSpark(
                "Spark heeft Java 17 of nieuwer nodig, en dat is er niet: apt-get install default-jre-headless"
            )
        if self.werkmap is None and not self.master.startswith("local"):
            raise GeenSpark("Noem met --werkmap een map die elke machine van het cluster onder dezelfde naam ziet.")
        if self.werkmap and not self.werkmap.is_dir():
            raise GeenSpark(f"{self.werkmap}: deze map is er niet.")
        if fout := [zin for zin in self.instellingen if zin.find("=") < 1]:
            raise GeenSpark(f"{fout[0]}: schrijf een instelling van Spark als naam=waarde.")

    def weeg(
        self, connectie: duckdb.DuckDBPyConnection, instellingen: dict[str, Any], *, vanaf: float, naar: str
    ) -> None:
        """As `linkage.weeg` does table `records`; nothing stays behind in the folder, which only this user can enter.

        Raises:
            GeenSpark: it does not start, or breaks off.
        """
        with tempfile.TemporaryDirectory(prefix="regiehuis-spark-", dir=self.werkmap) as folder:
            map_ = Path(folder).resolve()
            _leg_neer(connectie, map_ / "records")
            sessie = self._start(map_)
            try:
                linkage.weeg_op_spark(sessie, connectie, map_, instellingen, vanaf=vanaf, naar="uit_spark")
            except _fouten() as fout:
                raise GeenSpark(f"Spark brak af op {self.master}: {_eerste_regel(fout)}") from fout
            finally:
                sessie.stop()
            connectie.execute(f"CREATE OR REPLACE TABLE {naar} AS SELECT * FROM uit_spark")
            connectie.execute("DROP VIEW uit_spark")

    def _start(self, map_: Path) -> Any:
        if self.master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers find DuckDB where this process does
        bouwer = import_module("pyspark.sql").SparkSession.builder.master(self.master).appName("regiehuis koppeling")
        gekozen = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
        if self.master.startswith("local"):
            gekozen |= {"spark.sql.shuffle.partitions": "8", "spark.driver.host": "127.0.0.1"}
        gekozen |= dict(zin.split("=", 1) for zin in self.instellingen)
        gekozen |= {"spark.jars": linkage.jar(), "spark.sql.warehouse.dir": f"file://{map_}/tabellen"}
        for naam, waarde in gekozen.items():
            bouwer = bouwer.config(naam, waarde)
        try:
            sessie = bouwer.getOrCreate()
        except Exception as fout:
            reden = _eerste_regel(fout)
            raise GeenSpark(f"Spark begint niet op {self.master} (nodig is Java 17 of nieuwer): {reden}") from fout
        sessie.sparkContext.setLogLevel("ERROR")
        sessie.sparkContext.setCheckpointDir(f"file://{map_}/tussen")
        return sessie


def _fouten() -> tuple[type[Exception], ...]:
    """What Spark raises when work breaks off."""
    return import_module("pyspark.errors").PySparkException, import_module("py4j.protocol").Py4JError


def _eerste_regel(fout: Exception) -> str:
    return str(fout).strip().partition("\n")[0]


def _leg_neer(connectie: duckdb.DuckDBPyConnection, map_: Path) -> None:
    """Table `records` as Parquet; a key is moved into the numbers that Spark knows, which no two keys share."""
    map_.mkdir()
    keys = ", ".join(f"({naam}::HUGEINT - 9223372036854775808)::BIGINT AS {naam}" for naam in sleutels.SLEUTELS)
    connectie.execute(f"COPY (SELECT * REPLACE ({keys}) FROM records) TO '{map_ / 'records.parquet'}' (FORMAT parquet)")
