"""The overview of a person holds the feedback sheets of the cases and why somebody refused one (R22, R30)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.verantwoording.vindplaatsen import GEGEVENS_OVER


class Migration(migrations.Migration):
    """The function of all places, anew."""

    dependencies = [("verantwoording", "0012_ontvangers"), ("casussen", "0042_terugkoppelfiche")]

    operations = [RunSQL(GEGEVENS_OVER, reverse_sql=RunSQL.noop)]
