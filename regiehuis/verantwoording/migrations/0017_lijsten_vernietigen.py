"""What partners delivered and the net lists of it go at the end of the term of their regime, with a certificate (R36).

What a certificate is made of stands in one function now, for cases and for lists.
"""

from importlib import import_module

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, HUIZEN, MOMENT

_before = import_module("regiehuis.verantwoording.migrations.0011_persoon_wissen")
_BEGIN = "    SELECT jsonb_object_agg(k.key, jsonb_array_length(k.value)) INTO v_telling FROM jsonb_each(v_kring) k;\n"
_END = "    IF p_soort IN ('casus', 'persoon') THEN\n"
_head, _found, _rest = _before.DESTROY.partition(_BEGIN)
_act, _found_too, _tail = _rest.partition(_END)
assert _found and _found_too
_CALL = """    v_inhoud := p_inhoud || jsonb_build_object('categorieen', v_inhoud);
    v_verklaring := regiehuis_verklaar(p_id, v_huis, p_soort, v_kring,
        p_begin || jsonb_build_object('personen_persoon', coalesce(v_kring -> 'personen_persoon', '[]')), v_inhoud, p_door,
        CASE WHEN p_soort = 'casus' THEN ARRAY[v_casusnummer] ELSE '{}' END);
"""
DESTROY = _before.changed(
    _before.changed(_head + _CALL + _END + _tail, "    v_telling jsonb;\n", "    v_verklaring jsonb;\n"),
    """    RETURN jsonb_build_object('nummer', v_nummer, 'personen', v_over_wie,
        'hash', (SELECT v.hash FROM verantwoording_vernietiging v WHERE v.id = p_id));""",
    "    RETURN v_verklaring || jsonb_build_object('personen', v_over_wie);",
)
DESTROY = _before.changed(DESTROY, "    v_nummer text;\n", "")

CERTIFICATE = f"""
-- Away with a circle and what names its rows; the certificate of it, which says how many of what. Answers number and hash.
CREATE FUNCTION regiehuis_verklaar(p_id uuid, p_huis uuid, p_soort text, p_kring jsonb, p_verwijzingen jsonb,
    p_inhoud jsonb, p_door uuid, p_nummers text[]) RETURNS jsonb LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_inhoud jsonb;
    v_telling jsonb;
    v_nummer text;
    v_hash text;
BEGIN
    SELECT jsonb_object_agg(k.key, jsonb_array_length(k.value)) INTO v_telling FROM jsonb_each(p_kring) k;
    PERFORM regiehuis_wis_kring(p_kring);
    v_telling := v_telling || regiehuis_wis_los(
        ARRAY(SELECT x::uuid FROM jsonb_each(p_kring) k, jsonb_array_elements_text(k.value) x), p_huis, p_nummers);
    v_inhoud := p_inhoud || jsonb_build_object('aantallen', v_telling);
    v_nummer := 'V' || to_char({MOMENT} AT TIME ZONE 'Europe/Amsterdam', 'YYYY') || '-' || lpad((1 + (
        SELECT count(*) FROM verantwoording_vernietiging v WHERE v.veiligheidshuis_id = p_huis
           AND v.nummer LIKE 'V' || to_char({MOMENT} AT TIME ZONE 'Europe/Amsterdam', 'YYYY') || '-%'))::text, 4, '0');
    v_hash := encode(sha256(convert_to(v_nummer || ' ' || v_inhoud::text, 'UTF8')), 'hex');
    INSERT INTO verantwoording_vernietiging
        (id, veiligheidshuis_id, nummer, soort, op, inhoud, verwijzingen, hash, besloten_door_id)
    VALUES (p_id, p_huis, v_nummer, p_soort, {MOMENT}, v_inhoud, p_verwijzingen, v_hash, p_door);
    RETURN jsonb_build_object('nummer', v_nummer, 'hash', v_hash);
END $$;
"""

# A record is counted from the day that its partner's list had it no more; one that is on the last list, from when that list
# last came. A net list is counted from when it was fixed, a concept from when it was drawn up.
LISTS = f"""
CREATE FUNCTION regiehuis_aanlevering_over_tijd(p_huizen uuid[]) RETURNS TABLE (
    aanlevering_id uuid, laatst date, maanden int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT a.id, (SELECT max(l.op) AT TIME ZONE 'Europe/Amsterdam' FROM personen_aanlevering l
                   WHERE l.veiligheidshuis_id = a.veiligheidshuis_id AND l.organisatie_id = a.organisatie_id
                     AND l.soort = a.soort AND (l.id = a.id OR l.status IN ('ingelezen', 'dubbel')))::date,
           r.bewaartermijn_jaren * 12
      FROM personen_aanlevering a
      JOIN convenanten_convenant k ON k.id = a.convenant_id
      JOIN convenanten_regime r ON r.id = k.regime_id
     WHERE a.veiligheidshuis_id = ANY(p_huizen)
       AND ((a.op AT TIME ZONE 'Europe/Amsterdam')::date + make_interval(years => r.bewaartermijn_jaren))::date <= {DAG};
END $$;

CREATE FUNCTION regiehuis_nettolijst_over_tijd(p_huizen uuid[]) RETURNS TABLE (
    lijst_id uuid, gerekend_van date, maanden int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT x.id, x.van, x.maanden FROM (
        SELECT n.id, (coalesce(n.vastgesteld_op, n.gemaakt_op) AT TIME ZONE 'Europe/Amsterdam')::date AS van,
               r.bewaartermijn_jaren * 12 AS maanden
          FROM personen_nettolijst n
          JOIN convenanten_convenant k ON k.id = n.convenant_id
          JOIN convenanten_regime r ON r.id = k.regime_id
         WHERE n.veiligheidshuis_id = ANY(p_huizen)) x
     WHERE (x.van + make_interval(months => x.maanden))::date <= {DAG};
END $$;

CREATE FUNCTION regiehuis_lijsten_over_tijd() RETURNS TABLE (soort text, lijst_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT 'aanlevering', o.aanlevering_id FROM regiehuis_aanlevering_over_tijd({HUIZEN}) o
     WHERE NOT EXISTS (SELECT 1 FROM personen_aangeleverdrecord r WHERE r.aanlevering_id = o.aanlevering_id)
        OR EXISTS (SELECT 1 FROM personen_aangeleverdrecord r WHERE r.aanlevering_id = o.aanlevering_id
            AND (coalesce(r.verdwenen_op, o.laatst) + make_interval(months => o.maanden))::date <= {DAG})
    UNION ALL
    SELECT 'nettolijst', n.lijst_id FROM regiehuis_nettolijst_over_tijd({HUIZEN}) n;
END $$;

-- R36: the records of one delivery whose term is over, at most p_meest of them, with what links them; the delivery too once
-- nothing is left of it. NULL when nothing is due.
CREATE FUNCTION regiehuis_vernietig_aanlevering(p_aanlevering uuid, p_id uuid, p_meest int DEFAULT 5000) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v record;
    v_ids uuid[];
    v_van date;
    v_begin jsonb := '{{}}';
BEGIN
    SELECT a.veiligheidshuis_id AS huis, a.soort, o.laatst, o.maanden, r.naam AS regime, r.jurist INTO v
      FROM regiehuis_aanlevering_over_tijd({HUIZEN}) o
      JOIN personen_aanlevering a ON a.id = o.aanlevering_id
      JOIN convenanten_convenant k ON k.id = a.convenant_id
      JOIN convenanten_regime r ON r.id = k.regime_id
     WHERE o.aanlevering_id = p_aanlevering;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    -- Not while somebody decides on a pair of this house, or a run writes.
    PERFORM pg_advisory_xact_lock(hashtextextended('koppeling ' || v.huis, 0));
    SELECT array_agg(x.id), max(x.van) INTO v_ids, v_van FROM (
        SELECT r.id, coalesce(r.verdwenen_op, v.laatst) AS van FROM personen_aangeleverdrecord r
         WHERE r.aanlevering_id = p_aanlevering
           AND (coalesce(r.verdwenen_op, v.laatst) + make_interval(months => v.maanden))::date <= {DAG}
         ORDER BY r.id LIMIT p_meest) x;
    v_begin := regiehuis_erbij(v_begin, 'personen_aangeleverdrecord', v_ids);
    IF NOT EXISTS (SELECT 1 FROM personen_aangeleverdrecord r
                    WHERE r.aanlevering_id = p_aanlevering AND r.id <> ALL(coalesce(v_ids, '{{}}'))) THEN
        v_begin := regiehuis_erbij(v_begin, 'personen_aanlevering', ARRAY[p_aanlevering]);
        v_van := coalesce(v_van, v.laatst);
    END IF;
    IF v_begin = '{{}}'::jsonb THEN
        RETURN NULL;
    END IF;
    RETURN regiehuis_verklaar(p_id, v.huis, 'aanlevering', regiehuis_kring(v_begin), v_begin, jsonb_build_object(
        'regime', v.regime, 'lijst', v.soort, 'vanaf', 'levering', 'maanden', v.maanden, 'gerekend_van', v_van,
        'tot', (v_van + make_interval(months => v.maanden))::date, 'bevestigd', v.jurist <> '', 'grond', 'termijn'),
        NULL, '{{}}') || jsonb_build_object('personen', '[]'::jsonb);
END $$;

-- R36: one net list with everybody of it; NULL when its term is not over.
CREATE FUNCTION regiehuis_vernietig_nettolijst(p_lijst uuid, p_id uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v record;
    v_begin jsonb := jsonb_build_object('personen_nettolijst', jsonb_build_array(p_lijst));
BEGIN
    SELECT n.veiligheidshuis_id AS huis, o.gerekend_van, o.maanden, r.naam AS regime, r.jurist INTO v
      FROM regiehuis_nettolijst_over_tijd({HUIZEN}) o
      JOIN personen_nettolijst n ON n.id = o.lijst_id
      JOIN convenanten_convenant k ON k.id = n.convenant_id
      JOIN convenanten_regime r ON r.id = k.regime_id
     WHERE o.lijst_id = p_lijst;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('koppeling ' || v.huis, 0));
    RETURN regiehuis_verklaar(p_id, v.huis, 'nettolijst', regiehuis_kring(v_begin), v_begin, jsonb_build_object(
        'regime', v.regime, 'vanaf', 'vaststelling', 'maanden', v.maanden, 'gerekend_van', v.gerekend_van,
        'tot', (v.gerekend_van + make_interval(months => v.maanden))::date, 'bevestigd', v.jurist <> '',
        'grond', 'termijn'), NULL, '{{}}') || jsonb_build_object('personen', '[]'::jsonb);
END $$;
"""
CALLED = (
    "regiehuis_lijsten_over_tijd()",
    "regiehuis_vernietig_aanlevering(uuid, uuid, int)",
    "regiehuis_vernietig_nettolijst(uuid, uuid)",
)
OWN = (
    "regiehuis_verklaar(uuid, uuid, text, jsonb, jsonb, jsonb, uuid, text[])",
    "regiehuis_aanlevering_over_tijd(uuid[])",
    "regiehuis_nettolijst_over_tijd(uuid[])",
)
GRANTS = "".join(
    [f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC;" for name in CALLED + OWN]
    + [f"GRANT EXECUTE ON FUNCTION {name} TO regiehuis_worker;" for name in CALLED]
)


class Migration(migrations.Migration):
    """Two kinds of certificate more, and the functions that make them."""

    dependencies = [("verantwoording", "0016_gegevens_van_lijsten"), ("personen", "0016_termijn")]

    operations = [
        migrations.AlterField(
            "vernietiging",
            "soort",
            models.CharField(
                choices=[
                    ("casus", "Casus"),
                    ("informatie", "Informatie uit een casus"),
                    ("persoon", "Persoon in een casus"),
                    ("aanlevering", "Lijst van een partner"),
                    ("nettolijst", "Nettolijst"),
                ],
                max_length=12,
            ),
        ),
        RunSQL(CERTIFICATE + DESTROY + LISTS + GRANTS, reverse_sql=RunSQL.noop),
    ]
