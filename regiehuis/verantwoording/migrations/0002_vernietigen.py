"""Who keeps terms, what the system destroys at their end, and how: along the foreign keys, so that nothing is left (R36).

Decision record 0014 tells why the catalogue gives the order and not a list.
"""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    DAG,
    FG_HUIZEN,
    HUIZEN,
    KETEN_HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    ORGANISATIE,
    REGIE_HUIZEN,
    VOORZIT,
    policy,
    protect,
)

WORKER = "regiehuis_worker"
MINE = f"veiligheidshuis_id = ANY({HUIZEN})"
DEFINER = "SECURITY DEFINER SET search_path = public, pg_temp"

TERMS = f"""
-- Every case that is no longer worked on, with the moment its term is counted from and the day it ends.
CREATE FUNCTION regiehuis_bewaring_van(p_huizen uuid[]) RETURNS TABLE (
    casus_id uuid, huis_id uuid, nummer text, soort text, thema_id uuid, fase text, procesregisseur_id uuid,
    overlegvorm_id uuid, regime_id uuid, vanaf text, maanden int, bevestigd boolean, waarschuwing_dagen int,
    gerekend_van date, verlengd_tot date, tot date)
LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN QUERY
    SELECT b.*, greatest((b.gerekend_van + make_interval(months => b.maanden))::date, b.verlengd_tot)
      FROM (
        SELECT c.id, c.veiligheidshuis_id, c.nummer::text, c.soort::text, c.thema_id, c.fase::text, c.procesregisseur_id,
               c.overlegvorm_id, r.id AS regime_id, coalesce(t.vanaf, 'afsluiting')::text AS vanaf,
               r.bewaartermijn_jaren * 12 AS maanden, t.bevestigd_op IS NOT NULL, coalesce(t.waarschuwing_dagen, 60)::int,
               (CASE coalesce(t.vanaf, 'afsluiting')
                    WHEN 'ontvangst' THEN c.geopend_op
                    WHEN 'nazorg' THEN CASE WHEN c.fase = 'afgesloten' THEN c.fase_sinds END
                    ELSE coalesce((SELECT max(a.op) FROM casussen_afsluiting a
                                    WHERE a.casus_id = c.id AND a.heropend_op IS NULL), c.fase_sinds)
                END AT TIME ZONE 'Europe/Amsterdam')::date AS gerekend_van,
               (SELECT max(v.tot) FROM verantwoording_verlenging v WHERE v.casus_id = c.id) AS verlengd_tot
          FROM casussen_casus c
          JOIN convenanten_convenant k ON k.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = k.regime_id
          LEFT JOIN verantwoording_bewaartermijn t ON t.regime_id = r.id AND t.categorie_id IS NULL
         WHERE c.veiligheidshuis_id = ANY(p_huizen) AND c.fase IN ('nazorg', 'afgesloten')) b
     WHERE b.gerekend_van IS NOT NULL;
END $$;

-- R36: who decides on keeping a case: its procesregisseur, or who chairs its meeting form.
CREATE FUNCTION regiehuis_mag_bewaren(p_casus uuid) RETURNS boolean LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_casus c
        WHERE c.id = p_casus AND c.veiligheidshuis_id = ANY({REGIE_HUIZEN})
          AND (c.procesregisseur_id = ANY({NAMENS}) OR c.overlegvorm_id = ANY({VOORZIT})));
END $$;

-- The numbers of a ketenmanager, and of a procesregisseur those of own meeting forms; nothing of the content.
CREATE FUNCTION regiehuis_bewaring_overzicht() RETURNS TABLE (
    casus_id uuid, nummer text, soort text, thema_id uuid, fase text, regime_id uuid, vanaf text, maanden int,
    bevestigd boolean, waarschuwing_dagen int, gerekend_van date, verlengd_tot date, tot date, mag_beslissen boolean)
LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN QUERY
    SELECT x.casus_id, x.nummer, x.soort, x.thema_id, x.fase, x.regime_id, x.vanaf, x.maanden, x.bevestigd,
           x.waarschuwing_dagen, x.gerekend_van, x.verlengd_tot, x.tot, x.mag
      FROM (SELECT b.*, b.huis_id = ANY({REGIE_HUIZEN})
                     AND (b.procesregisseur_id = ANY({NAMENS}) OR b.overlegvorm_id = ANY({VOORZIT})) AS mag
              FROM regiehuis_bewaring_van({HUIZEN}) b) x
     WHERE x.huis_id = ANY({KETEN_HUIZEN}) OR x.mag
     ORDER BY x.tot, x.nummer;
END $$;

CREATE FUNCTION regiehuis_bewaring_systeem() RETURNS TABLE (
    casus_id uuid, nummer text, fase text, procesregisseur_id uuid, waarschuwing_dagen int, tot date)
LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN QUERY SELECT b.casus_id, b.nummer, b.fase, b.procesregisseur_id, b.waarschuwing_dagen, b.tot
      FROM regiehuis_bewaring_van({HUIZEN}) b WHERE b.tot - b.waarschuwing_dagen <= {DAG} ORDER BY b.tot, b.nummer;
END $$;

-- Items of a category with a shorter term of its own, that is over; a longer term of their case keeps them too.
CREATE FUNCTION regiehuis_bewaring_informatie(p_huizen uuid[]) RETURNS TABLE (casus_id uuid, informatie_id uuid)
LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN QUERY
    SELECT i.casus_id, i.id FROM verantwoording_bewaartermijn t
      JOIN convenanten_convenant k ON k.regime_id = t.regime_id
      JOIN casussen_informatie i ON i.convenant_id = k.id AND i.categorie_id = t.categorie_id
      JOIN casussen_casus c ON c.id = i.casus_id
      LEFT JOIN LATERAL (SELECT max(v.tot) AS tot FROM verantwoording_verlenging v WHERE v.casus_id = c.id) l ON true
     WHERE t.veiligheidshuis_id = ANY(p_huizen)
       AND greatest(((CASE t.vanaf
            WHEN 'ontvangst' THEN i.ontvangen_op
            WHEN 'nazorg' THEN CASE WHEN c.fase = 'afgesloten' THEN (c.fase_sinds AT TIME ZONE 'Europe/Amsterdam')::date END
            ELSE CASE WHEN c.fase IN ('nazorg', 'afgesloten') THEN (coalesce((SELECT max(a.op) FROM casussen_afsluiting a
                 WHERE a.casus_id = c.id AND a.heropend_op IS NULL), c.fase_sinds) AT TIME ZONE 'Europe/Amsterdam')::date END
            END) + make_interval(months => t.maanden::int))::date, l.tot) <= {DAG}
       AND (t.vanaf = 'ontvangst' OR c.fase = 'afgesloten' OR (t.vanaf = 'afsluiting' AND c.fase = 'nazorg'));
END $$;
"""

CIRCLE = """
CREATE FUNCTION regiehuis_sleutels(p_kring jsonb, p_tabel text) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(array_agg(k::uuid), '{}') FROM jsonb_array_elements_text(coalesce(p_kring -> p_tabel, '[]')) k
$$;

CREATE FUNCTION regiehuis_erbij(p_kring jsonb, p_tabel text, p_ids uuid[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cardinality(coalesce(p_ids, '{}')) = 0 THEN p_kring
        ELSE p_kring || jsonb_build_object(p_tabel, coalesce(p_kring -> p_tabel, '[]') || to_jsonb(p_ids)) END
$$;

-- Who refers to whom: every foreign key of the database that ends at a key `id`.
CREATE FUNCTION regiehuis_verwijzingen() RETURNS TABLE (kind text, kolom text, ouder text) LANGUAGE sql STABLE
SET search_path = pg_catalog AS $$
    SELECT k.relname::text, kk.attname::text, o.relname::text
      FROM pg_constraint f
      JOIN pg_class k ON k.oid = f.conrelid
      JOIN pg_class o ON o.oid = f.confrelid
      CROSS JOIN LATERAL unnest(f.conkey, f.confkey) AS p(van, naar)
      JOIN pg_attribute kk ON kk.attrelid = f.conrelid AND kk.attnum = p.van
      JOIN pg_attribute ok ON ok.attrelid = f.confrelid AND ok.attnum = p.naar AND ok.attname = 'id'
     WHERE f.contype = 'f' AND f.connamespace = 'public'::regnamespace ORDER BY 1, 2, 3
$$;

-- All rows that stand or fall with the rows of p_begin: what refers to them, what refers to that, and so on.
CREATE FUNCTION regiehuis_kring(p_begin jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
    v_alles jsonb := p_begin;
    v_rand jsonb := p_begin;
    v_ronde jsonb;
    v_ids uuid[];
    v_pad record;
BEGIN
    WHILE v_rand <> '{}'::jsonb LOOP
        v_ronde := '{}';
        FOR v_pad IN SELECT * FROM regiehuis_verwijzingen() v WHERE v_rand ? v.ouder LOOP
            EXECUTE format('SELECT array_agg(id) FROM %I WHERE %I = ANY($1) AND id <> ALL($2)', v_pad.kind, v_pad.kolom)
               INTO v_ids USING regiehuis_sleutels(v_rand, v_pad.ouder), regiehuis_sleutels(v_alles, v_pad.kind);
            v_alles := regiehuis_erbij(v_alles, v_pad.kind, v_ids);
            v_ronde := regiehuis_erbij(v_ronde, v_pad.kind, v_ids);
        END LOOP;
        v_rand := v_ronde;
    END LOOP;
    RETURN v_alles;
END $$;

-- The persons that go with a circle: whom it names, their relations and housemates, as far as nothing outside the circle
-- and outside the index itself names them. And the households and round tables that are empty then.
CREATE FUNCTION regiehuis_kring_met_personen(p_begin jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE
SET search_path = public, pg_temp AS $$
DECLARE
    v_kring jsonb := regiehuis_kring(p_begin);
    v_gezien uuid[] := '{}';
    v_vraag uuid[] := '{}';
    v_blijft uuid[];
    v_ids uuid[];
    v_pad record;
BEGIN
    FOR v_pad IN SELECT * FROM regiehuis_verwijzingen() v
                  WHERE v.ouder = 'personen_persoon' AND v.kind NOT LIKE 'personen\\_%' AND v_kring ? v.kind LOOP
        EXECUTE format('SELECT array_agg(DISTINCT %1$I) FROM %2$I WHERE id = ANY($1) AND %1$I IS NOT NULL',
            v_pad.kolom, v_pad.kind) INTO v_ids USING regiehuis_sleutels(v_kring, v_pad.kind);
        v_vraag := v_vraag || coalesce(v_ids, '{}');
    END LOOP;
    v_vraag := ARRAY(SELECT DISTINCT unnest(v_vraag || ARRAY(
        SELECT l.persoon_id FROM personen_huishoudlid l JOIN casussen_casus c ON c.huishouden_id = l.huishouden_id
         WHERE c.id = ANY(regiehuis_sleutels(v_kring, 'casussen_casus')))));
    WHILE cardinality(v_vraag) > 0 LOOP
        v_gezien := v_gezien || v_vraag;
        v_blijft := '{}';
        FOR v_pad IN SELECT * FROM regiehuis_verwijzingen() v
                      WHERE v.ouder = 'personen_persoon' AND v.kind NOT LIKE 'personen\\_%' LOOP
            EXECUTE format('SELECT array_agg(DISTINCT %1$I) FROM %2$I WHERE %1$I = ANY($1) AND id <> ALL($2)',
                v_pad.kolom, v_pad.kind) INTO v_ids USING v_vraag, regiehuis_sleutels(v_kring, v_pad.kind);
            v_blijft := v_blijft || coalesce(v_ids, '{}');
        END LOOP;
        v_ids := ARRAY(SELECT unnest(v_vraag) EXCEPT SELECT unnest(v_blijft)
                       EXCEPT SELECT unnest(regiehuis_sleutels(v_kring, 'personen_persoon')));
        v_vraag := ARRAY(
            (SELECT r.naar_persoon_id FROM personen_relatie r WHERE r.van_persoon_id = ANY(v_ids)
             UNION SELECT r.van_persoon_id FROM personen_relatie r WHERE r.naar_persoon_id = ANY(v_ids)
             UNION SELECT b.persoon_id FROM personen_huishoudlid a JOIN personen_huishoudlid b USING (huishouden_id)
                    WHERE a.persoon_id = ANY(v_ids))
            EXCEPT SELECT unnest(v_gezien));
        v_kring := regiehuis_erbij(v_kring, 'personen_persoon', v_ids);
    END LOOP;
    v_kring := regiehuis_kring(v_kring);
    v_kring := regiehuis_erbij(v_kring, 'personen_huishouden', ARRAY(
        SELECT h.id FROM personen_huishouden h
         WHERE (h.id IN (SELECT l.huishouden_id FROM personen_huishoudlid l
                          WHERE l.id = ANY(regiehuis_sleutels(v_kring, 'personen_huishoudlid')))
                OR h.id IN (SELECT c.huishouden_id FROM casussen_casus c
                             WHERE c.id = ANY(regiehuis_sleutels(v_kring, 'casussen_casus'))))
           AND NOT EXISTS (SELECT 1 FROM personen_huishoudlid l WHERE l.huishouden_id = h.id
                            AND l.id <> ALL(regiehuis_sleutels(v_kring, 'personen_huishoudlid')))
           AND NOT EXISTS (SELECT 1 FROM casussen_casus c WHERE c.huishouden_id = h.id
                            AND c.id <> ALL(regiehuis_sleutels(v_kring, 'casussen_casus')))));
    RETURN regiehuis_kring(regiehuis_erbij(v_kring, 'casussen_overleg', ARRAY(
        SELECT o.id FROM casussen_overleg o WHERE o.rondetafel
           AND o.id IN (SELECT a.overleg_id FROM casussen_agendapunt a
                         WHERE a.id = ANY(regiehuis_sleutels(v_kring, 'casussen_agendapunt')))
           AND NOT EXISTS (SELECT 1 FROM casussen_agendapunt a WHERE a.overleg_id = o.id
                            AND a.id <> ALL(regiehuis_sleutels(v_kring, 'casussen_agendapunt'))))));
END $$;
"""

SWEEP = """
-- What names a row without a foreign key: notifications, drafts, searches, work in the queue.
CREATE FUNCTION regiehuis_wis_los(p_ids uuid[], p_huis uuid, p_nummers text[]) RETURNS jsonb LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    v_aantallen jsonb := '{}';
    v_n int;
    v_vorm text := '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
    v_woorden text[] := ARRAY(SELECT unnest(p_ids)::text);
BEGIN
    DELETE FROM samenwerking_melding m WHERE m.object_id = ANY(p_ids)
        OR m.veiligheidshuis_id = p_huis AND EXISTS (
            SELECT 1 FROM unnest(p_nummers) n WHERE strpos(lower(m.tekst), 'casus ' || n) > 0)
        OR EXISTS (SELECT 1 FROM regexp_matches(m.kenmerk, v_vorm, 'g') x WHERE x[1] = ANY(v_woorden));
    GET DIAGNOSTICS v_n = ROW_COUNT;
    v_aantallen := v_aantallen || jsonb_build_object('samenwerking_melding', v_n);
    DELETE FROM casussen_concept c WHERE EXISTS (
        SELECT 1 FROM regexp_matches(lower(c.sleutel || ' ' || c.inhoud::text), v_vorm, 'g') x WHERE x[1] = ANY(v_woorden));
    GET DIAGNOSTICS v_n = ROW_COUNT;
    v_aantallen := v_aantallen || jsonb_build_object('casussen_concept', v_n);
    DELETE FROM casussen_zoekvraag z WHERE z.object_id = ANY(p_ids) OR z.gevonden && p_ids;
    DELETE FROM procrastinate_jobs j WHERE EXISTS (
        SELECT 1 FROM regexp_matches(lower(j.args::text), v_vorm, 'g') x WHERE x[1] = ANY(v_woorden));
    RETURN v_aantallen;
END $$;

-- Away with the rows of a circle. Keys that PostgreSQL checks at once ask for an order: what still hangs waits a round.
CREATE FUNCTION regiehuis_wis_kring(p_kring jsonb) RETURNS void LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    v_over text[] := ARRAY(SELECT jsonb_object_keys(p_kring) ORDER BY 1);
    v_wacht text[];
    v_tabel text;
BEGIN
    WHILE cardinality(v_over) > 0 LOOP
        v_wacht := '{}';
        FOREACH v_tabel IN ARRAY v_over LOOP
            BEGIN
                EXECUTE format('DELETE FROM %I WHERE id = ANY($1)', v_tabel) USING regiehuis_sleutels(p_kring, v_tabel);
            EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
                v_wacht := v_wacht || v_tabel;
            END;
        END LOOP;
        IF v_wacht = v_over THEN
            RAISE EXCEPTION 'nothing of % can go first', v_over;
        END IF;
        v_over := v_wacht;
    END LOOP;
END $$;
"""

DESTROY = f"""
-- The whole act in the transaction of whoever calls: rows, what names them, certificate, notices. Answers the certificate
-- and the persons that were touched, for the log.
CREATE FUNCTION regiehuis_vernietig(p_id uuid, p_casus uuid, p_soort text, p_begin jsonb, p_inhoud jsonb, p_door uuid,
    p_personen boolean) RETURNS jsonb LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_huis uuid;
    v_nummer text;
    v_casusnummer text;
    v_kring jsonb;
    v_inhoud jsonb;
    v_telling jsonb;
    v_over_wie uuid[];
    v_ontvangers uuid[];
BEGIN
    SELECT veiligheidshuis_id, nummer INTO STRICT v_huis, v_casusnummer FROM casussen_casus WHERE id = p_casus FOR UPDATE;
    v_kring := CASE WHEN p_personen THEN regiehuis_kring_met_personen(p_begin) ELSE regiehuis_kring(p_begin) END;
    v_over_wie := ARRAY(SELECT DISTINCT persoon_id FROM casussen_casuspersoon WHERE casus_id = p_casus
                        UNION SELECT unnest(regiehuis_sleutels(v_kring, 'personen_persoon')) ORDER BY 1);
    v_ontvangers := ARRAY(SELECT DISTINCT o.organisatie_id FROM casussen_deelname d
        JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
        JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
       WHERE d.casus_id = p_casus AND d.rol <> 'procesregisseur');
    SELECT coalesce(jsonb_agg(DISTINCT c.naam ORDER BY c.naam), '[]') INTO v_inhoud
      FROM casussen_informatie i JOIN convenanten_informatiecategorie c ON c.id = i.categorie_id
     WHERE i.id = ANY(regiehuis_sleutels(v_kring, 'casussen_informatie'));
    SELECT jsonb_object_agg(k.key, jsonb_array_length(k.value)) INTO v_telling FROM jsonb_each(v_kring) k;
    PERFORM regiehuis_wis_kring(v_kring);
    v_telling := v_telling || regiehuis_wis_los(
        ARRAY(SELECT x::uuid FROM jsonb_each(v_kring) k, jsonb_array_elements_text(k.value) x), v_huis,
        CASE WHEN p_soort = 'casus' THEN ARRAY[v_casusnummer] ELSE '{{}}' END);
    v_inhoud := p_inhoud || jsonb_build_object('categorieen', v_inhoud, 'aantallen', v_telling);
    v_nummer := 'V' || to_char({MOMENT} AT TIME ZONE 'Europe/Amsterdam', 'YYYY') || '-' || lpad((1 + (
        SELECT count(*) FROM verantwoording_vernietiging v WHERE v.veiligheidshuis_id = v_huis
           AND v.nummer LIKE 'V' || to_char({MOMENT} AT TIME ZONE 'Europe/Amsterdam', 'YYYY') || '-%'))::text, 4, '0');
    INSERT INTO verantwoording_vernietiging
        (id, veiligheidshuis_id, nummer, soort, op, inhoud, verwijzingen, hash, besloten_door_id)
    VALUES (p_id, v_huis, v_nummer, p_soort, {MOMENT}, v_inhoud,
        p_begin || jsonb_build_object('personen_persoon', coalesce(v_kring -> 'personen_persoon', '[]')),
        encode(sha256(convert_to(v_nummer || ' ' || v_inhoud::text, 'UTF8')), 'hex'), p_door);
    IF p_soort = 'casus' THEN
        INSERT INTO verantwoording_vernietigingsbericht
            (id, vernietiging_id, veiligheidshuis_id, organisatie_id, kenmerk, op, toelichting)
        SELECT gen_random_uuid(), p_id, v_huis, o, v_casusnummer, {MOMENT}, '' FROM unnest(v_ontvangers) o;
    END IF;
    RETURN jsonb_build_object('nummer', v_nummer, 'personen', v_over_wie,
        'hash', (SELECT v.hash FROM verantwoording_vernietiging v WHERE v.id = p_id));
END $$;

-- A case and the signal it came from.
CREATE FUNCTION regiehuis_begin_van(p_casus uuid) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT jsonb_build_object('casussen_casus', jsonb_build_array(c.id)) || CASE
        WHEN c.signaal_id IS NULL OR EXISTS (
            SELECT 1 FROM casussen_casus a WHERE a.signaal_id = c.signaal_id AND a.id <> c.id) THEN '{{}}'::jsonb
        ELSE jsonb_build_object('casussen_signaal', jsonb_build_array(c.signaal_id)) END
      FROM casussen_casus c WHERE c.id = p_casus
$$;

-- R36: a case at the end of its term; NULL when it is not due.
CREATE FUNCTION regiehuis_vernietig_casus(p_casus uuid, p_id uuid) RETURNS jsonb LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    v record;
BEGIN
    SELECT b.*, r.naam AS regime INTO v FROM regiehuis_bewaring_van({HUIZEN}) b
      JOIN convenanten_regime r ON r.id = b.regime_id
     WHERE b.casus_id = p_casus AND b.fase = 'afgesloten' AND b.tot <= {DAG};
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    RETURN regiehuis_vernietig(p_id, p_casus, 'casus', regiehuis_begin_van(p_casus), jsonb_build_object(
        'regime', v.regime, 'vanaf', v.vanaf, 'maanden', v.maanden, 'gerekend_van', v.gerekend_van, 'tot', v.tot,
        'verlengd', v.verlengd_tot IS NOT NULL, 'bevestigd', v.bevestigd, 'grond', 'termijn'), NULL, true);
END $$;

-- R36: the items of one case whose category has a shorter term that is over; NULL when there are none.
CREATE FUNCTION regiehuis_vernietig_informatie(p_casus uuid, p_id uuid) RETURNS jsonb LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    v_ids uuid[] := ARRAY(SELECT i.informatie_id FROM regiehuis_bewaring_informatie({HUIZEN}) i WHERE i.casus_id = p_casus);
BEGIN
    IF cardinality(v_ids) = 0 THEN
        RETURN NULL;
    END IF;
    RETURN regiehuis_vernietig(p_id, p_casus, 'informatie', jsonb_build_object('casussen_informatie', v_ids), (
        SELECT jsonb_build_object('regime', r.naam, 'grond', 'termijn') FROM casussen_casus c
          JOIN convenanten_convenant k ON k.id = c.convenant_id JOIN convenanten_regime r ON r.id = k.regime_id
         WHERE c.id = p_casus), NULL, false);
END $$;

CREATE FUNCTION regiehuis_informatie_over_tijd() RETURNS TABLE (casus_id uuid) LANGUAGE plpgsql STABLE {DEFINER} AS $$
BEGIN
    RETURN QUERY SELECT DISTINCT i.casus_id FROM regiehuis_bewaring_informatie({HUIZEN}) i;
END $$;

-- R36: what a named person decided to destroy before its term; never of a running case.
CREATE FUNCTION regiehuis_vernietig_besluit(p_besluit uuid, p_id uuid) RETURNS jsonb LANGUAGE plpgsql {DEFINER} AS $$
DECLARE
    v record;
    v_begin jsonb;
    v_pad record;
    v_ids uuid[];
BEGIN
    SELECT b.*, r.naam AS regime, c.signaal_id INTO v FROM verantwoording_vernietigingsbesluit b
      JOIN casussen_casus c ON c.id = b.casus_id AND c.fase = 'afgesloten'
      JOIN convenanten_convenant k ON k.id = c.convenant_id JOIN convenanten_regime r ON r.id = k.regime_id
     WHERE b.id = p_besluit AND b.veiligheidshuis_id = ANY({HUIZEN});
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    v_begin := regiehuis_begin_van(v.casus_id);
    IF v.persoon_id IS NOT NULL THEN
        v_begin := jsonb_build_object('verantwoording_vernietigingsbesluit', jsonb_build_array(p_besluit));
        -- Every row of this case, and of its signal, that is about this person.
        FOR v_pad IN SELECT v1.kind, v1.kolom, v2.kolom AS eigen, v2.ouder FROM regiehuis_verwijzingen() v1
                       JOIN regiehuis_verwijzingen() v2 ON v2.kind = v1.kind
                        AND v2.ouder IN ('casussen_casus', 'casussen_signaal')
                      WHERE v1.ouder = 'personen_persoon' AND v1.kind NOT LIKE 'personen\\_%' LOOP
            EXECUTE format('SELECT array_agg(id) FROM %I WHERE %I = $1 AND %I = $2 AND id <> ALL($3)',
                v_pad.kind, v_pad.kolom, v_pad.eigen) INTO v_ids
                USING v.persoon_id, CASE v_pad.ouder WHEN 'casussen_casus' THEN v.casus_id ELSE v.signaal_id END,
                      regiehuis_sleutels(v_begin, v_pad.kind);
            v_begin := regiehuis_erbij(v_begin, v_pad.kind, v_ids);
        END LOOP;
    END IF;
    RETURN regiehuis_vernietig(p_id, v.casus_id, CASE WHEN v.persoon_id IS NULL THEN 'casus' ELSE 'persoon' END, v_begin,
        jsonb_build_object('regime', v.regime, 'grond', 'verzoek'), v.besloten_door_id, true);
END $$;

-- After a restore, as the owner: what was destroyed since the back-up goes again, with the certificate it had.
CREATE FUNCTION regiehuis_vernietig_opnieuw(p_verklaring jsonb) RETURNS boolean LANGUAGE plpgsql
SET search_path = public, pg_temp AS $$
DECLARE
    v_kring jsonb := '{{}}';
    v_tabel text;
    v_nummers text[];
BEGIN
    IF EXISTS (SELECT 1 FROM verantwoording_vernietiging v WHERE v.id = (p_verklaring ->> 'id')::uuid) THEN
        RETURN false;
    END IF;
    v_nummers := ARRAY(SELECT c.nummer FROM casussen_casus c
                        WHERE c.id = ANY(regiehuis_sleutels(p_verklaring -> 'verwijzingen', 'casussen_casus')));
    FOR v_tabel IN SELECT jsonb_object_keys(p_verklaring -> 'verwijzingen') LOOP
        EXECUTE format('SELECT regiehuis_erbij($1, %L, array_agg(id)) FROM %I WHERE id = ANY($2)', v_tabel, v_tabel)
           INTO v_kring USING v_kring, regiehuis_sleutels(p_verklaring -> 'verwijzingen', v_tabel);
    END LOOP;
    v_kring := regiehuis_kring_met_personen(v_kring);
    PERFORM regiehuis_wis_kring(v_kring);
    PERFORM regiehuis_wis_los(
        ARRAY(SELECT x::uuid FROM jsonb_each(v_kring) k, jsonb_array_elements_text(k.value) x),
        (p_verklaring ->> 'veiligheidshuis_id')::uuid, v_nummers);
    INSERT INTO verantwoording_vernietiging
        (id, veiligheidshuis_id, nummer, soort, op, inhoud, verwijzingen, hash, besloten_door_id)
    SELECT r.id, r.veiligheidshuis_id, r.nummer, r.soort, r.op, r.inhoud, r.verwijzingen, r.hash,
           (SELECT m.id FROM samenwerking_medewerker m WHERE m.id = r.besloten_door_id)
      FROM jsonb_populate_record(NULL::verantwoording_vernietiging, p_verklaring) r;
    RETURN true;
END $$;
"""
WEB_FUNCTIONS = ("regiehuis_mag_bewaren(uuid)", "regiehuis_bewaring_overzicht()")
WORKER_FUNCTIONS = (
    "regiehuis_bewaring_systeem()",
    "regiehuis_informatie_over_tijd()",
    "regiehuis_vernietig_casus(uuid, uuid)",
    "regiehuis_vernietig_informatie(uuid, uuid)",
    "regiehuis_vernietig_besluit(uuid, uuid)",
)
OWN_FUNCTIONS = (
    "regiehuis_bewaring_van(uuid[])",
    "regiehuis_bewaring_informatie(uuid[])",
    "regiehuis_sleutels(jsonb, text)",
    "regiehuis_erbij(jsonb, text, uuid[])",
    "regiehuis_verwijzingen()",
    "regiehuis_kring(jsonb)",
    "regiehuis_kring_met_personen(jsonb)",
    "regiehuis_wis_los(uuid[], uuid, text[])",
    "regiehuis_wis_kring(jsonb)",
    "regiehuis_vernietig(uuid, uuid, text, jsonb, jsonb, uuid, boolean)",
    "regiehuis_begin_van(uuid)",
    "regiehuis_vernietig_opnieuw(jsonb)",
)
EXECUTE = "".join(
    [f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC;" for name in (*WEB_FUNCTIONS, *WORKER_FUNCTIONS, *OWN_FUNCTIONS)]
    + [f"GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in WEB_FUNCTIONS]
    + [f"GRANT EXECUTE ON FUNCTION {name} TO {WORKER};" for name in WORKER_FUNCTIONS]
)
TERM, LONGER = "verantwoording_bewaartermijn", "verantwoording_verlenging"
DECISION, GONE = "verantwoording_vernietigingsbesluit", "verantwoording_vernietiging"
NOTICE, WIPE = "verantwoording_vernietigingsbericht", "verantwoording_wisopdracht"
MANAGED = f"veiligheidshuis_id = ANY({KETEN_HUIZEN})"
SUPERVISED = f"({MANAGED} OR veiligheidshuis_id = ANY({REGIE_HUIZEN}) OR veiligheidshuis_id = ANY({FG_HUIZEN}))"
DECIDES = f"{MINE} AND besloten_door_id = {MEDEWERKER} AND besloten_op = {MOMENT} AND regiehuis_mag_bewaren(casus_id)"
TOLD = f"{MINE} AND organisatie_id = {ORGANISATIE}"
# A notice is confirmed once, by the recipient alone, and then loses the number it was about.
CONFIRM = (
    f"GRANT UPDATE (bevestigd_op, bevestigd_door_id, toelichting, kenmerk) ON {NOTICE} TO regiehuis_web;"
    f"GRANT SELECT (id, veiligheidshuis_id, vernietiging_id, organisatie_id) ON {NOTICE} TO {WORKER};"
    f"GRANT SELECT (id, veiligheidshuis_id, besloten_op, casus_id, persoon_id) ON {DECISION} TO {WORKER};"
)


class Migration(migrations.Migration):
    """Functions, grants and policies of retention and destruction."""

    dependencies = [("verantwoording", "0001_bewaring"), ("kern", "0002_wachtrij")]

    operations = [
        RunSQL(TERMS + CIRCLE + SWEEP + DESTROY + EXECUTE, reverse_sql=RunSQL.noop),
        protect(TERM, web="SELECT, INSERT, UPDATE, DELETE"),
        policy(TERM, "SELECT", using=MINE),
        policy(TERM, "INSERT", check=MANAGED),
        policy(TERM, "UPDATE", using=MANAGED, check=MANAGED),
        policy(TERM, "DELETE", using=MANAGED),
        protect(LONGER, web="SELECT, INSERT"),
        policy(LONGER, "SELECT", using=f"{MANAGED} OR regiehuis_mag_bewaren(casus_id)"),
        policy(LONGER, "INSERT", check=DECIDES),
        protect(DECISION, web="SELECT, INSERT"),
        policy(DECISION, "SELECT", using=f"{MANAGED} OR regiehuis_mag_bewaren(casus_id)"),
        policy(DECISION, "INSERT", check=DECIDES),
        policy(DECISION, "SELECT", using=MINE, role=WORKER),
        protect(GONE, web="SELECT"),
        policy(GONE, "SELECT", using=SUPERVISED),
        protect(NOTICE, web="SELECT"),
        RunSQL(CONFIRM, reverse_sql=RunSQL.noop),
        policy(NOTICE, "SELECT", using=f"{SUPERVISED} OR ({TOLD})"),
        policy(
            NOTICE,
            "UPDATE",
            using=f"{TOLD} AND bevestigd_op IS NULL",
            check=f"{TOLD} AND bevestigd_op = {MOMENT} AND bevestigd_door_id = {MEDEWERKER} AND kenmerk = ''",
        ),
        policy(NOTICE, "SELECT", using=MINE, role=WORKER),
        protect(WIPE, worker="SELECT, DELETE"),
        policy(WIPE, "SELECT", using=MINE, role=WORKER),
        policy(WIPE, "DELETE", using=MINE, role=WORKER),
    ]
