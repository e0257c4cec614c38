"""A gross list says how many antecedents fell in five years and in the year of its reference date (B4)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Three counts more; nothing was delivered of them until now."""

    dependencies = [("personen", "0011_koppeling_besloten")]

    operations = [
        migrations.AddField("aangeleverdrecord", "aantal_vijf_jaar", models.PositiveIntegerField(null=True)),
        migrations.AddField("aangeleverdrecord", "aantal_peiljaar", models.PositiveIntegerField(null=True)),
        migrations.AddField("aangeleverdrecord", "peildatum", models.DateField(null=True)),
    ]
