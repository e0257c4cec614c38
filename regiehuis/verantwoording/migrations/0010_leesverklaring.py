"""What was explained of unusual reading, and up to which row the rules count (R35)."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, MEDEWERKER, MOMENT, policy, protect

TABLE = "verantwoording_leesverklaring"
OF_FG = f"veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])"
# Nobody explains himself, and nobody explains what is still to come.
OWN = (
    f"{OF_FG} AND verklaard_door_id = {MEDEWERKER} AND medewerker_id <> {MEDEWERKER} AND verklaard_op = {MOMENT}"
    " AND gelezen_tot <= clock_timestamp()"
)
_BEFORE = import_module("regiehuis.verantwoording.migrations.0005_ongewoon_lezen").READ
DROP = "DROP FUNCTION regiehuis_ongewoon_lezen(timestamptz, timestamptz);"
# The same rules, each with the moment of the last row that it counted.
READ = _BEFORE.replace("aantal bigint)", "aantal bigint, laatst timestamptz)").replace(
    "r.medewerker_id, count(*)", "r.medewerker_id, count(*), max(r.moment)"
)
assert READ.count("max(r.moment)") == 3 and "laatst timestamptz" in READ


class Migration(migrations.Migration):
    """The table with its policies, and the function with one column more."""

    dependencies = [
        ("samenwerking", "0019_inlogdienst"),
        ("verantwoording", "0009_steekproef_inhoud"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Leesverklaring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "regel",
                    models.CharField(
                        choices=[
                            ("geweigerd", "Buiten eigen casussen"),
                            ("veel", "Veel inzien in korte tijd"),
                            ("achternaam", "Zelfde achternaam"),
                            ("nacht", "Inzien in de nacht"),
                            ("na_einde", "Na het einde van de deelname"),
                            ("treffer", "Treffer zonder vervolg"),
                        ],
                        max_length=16,
                    ),
                ),
                ("van", models.DateField()),
                ("gelezen_tot", models.DateTimeField()),
                ("aantal", models.PositiveIntegerField()),
                ("reden", models.TextField(max_length=4000)),
                ("verklaard_op", models.DateTimeField()),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
                (
                    "verklaard_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "leesverklaring",
                "indexes": [models.Index(fields=["veiligheidshuis", "-gelezen_tot"], name="leesverklaring_huis")],
            },
        ),
        protect(TABLE, web="SELECT, INSERT"),
        policy(TABLE, "SELECT", using=OF_FG),
        policy(TABLE, "INSERT", check=OWN),
        RunSQL(DROP + READ, reverse_sql=DROP + _BEFORE),
    ]
