"""The second of two people who change the same row is told: each of these rows counts its versions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A version on what the ketenmanager changes."""

    dependencies = [
        ("samenwerking", "0003_demo_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="aansluiting",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="functie",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="medewerker",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="overlegvorm",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="thema",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
