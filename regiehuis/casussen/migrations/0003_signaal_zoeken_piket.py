"""Searching the person index with a signal or case at hand, rate-limited (R12); the state of an alert to piket (R9)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, MOMENT, NAMENS, REGISSEURS, VOORZIT

SQL = f"""
-- One row a search, kept for a day: for the limit, and so that nobody makes a person without having searched.
CREATE TABLE casussen_zoekvraag (
    medewerker_id uuid NOT NULL, object_id uuid NOT NULL, op timestamptz NOT NULL, gevonden uuid[] NOT NULL);
CREATE INDEX zoekvraag_medewerker ON casussen_zoekvraag (medewerker_id, op);
ALTER TABLE casussen_zoekvraag ENABLE ROW LEVEL SECURITY;

-- R12: hits for the persons of one signal or case. Only its chair (a complete signal on an own triage) or its lead or
-- procesregisseur (a current case) may ask; p_meest searches an hour for each asker.
CREATE FUNCTION regiehuis_zoek_personen(
    p_object uuid, p_sleutels uuid[], p_bsn text[], p_naam text[], p_geboren text[], p_meest int)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_treffers jsonb;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM casussen_signaal s
         WHERE s.id = p_object AND s.status = 'volledig' AND s.triagevorm_id = ANY({VOORZIT})
    ) AND NOT EXISTS (
        SELECT 1 FROM casussen_casus c JOIN casussen_deelname d ON d.casus_id = c.id
         WHERE c.id = p_object AND c.fase <> 'afgesloten'
           AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}
           AND d.convenant_id = ANY({CONVENANTEN})
           AND (c.regisseur_id = d.medewerker_id
                OR (d.rol = 'procesregisseur' AND d.medewerker_id = ANY({REGISSEURS})))
    ) THEN
        RETURN jsonb_build_object('mag', false);
    END IF;
    DELETE FROM casussen_zoekvraag WHERE op < {MOMENT} - interval '1 day' AND medewerker_id = {MEDEWERKER};
    IF (SELECT count(*) FROM casussen_zoekvraag
         WHERE medewerker_id = {MEDEWERKER} AND op > {MOMENT} - interval '1 hour') >= p_meest THEN
        RETURN jsonb_build_object('mag', true, 'te_vaak', true);
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object(
               'sleutel', v.sleutel, 'persoon', t.persoon_id, 'huis', t.huis, 'contact', t.contact,
               'organisatie', t.contact_organisatie) ORDER BY v.sleutel, t.persoon_id), '[]'::jsonb)
      INTO v_treffers
      FROM unnest(p_sleutels, p_bsn, p_naam, p_geboren) AS v(sleutel, bsn, naam, geboren),
           regiehuis_persoon_treffers(v.bsn, v.naam, v.geboren) t;
    INSERT INTO casussen_zoekvraag VALUES ({MEDEWERKER}, p_object, {MOMENT},
        ARRAY(SELECT DISTINCT (x ->> 'persoon')::uuid FROM jsonb_array_elements(v_treffers) x));
    RETURN jsonb_build_object('mag', true, 'te_vaak', false, 'treffers', v_treffers);
END $$;

-- What the asker's own searches of the last day for this object found; NULL when there was no search.
CREATE FUNCTION regiehuis_gevonden(p_object uuid) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM casussen_zoekvraag WHERE object_id = p_object AND medewerker_id = {MEDEWERKER}
                      AND op > {MOMENT} - interval '1 day') THEN
        RETURN NULL;
    END IF;
    RETURN ARRAY(SELECT DISTINCT g FROM casussen_zoekvraag z, unnest(z.gevonden) g
                  WHERE z.object_id = p_object AND z.medewerker_id = {MEDEWERKER}
                    AND z.op > {MOMENT} - interval '1 day');
END $$;

-- R9: an answered alert is answered for everybody on duty. Only the addressee who answered in this transaction, or a
-- procesregisseur who did, closes the others.
CREATE FUNCTION regiehuis_sluit_piket(p_signaal uuid, p_antwoord text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casussen_piketmelding m WHERE m.signaal_id = p_signaal AND m.beantwoord_op = {MOMENT}
                  AND (m.aan_id = ANY({NAMENS}) OR cardinality({REGISSEURS}) > 0)) THEN
        UPDATE casussen_piketmelding SET beantwoord_op = {MOMENT}, antwoord = p_antwoord
         WHERE signaal_id = p_signaal AND beantwoord_op IS NULL;
    END IF;
END $$;

-- R15: the sender sees the state of the own signal, so also whether piket answered; not the answer's words.
CREATE FUNCTION regiehuis_piketstand(p_signaal uuid)
RETURNS TABLE (aan text, gemeld_op timestamptz, beantwoord_op timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT w.naam::text, m.gemeld_op, m.beantwoord_op
      FROM casussen_piketmelding m
      JOIN casussen_signaal s ON s.id = m.signaal_id
      JOIN samenwerking_medewerker w ON w.id = m.aan_id
     WHERE m.signaal_id = p_signaal
       AND (s.afzender_id = ANY({NAMENS}) OR s.triagevorm_id = ANY({VOORZIT}))
     ORDER BY m.gemeld_op, w.naam;
END $$;

-- The addressee of an alert knows the sender; word of an answer goes to the sender without opening the signal.
CREATE FUNCTION regiehuis_piketafzender(p_melding uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT s.afzender_id FROM casussen_piketmelding m JOIN casussen_signaal s ON s.id = m.signaal_id
             WHERE m.id = p_melding AND (m.aan_id = ANY({NAMENS}) OR cardinality({REGISSEURS}) > 0));
END $$;
"""
NAMES = (
    "regiehuis_zoek_personen(uuid, uuid[], text[], text[], text[], int)",
    "regiehuis_gevonden(uuid)",
    "regiehuis_sluit_piket(uuid, text)",
    "regiehuis_piketstand(uuid)",
    "regiehuis_piketafzender(uuid)",
)
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)


class Migration(migrations.Migration):
    """A closed table of searches and the definer functions around it."""

    dependencies = [("casussen", "0002_policies")]

    operations = [RunSQL(SQL + GRANTS, reverse_sql=RunSQL.noop)]
