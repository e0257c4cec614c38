"""Another chair of a meeting form takes over its running cases, without the ketenmanager seeing them (R14, R29)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, KETEN_HUIZEN, MEDEWERKER, NAMENS

SQL = f"""
-- After the ketenmanager has named another chair: each running case of the form whose procesregisseur is somebody else
-- goes to that chair, with dates. `mee` is false for a case that he may not take: no procesregisseur today, no
-- signature or affiliation of his organisation, or the ketenmanager himself; the action then refuses it all.
CREATE FUNCTION regiehuis_draag_procesregie_over(p_vorm uuid)
RETURNS TABLE (casus_id uuid, nummer text, mee boolean, personen uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_nieuw uuid; v_mag boolean; v_casus record;
BEGIN
    SELECT v.voorzitter_id INTO v_nieuw FROM samenwerking_overlegvorm v
     WHERE v.id = p_vorm AND v.veiligheidshuis_id = ANY({KETEN_HUIZEN});
    IF v_nieuw IS NULL THEN
        RETURN;
    END IF;
    v_mag := v_nieuw <> ALL({NAMENS}) AND EXISTS (
        SELECT 1 FROM samenwerking_functie f JOIN samenwerking_medewerker m ON m.id = f.medewerker_id AND m.is_active
         WHERE f.medewerker_id = v_nieuw AND f.soort = 'procesregisseur' AND f.veiligheidshuis_id = ANY({KETEN_HUIZEN})
           AND m.veiligheidshuis_id = ANY({KETEN_HUIZEN}) AND f.van <= {DAG} AND (f.tot IS NULL OR f.tot > {DAG}));
    FOR v_casus IN SELECT c.* FROM casussen_casus c
        WHERE c.overlegvorm_id = p_vorm AND c.fase <> 'afgesloten' AND c.procesregisseur_id <> v_nieuw
        ORDER BY c.nummer FOR UPDATE
    LOOP
        casus_id := v_casus.id;
        nummer := v_casus.nummer;
        personen := ARRAY(SELECT p.persoon_id FROM casussen_casuspersoon p WHERE p.casus_id = v_casus.id);
        mee := v_mag AND EXISTS (
            SELECT 1 FROM samenwerking_medewerker m
              JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
              JOIN convenanten_ondertekening t
                ON t.organisatie_id = o.organisatie_id AND t.convenant_id = v_casus.convenant_id
              JOIN samenwerking_aansluiting a
                ON a.organisatie_id = o.organisatie_id AND a.veiligheidshuis_id = v_casus.veiligheidshuis_id
             WHERE m.id = v_nieuw AND t.van <= {DAG} AND (t.tot IS NULL OR t.tot > {DAG})
               AND a.van <= {DAG} AND (a.tot IS NULL OR a.tot > {DAG}));
        IF mee THEN
            UPDATE casussen_deelname d SET tot = {DAG}, versie = d.versie + 1
             WHERE d.casus_id = v_casus.id AND d.rol = 'procesregisseur' AND d.medewerker_id <> v_nieuw AND d.tot > {DAG};
            INSERT INTO casussen_deelname AS d (id, casus_id, convenant_id, medewerker_id, rol, van, tot, reden,
                toegevoegd_door_id, versie)
            VALUES (gen_random_uuid(), v_casus.id, v_casus.convenant_id, v_nieuw, 'procesregisseur', {DAG},
                {DAG} + 1825, 'Nieuwe voorzitter van het overleg dat deze casus bespreekt', {MEDEWERKER}, 1)
            ON CONFLICT (medewerker_id, casus_id) DO UPDATE SET rol = 'procesregisseur', van = EXCLUDED.van,
                tot = EXCLUDED.tot, reden = EXCLUDED.reden, toegevoegd_door_id = EXCLUDED.toegevoegd_door_id,
                versie = d.versie + 1;
            UPDATE casussen_regievacature r SET eigenaar_id = v_nieuw
             WHERE r.casus_id = v_casus.id AND r.vervuld_op IS NULL AND r.eigenaar_id = v_casus.procesregisseur_id;
            UPDATE casussen_casus c SET procesregisseur_id = v_nieuw, versie = c.versie + 1 WHERE c.id = v_casus.id;
        END IF;
        RETURN NEXT;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION regiehuis_draag_procesregie_over(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_draag_procesregie_over(uuid) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The function `regiehuis_draag_procesregie_over`."""

    dependencies = [("casussen", "0012_deelname_versie")]

    operations = [RunSQL(SQL, reverse_sql="DROP FUNCTION regiehuis_draag_procesregie_over(uuid)")]
