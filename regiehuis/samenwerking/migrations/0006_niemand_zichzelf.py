"""Nobody appoints himself or whom he stands in for, whatever the statement (R14)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, KETEN_HUIZEN, MEDEWERKER, NAMENS, policy

MANAGED = f"veiligheidshuis_id = ANY({KETEN_HUIZEN})"
ANOTHER = f"medewerker_id <> ALL({NAMENS})"
# One's own function can be laid down, from today or, on its first day, from tomorrow; it cannot be lengthened.
LAID_DOWN = f"tot <= {DAG} + 1"
DEPUTY = f"vervanger_id <> {MEDEWERKER}"


class Migration(migrations.Migration):
    """The policies for INSERT and UPDATE of functions and deputies, told apart from the house-wide ones."""

    dependencies = [("samenwerking", "0005_systeem")]

    operations = [
        RunSQL(
            [
                "DROP POLICY insert_web ON samenwerking_functie",
                "DROP POLICY update_web ON samenwerking_functie",
                "DROP POLICY insert_web ON samenwerking_vervanging",
                "DROP POLICY update_web ON samenwerking_vervanging",
            ],
            reverse_sql=RunSQL.noop,
        ),
        policy("samenwerking_functie", "INSERT", check=f"{MANAGED} AND {ANOTHER}"),
        policy("samenwerking_functie", "UPDATE", using=MANAGED, check=f"{MANAGED} AND ({ANOTHER} OR {LAID_DOWN})"),
        policy("samenwerking_vervanging", "INSERT", check=f"{MANAGED} AND {DEPUTY}"),
        policy("samenwerking_vervanging", "UPDATE", using=MANAGED, check=f"{MANAGED} AND ({DEPUTY} OR tot <= {DAG})"),
    ]
