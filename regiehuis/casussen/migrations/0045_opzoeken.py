"""Who searches before he makes a person finds him under another spelling too (R12).

The index of look-ups follows the persons of a house: whoever is made gets his row, whoever is there already gets one
here. Who may ask, how often, and who gives no hit stays as it was.
"""

from django.db import migrations
from django.db.migrations.operations import RunPython, RunSQL

from regiehuis.kern.policies import CONVENANTEN, DAG, HUIZEN, MEDEWERKER, MOMENT, NAMENS, REGISSEURS, VOORZIT
from regiehuis.personen.koppeling.opzoeken import te_zetten

CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)
DROP = """
DROP FUNCTION regiehuis_zoek_personen(uuid, uuid[], text[], text[], text[], int);
DROP FUNCTION regiehuis_persoon_treffers(text, text, text);
"""
FUNCTIONS = f"""
-- R12: as before, and those whom the index found (`p_lijkt`): current cases only, no closed regime, no shielded person.
CREATE FUNCTION regiehuis_persoon_treffers(p_bsn_hash text, p_zoeknaam text, p_geboortedatum text,
                                           p_lijkt uuid[] DEFAULT NULL)
RETURNS TABLE (persoon_id uuid, huis text, contact text, contact_organisatie text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT (cardinality({REGISSEURS}) > 0 OR EXISTS (
        SELECT 1 FROM casussen_casus k JOIN casussen_deelname d ON d.casus_id = k.id
         WHERE k.regisseur_id = ANY({NAMENS}) AND k.fase <> 'afgesloten' AND {CURRENT})) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT ON (p.id) p.id, h.naam::text, m.naam::text, g.naam::text
      FROM personen_persoon p
      JOIN casussen_casuspersoon cp ON cp.persoon_id = p.id AND cp.tot IS NULL
      JOIN casussen_casus c ON c.id = cp.casus_id AND c.fase <> 'afgesloten'
      JOIN convenanten_convenant v ON v.id = c.convenant_id
      JOIN convenanten_regime r ON r.id = v.regime_id AND NOT r.gesloten
      JOIN samenwerking_veiligheidshuis h ON h.id = p.veiligheidshuis_id
      JOIN samenwerking_medewerker m ON m.id = coalesce(c.regisseur_id, c.procesregisseur_id)
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
     WHERE p.veiligheidshuis_id = ANY({HUIZEN}) AND NOT p.afgeschermd
       AND ((p_bsn_hash <> '' AND p.bsn_hash = p_bsn_hash)
            OR (p_zoeknaam <> '' AND p_geboortedatum <> '' AND p.zoeknaam = p_zoeknaam
                AND p.geboortedatum = p_geboortedatum)
            OR p.id = ANY(p_lijkt))
     ORDER BY p.id, c.geopend_op DESC LIMIT 20;
END $$;

-- R12: as before; a question may bring the keys of its look-up, by its own key (`p_index`). A name alone looks nobody up.
CREATE FUNCTION regiehuis_zoek_personen(
    p_object uuid, p_sleutels uuid[], p_bsn text[], p_naam text[], p_geboren text[], p_meest int,
    p_index jsonb DEFAULT '{{}}')
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_treffers jsonb;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM casussen_signaal s
         WHERE s.id = p_object AND ((s.status = 'volledig' AND s.triagevorm_id = ANY({VOORZIT}))
                                    OR s.wacht_op_id = ANY({VOORZIT}))
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
           regiehuis_persoon_treffers(v.bsn, v.naam, v.geboren, ARRAY(
               SELECT z.persoon_id FROM (SELECT p_index -> v.sleutel::text) x(i),
                      regiehuis_zoek_index((i ->> 'huis')::uuid, i -> 'velden',
                          ARRAY(SELECT jsonb_array_elements_text(i -> 'eerst')::bigint),
                          ARRAY(SELECT jsonb_array_elements_text(i -> 'rest')::bigint)) z
                WHERE z.persoon_id IS NOT NULL AND i -> 'velden' ?| ARRAY['jaar', 'bsn_hash'])) t;
    INSERT INTO casussen_zoekvraag VALUES ({MEDEWERKER}, p_object, {MOMENT},
        ARRAY(SELECT DISTINCT (x ->> 'persoon')::uuid FROM jsonb_array_elements(v_treffers) x));
    RETURN jsonb_build_object('mag', true, 'te_vaak', false, 'treffers', v_treffers);
END $$;

-- The row of a person made in this very transaction, once: nobody puts another's name to somebody.
CREATE FUNCTION regiehuis_index_persoon(p_persoon uuid, p_velden jsonb, p_sleutels bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM regiehuis_zet_index(p.veiligheidshuis_id, 'huis', p.id::text, p.id, p_velden, p_sleutels)
       FROM personen_persoon p
      WHERE p.id = p_persoon AND p.veiligheidshuis_id = ANY({HUIZEN})
        AND pg_xact_status(((pg_current_xact_id()::text::bigint >> 32 << 32) | p.xmin::text::bigint)::text::xid8)
            = 'in progress'
        AND NOT EXISTS (SELECT 1 FROM personen_indexrecord r WHERE r.persoon_id = p.id);
END $$;
"""
NAMES = (
    "regiehuis_zoek_personen(uuid, uuid[], text[], text[], text[], int, jsonb)",
    "regiehuis_index_persoon(uuid, jsonb, bigint[])",
)
GRANTS = "REVOKE ALL ON FUNCTION regiehuis_persoon_treffers(text, text, text, uuid[]) FROM PUBLIC;" + "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)


def index_known(apps, schema_editor):
    """The persons who are there already."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, veiligheidshuis_id, voornamen, voorletters, achternaam, geboortedatum, geslacht, bsn_hash"
            " FROM personen_persoon"
        )
        for key, huis, voornamen, voorletters, achternaam, geboren, geslacht, bsn_hash in cursor.fetchall():
            rij = {
                "voornamen": voornamen or voorletters,
                "achternaam": achternaam,
                "geboortedatum": geboren,
                "geslacht": geslacht,
            }
            velden, sleutels = te_zetten(rij, huis=str(huis), bsn_hash=bsn_hash)
            cursor.execute(
                "SELECT regiehuis_zet_index(%s, 'huis', %s, %s, %s::jsonb, %s::bigint[])",
                [huis, str(key), key, velden, sleutels],
            )


class Migration(migrations.Migration):
    """`regiehuis_zoek_personen` and `regiehuis_persoon_treffers` again, `regiehuis_index_persoon`, and rows."""

    dependencies = [("casussen", "0044_alarm_klimt"), ("personen", "0004_opzoeken")]

    operations = [
        RunSQL(DROP + FUNCTIONS + GRANTS, reverse_sql=RunSQL.noop),
        RunPython(index_known, RunPython.noop),
    ]
