"""How many running cases a meeting can carry at once (A2)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """`Overlegvorm.capaciteit_lopend`; nothing means no limit."""

    dependencies = [("samenwerking", "0009_agendasleutel")]

    operations = [
        migrations.AddField(
            "overlegvorm", "capaciteit_lopend", models.PositiveSmallIntegerField(null=True, blank=True)
        ),
    ]
