"""Whoever decided on a destruction asks for it at once, instead of at the next round (R36)."""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("regiehuis.kern.migrations.0002_wachtrij").FUNCTION.replace(
    "CREATE FUN", "CREATE OR REPLACE FUN"
)
AFTER = BEFORE.replace("('piketwacht')", "('piketwacht', 'vernietiging')")


class Migration(migrations.Migration):
    """`regiehuis_taak` knows one task more."""

    dependencies = [("kern", "0002_wachtrij")]
    operations = [migrations.RunSQL(AFTER, reverse_sql=BEFORE)]
