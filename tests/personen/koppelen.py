"""What the tests of linkage share: records on a few lines, and a small house of invented people."""

import csv
from pathlib import Path

from regiehuis.personen.koppeling.invoer import VELDEN

KOLOMMEN = ("record_id", *VELDEN, "waarheid_id")
JAN = {
    "bron": "politie", "bsn": "", "voornamen": "Johannes Petrus", "tussenvoegsel": "van der", "achternaam": "Heijden",
    "geboortedatum": "1980-03-12", "geslacht": "M", "straat": "Kerkstraat", "huisnummer": "12", "postcode": "1234 AB",
    "woonplaats": "Ede", "waarheid_id": "jan",
}  # fmt: skip


def schrijf(pad: Path, *rijen: dict[str, str], scheiding: str = ",") -> Path:
    """A file with a record for each of `rijen`: Jan, but for what is named."""
    with pad.open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file, delimiter=scheiding)
        uit.writerow(KOLOMMEN)
        for nummer, rij in enumerate(rijen, 1):
            uit.writerow([{"record_id": f"r{nummer}", **JAN, **rij}[kolom] for kolom in KOLOMMEN])
    return pad
