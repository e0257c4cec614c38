"""A statement of the person beside an item, and an item that is shielded while disputed (R32)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, NAMENS, ONDERDEEL, REGISSEURS, policy, protect

ITEM, STATEMENT = "casussen_informatie", "casussen_verklaring"
# Beside what opens an item, not instead of it.
SHIELD = f"""
CREATE POLICY betwist ON {ITEM} AS RESTRICTIVE FOR SELECT TO regiehuis_web USING (
    betwist_op IS NULL OR bron_id = {ONDERDEEL} OR EXISTS (
        SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {ITEM}.casus_id AND d.medewerker_id = ANY({NAMENS})
           AND d.medewerker_id = ANY({REGISSEURS}) AND d.rol = 'procesregisseur' AND d.van <= {DAG} AND d.tot > {DAG}
           AND d.convenant_id = ANY({CONVENANTEN})))
"""


class Migration(migrations.Migration):
    """`Verklaring` for who reads the item; a disputed item for its source and procesregie."""

    dependencies = [
        ("casussen", "0038_bereik"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="informatie",
            name="betwist_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Verklaring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("tekst", models.TextField(max_length=4000)),
                ("op", models.DateTimeField()),
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
                    "informatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verklaringen",
                        to="casussen.informatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "verklaring",
            },
        ),
        RunSQL(SHIELD, reverse_sql=f"DROP POLICY betwist ON {ITEM}"),
        protect(STATEMENT, web="SELECT"),
        policy(STATEMENT, "SELECT", using=f"EXISTS (SELECT 1 FROM {ITEM} i WHERE i.id = informatie_id)"),
    ]
