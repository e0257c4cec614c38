"""The columns that linkage compares, made from what partners write; all of it in SQL, so that millions pass through.

What is worked out per name is worked out once for each name that occurs. Terms: a *kern* is a surname without
its prefixes; a *klank* a name folded by Dutch sound (ij and y, ei and ij, dt and t, c and k, one letter for
two); a *stam* the baptismal name that a calling name is taken for; a *sleutel* a column on which records meet
as candidates.
"""

import duckdb

from regiehuis.personen.koppeling import sleutels
from regiehuis.personen.koppeling.woorden import (
    GEEN_NUMMER,
    ONBEKEND,
    VAN_LETTERS,
    VOEGSELS,
    VOUWEN,
    WOONPLAATSEN,
    stammen,
)


def kaal(tekst: str) -> str:
    """SQL: small letters without accents; what is no letter or figure becomes one space."""
    plat = f"strip_accents(lower(translate({tekst}, '{VAN_LETTERS[0]}', '{VAN_LETTERS[1]}')))"
    return f"trim(regexp_replace(replace({plat}, '''', ' '), '[^a-z0-9]+', ' ', 'g'))"


def klank(naam: str) -> str:
    """SQL: a bare name folded by sound."""
    for oud, nieuw in VOUWEN:
        naam = f"replace({naam}, '{oud}', '{nieuw}')"
    return naam


def _rij(woorden: frozenset[str]) -> str:
    return ", ".join(f"'{woord}'" for woord in sorted(woorden))


def normaliseer(connectie: duckdb.DuckDBPyConnection) -> None:
    """Make table `records` of table `ruw`: one row for each record, with what is compared and the keys."""
    connectie.execute("CREATE OR REPLACE TEMP TABLE stammen (roep VARCHAR, stam VARCHAR)")
    connectie.executemany("INSERT INTO stammen VALUES (?, ?)", [list(paar) for paar in sorted(stammen().items())])
    connectie.execute(_VOORNAMEN)
    connectie.execute(_ACHTERNAMEN)
    connectie.execute(_ADRESSEN)
    connectie.execute(_DATUMS)
    connectie.execute(_GEKUIST)
    connectie.execute(f"CREATE OR REPLACE TABLE records AS SELECT * REPLACE ({sleutels.begrensd()}) FROM gekuist")
    for tabel in ("gekuist", "uit_voornamen", "uit_achternamen", "uit_adressen", "uit_datums", "stammen"):
        connectie.execute(f"DROP TABLE {tabel}")


_VOORNAMEN = f"""
CREATE OR REPLACE TEMP TABLE uit_voornamen AS
WITH kaal AS (
    SELECT voornamen, CASE WHEN naam IN ({_rij(ONBEKEND)}) THEN NULL ELSE naam END AS naam
    FROM (SELECT DISTINCT voornamen, {kaal("voornamen")} AS naam FROM ruw)
), letters AS (
    SELECT voornamen, naam, string_split(CASE WHEN regexp_full_match(naam, '[b-df-hj-np-tv-xz]{{2,4}}')
        THEN trim(regexp_replace(naam, '(.)', '\\1 ', 'g')) ELSE naam END, ' ') AS namen FROM kaal
), delen AS (
    SELECT voornamen, namen, list_filter(namen, lambda n: length(n) > 1) AS heel,
        array_to_string(list_transform(namen, lambda n: n[1]), '') AS voorletters FROM letters
)
SELECT voornamen, voorletters, voorletters[1] AS letter1, heel[1] AS vn1, nullif(array_to_string(heel, ' '), '') AS vn,
    list_transform(heel, lambda n: {klank("n")}) AS vn_lijst, {klank("heel[1]")} AS vn_klank, coalesce(stam, heel[1]) AS vn_stam
FROM delen LEFT JOIN stammen ON roep = heel[1]
"""

_ACHTERNAMEN = f"""
CREATE OR REPLACE TEMP TABLE uit_achternamen AS
WITH geschreven AS (
    SELECT DISTINCT achternaam FROM ruw
), delen AS (
    SELECT achternaam, list_filter(list_transform(string_split(achternaam, '-'), lambda d: {kaal("d")}), lambda d: d != '') AS delen FROM geschreven
), kern AS (
    SELECT achternaam, list_transform(delen, lambda d: coalesce(nullif(array_to_string(list_filter(string_split(d, ' '),
        lambda w: w NOT IN ({_rij(VOEGSELS)})), ' '), ''), d)) AS delen FROM delen
), namen AS (
    SELECT achternaam, list_transform(delen, lambda d: replace(d, ' ', '')) AS delen,
        list_filter(list_transform(string_split(array_to_string(delen, ' '), ' '), lambda w: w), lambda w: length(w) > 3) AS woorden FROM kern
    WHERE array_to_string(delen, ' ') NOT IN ({_rij(ONBEKEND)})
)
SELECT achternaam, delen[1] AS an1, delen[2] AS an2, {klank("delen[1]")} AS an_klank, {klank("delen[2]")} AS an2_klank,
    list_distinct(list_transform(list_concat(delen, woorden), lambda n: {klank("n")})) AS an_lijst
FROM namen
"""

_ADRESSEN = f"""
CREATE OR REPLACE TEMP TABLE uit_adressen AS
SELECT straat, woonplaats,
    nullif({klank(f"regexp_replace(replace(regexp_replace({kaal('straat')}, 'str$', 'straat'), ' ', ''), '[0-9]+[a-z]?$', '')")}, '')
        AS straat_klank,
    nullif(regexp_extract({kaal("straat")}, '([0-9]+) ?[a-z]?$', 1), '') AS straat_nummer,
    nullif(CASE regexp_replace({kaal("woonplaats")}, '^(s|den|de|het|t) ', '')
        {" ".join(f"WHEN '{van}' THEN '{naar}'" for van, naar in WOONPLAATSEN.items())}
        ELSE replace({kaal("woonplaats")}, ' ', '') END, '') AS plaats
FROM (SELECT DISTINCT straat, woonplaats FROM ruw)
"""

_DATUMS = """
CREATE OR REPLACE TEMP TABLE uit_datums AS
WITH delen AS (
    SELECT geboortedatum, CASE
        WHEN regexp_matches(geboortedatum, '^\\d{4}\\D') THEN regexp_extract(geboortedatum, '^(\\d{4})\\D+(\\d{1,2})(?:\\D+(\\d{1,2}))?', ['j', 'm', 'd'])
        WHEN regexp_matches(geboortedatum, '^\\d{1,2}\\D+\\d{1,2}\\D+\\d{4}') THEN regexp_extract(geboortedatum, '^(\\d{1,2})\\D+(\\d{1,2})\\D+(\\d{4})', ['d', 'm', 'j'])
        WHEN regexp_full_match(geboortedatum, '(19|20)\\d{6}') THEN regexp_extract(geboortedatum, '^(\\d{4})(\\d{2})(\\d{2})', ['j', 'm', 'd'])
        WHEN regexp_full_match(geboortedatum, '\\d{8}') THEN regexp_extract(geboortedatum, '^(\\d{2})(\\d{2})(\\d{4})', ['d', 'm', 'j'])
        WHEN regexp_full_match(geboortedatum, '\\d{4}') THEN regexp_extract(geboortedatum, '^(\\d{4})()()', ['j', 'm', 'd'])
        END AS g
    FROM (SELECT DISTINCT geboortedatum FROM ruw)
), getallen AS (
    SELECT geboortedatum, nullif(try_cast(g.j AS SMALLINT), 0) AS jaar, nullif(try_cast(g.m AS TINYINT), 0) AS maand,
        nullif(try_cast(g.d AS TINYINT), 0) AS dag FROM delen
)
SELECT geboortedatum, jaar, maand, dag,
    CASE WHEN maand IS NOT NULL AND dag IS NOT NULL THEN printf('%04d%02d%02d', jaar, maand, dag) END AS datum,
    dag IS NULL OR maand IS NULL OR (dag = 1 AND maand = 1) AS vaag
FROM getallen WHERE jaar BETWEEN 1880 AND 2100
"""

_CIJFERS = "regexp_replace(coalesce(bsn, ''), '[^0-9]', '', 'g')"
_POSTCODE = "upper(regexp_replace(coalesce(postcode, ''), '[^0-9A-Za-z]', '', 'g'))"
_GEKUIST = f"""
CREATE OR REPLACE TEMP TABLE gekuist AS
WITH samen AS (
    SELECT r.rij,
        CASE WHEN length({_CIJFERS}) BETWEEN 7 AND 9 AND {_CIJFERS} NOT IN {GEEN_NUMMER}
            THEN lpad({_CIJFERS}, 9, '0') END AS bsn,
        CASE lower(r.geslacht[1]) WHEN 'm' THEN 'm' WHEN '1' THEN 'm' WHEN 'v' THEN 'v' WHEN 'f' THEN 'v' WHEN '2' THEN 'v' END AS geslacht,
        v.* EXCLUDE (voornamen), a.* EXCLUDE (achternaam), d.* EXCLUDE (geboortedatum),
        w.straat_klank AS straat, w.plaats, nullif(length({_POSTCODE}), 0) >= 4 AS heeft_postcode,
        CASE WHEN length({_POSTCODE}) BETWEEN 4 AND 7 THEN {_POSTCODE} END AS postcode,
        nullif(ltrim(coalesce(nullif(regexp_extract(r.huisnummer, '[0-9]+'), ''), w.straat_nummer), '0'), '') AS huisnummer
    FROM ruw r
    LEFT JOIN uit_voornamen v ON v.voornamen = r.voornamen
    LEFT JOIN uit_achternamen a ON a.achternaam = r.achternaam
    LEFT JOIN uit_datums d ON d.geboortedatum = r.geboortedatum
    LEFT JOIN uit_adressen w ON w.straat = r.straat AND w.woonplaats = r.woonplaats
), adressen AS (
    SELECT * EXCLUDE (heeft_postcode), CASE WHEN length(postcode) = 6 THEN postcode || '/' || huisnummer END AS adres,
        straat || '/' || huisnummer AS straatadres, letter1 || coalesce(geslacht, '') AS letter_geslacht FROM samen
)
SELECT * EXCLUDE (letter_geslacht), {sleutels.kolommen()} FROM adressen
"""
