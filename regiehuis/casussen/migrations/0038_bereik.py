"""What a covenant gives to whom, counted for the ketenmanager; and what one person's access to a case rests on (C3, R15)."""

from django.db import migrations

from regiehuis.kern.policies import CONVENANTEN, DAG, KETEN_HUIZEN, MEDEWERKER, NAMENS, REGISSEURS

REGISSEUR = (
    "EXISTS (SELECT 1 FROM samenwerking_functie f WHERE f.medewerker_id = d.medewerker_id"
    " AND f.soort = 'procesregisseur' AND f.veiligheidshuis_id = {house} AND f.van <= {day}"
    " AND (f.tot IS NULL OR f.tot > {day}))"
)
# As `regiehuis_begin` and the policies of casussen decide, for everybody and on any day: who reads how many cases
# under a covenant, and which categories of them. Numbers only: no case, no item.
BEREIK = f"""
CREATE FUNCTION regiehuis_bereik(p_convenant uuid, p_dag date) RETURNS TABLE (
    medewerker_id uuid, procesregie boolean, casussen bigint, lezen uuid[], inbrengen uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    WITH geldt AS (
        SELECT c.id, c.veiligheidshuis_id AS huis FROM convenanten_convenant c
         WHERE c.id = p_convenant AND c.veiligheidshuis_id = ANY({KETEN_HUIZEN})
           AND c.van <= p_dag AND (c.tot IS NULL OR c.tot > p_dag)
    ), partij AS (
        SELECT DISTINCT t.organisatie_id FROM convenanten_ondertekening t JOIN geldt ON geldt.id = t.convenant_id
         WHERE t.van <= p_dag AND (t.tot IS NULL OR t.tot > p_dag)
           AND EXISTS (SELECT 1 FROM samenwerking_aansluiting a
                        WHERE a.veiligheidshuis_id = geldt.huis AND a.organisatie_id = t.organisatie_id
                          AND a.van <= p_dag AND (a.tot IS NULL OR a.tot > p_dag))
    ), mens AS (
        SELECT m.id, m.onderdeel_id, geldt.huis FROM samenwerking_medewerker m
          JOIN geldt ON geldt.huis = m.veiligheidshuis_id
          JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
          JOIN partij ON partij.organisatie_id = o.organisatie_id
         WHERE m.is_active
    ), lezer AS (
        SELECT mens.id AS wie, mens.id AS voor, mens.onderdeel_id, mens.huis FROM mens
        UNION
        SELECT a.id, b.id, a.onderdeel_id, a.huis FROM samenwerking_vervanging v
          JOIN mens a ON a.id = v.vervanger_id
          JOIN mens b ON b.id = v.medewerker_id AND b.onderdeel_id = a.onderdeel_id
         WHERE v.van <= p_dag AND v.tot > p_dag
    ), lid AS (
        SELECT lezer.wie, lezer.onderdeel_id, d.rol = 'procesregisseur' AS regie,
               count(DISTINCT d.casus_id) AS aantal
          FROM casussen_deelname d JOIN lezer ON lezer.voor = d.medewerker_id
         WHERE d.convenant_id = p_convenant AND d.van <= p_dag AND d.tot > p_dag
           AND (d.rol <> 'procesregisseur' OR {REGISSEUR.format(house="lezer.huis", day="p_dag")})
         GROUP BY 1, 2, 3
    )
    SELECT lid.wie, lid.regie, lid.aantal,
           ARRAY(SELECT r.categorie_id FROM convenanten_autorisatieregel r
                  WHERE r.convenant_id = p_convenant AND r.lezen
                    AND CASE WHEN lid.regie THEN r.functie = 'procesregisseur'
                             ELSE r.onderdeel_id = lid.onderdeel_id END),
           ARRAY(SELECT r.categorie_id FROM convenanten_autorisatieregel r
                  WHERE r.convenant_id = p_convenant AND r.inbrengen AND r.onderdeel_id = lid.onderdeel_id)
      FROM lid;
END $$;
"""
CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)
# For the procesregisseur of the case, the ketenmanager, and a member about himself; to everybody else NULL, as for a
# case that is not there. The ketenmanager learns nothing of who was where.
TOEGANG = f"""
CREATE FUNCTION regiehuis_toegang_van(p_casus uuid, p_medewerker uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_casus record;
    v_wie record;
    v_namens uuid[];
    v_binnen boolean;
BEGIN
    SELECT c.id, c.nummer, c.convenant_id, c.veiligheidshuis_id AS huis INTO v_casus
      FROM casussen_casus c WHERE c.id = p_casus;
    SELECT m.id, m.is_active, m.onderdeel_id, o.organisatie_id INTO v_wie
      FROM samenwerking_medewerker m JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
     WHERE m.id = p_medewerker AND m.veiligheidshuis_id = v_casus.huis;
    v_binnen := EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = p_casus AND {CURRENT}
                           AND (d.rol = 'procesregisseur' OR p_medewerker = {MEDEWERKER}));
    IF v_wie.id IS NULL OR NOT (v_binnen OR v_casus.huis = ANY({KETEN_HUIZEN})) THEN
        RETURN NULL;
    END IF;
    v_namens := ARRAY[v_wie.id] || ARRAY(
        SELECT v.medewerker_id FROM samenwerking_vervanging v
          JOIN samenwerking_medewerker a ON a.id = v.medewerker_id AND a.is_active
         WHERE v.vervanger_id = v_wie.id AND v.van <= {DAG} AND v.tot > {DAG}
           AND a.onderdeel_id = v_wie.onderdeel_id AND a.veiligheidshuis_id = v_casus.huis);
    RETURN jsonb_build_object(
        'nummer', v_casus.nummer, 'convenant', v_casus.convenant_id, 'actief', v_wie.is_active,
        'onderdeel', v_wie.onderdeel_id, 'organisatie', v_wie.organisatie_id, 'namens', to_jsonb(v_namens),
        'leden', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'rol', d.rol, 'van', d.van, 'tot', d.tot, 'namens', d.medewerker_id,
                'functie', d.rol <> 'procesregisseur' OR {REGISSEUR.format(house="v_casus.huis", day=DAG)})), '[]')
            FROM casussen_deelname d WHERE d.casus_id = p_casus AND d.medewerker_id = ANY(v_namens)),
        'secretaris_van', CASE WHEN v_binnen THEN to_jsonb(ARRAY(
            SELECT o.id FROM samenwerking_overlegvorm o WHERE o.secretaris_id = ANY(v_namens) AND EXISTS (
                SELECT 1 FROM samenwerking_functie f
                 WHERE f.medewerker_id = o.secretaris_id AND f.soort = 'secretaris'
                   AND f.veiligheidshuis_id = v_casus.huis AND f.van <= {DAG} AND (f.tot IS NULL OR f.tot > {DAG}))))
            ELSE '[]' END,
        'aanwezig', CASE WHEN v_binnen THEN (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'punt', w.agendapunt_id, 'tot', w.vertrokken_op)), '[]')
            FROM casussen_aanwezigheid w
           WHERE w.casus_id = p_casus AND w.medewerker_id = ANY(v_namens)
             AND (w.status = 'aanwezig' OR (w.status = 'vertrokken' AND w.vertrokken_op IS NOT NULL)))
            ELSE '[]' END);
END $$;
"""
NAMES = ("regiehuis_bereik(uuid, date)", "regiehuis_toegang_van(uuid, uuid)")
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)
DROP = "".join(f"DROP FUNCTION {name};" for name in NAMES)


class Migration(migrations.Migration):
    """Two functions that look past the policies and check their asker themselves."""

    dependencies = [("casussen", "0037_document"), ("convenanten", "0009_levensloop")]

    operations = [migrations.RunSQL(BEREIK + TOEGANG + GRANTS, reverse_sql=DROP)]
