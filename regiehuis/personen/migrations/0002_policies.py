"""Turns row-level security on for persons; who may read them depends on cases, so those policies stand in `casussen`."""

from django.db import migrations

from regiehuis.kern.policies import HUIZEN, policy, protect

TABLES = ("persoon", "adres", "relatie", "huishouden", "huishoudlid")


class Migration(migrations.Migration):
    """Closed by default: an employee may add for the own house, and reads nothing until `casussen` says so."""

    dependencies = [("personen", "0001_initial"), ("samenwerking", "0002_policies")]

    operations = [
        op
        for name in TABLES
        for op in (
            protect(f"personen_{name}", web="SELECT, INSERT, UPDATE, DELETE"),
            policy(f"personen_{name}", "INSERT", check=f"veiligheidshuis_id = ANY({HUIZEN})"),
        )
    ]
