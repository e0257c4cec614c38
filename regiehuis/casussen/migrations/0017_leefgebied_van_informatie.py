"""The life area under which an item stands in the dossier (A4)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casussen", "0016_verslagversie"),
    ]

    operations = [
        migrations.AddField(
            model_name="informatie",
            name="leefgebied",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casussen.leefgebied"
            ),
        ),
    ]
