"""What waits under a covenant or signature that ended in the meantime can still be looked at and let go of; not taken in."""

from importlib import import_module

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import policy

eerst = import_module("regiehuis.personen.migrations.0006_aanlevering_policies")


class Migration(migrations.Migration):
    """The policy of UPDATE asks for a covenant that holds when a list is taken in."""

    dependencies = [("personen", "0007_aanlevering_wacht")]

    operations = [
        RunSQL(f'DROP POLICY "update_web" ON "{eerst.LEVERING}"', reverse_sql=RunSQL.noop),
        policy(
            eerst.LEVERING,
            "UPDATE",
            using=f"{eerst.MINE} AND {eerst.OPEN}",
            check=f"{eerst.MINE} AND (status NOT IN ('ingelezen', 'dubbel') OR {eerst.GETEKEND})",
        ),
    ]
