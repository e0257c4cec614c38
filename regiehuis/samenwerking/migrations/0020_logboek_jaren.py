"""How long the log of a house is kept (R36); a lawyer of the house confirms it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column with its default."""

    dependencies = [("samenwerking", "0019_inlogdienst")]

    operations = [
        migrations.AddField("veiligheidshuis", "logboek_jaren", models.PositiveSmallIntegerField(default=10)),
    ]
