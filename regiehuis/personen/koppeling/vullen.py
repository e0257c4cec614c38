"""Fills the index of look-ups from a run of linkage: normalised by DuckDB, copied into PostgreSQL at once.

The owner of the tables does this; the BSN is hashed on the way and never written (R19).
"""

import csv
import math
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb
import psycopg

from regiehuis.personen.koppeling import sleutelsql
from regiehuis.personen.koppeling.model import Model
from regiehuis.personen.koppeling.uitvoeren import Uitkomst
from regiehuis.personen.koppeling.vergelijken import VERGELIJKINGEN

KOLOMMEN = (
    "bsn_hash", "voorletters", "letter1", "vn1", "vn", "vn_lijst", "vn_klank", "vn_stam", "an1", "an2", "an_klank",
    "an2_klank", "an_lijst", "jaar", "maand", "dag", "datum", "vaag", "geslacht", "straat", "plaats", "postcode",
    "huisnummer", "adres", "straatadres",
)  # fmt: skip
"""The columns of `personen_indexrecord` that are compared."""
LIJSTEN = ("vn_lijst", "an_lijst")
ZELDZAAM = ("vn1", "an1", "datum", "adres", "plaats")
"""The columns whose rarity counts, in the order of `toeval`."""
_TREFTRAP = {"vn1": ("voornamen", 1), "an1": ("achternaam", 1), "datum": ("geboortedatum", 0), "adres": ("adres", 0), "plaats": ("adres", 4)}  # fmt: skip
VERSIE = 1
_VOORAF = 1000
DREMPEL, ZEKER = 1.0, 10.0
"""From which weight there is an answer, and from which the first keys are enough: in powers of two above the chance that
any record of the house is his."""


def vul(eigenaar: psycopg.Connection, gevonden: Uitkomst, *, huis: str, hash_bsn: Callable[[str], str]) -> int:
    """Put all records of a run in the index of `huis`, in place of what stood there; gives how many."""
    duck = gevonden.connectie
    with tempfile.TemporaryDirectory(prefix="regiehuis-index-") as opzij:
        nummers = duck.execute("SELECT rij, bsn FROM records WHERE bsn IS NOT NULL").fetchall()
        hashes = ((rij, hash_bsn(bsn)) for rij, bsn in nummers)
        _tabel(duck, Path(opzij) / "hash.csv", "hashes", {"rij": "INTEGER", "bsn_hash": "VARCHAR"}, hashes)
        groepen = {"rij": "INTEGER", "groep": "INTEGER"}
        _tabel(duck, Path(opzij) / "groep.csv", "groepen", groepen, gevonden.clusters.items())
        duck.execute("CREATE OR REPLACE TABLE te_vinden AS SELECT * FROM records LEFT JOIN hashes USING (rij)")
        sleutels(duck, huis)
        _kopieer(eigenaar, duck, huis, Path(opzij) / "records.csv")
    bewaar_model(eigenaar, gevonden.model, huis=huis, records=gevonden.records)
    tel(eigenaar, huis)
    for tabel in ("hashes", "groepen", "te_vinden", "deelwaarden", "sleutels_van"):
        duck.execute(f"DROP TABLE {tabel}")
    return gevonden.records


def _tabel(
    duck: duckdb.DuckDBPyConnection, pad: Path, naam: str, kolommen: dict[str, str], rijen: Iterable[tuple[object, ...]]
) -> None:
    """A table of many rows: by way of a file, since row by row takes minutes."""
    with pad.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rijen)
    duck.execute(
        f"CREATE OR REPLACE TABLE {naam} AS SELECT * FROM read_csv(?, header = false, columns = {kolommen!r})",
        [str(pad)],
    )


def sleutels(duck: duckdb.DuckDBPyConnection, huis: str) -> None:
    """Table `sleutels_van`: the keys of each record of `te_vinden`."""
    duck.execute("CREATE OR REPLACE TEMP TABLE stammen (roep VARCHAR, gelijk VARCHAR)")
    duck.executemany("INSERT INTO stammen VALUES (?, ?)", sleutelsql.stamrijen())
    duck.execute(sleutelsql.DEELWAARDEN)
    alle = " UNION ALL ".join(sleutelsql.sql(huis))
    duck.execute(
        f"CREATE OR REPLACE TABLE sleutels_van AS SELECT rij, list(sleutel) AS sleutels FROM ({alle}) GROUP BY rij"
    )


def _kopieer(eigenaar: psycopg.Connection, duck: duckdb.DuckDBPyConnection, huis: str, pad: Path) -> None:
    waarden = ", ".join(
        f"'{{' || array_to_string({kolom}, ',') || '}}'" if kolom in LIJSTEN else kolom for kolom in KOLOMMEN
    )
    duck.execute(
        f"""COPY (SELECT '{huis}', bron, record_id, coalesce(groep, rij), {waarden},
                '{{' || coalesce(array_to_string(sleutels, ','), '') || '}}'
            FROM te_vinden JOIN (SELECT rij, bron, record_id FROM ruw) USING (rij) LEFT JOIN groepen USING (rij) LEFT JOIN sleutels_van USING (rij) ORDER BY rij)
            TO '{pad}' (FORMAT csv, HEADER false)"""
    )
    with eigenaar.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute("ALTER TABLE personen_indexrecord DISABLE TRIGGER indexsleutels")
        cursor.execute(
            "DELETE FROM personen_indexsleutel s USING personen_indexrecord r"
            " WHERE r.veiligheidshuis_id = %s AND s.sleutel = ANY(r.sleutels) AND s.record = r.id",
            [huis],
        )
        cursor.execute("DELETE FROM personen_indexrecord WHERE veiligheidshuis_id = %s", [huis])
        kolommen = f"veiligheidshuis_id, bron, kenmerk, groep, {', '.join(KOLOMMEN)}, sleutels"
        with (
            pad.open("rb") as file,
            cursor.copy(f"COPY personen_indexrecord ({kolommen}) FROM STDIN (FORMAT csv)") as copy,
        ):
            while brok := file.read(1 << 20):
                copy.write(brok)
        cursor.execute(
            "INSERT INTO personen_indexsleutel SELECT DISTINCT s, r.id FROM personen_indexrecord r, unnest(r.sleutels) s"
            " WHERE r.veiligheidshuis_id = %s ORDER BY s, r.id",
            [huis],
        )
        cursor.execute("ALTER TABLE personen_indexrecord ENABLE TRIGGER indexsleutels")


def tel(eigenaar: psycopg.Connection, huis: str) -> None:
    """Count how rare each name, date, address and town is in the index of `huis`.

    What few records say is held against what the model says of people at large: as if it had counted `_VOORAF` of them.
    """
    eigenaar.execute("DELETE FROM personen_indexdeel WHERE veiligheidshuis_id = %s", [huis])
    for plek, kolom in enumerate(ZELDZAAM, 1):
        eigenaar.execute(
            f"""INSERT INTO personen_indexdeel
            SELECT r.veiligheidshuis_id, '{kolom}', r.{kolom},
                   -log(2, ((count(*) + {_VOORAF} * 2 ^ max(m.toeval[{plek}])) / (sum(count(*)) OVER () + {_VOORAF}))::numeric)
              FROM personen_indexrecord r JOIN personen_koppelmodel m USING (veiligheidshuis_id)
             WHERE r.veiligheidshuis_id = %s AND r.{kolom} IS NOT NULL GROUP BY 1, 3""",
            [huis],
        )


def bewaar_model(eigenaar: psycopg.Connection, gebruikt: Model, *, huis: str, records: int) -> None:
    """What each level weighs, for `huis`: the logarithms of what was learnt."""
    gewichten = {naam: [math.log2(m / u) for m, u in trappen] for naam, trappen in kansen(gebruikt).items()}
    toeval = [math.log2(kansen(gebruikt)[naam][plek][1]) for naam, plek in _TREFTRAP.values()]
    eigenaar.execute(
        """INSERT INTO personen_koppelmodel VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
        ON CONFLICT (veiligheidshuis_id) DO UPDATE SET (versie, records, drempel, zeker, bsn, voornamen, achternaam,
            geboortedatum, adres, geslacht, toeval) = (excluded.versie, excluded.records, excluded.drempel, excluded.zeker,
            excluded.bsn, excluded.voornamen, excluded.achternaam, excluded.geboortedatum, excluded.adres,
            excluded.geslacht, excluded.toeval)""",
        [huis, VERSIE, records, DREMPEL, ZEKER, *(gewichten[naam] for naam in VERGELIJKINGEN), toeval],
    )


def kansen(gebruikt: Model) -> dict[str, list[tuple[float, float]]]:
    """How often a level occurs between records of one person and of two, for each comparison, as `LEVELS` counts them.

    A hash tells no slip in a number: the two lower levels of the BSN are one. Of who is asked for by town alone more
    cannot agree: for that is a level of its own, all that share a town together.
    """
    gevonden = {}
    for vergelijking in gebruikt.instellingen["comparisons"]:
        trappen = [t for t in vergelijking["comparison_levels"] if not t.get("is_null_level")]
        gevonden[vergelijking["output_column_name"]] = [(t["m_probability"], t["u_probability"]) for t in trappen]
    (gelijk, *rest) = gevonden["bsn"]
    plaats = (sum(m for m, _ in gevonden["adres"][:5]), gevonden["adres"][4][1])
    gevonden["adres"].append(plaats)
    return {**gevonden, "bsn": [gelijk, (sum(m for m, _ in rest), sum(u for _, u in rest))]}
