"""Police data are brought in and read on a supply decision that holds, by its recipients only (R3)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, NAMENS, ONDERDEEL, ORGANISATIE, SECRETARIS_VAN

POLICE = "categorie_id IN (SELECT id FROM convenanten_informatiecategorie WHERE juridische_klasse = 'politie')"
SUPPLIED = f"regiehuis_verstrekt_aan(convenant_id, categorie_id, {DAG})"
# Beside matrix and audience. The source reads back its own, and who typed it in an own meeting what was typed.
READ = f"""
CREATE POLICY verstrekkingsbesluit ON casussen_informatie AS RESTRICTIVE FOR SELECT TO regiehuis_web USING (
    bron_id = {ONDERDEEL} OR NOT {POLICE}
    OR (overlegvorm_id = ANY({SECRETARIS_VAN}) AND vastgelegd_door_id = ANY({NAMENS}))
    OR {ORGANISATIE} = ANY({SUPPLIED}));
CREATE POLICY verstrekkingsbesluit_insert ON casussen_informatie AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (NOT {POLICE} OR cardinality({SUPPLIED}) > 0);
"""


class Migration(migrations.Migration):
    """Two restrictive policies on items."""

    dependencies = [("casussen", "0033_plichtenafweging"), ("convenanten", "0008_verstrekkingsbesluit")]

    operations = [RunSQL(READ, reverse_sql=RunSQL.noop)]
