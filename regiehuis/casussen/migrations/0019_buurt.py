"""The neighbourhood of a group or an area (A3)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0018_wachtlijst"),
    ]

    operations = [
        migrations.AddField(
            model_name="casus",
            name="buurt",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="signaal",
            name="buurt",
            field=models.CharField(blank=True, max_length=120),
        ),
    ]
