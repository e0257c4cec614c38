"""A meeting form has a calendar: its first sitting, its end, and what it does on a public holiday (C6)."""

from django.db import migrations, models

from regiehuis.samenwerking import rules


class Migration(migrations.Migration):
    """Three fields on the meeting form, and a kind of meeting without cases."""

    dependencies = [("samenwerking", "0007_eigen_huis")]

    operations = [
        migrations.AddField("overlegvorm", "kalender_van", models.DateField(blank=True, null=True)),
        migrations.AddField("overlegvorm", "kalender_tot", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "overlegvorm",
            "feestdagregel",
            models.CharField(choices=rules.FEESTDAGREGELS, default="overslaan", max_length=12),
        ),
        migrations.AlterField("overlegvorm", "soort", models.CharField(choices=rules.OVERLEGSOORTEN, max_length=16)),
        migrations.AddConstraint(
            "overlegvorm",
            models.CheckConstraint(
                name="overlegvorm_kalender",
                condition=models.Q(
                    ("kalender_tot__isnull", True), ("kalender_tot__gt", models.F("kalender_van")), _connector="OR"
                ),
            ),
        ),
    ]
