"""A granted request for erasure becomes orders, which who leads a case carries out for its person (R30, R36, R37).

What the request refused stays, with what it hangs on; recipients hear of it. Files go with their item, so that no list of
files to wipe is kept any more.
"""

import re
from importlib import import_module

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import HUIZEN, REGIE_HUIZEN

_BEFORE = import_module("regiehuis.verantwoording.migrations.0002_vernietigen").DESTROY
_FOUND = re.findall(r"CREATE FUNCTION regiehuis_vernietig\(.*?END \$\$;", _BEFORE, re.S)
assert len(_FOUND) == 1


def changed(text: str, old: str, new: str) -> str:
    """The text with one passage replaced, which must be there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


# R37: also of a person; and whoever was given one of the items by the register of what went out (R21).
_DESTROY = changed(_FOUND[0], "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
_DESTROY = changed(
    _DESTROY,
    "WHERE d.casus_id = p_casus AND d.rol <> 'procesregisseur');",
    """WHERE d.casus_id = p_casus AND d.rol <> 'procesregisseur'
       UNION SELECT g.id FROM logboek_verstrektstuk s JOIN logboek_verstrekking w ON w.id = s.verstrekking_id
         JOIN samenwerking_organisatie g ON g.id = ANY(w.ontvanger_organisaties)
        WHERE s.object_id IN (SELECT x::uuid FROM jsonb_each(v_kring) k, jsonb_array_elements_text(k.value) x));""",
)
_DESTROY = changed(_DESTROY, "    IF p_soort = 'casus' THEN\n", "    IF p_soort IN ('casus', 'persoon') THEN\n")
DESTROY = changed(
    _DESTROY,
    "SELECT gen_random_uuid(), p_id, v_huis, o, v_casusnummer,",
    "SELECT gen_random_uuid(), p_id, v_huis, o, coalesce(p_inhoud ->> 'verzoek', v_casusnummer),",
)

DECIDED = f"""
-- R36: what a named person decided to destroy before its term; never of a running case. For a person: every row of the
-- case and its signal that is about him, but what his request refused, and in the index when nothing names him any more.
CREATE OR REPLACE FUNCTION regiehuis_vernietig_besluit(p_besluit uuid, p_id uuid) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v record;
    v_begin jsonb;
    v_alles jsonb;
    v_pad record;
    v_geweigerd uuid[] := '{{}}';
    v_toegewezen uuid[] := '{{}}';
    v_blijft boolean := false;
    v_verzoek text;
    v_id uuid;
    v_klaar uuid[];
BEGIN
    SELECT b.*, r.naam AS regime INTO v FROM verantwoording_vernietigingsbesluit b
      JOIN casussen_casus c ON c.id = b.casus_id AND c.fase = 'afgesloten'
      JOIN convenanten_convenant k ON k.id = c.convenant_id JOIN convenanten_regime r ON r.id = k.regime_id
     WHERE b.id = p_besluit AND b.veiligheidshuis_id = ANY({HUIZEN});
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    v_begin := regiehuis_begin_van(v.casus_id);
    IF v.persoon_id IS NOT NULL THEN
        SELECT z.nummer INTO v_verzoek FROM verantwoording_verzoek z
         WHERE z.id = v.verzoek_id AND v.persoon_id = ANY(z.personen);
        IF FOUND THEN
            SELECT coalesce(array_agg(p.rij_id) FILTER (WHERE p.besluit = 'weigeren'), '{{}}'),
                   coalesce(array_agg(p.rij_id) FILTER (WHERE p.besluit = 'verstrekken'
                        AND p.tabel IN ('casussen_informatie', 'casussen_signaalpersoon')), '{{}}'),
                   coalesce(bool_or(p.besluit = 'weigeren' AND p.tabel LIKE 'personen\\_%'), false)
              INTO v_geweigerd, v_toegewezen, v_blijft
              FROM verantwoording_verzoekpost p WHERE p.verzoek_id = v.verzoek_id;
        END IF;
        v_alles := regiehuis_kring(v_begin);
        v_begin := jsonb_build_object('verantwoording_vernietigingsbesluit', jsonb_build_array(p_besluit));
        FOR v_pad IN SELECT DISTINCT r.kind, r.kolom FROM regiehuis_verwijzingen() r
                      WHERE r.ouder = 'personen_persoon' AND r.kind NOT LIKE 'personen\\_%' AND v_alles ? r.kind
                        -- Who stays in the index stays in the case, which keeps him there.
                        AND NOT (v_blijft AND r.kind = 'casussen_casuspersoon') LOOP
            FOR v_id IN EXECUTE format('SELECT id FROM %I WHERE (%I = $1 OR id = ANY($2)) AND id = ANY($3)',
                    v_pad.kind, v_pad.kolom)
                USING v.persoon_id, v_toegewezen, regiehuis_sleutels(v_alles, v_pad.kind) LOOP
                IF NOT EXISTS (
                    SELECT 1 FROM jsonb_each(regiehuis_kring(jsonb_build_object(v_pad.kind, jsonb_build_array(v_id)))) k,
                           jsonb_array_elements_text(k.value) x WHERE x::uuid = ANY(v_geweigerd)) THEN
                    v_begin := regiehuis_erbij(v_begin, v_pad.kind,
                        ARRAY(SELECT v_id WHERE v_id <> ALL(regiehuis_sleutels(v_begin, v_pad.kind))));
                END IF;
            END LOOP;
        END LOOP;
        -- The order is carried out: what was granted in this case asks for nothing any more, but for a double of him.
        IF NOT EXISTS (SELECT 1 FROM casussen_casuspersoon d JOIN verantwoording_verzoek z ON z.id = v.verzoek_id
                AND d.persoon_id = ANY(z.personen) WHERE d.casus_id = v.casus_id AND d.persoon_id <> v.persoon_id) THEN
            v_klaar := ARRAY(SELECT p.id FROM verantwoording_verzoekpost p WHERE p.verzoek_id = v.verzoek_id
                              AND p.casus_id = v.casus_id AND p.besluit = 'verstrekken');
            DELETE FROM verantwoording_weigeringsgrond w WHERE w.post_id = ANY(v_klaar);
            DELETE FROM verantwoording_zienswijze w WHERE w.post_id = ANY(v_klaar);
            DELETE FROM verantwoording_verzoekpost p WHERE p.id = ANY(v_klaar);
        END IF;
        -- Drafts of a closed case are of no use, and may speak of him.
        DELETE FROM casussen_concept c WHERE strpos(c.sleutel || ' ' || c.inhoud::text, v.casus_id::text) > 0;
    END IF;
    RETURN regiehuis_vernietig(p_id, v.casus_id, CASE WHEN v.persoon_id IS NULL THEN 'casus' ELSE 'persoon' END, v_begin,
        jsonb_strip_nulls(jsonb_build_object('regime', v.regime, 'grond', 'verzoek', 'verzoek', v_verzoek)),
        v.besloten_door_id, true);
END $$;
"""

# The tables whose rows are about one person, and so are orders once their item was granted.
OWN = "(SELECT r.kind FROM regiehuis_verwijzingen() r WHERE r.ouder = 'personen_persoon' AND r.kind NOT LIKE 'personen\\_%')"
ORDERS = f"""
-- R30, R36: what granted requests for erasure ask of who leads a case, until it was decided there.
CREATE FUNCTION regiehuis_wisopdrachten() RETURNS TABLE (
    casus_id uuid, nummer text, fase text, persoon_id uuid, verzoek_id uuid, verzoek text, gesloten_op timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    SELECT DISTINCT c.id, c.nummer::text, c.fase::text, cp.persoon_id, z.id, z.nummer::text, z.gesloten_op
      FROM verantwoording_verzoek z
      JOIN casussen_casuspersoon cp ON cp.persoon_id = ANY(z.personen)
      JOIN casussen_casus c ON c.id = cp.casus_id AND c.veiligheidshuis_id = z.veiligheidshuis_id
     WHERE z.soort = 'wissing' AND z.uitkomst IN ('toegewezen', 'deels') AND z.veiligheidshuis_id = ANY({REGIE_HUIZEN})
       AND regiehuis_mag_bewaren(c.id)
       AND EXISTS (SELECT 1 FROM verantwoording_verzoekpost p WHERE p.verzoek_id = z.id AND p.casus_id = c.id
                    AND p.besluit = 'verstrekken' AND p.tabel IN {OWN})
       AND NOT EXISTS (SELECT 1 FROM verantwoording_vernietigingsbesluit b WHERE b.casus_id = c.id
                        AND (b.persoon_id IS NULL OR b.persoon_id = cp.persoon_id))
     ORDER BY z.gesloten_op, c.nummer::text, cp.persoon_id;
END $$;

-- Which of the rows that the asker read himself stay, because an order of his refused them.
CREATE FUNCTION regiehuis_wisopdracht_blijft(p_casus uuid, p_rijen uuid[]) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN ARRAY(
        SELECT DISTINCT p.rij_id FROM regiehuis_wisopdrachten() w
          JOIN verantwoording_verzoekpost p ON p.verzoek_id = w.verzoek_id AND p.besluit = 'weigeren'
         WHERE w.casus_id = p_casus AND p.rij_id = ANY(p_rijen) ORDER BY 1);
END $$;
"""
# Who hears of a granted request: where something of his person was granted, and so waits for a decision.
_OF_REQUEST = import_module("regiehuis.verantwoording.migrations.0007_verzoek_toegang").FUNCTIONS
_TOLD = re.findall(r"CREATE FUNCTION regiehuis_verzoek_regisseurs\(.*?END \$\$;", _OF_REQUEST, re.S)
assert len(_TOLD) == 1
TOLD = changed(
    changed(_TOLD[0], "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
    "     WHERE z.id = p_verzoek;",
    f"""     WHERE z.id = p_verzoek AND EXISTS (
        SELECT 1 FROM verantwoording_verzoekpost p WHERE p.verzoek_id = z.id AND p.casus_id = c.id
           AND p.besluit = 'verstrekken' AND p.tabel IN {OWN});""",
)
CALLED = ("regiehuis_wisopdrachten()", "regiehuis_wisopdracht_blijft(uuid, uuid[])")
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in CALLED
)


class Migration(migrations.Migration):
    """Orders of a granted request, a decision that names it, and no list of files any more."""

    dependencies = [("verantwoording", "0010_leesverklaring")]

    operations = [
        migrations.AddField("vernietigingsbesluit", "verzoek_id", models.UUIDField(null=True)),
        migrations.DeleteModel("Wisopdracht"),
        RunSQL(DESTROY + DECIDED + ORDERS + TOLD + GRANTS, reverse_sql=RunSQL.noop),
    ]
