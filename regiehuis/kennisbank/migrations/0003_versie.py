"""The second of two people who change a menu item is told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A version on what the ketenmanager changes."""

    dependencies = [("kennisbank", "0002_policies")]

    operations = [migrations.AddField("menukaartitem", "versie", models.PositiveIntegerField(default=1))]
