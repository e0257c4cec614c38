"""The rota of piket: who holds it from when to when (R9)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import house_wide

NO_OVERLAP = (
    "ALTER TABLE samenwerking_piketdienst ADD CONSTRAINT piketdienst_geen_overlap"
    " EXCLUDE USING gist (veiligheidshuis_id WITH =, tstzrange(van, tot) WITH &&)"
)
# A shift is for an employee of the house, and nobody of another.
OWN = (
    "CREATE POLICY eigen_huis_{name} ON samenwerking_piketdienst AS RESTRICTIVE FOR {command} TO regiehuis_web"
    " WITH CHECK (EXISTS (SELECT 1 FROM samenwerking_medewerker m WHERE m.id = medewerker_id"
    " AND m.veiligheidshuis_id = samenwerking_piketdienst.veiligheidshuis_id))"
)


class Migration(migrations.Migration):
    """`Piketdienst`: everybody of the house reads the rota, the ketenmanager keeps it."""

    dependencies = [("samenwerking", "0011_huisprofiel")]

    operations = [
        migrations.CreateModel(
            name="Piketdienst",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("van", models.DateTimeField()),
                ("tot", models.DateTimeField()),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "medewerker",
                    models.ForeignKey(
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
            options={
                "verbose_name": "piketdienst",
                "constraints": [
                    models.CheckConstraint(name="piketdienst_periode", condition=models.Q(tot__gt=models.F("van")))
                ],
            },
        ),
        RunSQL(NO_OVERLAP, reverse_sql=RunSQL.noop),
        *house_wide("samenwerking_piketdienst", "veiligheidshuis_id"),
        RunSQL(OWN.format(name="insert", command="INSERT"), reverse_sql=RunSQL.noop),
        RunSQL(OWN.format(name="update", command="UPDATE"), reverse_sql=RunSQL.noop),
    ]
