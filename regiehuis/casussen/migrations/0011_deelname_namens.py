"""Who stands in for a procesregisseur does not give or lengthen that one's membership either (R14, R16)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import CONVENANTEN, DAG, HUIZEN, NAMENS, REGISSEURS, VOORZIT

LEADS = f"""EXISTS (
        SELECT 1 FROM casussen_deelname d
         WHERE d.casus_id = p_casus AND d.rol = 'procesregisseur' AND d.medewerker_id = ANY({NAMENS})
           AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})
           AND d.medewerker_id = ANY({REGISSEURS}))"""
SQL = f"""
-- As in 0002 and 0005, but whoever the asker stands in for counts as the asker himself.
CREATE OR REPLACE FUNCTION regiehuis_mag_deelname(p_casus uuid, p_convenant uuid, p_medewerker uuid, p_rol text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM samenwerking_medewerker m
          JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
          JOIN convenanten_ondertekening t ON t.organisatie_id = o.organisatie_id AND t.convenant_id = p_convenant
          JOIN samenwerking_aansluiting a ON a.organisatie_id = o.organisatie_id
               AND a.veiligheidshuis_id = m.veiligheidshuis_id
         WHERE m.id = p_medewerker AND m.is_active AND m.veiligheidshuis_id = ANY({HUIZEN})
           AND t.van <= {DAG} AND (t.tot IS NULL OR t.tot > {DAG})
           AND a.van <= {DAG} AND (a.tot IS NULL OR a.tot > {DAG})) THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM casussen_deelname WHERE casus_id = p_casus) THEN
        RETURN p_rol = 'procesregisseur' AND EXISTS (
            SELECT 1 FROM casussen_casus c JOIN samenwerking_overlegvorm v ON v.id = c.overlegvorm_id
             WHERE c.id = p_casus AND c.convenant_id = p_convenant AND v.id = ANY({VOORZIT})
               AND v.voorzitter_id = p_medewerker AND c.procesregisseur_id = p_medewerker);
    END IF;
    RETURN p_medewerker <> ALL({NAMENS}) AND {LEADS};
END $$;
CREATE OR REPLACE FUNCTION regiehuis_beheert_deelname(p_casus uuid, p_medewerker uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN p_medewerker <> ALL({NAMENS}) AND {LEADS};
END $$;
"""


class Migration(migrations.Migration):
    """Both functions behind the policies of membership."""

    dependencies = [("casussen", "0010_systeem")]

    operations = [RunSQL(SQL, reverse_sql=RunSQL.noop)]
