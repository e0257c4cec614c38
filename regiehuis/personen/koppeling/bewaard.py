"""A run kept in a file, to which a later delivery is added: only pairs with a new record are weighed (decision 0033).

The pairs that were weighed before stay as they were; the next whole run weighs all of them anew. In the file stand
names and numbers as they are compared, so only its owner may read it.
"""

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from regiehuis.personen import linkage
from regiehuis.personen.koppeling import clusters, invoer, model, normaliseren, sleutels, uitvoeren
from regiehuis.personen.koppeling.invoer import OngeldigBestand

_SLEUTELS = ", ".join(sleutels.SLEUTELS)
_MAAK = f"""
CREATE TABLE bewaard.namen AS SELECT rij, record_id FROM ruw ORDER BY rij;
CREATE TABLE bewaard.gekuist AS SELECT * EXCLUDE ({_SLEUTELS}), {sleutels.kolommen()} FROM records ORDER BY rij;
CREATE TABLE bewaard.paren AS SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel;
CREATE TABLE bewaard.groep (rij INTEGER, deel INTEGER, cluster INTEGER);
CREATE TABLE bewaard.herkomst (versies VARCHAR, model VARCHAR)
"""
_VERSIES = f"{model.VERSIE}, duckdb {duckdb.__version__}, splink {linkage.VERSIE}"
"""With other versions a key can be another number and a level another weight."""


class Toegevoegd(NamedTuple):
    """What an addition came to: records that were new, older ones that became somebody else, pairs to be asked."""

    records: int
    gewijzigd: int
    vragen: int


def bewaar(uitkomst: uitvoeren.Uitkomst, pad: Path) -> None:
    """Keep a run in a file that only its owner can read; a file that stood there gives way when all is written."""
    connectie, half = uitkomst.connectie, pad.with_name(pad.name + ".half")
    half.unlink(missing_ok=True)
    with _open(connectie, half):
        connectie.execute(_MAAK)
        _zet_groep(connectie, uitvoeren.delen(connectie, uitkomst.model), uitkomst.clusters)
        inhoud = json.dumps(uitkomst.model.inhoud(), ensure_ascii=False)
        connectie.execute("INSERT INTO bewaard.herkomst VALUES (?, ?)", [_VERSIES, inhoud])
    half.replace(pad)


def voeg_toe(pad: Path, nieuw: Path, uit: Path) -> Toegevoegd:
    """Add the records of a file to a kept run; writes who each new record is, and who of the older ones became another.

    Args:
        pad: the kept run; unchanged when anything is refused.
        nieuw: CSV with the columns of a delivery, of records that are not in the run yet.
        uit: CSV to write: `record_id` and `cluster`, the lowest record of the same person.

    Raises:
        OngeldigBestand: no kept run, one of another version, in use, or `nieuw` cannot be read as new records.
    """
    if not pad.is_file():
        raise OngeldigBestand(f"{pad}: hier staat geen bewaarde koppeling.")
    connectie = uitvoeren.verbind()
    aantal = invoer.lees(connectie, nieuw, met_waarheid=False)
    with _open(connectie, pad):
        gebruikt = _herkomst(connectie, pad)
        eerder = _plaats_achter(connectie, nieuw)
        normaliseren.normaliseer(connectie)
        _kies_kandidaten(connectie, eerder)
        linkage.weeg(
            connectie,
            "records",
            gebruikt.instellingen,
            vanaf=uitvoeren.LAAGST,
            naar="paren",
            later_dan=eerder,
            zeldzaam_in="alle",
        )
        uitvoeren.oordeel(connectie, gebruikt)
        gewijzigd = _groepeer(connectie, eerder, gebruikt.drempels.koppelen)
        _schrijf(connectie, gewijzigd, uit)
        vragen = connectie.execute("SELECT count(*) FROM oordeel WHERE oordeel = 'vragen'").fetchall()[0][0]
    return Toegevoegd(aantal, sum(1 for rij in gewijzigd if rij <= eerder), int(vragen))


@contextmanager
def _open(connectie: duckdb.DuckDBPyConnection, pad: Path) -> Iterator[None]:
    """The file as `bewaard`: what is written in it is kept when all went well, and else nothing of it."""
    waar, masker = str(pad).replace("'", "''"), os.umask(0o077)
    try:
        connectie.execute(f"ATTACH '{waar}' AS bewaard")
    except duckdb.Error:
        raise OngeldigBestand(f"{pad}: dit is geen bewaarde koppeling, of zij is in gebruik.") from None
    finally:
        os.umask(masker)
    try:
        yield
        connectie.execute("DETACH bewaard")
    except BaseException:
        connectie.close()
        raise


def _herkomst(connectie: duckdb.DuckDBPyConnection, pad: Path) -> model.Model:
    try:
        ((versies, inhoud),) = connectie.execute("SELECT versies, model FROM bewaard.herkomst").fetchall()
    except (duckdb.Error, ValueError):
        raise OngeldigBestand(f"{pad}: dit is geen bewaarde koppeling.") from None
    if versies != _VERSIES:
        raise OngeldigBestand(f"{pad}: bewaard door een andere versie ({versies}). Koppel alle records opnieuw.")
    return model.Model.uit(json.loads(inhoud))


def _plaats_achter(connectie: duckdb.DuckDBPyConnection, nieuw: Path) -> int:
    """Number the new records after those that are kept; gives the last number of these."""
    bekend = connectie.execute("SELECT record_id FROM ruw JOIN bewaard.namen USING (record_id) ORDER BY 1 LIMIT 1")
    if gevonden := bekend.fetchall():
        raise OngeldigBestand(f"{nieuw.name}: record_id {gevonden[0][0][:40]} staat al in de bewaarde koppeling.")
    eerder = int(connectie.execute("SELECT coalesce(max(rij), 0) FROM bewaard.namen").fetchall()[0][0])
    connectie.execute("UPDATE ruw SET rij = rij + ?", [eerder])
    return eerder


def _kies_kandidaten(connectie: duckdb.DuckDBPyConnection, eerder: int) -> None:
    """Table `records`: the new records and whoever of the older shares a key with one, with the keys that count."""
    connectie.execute(
        f"CREATE TABLE bij AS SELECT * EXCLUDE ({_SLEUTELS}), {sleutels.kolommen()} FROM records;"
        "CREATE VIEW alle AS SELECT * FROM bewaard.gekuist UNION ALL BY NAME SELECT * FROM bij"
    )
    for naam in sleutels.SLEUTELS:
        connectie.execute(
            f"""CREATE TABLE mag_{naam} AS SELECT {naam} FROM alle WHERE {naam} IN (SELECT {naam} FROM bij)
            GROUP BY {naam} HAVING count(*) <= {sleutels.GROOTSTE_BLOK}"""
        )
    gedeeld = " UNION ".join(
        f"SELECT rij FROM bewaard.gekuist SEMI JOIN mag_{naam} USING ({naam})" for naam in sleutels.SLEUTELS
    )
    geldig = ", ".join(
        f"CASE WHEN {naam} IN (SELECT {naam} FROM mag_{naam}) THEN {naam} END AS {naam}" for naam in sleutels.SLEUTELS
    )
    connectie.execute(f"CREATE TABLE gedeeld AS {gedeeld}")
    connectie.execute(
        f"""CREATE OR REPLACE TABLE records AS SELECT * REPLACE ({geldig}) FROM (
            SELECT * FROM bewaard.gekuist SEMI JOIN gedeeld USING (rij) UNION ALL BY NAME SELECT * FROM bij)"""
    )


def _groepeer(connectie: duckdb.DuckDBPyConnection, eerder: int, drempel: float) -> dict[int, int]:
    """Form the clusters anew wherever a new record is linked; keeps all of it, and gives who became somebody else."""
    connectie.execute(
        """CREATE TABLE geraakt AS
        WITH genoemd AS (SELECT DISTINCT rij_l AS rij FROM oordeel WHERE gewicht >= ? AND NOT tegen AND rij_l <= ?),
        delen AS (SELECT DISTINCT deel FROM bewaard.groep JOIN genoemd USING (rij))
        SELECT rij FROM genoemd UNION SELECT rij FROM ruw
        UNION SELECT rij FROM bewaard.groep JOIN delen USING (deel)""",
        [drempel, eerder],
    )
    was = dict(connectie.execute("SELECT rij, cluster FROM bewaard.groep SEMI JOIN geraakt USING (rij)").fetchall())
    wie = [int(rij) for (rij,) in connectie.execute("SELECT rij FROM geraakt ORDER BY rij").fetchall()]
    connectie.execute(
        """CREATE TABLE tussen AS SELECT * FROM (
            SELECT * FROM bewaard.paren UNION ALL SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel)
        SEMI JOIN geraakt ON rij_l = geraakt.rij SEMI JOIN geraakt g ON rij_r = g.rij"""
    )
    gelezen = connectie.execute("SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM tussen")
    paren = [clusters.Paar(*rij) for rij in gelezen.fetchall()]
    wordt, deel = clusters.vorm(paren, drempel), clusters.samenhang(paren, drempel)
    connectie.execute("BEGIN")
    connectie.execute("DELETE FROM bewaard.groep WHERE rij IN (SELECT rij FROM geraakt)")
    _zet_groep(connectie, deel, wordt)
    connectie.execute("INSERT INTO bewaard.paren SELECT rij_l, rij_r, gewicht, tegen, tegen_bsn FROM oordeel")
    connectie.execute("INSERT INTO bewaard.gekuist BY NAME SELECT * FROM bij")
    connectie.execute("INSERT INTO bewaard.namen SELECT rij, record_id FROM ruw")
    return {rij: wordt.get(rij, rij) for rij in wie if rij > eerder or wordt.get(rij, rij) != was.get(rij, rij)}


def _zet_groep(connectie: duckdb.DuckDBPyConnection, deel: dict[int, int], groep: dict[int, int]) -> None:
    lijsten = [list(deel), list(deel.values()), [groep.get(rij, rij) for rij in deel]]
    connectie.execute(
        "INSERT INTO bewaard.groep SELECT unnest(?::INTEGER[]), unnest(?::INTEGER[]), unnest(?::INTEGER[])", lijsten
    )


def _schrijf(connectie: duckdb.DuckDBPyConnection, gewijzigd: dict[int, int], uit: Path) -> None:
    """Write who changed; then what was added is kept."""
    rijen = sorted({*gewijzigd, *gewijzigd.values()})
    gevraagd = "SELECT rij, record_id FROM bewaard.namen WHERE rij IN (SELECT unnest(?::INTEGER[]))"
    namen = dict(connectie.execute(gevraagd, [rijen]).fetchall())
    with uit.open("w", encoding="utf-8", newline="") as file:
        kolommen = csv.writer(file)
        kolommen.writerow(("record_id", "cluster"))
        kolommen.writerows((namen[rij], namen[cluster]) for rij, cluster in sorted(gewijzigd.items()))
    connectie.execute("COMMIT")
