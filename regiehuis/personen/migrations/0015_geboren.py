"""A delivered record is found by birth date, when somebody asks what lists of partners hold about him (R30)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One index."""

    dependencies = [("personen", "0014_nettolijst_policies")]

    operations = [
        migrations.AddIndex(
            "aangeleverdrecord",
            models.Index(fields=["veiligheidshuis", "geboortedatum"], name="aangeleverdrecord_geboren"),
        )
    ]
