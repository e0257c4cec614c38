"""Two records of the index that may be one person; who may see that depends on cases, so its policies stand in `casussen`."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models


class Migration(migrations.Migration):
    """`Koppelvoorstel`."""

    dependencies = [
        ("personen", "0002_policies"),
        ("samenwerking", "0012_piketdienst"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Koppelvoorstel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "bewijs",
                    models.CharField(
                        choices=[
                            ("bsn", "Hetzelfde BSN"),
                            ("naam", "Dezelfde naam en geboortedatum"),
                            ("opgegeven", "Opgegeven door wie het voorstelt"),
                        ],
                        max_length=12,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=300)),
                ("voorgesteld_op", models.DateTimeField()),
                (
                    "besluit",
                    models.CharField(
                        blank=True, choices=[("zelfde", "Dezelfde persoon"), ("ander", "Iemand anders")], max_length=8
                    ),
                ),
                ("reden", models.CharField(blank=True, max_length=500)),
                ("besloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "bekende",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "besloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
                (
                    "voorgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "koppelvoorstel",
                "constraints": [
                    models.UniqueConstraint(fields=("persoon", "bekende"), name="koppelvoorstel_paar"),
                    models.CheckConstraint(
                        condition=models.Q(("persoon", models.F("bekende")), _negated=True), name="koppelvoorstel_ander"
                    ),
                ],
            },
        ),
    ]
