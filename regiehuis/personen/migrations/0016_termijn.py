"""A net list is kept as long as the regime says of the covenant under which its gross list came (R36).

And whoever stays when a delivered record goes is told anew who he is taken to be, by the links that are left.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import MEDEWERKER, policy

eerst = import_module("regiehuis.personen.migrations.0006_aanlevering_policies")
LIJST = "personen_nettolijst"
# Of a list that was there before: the covenant of the gross list that it was drawn up from.
VULLEN = f"""
UPDATE {LIJST} l SET convenant_id = (
    SELECT a.convenant_id FROM personen_aanlevering a
     WHERE a.veiligheidshuis_id = l.veiligheidshuis_id AND a.organisatie_id = l.organisatie_id
       AND a.soort = 'brutolijst' AND a.status = 'ingelezen' ORDER BY a.op <= l.gemaakt_op DESC, a.op DESC LIMIT 1);
SET CONSTRAINTS ALL IMMEDIATE;
"""
VAN_LEVERING = (
    f"EXISTS (SELECT 1 FROM {eerst.LEVERING} a WHERE a.convenant_id = {LIJST}.convenant_id"
    f" AND a.veiligheidshuis_id = {LIJST}.veiligheidshuis_id AND a.organisatie_id = {LIJST}.organisatie_id)"
)
PERSOONSLEUTELS = """
CREATE FUNCTION regiehuis_persoonsleutels() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    WITH RECURSIVE over AS (
        SELECT r.id FROM personen_aangeleverdrecord r WHERE r.persoonsleutel IN (SELECT w.persoonsleutel FROM weg w)),
    bereikt(van, naar) AS (
        SELECT o.id, o.id FROM over o
        UNION
        SELECT b.van, k.naar FROM bereikt b CROSS JOIN LATERAL (
            SELECT p.record_b_id AS naar FROM personen_koppeling p WHERE p.record_a_id = b.naar AND p.stand = 'gekoppeld'
            UNION ALL
            SELECT p.record_a_id FROM personen_koppeling p WHERE p.record_b_id = b.naar AND p.stand = 'gekoppeld') k
          JOIN over o ON o.id = k.naar),
    laagste AS (SELECT DISTINCT ON (b.van) b.van, b.naar FROM bereikt b ORDER BY b.van, b.naar)
    UPDATE personen_aangeleverdrecord r SET persoonsleutel = l.naar FROM laagste l
     WHERE r.id = l.van AND r.persoonsleutel <> l.naar;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION regiehuis_persoonsleutels() FROM PUBLIC;
CREATE TRIGGER persoonsleutels AFTER DELETE ON personen_aangeleverdrecord REFERENCING OLD TABLE AS weg
    FOR EACH STATEMENT EXECUTE FUNCTION regiehuis_persoonsleutels();
"""


def _convenant(*, null: bool) -> models.ForeignKey:  # type: ignore[type-arg]
    return models.ForeignKey(
        null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="convenanten.convenant"
    )


class Migration(migrations.Migration):
    """The covenant of a net list, who may name which, and the trigger."""

    dependencies = [("personen", "0015_geboren"), ("convenanten", "0012_rechtmatigheidsadvies")]

    operations = [
        migrations.AddField("nettolijst", "convenant", _convenant(null=True)),
        RunSQL(VULLEN, reverse_sql=RunSQL.noop),
        migrations.AlterField("nettolijst", "convenant", _convenant(null=False)),
        RunSQL(
            f"GRANT UPDATE (convenant_id) ON {LIJST} TO regiehuis_web;"
            f'DROP POLICY "insert_web" ON {LIJST}; DROP POLICY "update_web" ON {LIJST};' + PERSOONSLEUTELS,
            reverse_sql=RunSQL.noop,
        ),
        policy(
            LIJST,
            "INSERT",
            check=f"{eerst.MINE} AND stand = 'concept' AND gemaakt_door_id = {MEDEWERKER} AND {VAN_LEVERING}",
        ),
        policy(
            LIJST,
            "UPDATE",
            using=f"{eerst.MINE} AND stand = 'concept'",
            check=f"{eerst.MINE} AND (stand = 'concept' OR vastgesteld_door_id = {MEDEWERKER}) AND {VAN_LEVERING}",
        ),
    ]
