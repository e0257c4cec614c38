"""Sign-in by a provider of an organisation: what it calls the organisation, and whom it means by a subject."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL


def empty(table: str, column: str) -> RunSQL:
    """Rows that are written past Django are tied to nobody."""
    return RunSQL(f"ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT ''", reverse_sql=RunSQL.noop)


class Migration(migrations.Migration):
    """Three columns and one constraint."""

    dependencies = [("samenwerking", "0018_herstel")]

    operations = [
        migrations.AddField(
            "aansluiting", "oidc_organisatie", models.CharField(blank=True, default="", max_length=200), False
        ),
        migrations.AddField(
            "medewerker", "oidc_uitgever", models.CharField(blank=True, default="", max_length=200), False
        ),
        migrations.AddField(
            "medewerker", "oidc_onderwerp", models.CharField(blank=True, default="", max_length=255), False
        ),
        migrations.AddConstraint(
            "medewerker",
            models.UniqueConstraint(
                name="medewerker_oidc",
                fields=["oidc_uitgever", "oidc_onderwerp"],
                condition=models.Q(("oidc_onderwerp", ""), _negated=True),
            ),
        ),
        empty("samenwerking_aansluiting", "oidc_organisatie"),
        empty("samenwerking_medewerker", "oidc_uitgever"),
        empty("samenwerking_medewerker", "oidc_onderwerp"),
    ]
