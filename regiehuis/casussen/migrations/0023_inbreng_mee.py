"""What somebody wrote for a point goes along when the point goes to another meeting (A7, R2)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import SECRETARIS_VAN, VOORZIT

# The chair or secretary who moves the point may not read what was written for it, so that a function does it. What was
# said in a meeting stays with that meeting: there the confirmation comes after the capture.
FUNCTION = f"""
CREATE FUNCTION regiehuis_verplaats_inbreng(p_van uuid, p_naar uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE casussen_informatie i
       SET agendapunt_id = p_naar, overlegvorm_id = CASE WHEN p_naar IS NULL THEN NULL ELSE i.overlegvorm_id END
      FROM casussen_agendapunt g
     WHERE g.id = p_van AND i.agendapunt_id = g.id AND i.bevestigd_op = i.vastgelegd_op AND i.publiek <> 'aanwezigen'
       AND (g.overlegvorm_id = ANY({VOORZIT}) OR g.overlegvorm_id = ANY({SECRETARIS_VAN}))
       AND (p_naar IS NULL OR EXISTS (SELECT 1 FROM casussen_agendapunt n WHERE n.id = p_naar
                                         AND n.casus_id = g.casus_id AND n.overlegvorm_id = g.overlegvorm_id));
END $$;
REVOKE ALL ON FUNCTION regiehuis_verplaats_inbreng(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_verplaats_inbreng(uuid, uuid) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The function that moves written input along with its point."""

    dependencies = [("casussen", "0022_regie_aanvaard")]

    operations = [RunSQL(FUNCTION, reverse_sql=RunSQL.noop)]
