"""Row-level security of the menu of interventions."""

from django.db import migrations

from regiehuis.kern.policies import house_wide


class Migration(migrations.Migration):
    """Everybody of the house reads the menukaart, the ketenmanager writes it."""

    dependencies = [("kennisbank", "0001_initial"), ("samenwerking", "0002_policies")]

    operations = house_wide("kennisbank_menukaartitem", "veiligheidshuis_id")
