"""The overview of a person holds what went to other partnerships of the cases (R23, R30)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.verantwoording.vindplaatsen import GEGEVENS_OVER


class Migration(migrations.Migration):
    """The function of all places once more."""

    dependencies = [("verantwoording", "0013_gegevens_met_fiche"), ("casussen", "0043_resultaatverstrekking")]

    operations = [RunSQL(GEGEVENS_OVER, reverse_sql=RunSQL.noop)]
