"""Waiting signals in counts, for the ketenmanager: per triage and day, with its room; no number, no name (R15, A2)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import KETEN_HUIZEN

SQL = f"""
CREATE FUNCTION regiehuis_wachtende_signalen() RETURNS TABLE (
    triage text, op date, aantal bigint, acuut bigint, capaciteit int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT v.naam::text, s.triage_op, count(*), count(*) FILTER (WHERE s.acuut), v.capaciteit::int
      FROM casussen_signaal s JOIN samenwerking_overlegvorm v ON v.id = s.triagevorm_id
     WHERE s.status = 'volledig' AND s.veiligheidshuis_id = ANY({KETEN_HUIZEN})
     GROUP BY v.id, s.triage_op ORDER BY s.triage_op NULLS LAST, v.naam;
END $$;
REVOKE ALL ON FUNCTION regiehuis_wachtende_signalen() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_wachtende_signalen() TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The function `regiehuis_wachtende_signalen`."""

    dependencies = [("casussen", "0006_deelname_probe")]

    operations = [RunSQL(SQL, reverse_sql="DROP FUNCTION regiehuis_wachtende_signalen()")]
