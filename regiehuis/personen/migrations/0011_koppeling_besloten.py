"""What people decided on pairs is found without reading all that runs linked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index on the decided ones alone."""

    dependencies = [("personen", "0010_koppeling_policies")]

    operations = [
        migrations.AddIndex(
            model_name="koppeling",
            index=models.Index(
                condition=models.Q(("besloten_door__isnull", False)),
                fields=["veiligheidshuis", "-besloten_op", "id"],
                name="koppeling_besloten",
            ),
        ),
    ]
