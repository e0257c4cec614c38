"""The log's upkeep from the terminal and, while the server runs, once a minute: seal, export heads, verify."""

from datetime import UTC, datetime
from pathlib import Path

from regiehuis.cli import keys
from regiehuis.logboek.actions import create_segments
from regiehuis.logboek.sealing import export_heads, seal_new
from regiehuis.logboek.verification import Verslag, verify

HEADS = "logboek-koppen.jsonl"


def heads_file(data_dir: Path) -> Path:
    """Where heads are exported when no file is named: with the keys, outside the data and their dump."""
    return keys.folder(data_dir) / HEADS


def keep_up(data_dir: Path) -> None:
    """Make coming segments, seal what is new, export the heads."""
    create_segments()
    seal_new(moment=datetime.now(UTC))
    export_heads(heads_file(data_dir))


def seal(path: Path) -> str:
    """Seal what is new and append the heads to `path`, as what is sealed without them can be rewritten unseen."""
    sealed = seal_new(moment=datetime.now(UTC))
    export_heads(path)
    return f"{sealed} regels verzegeld."


def heads(path: Path) -> str:
    """Append the heads that changed to `path`; tells how many."""
    return f"{export_heads(path)} koppen toegevoegd aan {path}."


def check(path: Path) -> tuple[bool, str]:
    """Whether the log is intact, and the report in words; `path` holds the heads that left the database."""
    report = verify(heads_path=path)
    return report.is_intact, _in_words(report, path)


def _in_words(report: Verslag, path: Path) -> str:
    lines = [
        f"{found.uitleg} Huis {found.huis_id}, nummer {found.volgnummer}, regel {found.regel_id}"
        f" van {found.moment}; {found.aantal} in totaal."
        for found in report.bevindingen
    ]
    lines.append(f"{report.verzegeld} regels verzegeld, {report.onverzegeld} nog niet.")
    if report.vernietigd:
        lines.append(f"{report.vernietigd} regels zijn aan het einde van hun termijn vernietigd, met een verklaring.")
    if not report.koppen:
        lines.append(f"Zonder uitgevoerde koppen ({path}) blijft een herschreven of afgeknipte keten onzichtbaar.")
    lines.append("Het logboek is ongeschonden." if report.is_intact else "Het logboek is GESCHONDEN.")
    return "\n".join(lines)
