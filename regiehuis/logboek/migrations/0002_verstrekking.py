"""Disclosures and what went out with them: values only, insert-only by grant and trigger (R21)."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, HUIZEN, MEDEWERKER, MOMENT, policy, protect

DISCLOSURE, ITEM = "logboek_verstrekking", "logboek_verstrektstuk"
SYSTEEM = "'00000000-0000-0000-0000-000000000000'::uuid"
WORKER = "regiehuis_worker"

# Who took something out adds to that alone: the key names the employee and the house of both rows.
KEYS = f"""
ALTER TABLE {DISCLOSURE} ADD CONSTRAINT verstrekking_van_wie UNIQUE (id, medewerker_id, veiligheidshuis_id);
ALTER TABLE {ITEM} ADD CONSTRAINT verstrektstuk_van_verstrekking
    FOREIGN KEY (verstrekking_id, medewerker_id, veiligheidshuis_id)
    REFERENCES {DISCLOSURE} (id, medewerker_id, veiligheidshuis_id);
ALTER TABLE {DISCLOSURE} ADD CONSTRAINT verstrekking_volledig
    CHECK (doel <> '' AND grondslag <> '' AND (ontvanger <> '' OR cardinality(ontvanger_organisaties) > 0));
"""
# The owner keeps UPDATE, which the check of the key above asks for; the trigger refuses it.
TRIGGERS = "".join(
    f"""
CREATE TRIGGER {table}_opdracht BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_toevoegen();
REVOKE DELETE, TRUNCATE ON {table} FROM CURRENT_USER;
"""
    for table in (DISCLOSURE, ITEM)
)
OWN = f"medewerker_id = {MEDEWERKER} AND veiligheidshuis_id = ANY({HUIZEN})"
# Who sees something that went out sees with what it went; the FG sees the house, and in `casussen` who leads a case.
WITH_ITEM = f"EXISTS (SELECT 1 FROM {ITEM} s WHERE s.verstrekking_id = {DISCLOSURE}.id)"


def key(name: str = "id") -> tuple[str, models.UUIDField]:
    """The key of a row, made in Python."""
    return (
        name,
        models.UUIDField(default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False),
    )


class Migration(migrations.Migration):
    """`Verstrekking` and `VerstrektStuk`."""

    dependencies = [("logboek", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Verstrekking",
            fields=[
                key(),
                ("op", models.DateTimeField()),
                ("medewerker_id", models.UUIDField()),
                ("organisatie_id", models.UUIDField(null=True)),
                ("veiligheidshuis_id", models.UUIDField()),
                ("besloten_door", models.UUIDField()),
                ("vorm", models.CharField(max_length=20)),
                (
                    "ontvanger_organisaties",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("ontvanger", models.CharField(default="", max_length=200)),
                ("doel", models.CharField(max_length=200)),
                ("grondslag", models.CharField(max_length=24)),
            ],
            options={
                "indexes": [models.Index(fields=["veiligheidshuis_id", "-op", "-id"], name="verstrekking_huis")],
            },
        ),
        migrations.CreateModel(
            name="VerstrektStuk",
            fields=[
                key(),
                ("verstrekking_id", models.UUIDField()),
                ("medewerker_id", models.UUIDField()),
                ("veiligheidshuis_id", models.UUIDField()),
                ("soort", models.CharField(max_length=40)),
                ("object_id", models.UUIDField()),
                ("persoon_id", models.UUIDField(null=True)),
                ("casus_id", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["verstrekking_id"], name="verstrektstuk_verstrekking"),
                    models.Index(fields=["persoon_id"], name="verstrektstuk_persoon"),
                    models.Index(fields=["object_id"], name="verstrektstuk_object"),
                    models.Index(fields=["casus_id"], name="verstrektstuk_casus"),
                ],
            },
        ),
        RunSQL(KEYS + TRIGGERS, reverse_sql=RunSQL.noop),
        protect(DISCLOSURE, web="SELECT, INSERT", worker="SELECT, INSERT"),
        protect(ITEM, web="SELECT, INSERT", worker="SELECT, INSERT"),
        policy(DISCLOSURE, "INSERT", check=f"{OWN} AND op = {MOMENT}"),
        policy(DISCLOSURE, "SELECT", using=WITH_ITEM),
        policy(ITEM, "INSERT", check=OWN),
        policy(ITEM, "SELECT", using=f"veiligheidshuis_id = ANY({FG_HUIZEN})"),
        *[policy(table, "INSERT", check=f"medewerker_id = {SYSTEEM}", role=WORKER) for table in (DISCLOSURE, ITEM)],
        *[policy(table, "SELECT", using="true", role=WORKER) for table in (DISCLOSURE, ITEM)],
    ]
