"""A term can count from the end of aftercare."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more choice of `bewaren_vanaf`."""

    dependencies = [("convenanten", "0006_regime")]

    operations = [
        migrations.AlterField(
            "regime",
            "bewaren_vanaf",
            models.CharField(
                choices=[
                    ("afsluiting", "Vanaf het sluiten van de casus"),
                    ("nazorg", "Vanaf het einde van de nazorg"),
                    ("laatste_gegeven", "Vanaf het laatste dat in de casus is vastgelegd"),
                    ("opening", "Vanaf het openen van de casus"),
                ],
                default="afsluiting",
                max_length=16,
            ),
        )
    ]
