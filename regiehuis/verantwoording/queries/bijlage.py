"""Files of the documents that an answer gives: found by the item that was decided on, read one at a time (R30)."""

import dataclasses
import re
import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from regiehuis.casussen.access.opslag import read_file
from regiehuis.casussen.rules.bestand import clean_name
from regiehuis.kern.versleutelen import Unreadable

from ..models import Verzoekpost

DOCUMENT = "casussen_informatie"


@dataclasses.dataclass(frozen=True)
class Bijlage:
    """A document of a given item: the name its sender gave it, and `pad`, a safe name within the answer.

    `er_is` is false when the file is gone or damaged: then the answer says so by its name.
    """

    post_id: uuid.UUID
    informatie_id: uuid.UUID
    naam: str
    pad: str
    er_is: bool

    def inhoud(self) -> bytes:
        """The file itself, opened now. Raises FileNotFoundError, Unreadable."""
        return read_file(self.informatie_id)


def bijlagen_of(given: Iterable[Verzoekpost], said: Mapping[uuid.UUID, tuple[Any, dict[str, Any]]]) -> list[Bijlage]:
    """The documents among these given items, each opened once, so that nothing is promised that is not there."""
    found: list[Bijlage] = []
    for row in given:
        naam = str(said[row.id][1].get("bestandsnaam") or "") if row.tabel == DOCUMENT else ""
        if naam:
            pad = f"bestanden/{len(found) + 1:03}-{safe_name(naam)}"
            found.append(Bijlage(row.id, row.rij_id, naam, pad, _opens(row.rij_id)))
    return found


def safe_name(naam: str) -> str:
    """A name that is the same on every system: plain letters, digits, point, dash and underscore."""
    plain = unicodedata.normalize("NFKD", clean_name(naam)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip(".-") or "document"


def _opens(informatie_id: uuid.UUID) -> bool:
    try:
        read_file(informatie_id)
    except (FileNotFoundError, Unreadable):
        return False
    return True
