"""An index for the cases of somebody now, which passes over the memberships that have ended."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Beside the probe by case (0006): by employee and end date."""

    dependencies = [("casussen", "0024_vertrek")]

    operations = [
        migrations.AddIndex(
            model_name="deelname",
            index=models.Index(
                fields=["medewerker", "tot"], include=("casus", "van", "rol", "convenant"), name="deelname_lopend"
            ),
        ),
    ]
