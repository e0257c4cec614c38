"""A care secret is shared without consent only with the note on the conflict of duties (R24)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL, SeparateDatabaseAndState

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, NAMENS, ONDERDEEL, REGISSEURS, policy, protect

TABLE = "casussen_plichtenafweging"
SOURCE = (
    f"bron_id = {ONDERDEEL} AND EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)
# A note is of the case and the source of its item. What stands in a house from before keeps standing: not validated.
KEYS = """
ALTER TABLE casussen_plichtenafweging ADD CONSTRAINT plichtenafweging_van_bron UNIQUE (id, casus_id, bron_id);
ALTER TABLE casussen_informatie ADD CONSTRAINT informatie_afweging_van_bron
    FOREIGN KEY (afweging_id, casus_id, bron_id) REFERENCES casussen_plichtenafweging (id, casus_id, bron_id);
ALTER TABLE casussen_informatie ADD CONSTRAINT informatie_afgewogen
    CHECK (grondslag <> 'conflict_van_plichten' OR afweging_id IS NOT NULL
           OR (publiek = 'aanwezigen' AND bevestigd_op IS NULL)) NOT VALID;
"""
WEIGHED = models.CheckConstraint(
    name="informatie_afgewogen",
    condition=models.Q(
        models.Q(("grondslag", "conflict_van_plichten"), _negated=True),
        ("afweging__isnull", False),
        models.Q(("bevestigd_op__isnull", True), ("publiek", "aanwezigen")),
        _connector="OR",
    ),
)


class Migration(migrations.Migration):
    """`Plichtenafweging`, and the item that rests on it."""

    dependencies = [
        ("casussen", "0032_verstrekkingen_van_casus"),
        ("samenwerking", "0014_soortorganisatie"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Plichtenafweging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("feiten", models.TextField(max_length=4000)),
                ("alternatieven", models.TextField(max_length=4000)),
                ("collega", models.CharField(max_length=200)),
                ("overlegd_op", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                (
                    "bron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.organisatieonderdeel",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"verbose_name": "plichtenafweging"},
        ),
        migrations.AddField(
            "informatie",
            "afweging",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casussen.plichtenafweging",
            ),
        ),
        SeparateDatabaseAndState(
            database_operations=[RunSQL(KEYS, reverse_sql=RunSQL.noop)],
            state_operations=[migrations.AddConstraint("informatie", WEIGHED)],
        ),
        protect(TABLE, web="SELECT, INSERT"),
        policy(TABLE, "SELECT", using=SOURCE),
        policy(TABLE, "INSERT", check=f"{SOURCE} AND vastgelegd_door_id = {MEDEWERKER}"),
    ]
