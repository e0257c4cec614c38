"""Consent: scoped, dated and withdrawable; what rests on it is shared as far as it goes and as long as it counts (R25)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    MEDEWERKER,
    NAMENS,
    ONDERDEEL,
    ORGANISATIE,
    REGISSEURS,
    SECRETARIS_VAN,
    policy,
    protect,
)

TABLE = "casussen_toestemming"
MEMBER = (
    f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)
# A consent says once what it is about; it is only confirmed, or withdrawn for good.
COLUMNS = (
    f"GRANT UPDATE (bevestigd_op, ingetrokken_op, ingetrokken_reden, ingetrokken_door_id, versie) ON {TABLE}"
    " TO regiehuis_web"
)
# Beside matrix and audience. The source reads back its own, and who typed it in an own meeting what was typed.
RESTS = f"""
CREATE POLICY toestemming ON casussen_informatie AS RESTRICTIVE FOR SELECT TO regiehuis_web USING (
    grondslag <> 'toestemming' OR bron_id = {ONDERDEEL}
    OR (overlegvorm_id = ANY({SECRETARIS_VAN}) AND vastgelegd_door_id = ANY({NAMENS}))
    OR EXISTS (SELECT 1 FROM {TABLE} t WHERE t.id = casussen_informatie.toestemming_id
                  AND t.casus_id = casussen_informatie.casus_id AND t.ingetrokken_op IS NULL
                  AND t.van <= {DAG} AND t.tot > {DAG} AND casussen_informatie.categorie_id = ANY(t.categorieen)
                  AND {ORGANISATIE} = ANY(t.organisaties)));
"""


def key(to: str, **more: object) -> models.ForeignKey:
    """A reference that protects what it points to."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to, **more)


def keys() -> django.contrib.postgres.fields.ArrayField:
    """A list of keys."""
    return django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)


class Migration(migrations.Migration):
    """`Toestemming`, what rests on it, and the policies of both."""

    dependencies = [
        ("casussen", "0025_deelname_lopend"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Toestemming",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "gever",
                    models.CharField(
                        choices=[("zelf", "De persoon zelf"), ("vertegenwoordiger", "Een wettelijk vertegenwoordiger")],
                        default="zelf",
                        max_length=20,
                    ),
                ),
                ("vertegenwoordiger", models.CharField(blank=True, max_length=120)),
                ("doel", models.CharField(max_length=500)),
                ("categorieen", keys()),
                ("organisaties", keys()),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("mondeling", "Mondeling, hier vastgelegd"),
                            ("schriftelijk", "Schriftelijk, ondertekend"),
                            ("digitaal", "Digitaal, bijvoorbeeld per mail"),
                        ],
                        max_length=16,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=500)),
                ("vastgelegd_op", models.DateTimeField()),
                ("bevestigd_op", models.DateTimeField()),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                ("ingetrokken_reden", models.CharField(blank=True, max_length=500)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                ("persoon", key("personen.persoon")),
                ("vastgelegd_door", key(settings.AUTH_USER_MODEL)),
                ("ingetrokken_door", key(settings.AUTH_USER_MODEL, null=True)),
            ],
            options={
                "verbose_name": "toestemming",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("tot__gt", models.F("van"))), name="toestemming_periode")
                ],
            },
        ),
        migrations.AddField("informatie", "toestemming", key("casussen.toestemming", null=True)),
        protect(TABLE, web="SELECT, INSERT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=MEMBER),
        policy(TABLE, "INSERT", check=f"{MEMBER} AND vastgelegd_door_id = {MEDEWERKER} AND ingetrokken_op IS NULL"),
        policy(TABLE, "UPDATE", using=f"{MEMBER} AND ingetrokken_op IS NULL", check=MEMBER),
        RunSQL(RESTS, reverse_sql=RunSQL.noop),
    ]
