"""The keys of a look-up for all records at once, in SQL for DuckDB; that they are those of `zoeksleutels` is tested."""

from collections.abc import Iterator

from regiehuis.personen.koppeling.normaliseren import klank
from regiehuis.personen.koppeling.woorden import stammen
from regiehuis.personen.koppeling.zoeksleutels import BITS, SLEUTELS, ontleed

_FOLDED = klank("coalesce(van[n], n)")


def sql(huis: str) -> Iterator[str]:
    """SQL for DuckDB: each key of each record of table `deelwaarden`, as `sleutel` and `rij`."""
    for nummer, delen in enumerate(SLEUTELS):
        lijsten = sorted({ontleed(deel)[0] for deel in delen} & {"an", "vs"})
        waarden = ", '|', ".join(_sql_deel(deel) for deel in delen)
        heeft = " AND ".join(f"{ontleed(deel)[0]} IS NOT NULL" for deel in delen if ontleed(deel)[0] not in lijsten)
        uit = "".join(f", unnest({lijst}) AS u_{lijst}(w_{lijst})" for lijst in lijsten)
        yield (
            f"SELECT DISTINCT ('0x' || md5(concat('{huis}|{nummer}|', {waarden}))[1:{BITS}])::BIGINT AS sleutel, rij"
            f" FROM deelwaarden{uit} WHERE {heeft or 'true'}"
        )


DEELWAARDEN = f"""
CREATE OR REPLACE TABLE deelwaarden AS
WITH stam AS (SELECT map(list(roep), list(gelijk)) AS van FROM stammen), namen AS (
    SELECT vn, list_distinct(list_transform(string_split(vn, ' '), lambda n: ({_FOLDED})[1:4])) AS vs
    FROM (SELECT DISTINCT vn FROM te_vinden WHERE vn IS NOT NULL), stam
)
SELECT rij, bsn_hash AS bsn, datum, letter1, adres, straatadres, plaats, jaar, maand, dag, postcode,
    postcode[1:4] AS post4, an_lijst AS an, vs
FROM te_vinden LEFT JOIN namen USING (vn)
"""
"""SQL for DuckDB: what keys are made of, of `te_vinden`, the records with `bsn_hash`; `stammen`: who is called what."""


def stamrijen() -> list[list[str]]:
    """The rows of table `stammen`."""
    return [list(paar) for paar in sorted(stammen().items())]


def _sql_deel(deel: str) -> str:
    kolom, kant, aantal = ontleed(deel)
    kolom = f"w_{kolom}" if kolom in ("an", "vs") else kolom
    return f"{'left' if kant == ':' else 'right'}({kolom}, {aantal})" if kant else kolom
