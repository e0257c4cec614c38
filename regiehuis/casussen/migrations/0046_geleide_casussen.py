"""The running cases that somebody leads are found by index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two indexes for the first screen."""

    dependencies = [("casussen", "0045_opzoeken")]

    operations = [
        migrations.AddIndex(
            model_name="casus", index=models.Index(fields=["regisseur", "fase"], name="casus_regisseur_fase")
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["procesregisseur", "fase"], name="casus_procesregisseur_fase"),
        ),
    ]
