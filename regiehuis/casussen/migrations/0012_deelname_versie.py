"""The second of two people who change a membership is told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A version on a membership; old rows begin at 1."""

    dependencies = [
        ("casussen", "0011_deelname_namens"),
    ]

    operations = [
        migrations.AddField(
            model_name="deelname",
            name="versie",
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
    ]
