"""A signature, theme or square of the matrix belongs to a covenant of the same house, also for its ketenmanager."""

from django.db import migrations
from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

TABLES = ("convenantthema", "ondertekening", "autorisatieregel")
# The covenants that the asker sees are those of the own house; a policy asks as the asker.
OWN = "convenant_id IN (SELECT id FROM convenanten_convenant)"


def own(table: str, command: str) -> Operation:
    """One restrictive policy: it narrows what the others allow."""
    name = f"eigen_convenant_{command.lower()}"
    sql = f'CREATE POLICY "{name}" ON "{table}" AS RESTRICTIVE FOR {command} TO regiehuis_web WITH CHECK ({OWN})'
    return RunSQL(sql, reverse_sql=f'DROP POLICY "{name}" ON "{table}"')


class Migration(migrations.Migration):
    """No ketenmanager opens a covenant of another house by signing for it or filling its matrix."""

    dependencies = [("convenanten", "0002_policies")]

    operations = [own(f"convenanten_{table}", command) for table in TABLES for command in ("INSERT", "UPDATE")]
