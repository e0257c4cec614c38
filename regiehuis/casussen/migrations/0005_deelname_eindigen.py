"""A membership can end on its first day, and when its organisation stands no longer under the covenant (R16)."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, NAMENS, REGISSEURS

FUNCTION = f"""
-- The procesregisseur of a case may end any membership but the own; to give or extend one takes regiehuis_mag_deelname.
CREATE FUNCTION regiehuis_beheert_deelname(p_casus uuid, p_medewerker uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN p_medewerker <> {MEDEWERKER} AND EXISTS (
        SELECT 1 FROM casussen_deelname d
         WHERE d.casus_id = p_casus AND d.rol = 'procesregisseur' AND d.medewerker_id = ANY({NAMENS})
           AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})
           AND d.medewerker_id = ANY({REGISSEURS}));
END $$;
REVOKE ALL ON FUNCTION regiehuis_beheert_deelname(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_beheert_deelname(uuid, uuid) TO regiehuis_web;
"""
MANAGES = "regiehuis_beheert_deelname(casus_id, medewerker_id)"
ENDS_OR_MAY = f"tot <= {DAG} OR regiehuis_mag_deelname(casus_id, convenant_id, medewerker_id, rol)"
POLICY = f"""
DROP POLICY update_web ON casussen_deelname;
CREATE POLICY update_web ON casussen_deelname FOR UPDATE TO regiehuis_web
    USING ({MANAGES}) WITH CHECK ({MANAGES} AND ({ENDS_OR_MAY}));
"""


class Migration(migrations.Migration):
    """The policy for UPDATE told apart from that for INSERT."""

    dependencies = [("casussen", "0004_overleg")]

    operations = [
        migrations.RemoveConstraint(model_name="deelname", name="deelname_periode"),
        migrations.AddConstraint(
            model_name="deelname",
            constraint=models.CheckConstraint(name="deelname_periode", condition=models.Q(tot__gte=models.F("van"))),
        ),
        RunSQL(FUNCTION + POLICY, reverse_sql=RunSQL.noop),
    ]
