"""The second of two people who change the same row is told: each of these rows counts its versions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A version on what the ketenmanager changes."""

    dependencies = [
        ("convenanten", "0003_eigen_convenant"),
    ]

    operations = [
        migrations.AddField(
            model_name="convenant",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="ondertekening",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="regime",
            name="versie",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
