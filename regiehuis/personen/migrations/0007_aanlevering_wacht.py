"""A list that came in by the screen waits, sealed in its row, until it is taken in."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("convenanten", "0011_bevestiging"),
        ("personen", "0006_aanlevering_policies"),
        ("samenwerking", "0020_logboek_jaren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="aanlevering",
            name="aanlevering_status",
        ),
        migrations.AddField(
            model_name="aanlevering",
            name="inhoud",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="aanlevering",
            name="status",
            field=models.CharField(
                choices=[
                    ("ontvangen", "Ontvangen, nog niet ingelezen"),
                    ("afgekeurd", "Afgekeurd: niets ingelezen"),
                    ("ingelezen", "Ingelezen"),
                    ("dubbel", "Al eerder ingelezen: niets veranderd"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="aanlevering",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["ontvangen", "afgekeurd", "ingelezen", "dubbel"])),
                name="aanlevering_status",
            ),
        ),
    ]
