"""When an employee last looked at a case, so that he sees what changed since; his own row, and nobody else's."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, NAMENS, REGISSEURS, policy, protect

TABLE = "casussen_kijkmoment"
OWN = f"medewerker_id = {MEDEWERKER}"
MEMBER = (
    f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)


class Migration(migrations.Migration):
    """The table of looks, with its policies."""

    dependencies = [("casussen", "0030_contact_en_vrijlating")]

    operations = [
        migrations.CreateModel(
            name="Kijkmoment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("laatst_op", models.DateTimeField()),
                ("vorig_op", models.DateTimeField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "kijkmoment",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("medewerker", "casus"), include=("laatst_op", "vorig_op"), name="kijkmoment_eenmalig"
                    )
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT, UPDATE"),
        policy(TABLE, "SELECT", using=OWN),
        policy(TABLE, "INSERT", check=f"{OWN} AND {MEMBER}"),
        policy(TABLE, "UPDATE", using=f"{OWN} AND {MEMBER}", check=f"{OWN} AND {MEMBER}"),
    ]
