"""The journal of destructions from the terminal: beside the heads of the log, kept up by the server once a minute."""

from datetime import UTC, datetime
from pathlib import Path

from django.db import connections

from regiehuis.cli import keys
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Systeem
from regiehuis.verantwoording.actions.journaal import export_journaal
from regiehuis.verantwoording.actions.logsegment import destroy_log_segments

JOURNAL = "vernietigingen.jsonl"


def journal_file(data_dir: Path) -> Path:
    """Where destructions are kept outside the database: with the keys and the heads of the log."""
    return keys.folder(data_dir) / JOURNAL


def keep_up(data_dir: Path) -> None:
    """Let go of what of the log is past its term, and write down the destructions that the journal does not hold."""
    destroy_log_segments(moment=datetime.now(UTC))
    export_journaal(journal_file(data_dir))


def log_restore(moment: str, again: int) -> None:
    """A row in the log of each house: a back-up of that moment was put back, and so much was destroyed again."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT id FROM samenwerking_veiligheidshuis")
        houses = [row[0] for row in cursor.fetchall()]
    for huis_id in houses:
        record(
            asker=Systeem(huis_id=huis_id, moment=datetime.now(UTC)),
            handeling="wijzigen",
            object_soort="installatie",
            doel=f"back-up van {moment[:16]} teruggezet; {again} vernietigingen opnieuw uitgevoerd",
            using="owner",
        )
