"""Every text of minutes and decision is kept, with who wrote it and who was there; nobody changes it (R26)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    MEDEWERKER,
    NAMENS,
    REGISSEURS,
    SECRETARIS_VAN,
    VOORZIT,
    policy,
    protect,
)

TABLE = "casussen_verslagversie"
MEMBER = (
    f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)
RUNS = f"(overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN}))"
AT_POINT = (
    f"EXISTS (SELECT 1 FROM casussen_agendapunt p WHERE p.id = {TABLE}.agendapunt_id"
    f" AND p.casus_id = {TABLE}.casus_id AND p.overlegvorm_id = {TABLE}.overlegvorm_id)"
)


class Migration(migrations.Migration):
    """The table with its policies: read by members and who runs the meeting, added to by the latter, never changed."""

    dependencies = [
        ("casussen", "0015_werkwijze_versie"),
        ("samenwerking", "0007_eigen_huis"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Verslagversie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nummer", models.PositiveIntegerField()),
                ("verslag", models.TextField(blank=True, max_length=8000)),
                ("besluit", models.TextField(blank=True, max_length=4000)),
                (
                    "aanwezig",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("reden", models.CharField(blank=True, max_length=300)),
                ("herstelt", models.PositiveIntegerField(null=True)),
                ("op", models.DateTimeField()),
                (
                    "agendapunt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="versies",
                        to="casussen.agendapunt",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "overlegvorm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.overlegvorm",
                    ),
                ),
            ],
            options={
                "verbose_name": "verslagversie",
                "constraints": [
                    models.UniqueConstraint(fields=["agendapunt", "nummer"], name="verslagversie_eenmalig")
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT"),
        policy(TABLE, "SELECT", using=f"{MEMBER} OR {RUNS}"),
        policy(TABLE, "INSERT", check=f"{RUNS} AND door_id = {MEDEWERKER} AND {AT_POINT}"),
    ]
