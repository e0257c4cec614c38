"""Row-level security of covenants, and the function that opens each transaction: who is asking, with which rights."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import house_wide

TABLES = (
    "regime",
    "convenant",
    "convenantthema",
    "ondertekening",
    "informatiecategorie",
    "autorisatieregel",
)

# Looks up everything that a policy needs and keeps it in transaction-local settings; policies trust only what
# stands there. Answers NULL for an unknown or inactive employee, and then no row of any table is visible.
BEGIN = """
CREATE FUNCTION regiehuis_begin(p_medewerker uuid, p_moment timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_moment timestamptz := clock_timestamp();
    v_dag date;
    v_wie record;
    v_namens uuid[];
    v_functies text[];
    v_regisseurs uuid[];
    v_convenanten uuid[];
    v_voorzit uuid[];
    v_secretaris_van uuid[];
    v_triageert uuid[];
    v_huis uuid[];
    v_geen uuid[] := '{}';
BEGIN
    IF p_moment IS NOT NULL AND EXISTS (SELECT 1 FROM kern_installatie WHERE soort IN ('demo', 'test')) THEN
        v_moment := p_moment;
    END IF;
    v_dag := (v_moment AT TIME ZONE 'Europe/Amsterdam')::date;
    SELECT m.id, m.naam, m.veiligheidshuis_id AS huis, m.onderdeel_id AS onderdeel, o.organisatie_id AS organisatie,
           g.naam AS organisatie_naam
      INTO v_wie
      FROM samenwerking_medewerker m
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
     WHERE m.id = p_medewerker AND m.is_active;
    IF NOT FOUND THEN
        PERFORM set_config('regiehuis.medewerker', '', true), set_config('regiehuis.namens', '{}', true),
                set_config('regiehuis.huizen', '{}', true), set_config('regiehuis.convenanten', '{}', true),
                set_config('regiehuis.voorzit', '{}', true), set_config('regiehuis.secretaris_van', '{}', true),
                set_config('regiehuis.triageert', '{}', true), set_config('regiehuis.regisseurs', '{}', true),
                set_config('regiehuis.lezen', '{}', true), set_config('regiehuis.inbrengen', '{}', true),
                set_config('regiehuis.lezen_procesregie', '{}', true), set_config('regiehuis.keten_huizen', '{}', true),
                set_config('regiehuis.fg_huizen', '{}', true), set_config('regiehuis.beheer_huizen', '{}', true),
                set_config('regiehuis.regie_huizen', '{}', true);
        RETURN NULL;
    END IF;
    v_huis := ARRAY[v_wie.huis];
    -- A deputy is of the same unit, so that nobody combines another's membership with an own matrix.
    v_namens := ARRAY[v_wie.id] || ARRAY(
        SELECT v.medewerker_id FROM samenwerking_vervanging v
          JOIN samenwerking_medewerker a ON a.id = v.medewerker_id AND a.is_active
         WHERE v.vervanger_id = v_wie.id AND v.van <= v_dag AND v.tot > v_dag
           AND a.onderdeel_id = v_wie.onderdeel AND a.veiligheidshuis_id = v_wie.huis);
    v_functies := ARRAY(
        SELECT DISTINCT soort FROM samenwerking_functie
         WHERE medewerker_id = ANY(v_namens) AND veiligheidshuis_id = v_wie.huis
           AND van <= v_dag AND (tot IS NULL OR tot > v_dag));
    v_regisseurs := ARRAY(
        SELECT DISTINCT medewerker_id FROM samenwerking_functie
         WHERE medewerker_id = ANY(v_namens) AND veiligheidshuis_id = v_wie.huis AND soort = 'procesregisseur'
           AND van <= v_dag AND (tot IS NULL OR tot > v_dag));
    v_convenanten := ARRAY(
        SELECT DISTINCT c.id FROM convenanten_convenant c
          JOIN convenanten_ondertekening t ON t.convenant_id = c.id
         WHERE c.veiligheidshuis_id = v_wie.huis AND t.organisatie_id = v_wie.organisatie
           AND c.van <= v_dag AND (c.tot IS NULL OR c.tot > v_dag)
           AND t.van <= v_dag AND (t.tot IS NULL OR t.tot > v_dag)
           AND EXISTS (SELECT 1 FROM samenwerking_aansluiting a
                        WHERE a.veiligheidshuis_id = v_wie.huis AND a.organisatie_id = v_wie.organisatie
                          AND a.van <= v_dag AND (a.tot IS NULL OR a.tot > v_dag)));
    v_voorzit := ARRAY(SELECT id FROM samenwerking_overlegvorm WHERE voorzitter_id = ANY(v_regisseurs));
    v_secretaris_van := ARRAY(
        SELECT o.id FROM samenwerking_overlegvorm o
         WHERE o.secretaris_id = ANY(v_namens) AND EXISTS (
            SELECT 1 FROM samenwerking_functie f
             WHERE f.medewerker_id = o.secretaris_id AND f.soort = 'secretaris' AND f.veiligheidshuis_id = v_wie.huis
               AND f.van <= v_dag AND (f.tot IS NULL OR f.tot > v_dag)));
    v_triageert := ARRAY(
        SELECT o.id FROM samenwerking_overlegvorm o
          JOIN samenwerking_overlegdeelnemer d ON d.overlegvorm_id = o.id
         WHERE o.soort = 'triage' AND d.medewerker_id = ANY(v_namens) AND cardinality(v_convenanten) > 0
           AND d.van <= v_dag AND (d.tot IS NULL OR d.tot > v_dag));
    PERFORM
        set_config('regiehuis.medewerker', v_wie.id::text, true),
        set_config('regiehuis.onderdeel', v_wie.onderdeel::text, true),
        set_config('regiehuis.organisatie', v_wie.organisatie::text, true),
        set_config('regiehuis.moment', v_moment::text, true),
        set_config('regiehuis.dag', v_dag::text, true),
        set_config('regiehuis.namens', v_namens::text, true),
        set_config('regiehuis.huizen', v_huis::text, true),
        set_config('regiehuis.regisseurs', v_regisseurs::text, true),
        set_config('regiehuis.convenanten', v_convenanten::text, true),
        set_config('regiehuis.voorzit', v_voorzit::text, true),
        set_config('regiehuis.secretaris_van', v_secretaris_van::text, true),
        set_config('regiehuis.triageert', v_triageert::text, true),
        set_config('regiehuis.keten_huizen',
            (CASE WHEN 'ketenmanager' = ANY(v_functies) THEN v_huis ELSE v_geen END)::text, true),
        set_config('regiehuis.fg_huizen',
            (CASE WHEN 'functionaris_gegevensbescherming' = ANY(v_functies) THEN v_huis ELSE v_geen END)::text, true),
        set_config('regiehuis.beheer_huizen',
            (CASE WHEN 'beheerder' = ANY(v_functies) THEN v_huis ELSE v_geen END)::text, true),
        set_config('regiehuis.regie_huizen',
            (CASE WHEN cardinality(v_regisseurs) > 0 THEN v_huis ELSE v_geen END)::text, true);
    PERFORM
        set_config('regiehuis.lezen', ARRAY(
            SELECT r.convenant_id || ':' || r.categorie_id FROM convenanten_autorisatieregel r
             WHERE r.onderdeel_id = v_wie.onderdeel AND r.lezen AND r.convenant_id = ANY(v_convenanten))::text, true),
        set_config('regiehuis.inbrengen', ARRAY(
            SELECT r.convenant_id || ':' || r.categorie_id FROM convenanten_autorisatieregel r
             WHERE r.onderdeel_id = v_wie.onderdeel AND r.inbrengen AND r.convenant_id = ANY(v_convenanten))::text, true),
        set_config('regiehuis.lezen_procesregie', ARRAY(
            SELECT r.convenant_id || ':' || r.categorie_id FROM convenanten_autorisatieregel r
             WHERE r.functie = 'procesregisseur' AND r.lezen AND cardinality(v_regisseurs) > 0
               AND r.convenant_id = ANY(v_convenanten))::text, true);
    RETURN jsonb_build_object(
        'medewerker', v_wie.id, 'naam', v_wie.naam, 'onderdeel', v_wie.onderdeel, 'organisatie', v_wie.organisatie,
        'organisatie_naam', v_wie.organisatie_naam, 'huis', v_wie.huis, 'functies', to_jsonb(v_functies),
        'namens', to_jsonb(v_namens), 'voorzit', to_jsonb(v_voorzit), 'secretaris_van', to_jsonb(v_secretaris_van),
        'triageert', to_jsonb(v_triageert), 'moment', v_moment);
END $$;
REVOKE ALL ON FUNCTION regiehuis_begin(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_begin(uuid, timestamptz) TO regiehuis_web, regiehuis_worker;
"""


class Migration(migrations.Migration):
    """Policies on the tables of `convenanten` and `regiehuis_begin`."""

    dependencies = [
        ("convenanten", "0001_initial"),
        ("samenwerking", "0002_policies"),
        ("kern", "0001_installatie"),
    ]

    operations = [
        *[op for name in TABLES for op in house_wide(f"convenanten_{name}", "veiligheidshuis_id")],
        RunSQL(BEGIN, reverse_sql="DROP FUNCTION regiehuis_begin(uuid, timestamptz)"),
    ]
