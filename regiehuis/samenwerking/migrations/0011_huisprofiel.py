"""The profile of the house and its reviews, who stands on which step of the ladder, how to work with each partner."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import HUIZEN, KETEN_HUIZEN, house_wide, policy, protect

REVIEW = "samenwerking_profielherziening"


class Migration(migrations.Migration):
    """Fields, two tables, their policies."""

    dependencies = [
        ("samenwerking", "0010_capaciteit_lopend"),
    ]

    operations = [
        migrations.AddField(
            model_name="aansluiting",
            name="aanspreekpunt",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="kenmerken",
            field=models.TextField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="mandaat_praktijk",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="samenspel",
            field=models.TextField(blank=True, max_length=2000),
        ),
        migrations.AddField(
            model_name="aansluiting",
            name="uren_geleverd",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="activiteiten",
            field=models.TextField(blank=True, max_length=4000),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="doelgroepen",
            field=models.TextField(blank=True, max_length=4000),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="gebied",
            field=models.TextField(blank=True, max_length=4000),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="regietype",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="regietype_reden",
            field=models.CharField(blank=True, max_length=400),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="toekomst",
            field=models.TextField(blank=True, max_length=4000),
        ),
        migrations.CreateModel(
            name="Profielherziening",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("op", models.DateField()),
                ("uitkomst", models.TextField(max_length=2000)),
                ("volgende_op", models.DateField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "verbose_name": "profielherziening",
                "constraints": [
                    models.UniqueConstraint(fields=("veiligheidshuis", "op"), name="profielherziening_per_dag"),
                    models.CheckConstraint(
                        condition=models.Q(("volgende_op__gt", models.F("op"))), name="profielherziening_later"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tredelid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "trede",
                    models.CharField(
                        choices=[
                            ("operationeel", "Operationeel (casusoverleg)"),
                            ("tactisch", "Tactisch (stuurgroep)"),
                            ("strategisch", "Strategisch (driehoek, burgemeester)"),
                            ("buiten", "Buiten het huis"),
                        ],
                        max_length=12,
                    ),
                ),
                ("naam", models.CharField(blank=True, max_length=120)),
                ("rol", models.CharField(max_length=120)),
                ("van", models.DateField()),
                ("tot", models.DateField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "medewerker",
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
                "verbose_name": "tredelid",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("medewerker__isnull", False), ("naam", "")),
                            models.Q(("medewerker__isnull", True), models.Q(("naam", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="tredelid_wie",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__isnull", True), ("tot__gt", models.F("van")), _connector="OR"),
                        name="tredelid_periode",
                    ),
                ],
            },
        ),
        # A review is history: it is added, and neither changed nor taken away.
        protect(REVIEW, web="SELECT, INSERT", worker="SELECT"),
        policy(REVIEW, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})"),
        policy(REVIEW, "INSERT", check=f"veiligheidshuis_id = ANY({KETEN_HUIZEN})"),
        policy(REVIEW, "SELECT", using="true", role="regiehuis_worker"),
        *house_wide("samenwerking_tredelid", "veiligheidshuis_id"),
    ]
