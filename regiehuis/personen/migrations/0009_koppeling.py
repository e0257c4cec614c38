"""Which delivered records are of one person: runs, pairs and decisions on them; each record starts as itself."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models


class Migration(migrations.Migration):
    dependencies = [
        ("personen", "0008_aanlevering_afsluiten"),
        ("samenwerking", "0020_logboek_jaren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Koppelbesluit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "besluit",
                    models.CharField(
                        choices=[
                            ("zelfde", "Dezelfde persoon"),
                            ("ander", "Iemand anders"),
                            ("uitstellen", "Later beslissen"),
                            ("navraag", "Navraag bij de partner"),
                            ("akkoord", "Eens met de eerste"),
                            ("oneens", "Niet eens met de eerste"),
                            ("ongedaan", "Ongedaan gemaakt"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reden", models.CharField(max_length=500)),
                ("op", models.DateTimeField()),
            ],
            options={
                "verbose_name": "koppelbesluit",
            },
        ),
        migrations.CreateModel(
            name="Koppeling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("gewicht", models.FloatField(null=True)),
                ("bewijs", models.JSONField(default=list)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("voorgesteld", "Te beslissen"),
                            ("uitgesteld", "Uitgesteld"),
                            ("bij_partner", "Navraag bij partner"),
                            ("wacht_tweede", "Wacht op een tweede"),
                            ("gekoppeld", "Dezelfde persoon"),
                            ("apart", "Iemand anders"),
                            ("ongedaan", "Ongedaan gemaakt"),
                            ("vervallen", "Vervallen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("wacht_op", models.CharField(blank=True, max_length=10)),
                ("uitgesteld_tot", models.DateField(null=True)),
                ("besloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "koppeling",
            },
        ),
        migrations.CreateModel(
            name="Koppelinstelling",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("koppelen_vanaf", models.FloatField(default=1.0)),
                ("vragen_vanaf", models.FloatField(default=-4.0)),
                ("vier_ogen", models.BooleanField(default=False)),
                ("gewijzigd_op", models.DateTimeField()),
                ("versie", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "koppelinstelling",
            },
        ),
        migrations.CreateModel(
            name="Koppelrun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gevraagd", "Gevraagd"),
                            ("loopt", "Loopt"),
                            ("klaar", "Klaar"),
                            ("mislukt", "Mislukt"),
                        ],
                        max_length=10,
                    ),
                ),
                ("gevraagd_op", models.DateTimeField()),
                ("begonnen_op", models.DateTimeField(null=True)),
                ("motor", models.CharField(blank=True, max_length=40)),
                ("model", models.JSONField(default=dict)),
                ("koppelen_vanaf", models.FloatField(default=1.0)),
                ("vragen_vanaf", models.FloatField(default=-4.0)),
                ("records", models.PositiveIntegerField(default=0)),
                ("gekoppeld", models.PositiveIntegerField(default=0)),
                ("gevraagd", models.PositiveIntegerField(default=0)),
                ("seconden", models.FloatField(default=0)),
            ],
            options={
                "verbose_name": "koppelrun",
            },
        ),
        migrations.AddField("aangeleverdrecord", "persoonsleutel", models.UUIDField(null=True)),
        migrations.RunSQL(
            "UPDATE personen_aangeleverdrecord SET persoonsleutel = id", reverse_sql=migrations.RunSQL.noop
        ),
        migrations.AlterField("aangeleverdrecord", "persoonsleutel", models.UUIDField()),
        migrations.AddIndex(
            model_name="aangeleverdrecord",
            index=models.Index(fields=["persoonsleutel"], name="aangeleverdrecord_persoon"),
        ),
        migrations.AddField(
            model_name="koppelbesluit",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="koppelbesluit",
            name="veiligheidshuis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
            ),
        ),
        migrations.AddField(
            model_name="koppeling",
            name="besloten_door",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="koppeling",
            name="record_a",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="personen.aangeleverdrecord"
            ),
        ),
        migrations.AddField(
            model_name="koppeling",
            name="record_b",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="personen.aangeleverdrecord"
            ),
        ),
        migrations.AddField(
            model_name="koppeling",
            name="veiligheidshuis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
            ),
        ),
        migrations.AddField(
            model_name="koppelbesluit",
            name="koppeling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="besluiten", to="personen.koppeling"
            ),
        ),
        migrations.AddField(
            model_name="koppelinstelling",
            name="gewijzigd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="koppelinstelling",
            name="veiligheidshuis",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
            ),
        ),
        migrations.AddField(
            model_name="koppelrun",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="koppelrun",
            name="veiligheidshuis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
            ),
        ),
        migrations.AddField(
            model_name="koppeling",
            name="run",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.koppelrun"
            ),
        ),
        migrations.AddConstraint(
            model_name="koppelbesluit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("besluit__in", ["zelfde", "ander", "uitstellen", "navraag", "akkoord", "oneens", "ongedaan"])
                ),
                name="koppelbesluit_besluit",
            ),
        ),
        migrations.AddIndex(
            model_name="koppelrun",
            index=models.Index(fields=["veiligheidshuis", "-gevraagd_op"], name="koppelrun_laatste"),
        ),
        migrations.AddConstraint(
            model_name="koppelrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("stand__in", ["gevraagd", "loopt", "klaar", "mislukt"])), name="koppelrun_stand"
            ),
        ),
        migrations.AddIndex(
            model_name="koppeling",
            index=models.Index(fields=["veiligheidshuis", "stand", "-gewicht", "id"], name="koppeling_lijst"),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.UniqueConstraint(fields=("record_a", "record_b"), name="koppeling_paar"),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(("record_a__lt", models.F("record_b"))), name="koppeling_volgorde"
            ),
        ),
        migrations.AddConstraint(
            model_name="koppeling",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stand__in",
                        [
                            "voorgesteld",
                            "uitgesteld",
                            "bij_partner",
                            "wacht_tweede",
                            "gekoppeld",
                            "apart",
                            "ongedaan",
                            "vervallen",
                        ],
                    )
                ),
                name="koppeling_stand",
            ),
        ),
    ]
