"""Supply decisions on police data, and the one function that says to whom they let them go (R3)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import house_wide

TABLE = "convenanten_verstrekkingsbesluit"
OWN = "convenant_id IN (SELECT id FROM convenanten_convenant)"
# NULL for a category that is not of the police; else the recipients of the decisions that hold, nobody without one.
# It runs with the rights of who asks: decisions are known to the whole house, and to no other.
FUNCTION = """
CREATE FUNCTION regiehuis_verstrekt_aan(p_convenant uuid, p_categorie uuid, p_dag date) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM convenanten_informatiecategorie WHERE id = p_categorie AND juridische_klasse = 'politie')
    THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(SELECT unnest(b.ontvangers) FROM convenanten_verstrekkingsbesluit b
                  WHERE b.convenant_id = p_convenant AND b.van <= p_dag AND b.tot > p_dag
                    AND p_categorie = ANY(b.categorieen));
END $$;
REVOKE ALL ON FUNCTION regiehuis_verstrekt_aan(uuid, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_verstrekt_aan(uuid, uuid, date) TO regiehuis_web, regiehuis_worker;
"""


def keys() -> django.contrib.postgres.fields.ArrayField:
    """A list of keys."""
    return django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)


def own(command: str) -> RunSQL:
    """A decision belongs to a covenant of the same house, also for its ketenmanager."""
    name = f"eigen_convenant_{command.lower()}"
    sql = f'CREATE POLICY "{name}" ON "{TABLE}" AS RESTRICTIVE FOR {command} TO regiehuis_web WITH CHECK ({OWN})'
    return RunSQL(sql, reverse_sql=f'DROP POLICY "{name}" ON "{TABLE}"')


class Migration(migrations.Migration):
    """`Verstrekkingsbesluit` with its policies."""

    dependencies = [("convenanten", "0007_einde_van_nazorg")]

    operations = [
        migrations.CreateModel(
            name="Verstrekkingsbesluit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("belang", models.TextField(max_length=2000)),
                ("doel", models.TextField(max_length=2000)),
                ("voorwaarden", models.TextField(blank=True, max_length=2000)),
                ("categorieen", keys()),
                ("ontvangers", keys()),
                ("besloten_door", models.CharField(max_length=200)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "convenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verstrekkingsbesluiten",
                        to="convenanten.convenant",
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
            options={
                "verbose_name": "verstrekkingsbesluit",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))), name="verstrekkingsbesluit_periode"
                    )
                ],
            },
        ),
        *house_wide(TABLE, "veiligheidshuis_id"),
        own("INSERT"),
        own("UPDATE"),
        RunSQL(FUNCTION, reverse_sql=RunSQL.noop),
    ]
