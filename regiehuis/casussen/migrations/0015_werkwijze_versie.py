"""Criteria, core questions and life areas carry the version that whoever changes them has seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """`versie` on what a house asks and scores."""

    dependencies = [("casussen", "0014_aanscherping")]

    operations = [
        migrations.AddField(model, "versie", models.PositiveIntegerField(default=1))
        for model in ("criterium", "kernvraag", "leefgebied")
    ]
