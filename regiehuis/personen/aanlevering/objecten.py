"""A JSON file as rows: one list of objects, or one object a line; read as a stream."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import ijson

from .bestand import KOLOMMEN, Bron, Geweigerd, Onleesbaar, Rij

_VORM = "Een JSON-bestand moet een lijst van records zijn, of één record per regel."


class _Record(dict[str, Any]):
    """An object that remembers a name given twice, which JSON leaves to the reader."""

    dubbel: str = ""

    def __setitem__(self, naam: str, waarde: Any) -> None:
        if naam in self:
            self.dubbel = naam
        super().__setitem__(naam, waarde)


def rijen(bron: Bron) -> Iterator[Rij]:
    """The header (every name that occurs, in order), then each object as a row; the first object is row 1.

    Raises:
        Geweigerd: no JSON, cut off, not a list of objects, or too many names.
    """
    kop = _namen(bron)
    yield Rij(0, list(kop))
    for nummer, record in enumerate(_records(bron), 1):
        yield Rij(nummer, [_tekst(record.get(naam)) for naam in kop])


def _namen(bron: Bron) -> tuple[str, ...]:
    namen: dict[str, None] = {}
    for nummer, record in enumerate(_records(bron), 1):
        if record.dubbel:
            raise Geweigerd(f"Record {nummer} heeft twee keer het veld {record.dubbel[:40]}.")
        namen.update(dict.fromkeys(record))
        if len(namen) > KOLOMMEN:
            raise Geweigerd(f"De records hebben samen meer dan {KOLOMMEN} velden.")
    return tuple(namen)


def _records(bron: Bron) -> Iterator[_Record]:
    with bron() as file:
        begin = file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        file.seek(3 if _heeft_merk(bron) else 0)
        een_lijst = begin == b"["
        try:
            for record in ijson.items(
                file, "item" if een_lijst else "", multiple_values=not een_lijst, map_type=_Record
            ):
                if not isinstance(record, _Record):
                    raise Geweigerd(_VORM)
                yield record
        except ijson.JSONError as fout:
            raise Geweigerd(_gezegd(str(fout))) from None
        except UnicodeDecodeError:
            raise Geweigerd("Dit JSON-bestand is geen UTF-8. Bewaar het opnieuw.") from None


def _heeft_merk(bron: Bron) -> bool:
    with bron() as file:
        return file.read(3) == b"\xef\xbb\xbf"


def _gezegd(fout: str) -> str:
    if "premature EOF" in fout or "ncomplete" in fout:
        return "Het JSON-bestand stopt halverwege. Is het heel overgekomen?"
    if "UTF8" in fout:
        return "Dit JSON-bestand is geen UTF-8. Bewaar het opnieuw."
    return f"Dit is geen geldig JSON-bestand. {_VORM}"


def _tekst(waarde: Any) -> str:
    """One value as text; a list or object within a record has no place in a column."""
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int | float | Decimal):
        return str(waarde)
    return Onleesbaar("", "Hier staat een lijst of een record in het record; lever één waarde per veld aan.")
