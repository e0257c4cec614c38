"""Unusual reading that takes a look at persons and memberships, which the FG may not read (R35, R39)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

# Employees and numbers, of the houses of which the asker is FG; no name, no key of a case.
READ = """
CREATE FUNCTION regiehuis_ongewoon_lezen(p_van timestamptz, p_tot timestamptz)
RETURNS TABLE (regel text, medewerker_id uuid, aantal bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_huizen uuid[] := nullif(current_setting('regiehuis.fg_huizen', true), '')::uuid[];
BEGIN
    RETURN QUERY
    SELECT 'achternaam'::text, r.medewerker_id, count(*)
      FROM public.logboek_logregel r
      CROSS JOIN LATERAL unnest(r.persoon_ids) gelezen(persoon)
      JOIN public.personen_persoon p ON p.id = gelezen.persoon AND p.veiligheidshuis_id = r.veiligheidshuis_id
      JOIN public.samenwerking_medewerker m ON m.id = r.medewerker_id
     WHERE r.veiligheidshuis_id = ANY(v_huizen) AND r.moment >= p_van AND r.moment < p_tot AND r.handeling = 'lezen'
       AND right(lower(m.naam), length(p.achternaam) + 1) = ' ' || lower(p.achternaam)
     GROUP BY r.medewerker_id;
    RETURN QUERY
    SELECT 'na_einde'::text, r.medewerker_id, count(*)
      FROM public.logboek_logregel r
     WHERE r.veiligheidshuis_id = ANY(v_huizen) AND r.moment >= p_van AND r.moment < p_tot
       AND r.handeling = 'weigering' AND r.object_soort = 'casus'
       AND EXISTS (SELECT 1 FROM public.casussen_deelname d WHERE d.casus_id = r.object_id
            AND d.medewerker_id = r.medewerker_id AND d.tot <= (r.moment AT TIME ZONE 'Europe/Amsterdam')::date)
     GROUP BY r.medewerker_id;
    RETURN QUERY
    SELECT 'treffer'::text, r.medewerker_id, count(*)
      FROM public.logboek_logregel r
     WHERE r.veiligheidshuis_id = ANY(v_huizen) AND r.moment >= p_van AND r.moment < p_tot
       AND r.handeling = 'zoeken' AND r.object_soort IN ('casus', 'signaal') AND r.persoon_ids <> '{}'
       AND NOT EXISTS (SELECT 1 FROM public.casussen_casuspersoon c
             JOIN public.casussen_deelname d ON d.casus_id = c.casus_id AND d.medewerker_id = r.medewerker_id
            WHERE c.persoon_id = ANY(r.persoon_ids))
     GROUP BY r.medewerker_id;
END $$;
REVOKE ALL ON FUNCTION regiehuis_ongewoon_lezen(timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_ongewoon_lezen(timestamptz, timestamptz) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """One function, for the FG."""

    dependencies = [("verantwoording", "0004_termijn_van_regime")]

    operations = [RunSQL(READ, reverse_sql="DROP FUNCTION regiehuis_ongewoon_lezen(timestamptz, timestamptz)")]
