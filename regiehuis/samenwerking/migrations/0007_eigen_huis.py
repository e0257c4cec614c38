"""A place in a triage is given by another, and nothing is written to people or meetings of another house (R14, R15)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from regiehuis.kern.policies import DAG, MEDEWERKER

# The forms that the asker sees are those of the own house; a policy asks as the asker.
OWN_FORM = "EXISTS (SELECT 1 FROM samenwerking_overlegvorm o WHERE o.id = overlegvorm_id {more})"
NO_TRIAGE = OWN_FORM.format(more="AND o.soort <> 'triage'")
PARTICIPANT = f"{OWN_FORM.format(more='')} AND (medewerker_id <> {MEDEWERKER} OR tot <= {DAG} OR {NO_TRIAGE})"
COLLEAGUE = (
    "EXISTS (SELECT 1 FROM samenwerking_medewerker m WHERE m.id = medewerker_id"
    " AND m.veiligheidshuis_id = samenwerking_melding.veiligheidshuis_id)"
)


def narrow(table: str, command: str, check: str) -> Operation:
    """One restrictive policy: it narrows what the others allow."""
    name = f"eigen_huis_{command.lower()}"
    sql = f'CREATE POLICY "{name}" ON "{table}" AS RESTRICTIVE FOR {command} TO regiehuis_web WITH CHECK ({check})'
    return RunSQL([sql], reverse_sql=f'DROP POLICY "{name}" ON "{table}"')


class Migration(migrations.Migration):
    """Whoever takes part in a triage sees its signals: the ketenmanager does not let himself in."""

    dependencies = [("samenwerking", "0006_niemand_zichzelf")]

    operations = [
        narrow("samenwerking_overlegdeelnemer", "INSERT", PARTICIPANT),
        narrow("samenwerking_overlegdeelnemer", "UPDATE", PARTICIPANT),
        narrow("samenwerking_melding", "INSERT", COLLEAGUE),
    ]
