"""A key for an employee's own calendar: seen by that employee alone, looked up by its fingerprint without an asker."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import HUIZEN, MEDEWERKER, policy, protect

TABLE = "samenwerking_agendasleutel"
OWN = f"medewerker_id = {MEDEWERKER} AND veiligheidshuis_id = ANY({HUIZEN})"
LOOK_UP = """
-- Whose key has this fingerprint; NULL for nobody's, and for that of a closed account. Tells nothing else.
CREATE FUNCTION regiehuis_agendasleutel(p_vingerafdruk text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT a.medewerker_id FROM samenwerking_agendasleutel a
      JOIN samenwerking_medewerker m ON m.id = a.medewerker_id AND m.is_active
     WHERE a.vingerafdruk = p_vingerafdruk
$$;
REVOKE ALL ON FUNCTION regiehuis_agendasleutel(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_agendasleutel(text) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The table, its policies, and the one way to look a key up."""

    dependencies = [("samenwerking", "0008_kalender")]

    operations = [
        migrations.CreateModel(
            name="Agendasleutel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("vingerafdruk", models.CharField(max_length=64, unique=True)),
                ("gemaakt_op", models.DateTimeField()),
                ("opgehaald_op", models.DateTimeField(null=True)),
                (
                    "medewerker",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.veiligheidshuis",
                    ),
                ),
            ],
            options={"verbose_name": "agendasleutel"},
        ),
        protect(TABLE, web="SELECT, INSERT, UPDATE, DELETE"),
        policy(TABLE, "ALL", using=OWN, check=OWN, name="own"),
        RunSQL(LOOK_UP, reverse_sql="DROP FUNCTION regiehuis_agendasleutel(text)"),
    ]
