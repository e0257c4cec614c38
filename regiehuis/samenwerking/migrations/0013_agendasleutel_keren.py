"""How often a calendar fetched with a key in the running hour."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """`uur_sinds` and `keren`."""

    dependencies = [
        ("samenwerking", "0012_piketdienst"),
    ]

    operations = [
        migrations.AddField(
            model_name="agendasleutel",
            name="keren",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="agendasleutel",
            name="uur_sinds",
            field=models.DateTimeField(null=True),
        ),
    ]
