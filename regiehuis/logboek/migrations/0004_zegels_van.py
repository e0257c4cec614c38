"""The links of rows of the log for the FG, who takes them along in a signed file (R35)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

# Hashes and numbers, of rows in a house of which the asker is FG; the hash before is of the link before, else of nothing.
LINKS = """
CREATE FUNCTION logboek_zegels_van(p_regels uuid[])
RETURNS TABLE (regel_id uuid, volgnummer bigint, regelhash bytea, schakel bytea, tot timestamptz, vorige bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_huizen uuid[] := nullif(current_setting('regiehuis.fg_huizen', true), '')::uuid[];
BEGIN
    RETURN QUERY
    SELECT z.regel_id, z.volgnummer, z.regelhash, z.schakel, z.tot,
           coalesce(v.schakel, decode(repeat('00', 32), 'hex'))
      FROM public.logboek_zegel z
      LEFT JOIN public.logboek_zegel v
        ON v.veiligheidshuis_id = z.veiligheidshuis_id AND v.volgnummer = z.volgnummer - 1
     WHERE z.regel_id = ANY(p_regels) AND z.veiligheidshuis_id = ANY(v_huizen);
END $$;
REVOKE ALL ON FUNCTION logboek_zegels_van(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION logboek_zegels_van(uuid[]) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """One function."""

    dependencies = [("logboek", "0003_doorgifte")]

    operations = [RunSQL(LINKS, reverse_sql="DROP FUNCTION logboek_zegels_van(uuid[])")]
