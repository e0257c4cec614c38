"""Net lists of a quarter and who stands on them (B4); their policies stand in 0014."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models


class Migration(migrations.Migration):
    dependencies = [
        ("personen", "0012_tellingen"),
        ("samenwerking", "0020_logboek_jaren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Nettolijst",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("jaar", models.PositiveSmallIntegerField()),
                ("kwartaal", models.PositiveSmallIntegerField()),
                ("peildatum", models.DateField(null=True)),
                ("definities", models.CharField(max_length=12)),
                (
                    "stand",
                    models.CharField(
                        choices=[("concept", "Concept"), ("vastgesteld", "Vastgesteld")],
                        default="concept",
                        max_length=12,
                    ),
                ),
                ("gemaakt_op", models.DateTimeField()),
                ("vastgesteld_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gemaakt_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.organisatie"
                    ),
                ),
                (
                    "vastgesteld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "nettolijst",
            },
        ),
        migrations.CreateModel(
            name="Nettolijstregel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("persoonsleutel", models.UUIDField()),
                (
                    "records",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("voornamen", models.CharField(blank=True, max_length=120)),
                ("voorletters", models.CharField(blank=True, max_length=20)),
                ("tussenvoegsel", models.CharField(blank=True, max_length=20)),
                ("achternaam", models.CharField(max_length=120)),
                ("geboortedatum", models.CharField(blank=True, max_length=10)),
                ("definitie", models.CharField(blank=True, max_length=24)),
                ("oordelen", models.JSONField(default=list)),
                ("aantal", models.PositiveIntegerField(null=True)),
                ("aantal_vijf_jaar", models.PositiveIntegerField(null=True)),
                ("aantal_peiljaar", models.PositiveIntegerField(null=True)),
                ("peildatum", models.DateField(null=True)),
                ("waarom", models.CharField(blank=True, max_length=400)),
                ("opgenomen", models.BooleanField()),
                (
                    "verschil",
                    models.CharField(
                        choices=[
                            ("nieuw", "Nieuw"),
                            ("gebleven", "Gebleven"),
                            ("definitie", "Andere definitie"),
                            ("terug", "Weer terug"),
                            ("samengevoegd", "Samengevoegd"),
                            ("gesplitst", "Gesplitst"),
                            ("afgevallen", "Afgevallen"),
                            ("buiten", "Niet op de lijst"),
                        ],
                        max_length=12,
                    ),
                ),
                ("verschil_tekst", models.CharField(max_length=1000)),
                ("besluit", models.CharField(blank=True, max_length=500)),
                ("besluit_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "besluit_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lijst",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="regels", to="personen.nettolijst"
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "nettolijstregel",
            },
        ),
        migrations.AddConstraint(
            model_name="nettolijst",
            constraint=models.UniqueConstraint(
                fields=("veiligheidshuis", "organisatie", "jaar", "kwartaal"), name="nettolijst_eenmalig"
            ),
        ),
        migrations.AddConstraint(
            model_name="nettolijst",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["concept", "vastgesteld"])), name="nettolijst_stand"
            ),
        ),
        migrations.AddConstraint(
            model_name="nettolijst",
            constraint=models.CheckConstraint(
                condition=models.Q(("kwartaal__range", (1, 4))), name="nettolijst_kwartaal"
            ),
        ),
        migrations.AddConstraint(
            model_name="nettolijst",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stand", "concept"), ("vastgesteld_door", None), ("vastgesteld_op", None)),
                    models.Q(
                        ("stand", "vastgesteld"), ("vastgesteld_door__isnull", False), ("vastgesteld_op__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="nettolijst_vastgesteld",
            ),
        ),
        migrations.AddIndex(
            model_name="nettolijstregel",
            index=models.Index(fields=["lijst", "achternaam", "id"], name="nettolijstregel_lijst"),
        ),
        migrations.AddConstraint(
            model_name="nettolijstregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "verschil__in",
                        [
                            "nieuw",
                            "gebleven",
                            "definitie",
                            "terug",
                            "samengevoegd",
                            "gesplitst",
                            "afgevallen",
                            "buiten",
                        ],
                    )
                ),
                name="nettolijstregel_verschil",
            ),
        ),
        migrations.AddConstraint(
            model_name="nettolijstregel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("besluit", ""), ("besluit_door", None), ("besluit_op", None)),
                    models.Q(
                        models.Q(("besluit", ""), _negated=True),
                        ("besluit_door__isnull", False),
                        ("besluit_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="nettolijstregel_besluit",
            ),
        ),
    ]
