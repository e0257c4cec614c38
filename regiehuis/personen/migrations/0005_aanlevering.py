"""Lists that partners deliver: the delivery, what its columns were taken for, and the records (B2); their policies stand in 0005."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models


class Migration(migrations.Migration):
    dependencies = [
        ("convenanten", "0011_bevestiging"),
        ("personen", "0004_opzoeken"),
        ("samenwerking", "0020_logboek_jaren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Aanlevering",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("brutolijst", "Brutolijst veelplegers"),
                            ("nettolijst", "Nettolijst veelplegers"),
                            ("politieregistraties", "Registraties van de politie"),
                            ("om_registraties", "Registraties van het OM"),
                            ("jeugdzorglijst", "Lijst van de jeugdzorg"),
                            ("vrijlatingen", "Berichten van vrijlating"),
                        ],
                        max_length=24,
                    ),
                ),
                ("bestandsnaam", models.CharField(max_length=150)),
                ("sha256", models.CharField(max_length=64)),
                ("toewijzing", models.JSONField(default=dict)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("ontvangen", "Ontvangen, nog niet ingelezen"),
                            ("afgekeurd", "Afgekeurd: niets ingelezen"),
                            ("ingelezen", "Ingelezen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rijen", models.PositiveIntegerField(default=0)),
                ("afgekeurd", models.PositiveIntegerField(default=0)),
                ("nieuw", models.PositiveIntegerField(default=0)),
                ("gewijzigd", models.PositiveIntegerField(default=0)),
                ("verdwenen", models.PositiveIntegerField(default=0)),
                ("op", models.DateTimeField()),
                (
                    "convenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="convenanten.convenant"
                    ),
                ),
                (
                    "medewerker",
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
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "aanlevering",
            },
        ),
        migrations.CreateModel(
            name="Aangeleverdrecord",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("voornamen", models.CharField(blank=True, max_length=120)),
                ("voorletters", models.CharField(blank=True, max_length=20)),
                ("tussenvoegsel", models.CharField(blank=True, max_length=20)),
                ("achternaam", models.CharField(max_length=120)),
                (
                    "geslacht",
                    models.CharField(
                        blank=True,
                        choices=[("", "Onbekend"), ("man", "Man"), ("vrouw", "Vrouw"), ("anders", "Anders")],
                        max_length=8,
                    ),
                ),
                ("geboortedatum", models.CharField(blank=True, max_length=10)),
                ("bsn_versleuteld", models.BinaryField(null=True)),
                ("bsn_hash", models.CharField(blank=True, max_length=64)),
                (
                    "bsn_reden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onbekend", "BSN is niet bekend"),
                            ("geen", "Heeft geen BSN"),
                            ("niet_gedeeld", "BSN mag niet worden gedeeld"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("brutolijst", "Brutolijst veelplegers"),
                            ("nettolijst", "Nettolijst veelplegers"),
                            ("politieregistraties", "Registraties van de politie"),
                            ("om_registraties", "Registraties van het OM"),
                            ("jeugdzorglijst", "Lijst van de jeugdzorg"),
                            ("vrijlatingen", "Berichten van vrijlating"),
                        ],
                        max_length=24,
                    ),
                ),
                ("bronrecord", models.CharField(max_length=80)),
                ("straat", models.CharField(blank=True, max_length=120)),
                ("huisnummer", models.CharField(blank=True, max_length=12)),
                ("postcode", models.CharField(blank=True, max_length=7)),
                ("woonplaats", models.CharField(blank=True, max_length=80)),
                ("aantal", models.PositiveIntegerField(null=True)),
                ("periode", models.CharField(blank=True, max_length=40)),
                ("einddatum_detentie", models.DateField(null=True)),
                ("inrichting", models.CharField(blank=True, max_length=120)),
                ("verdwenen_op", models.DateField(null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.organisatie"
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
                (
                    "aanlevering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="records", to="personen.aanlevering"
                    ),
                ),
            ],
            options={
                "verbose_name": "aangeleverd record",
            },
        ),
        migrations.CreateModel(
            name="Kolomtoewijzing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("brutolijst", "Brutolijst veelplegers"),
                            ("nettolijst", "Nettolijst veelplegers"),
                            ("politieregistraties", "Registraties van de politie"),
                            ("om_registraties", "Registraties van het OM"),
                            ("jeugdzorglijst", "Lijst van de jeugdzorg"),
                            ("vrijlatingen", "Berichten van vrijlating"),
                        ],
                        max_length=24,
                    ),
                ),
                ("toewijzing", models.JSONField(default=dict)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.organisatie"
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
                "verbose_name": "kolomtoewijzing",
            },
        ),
        migrations.AddIndex(
            model_name="aanlevering",
            index=models.Index(fields=["veiligheidshuis", "organisatie", "soort", "-op"], name="aanlevering_laatste"),
        ),
        migrations.AddConstraint(
            model_name="aanlevering",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["ontvangen", "afgekeurd", "ingelezen"])), name="aanlevering_status"
            ),
        ),
        migrations.AddIndex(
            model_name="aangeleverdrecord",
            index=models.Index(fields=["veiligheidshuis", "bsn_hash"], name="aangeleverdrecord_bsn"),
        ),
        migrations.AddConstraint(
            model_name="aangeleverdrecord",
            constraint=models.UniqueConstraint(
                fields=("veiligheidshuis", "organisatie", "soort", "bronrecord"), name="aangeleverdrecord_eenmalig"
            ),
        ),
        migrations.AddConstraint(
            model_name="kolomtoewijzing",
            constraint=models.UniqueConstraint(
                fields=("veiligheidshuis", "organisatie", "soort"), name="kolomtoewijzing_eenmalig"
            ),
        ),
    ]
