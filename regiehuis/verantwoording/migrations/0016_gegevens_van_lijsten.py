"""The overview of a person holds what stands of him on lists of partners and on net lists (R30)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.verantwoording.vindplaatsen import GEGEVENS_OVER


class Migration(migrations.Migration):
    """The function of all places, with those of lists."""

    dependencies = [("verantwoording", "0015_instelling_eenmaal_gelezen"), ("personen", "0015_geboren")]

    operations = [RunSQL(GEGEVENS_OVER, reverse_sql=RunSQL.noop)]
