"""Requests of the data subject with their parts (R30–R32)."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models


class Migration(migrations.Migration):
    """Tables only; who sees them stands in the next one."""

    dependencies = [
        ("samenwerking", "0016_contactpunt"),
        ("verantwoording", "0005_ongewoon_lezen"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Verzoek",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nummer", models.CharField(max_length=16)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inzage", "Inzage"),
                            ("rectificatie", "Rectificatie"),
                            ("wissing", "Wissing"),
                            ("bezwaar", "Bezwaar"),
                            ("beperking", "Beperking van het gebruik"),
                        ],
                        max_length=12,
                    ),
                ),
                ("wet", models.CharField(choices=[("avg", "AVG"), ("wpg", "Wpg (politiegegevens)")], max_length=4)),
                (
                    "kanaal",
                    models.CharField(
                        choices=[
                            ("brief", "Per brief"),
                            ("mail", "Per mail"),
                            ("balie", "Aan de balie"),
                            ("telefoon", "Per telefoon"),
                        ],
                        max_length=12,
                    ),
                ),
                ("ontvangen_op", models.DateField()),
                ("achternaam", models.CharField(max_length=120)),
                ("tussenvoegsel", models.CharField(blank=True, max_length=20)),
                ("voornamen", models.CharField(blank=True, max_length=120)),
                ("geboortedatum", models.CharField(blank=True, max_length=10)),
                ("zoeknaam", models.CharField(max_length=200)),
                ("antwoordadres", models.CharField(blank=True, max_length=300)),
                ("omschrijving", models.TextField(max_length=4000)),
                (
                    "vertegenwoordiging",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "De persoon vraagt het zelf"),
                            ("wettelijk", "Wettelijk vertegenwoordiger (ouder, voogd of curator)"),
                            ("gemachtigde", "Gemachtigde, bijvoorbeeld een advocaat"),
                        ],
                        max_length=12,
                    ),
                ),
                ("vertegenwoordiger", models.CharField(blank=True, max_length=120)),
                ("zelf_reden", models.CharField(blank=True, max_length=500)),
                ("vastgelegd_op", models.DateTimeField()),
                ("identiteit_op", models.DateTimeField(null=True)),
                (
                    "identiteit_wijze",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("legitimatie", "Aan de balie, met een geldig identiteitsbewijs"),
                            ("digid", "Met DigiD"),
                            ("beeldbellen", "Per beeldbellen, met een geldig identiteitsbewijs"),
                            ("anders", "Op een andere wijze"),
                        ],
                        max_length=12,
                    ),
                ),
                ("identiteit_toelichting", models.CharField(blank=True, max_length=500)),
                (
                    "personen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("bijeengebracht_op", models.DateTimeField(null=True)),
                ("termijn", models.DateField()),
                ("verlengd_op", models.DateTimeField(null=True)),
                ("verlenging_reden", models.CharField(blank=True, max_length=500)),
                ("toegang_tot", models.DateField()),
                ("geheim_opgelost_op", models.DateTimeField(null=True)),
                ("geheim_toelichting", models.CharField(blank=True, max_length=500)),
                ("verstrekt_op", models.DateTimeField(null=True)),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("toegewezen", "Toegewezen"),
                            ("deels", "Deels toegewezen"),
                            ("afgewezen", "Afgewezen"),
                            ("niet_gevonden", "Er zijn geen gegevens gevonden"),
                            ("ingetrokken", "Ingetrokken door de verzoeker"),
                            ("niet_vastgesteld", "Identiteit niet vastgesteld"),
                        ],
                        max_length=16,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=1000)),
                ("gesloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gesloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identiteit_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "vastgelegd_door",
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
                "verbose_name": "verzoek",
            },
        ),
        migrations.CreateModel(
            name="Kennisgeving",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nummer", models.CharField(max_length=16)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inzage", "Inzage"),
                            ("rectificatie", "Rectificatie"),
                            ("wissing", "Wissing"),
                            ("bezwaar", "Bezwaar"),
                            ("beperking", "Beperking van het gebruik"),
                        ],
                        max_length=12,
                    ),
                ),
                ("verstuurd_op", models.DateTimeField()),
                ("bevestigd_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "bevestigd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kennisgevingen",
                        to="verantwoording.verzoek",
                    ),
                ),
            ],
            options={
                "verbose_name": "kennisgeving",
            },
        ),
        migrations.CreateModel(
            name="Verzoekpost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("tabel", models.CharField(max_length=60)),
                ("rij_id", models.UUIDField()),
                ("casus_id", models.UUIDField(null=True)),
                ("bescherming", models.CharField(blank=True, max_length=12)),
                ("derden", models.BooleanField(default=False)),
                (
                    "besluit",
                    models.CharField(
                        blank=True, choices=[("verstrekken", "Verstrekken"), ("weigeren", "Weigeren")], max_length=12
                    ),
                ),
                ("besloten_op", models.DateTimeField(null=True)),
                ("betwist_op", models.DateTimeField(null=True)),
                ("betwisting_besluit", models.CharField(blank=True, max_length=500)),
                ("betwisting_eind_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
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
                    "bron",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.organisatieonderdeel",
                    ),
                ),
                (
                    "verzoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="posten", to="verantwoording.verzoek"
                    ),
                ),
            ],
            options={
                "verbose_name": "verzoekpost",
            },
        ),
        migrations.CreateModel(
            name="Weigeringsgrond",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "grond",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("onderzoek", "Lopend onderzoek of vervolging"),
                            ("openbare_veiligheid", "Openbare veiligheid"),
                            ("veiligheid_ander", "Veiligheid van een ander"),
                            ("rechten_ander", "Rechten van een ander: het gaat ook over iemand anders"),
                            ("melder", "Bescherming van wie iets meldde"),
                            ("beroepsgeheim", "Beroepsgeheim"),
                            ("toezicht", "Toezicht of inspectie"),
                        ],
                        max_length=20,
                    ),
                ),
                ("motivering", models.TextField(max_length=4000)),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weigering",
                        to="verantwoording.verzoekpost",
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
                "verbose_name": "weigeringsgrond",
            },
        ),
        migrations.CreateModel(
            name="Zienswijze",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("nummer", models.CharField(max_length=16)),
                ("gevraagd_op", models.DateTimeField()),
                ("termijn", models.DateField()),
                (
                    "antwoord",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_bezwaar", "Geen bezwaar tegen verstrekken"),
                            ("bezwaar", "Bezwaar tegen verstrekken"),
                        ],
                        max_length=12,
                    ),
                ),
                ("toelichting", models.TextField(blank=True, max_length=4000)),
                ("beantwoord_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "beantwoord_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "onderdeel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.organisatieonderdeel",
                    ),
                ),
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zienswijze",
                        to="verantwoording.verzoekpost",
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
                "verbose_name": "zienswijze",
            },
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.UniqueConstraint(fields=("veiligheidshuis", "nummer"), name="verzoek_nummer"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(("personen", []), ("identiteit_op__isnull", False), _connector="OR"),
                name="verzoek_identiteit_eerst",
            ),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "toegang_tot__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("ontvangen_op"), "+", models.Value(datetime.timedelta(days=120))
                        ),
                    )
                ),
                name="verzoek_toegang_eindigt",
            ),
        ),
        migrations.AddConstraint(
            model_name="kennisgeving",
            constraint=models.UniqueConstraint(fields=("verzoek", "organisatie"), name="kennisgeving_eenmalig"),
        ),
        migrations.AddConstraint(
            model_name="verzoekpost",
            constraint=models.UniqueConstraint(fields=("verzoek", "tabel", "rij_id"), name="verzoekpost_eenmalig"),
        ),
        migrations.AddIndex(
            model_name="zienswijze",
            index=models.Index(fields=["onderdeel", "beantwoord_op"], name="zienswijze_open"),
        ),
    ]
