"""A file of records for linkage: which columns it must have, and in what words it is refused."""

import csv
from pathlib import Path

import duckdb

VELDEN = (
    "bron", "bsn", "voornamen", "tussenvoegsel", "achternaam", "geboortedatum", "geslacht", "straat", "huisnummer",
    "postcode", "woonplaats",
)  # fmt: skip
WAARHEID = "waarheid_id"
_BROK = 1 << 22


class OngeldigBestand(ValueError):
    """A file that cannot be read as records; the message says in Dutch what is wrong with it and where."""


def lees(connectie: duckdb.DuckDBPyConnection, pad: Path, *, met_waarheid: bool) -> int:
    """Read a CSV file into table `ruw`, with its rows numbered as `rij`; gives how many.

    Args:
        connectie: where the table is made.
        pad: a CSV file in UTF-8 with a line of column names; any of the separators , ; tab |.
        met_waarheid: whether each row must say who it really is.

    Raises:
        OngeldigBestand: absent, empty, another encoding, missing or double columns, broken rows, a record number twice.
    """
    nodig = ("record_id", *VELDEN, *((WAARHEID,) if met_waarheid else ()))
    scheiding, namen = _kop(pad, nodig)
    kolommen = ", ".join(f"'k{n}': 'VARCHAR'" for n in range(len(namen)))
    keuze = ", ".join(f"coalesce(trim(k{namen.index(naam)}), '') AS {naam}" for naam in nodig)
    try:
        connectie.execute(
            f"CREATE OR REPLACE TABLE ruw AS SELECT row_number() OVER ()::INTEGER AS rij, {keuze} FROM read_csv(?,"
            f" auto_detect = false, header = true, delim = ?, quote = '\"', escape = '\"', columns = {{{kolommen}}})",
            [str(pad), scheiding],
        )
    except duckdb.Error as fout:
        regel = str(fout).partition("\n")[0]
        raise OngeldigBestand(f"{pad.name}: niet elke regel heeft {len(namen)} velden als de kop. {regel}") from None
    return _controleer(connectie, pad, nodig)


def lees_rijen(pad: Path, nodig: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a small CSV file by the names of its columns, of which `nodig` must be there.

    Raises:
        OngeldigBestand: absent, empty, another encoding, missing or double columns, a row with too many or too few.
    """
    scheiding, namen = _kop(pad, nodig)
    rijen = []
    with pad.open(encoding="utf-8-sig", newline="") as file:
        regels = csv.reader(file, delimiter=scheiding)
        next(regels)
        for rij in regels:
            if not rij:
                continue
            if len(rij) != len(namen):
                raise OngeldigBestand(f"{pad.name}: regel {regels.line_num} heeft niet {len(namen)} velden als de kop.")
            rijen.append({naam: rij[namen.index(naam)].strip() for naam in nodig})
    if not rijen:
        raise OngeldigBestand(f"{pad.name}: er staan geen vragen in, alleen een kop.")
    return rijen


def _kop(pad: Path, nodig: tuple[str, ...]) -> tuple[str, list[str]]:
    """The separator and the names of the columns; reads the file once, to know that all of it is UTF-8."""
    if not pad.is_file():
        raise OngeldigBestand(f"{pad}: dit bestand is er niet.")
    eerste = _eerste_regel(pad)
    if not eerste.strip():
        raise OngeldigBestand(f"{pad.name}: het bestand is leeg.")
    scheiding = max(",;\t|", key=eerste.count)
    namen = [naam.strip().lower() for naam in next(csv.reader([eerste], delimiter=scheiding))]
    if ontbreekt := [naam for naam in nodig if naam not in namen]:
        gevonden = ", ".join(naam[:40] for naam in namen[:30])
        raise OngeldigBestand(f"{pad.name}: deze kolommen ontbreken: {', '.join(ontbreekt)}. Gevonden: {gevonden}.")
    if dubbel := sorted({naam for naam in nodig if namen.count(naam) > 1}):
        raise OngeldigBestand(f"{pad.name}: deze kolommen staan er twee keer in: {', '.join(dubbel)}.")
    return scheiding, namen


def _eerste_regel(pad: Path) -> str:
    eerste, plek, rest = b"", 0, b""
    with pad.open("rb") as file:
        while brok := file.read(_BROK):
            eerste = eerste or brok.partition(b"\n")[0]
            try:
                tekst = rest + brok
                rest = b""
                tekst.decode("utf-8")
            except UnicodeDecodeError as fout:
                if fout.reason != "unexpected end of data":
                    waar = plek + fout.start
                    raise OngeldigBestand(
                        f"{pad.name}: het bestand is geen UTF-8 (byte {waar}). Bewaar het opnieuw als CSV UTF-8."
                    ) from None
                rest = tekst[fout.start :]
            plek += len(brok)
    if rest or b"\x00" in eerste:
        raise OngeldigBestand(f"{pad.name}: het bestand is geen UTF-8 (byte {plek}). Bewaar het opnieuw als CSV UTF-8.")
    return eerste.decode("utf-8-sig").strip("\r")


def _controleer(connectie: duckdb.DuckDBPyConnection, pad: Path, nodig: tuple[str, ...]) -> int:
    def een(sql: str) -> tuple[object, ...] | None:
        return next(iter(connectie.execute(sql).fetchall()), None)

    telling = een("SELECT count(*) FROM ruw")
    aantal = int(str(telling[0])) if telling else 0
    if not aantal:
        raise OngeldigBestand(f"{pad.name}: er staan geen records in, alleen een kop.")
    verplicht = [naam for naam in ("record_id", WAARHEID) if naam in nodig]
    for naam in verplicht:
        if leeg := een(f"SELECT rij + 1 FROM ruw WHERE coalesce({naam}, '') = '' ORDER BY rij LIMIT 1"):
            raise OngeldigBestand(f"{pad.name}: regel {leeg[0]} heeft geen {naam}.")
    if dubbel := een("SELECT record_id FROM ruw GROUP BY record_id HAVING count(*) > 1 ORDER BY min(rij) LIMIT 1"):
        raise OngeldigBestand(f"{pad.name}: record_id {str(dubbel[0])[:40]} komt twee keer voor.")
    return aantal
