"""What SQL as the web role could still reach past the actions is closed (R12, R15, R26)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    REGIE_HUIZEN,
    REGISSEURS,
    SECRETARIS_VAN,
    TRIAGEERT,
    VOORZIT,
)

CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)

# Called inside regiehuis_zoek_personen only, which asks for an object and counts the searches.
SEARCH = "REVOKE ALL ON FUNCTION regiehuis_persoon_treffers(text, text, text) FROM regiehuis_web;"

# A procesregisseur of another house neither answers an alert nor learns who sent it; only who opens cases draws a
# number for one, as it tells how many there are.
OWN_HOUSE = f"""
CREATE OR REPLACE FUNCTION regiehuis_sluit_piket(p_signaal uuid, p_antwoord text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM casussen_piketmelding m WHERE m.signaal_id = p_signaal AND m.beantwoord_op = {MOMENT}
                  AND (m.aan_id = ANY({NAMENS}) OR m.veiligheidshuis_id = ANY({REGIE_HUIZEN}))) THEN
        UPDATE casussen_piketmelding SET beantwoord_op = {MOMENT}, antwoord = p_antwoord
         WHERE signaal_id = p_signaal AND beantwoord_op IS NULL;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION regiehuis_piketafzender(p_melding uuid) RETURNS uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (SELECT s.afzender_id FROM casussen_piketmelding m JOIN casussen_signaal s ON s.id = m.signaal_id
             WHERE m.id = p_melding AND (m.aan_id = ANY({NAMENS}) OR m.veiligheidshuis_id = ANY({REGIE_HUIZEN})));
END $$;

CREATE OR REPLACE FUNCTION regiehuis_werk_termijn_bij(p_casus uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE casussen_casus SET eerstvolgende_termijn = (
        SELECT min(a.termijn) FROM casussen_afspraak a
         WHERE a.casus_id = p_casus AND a.status IN ('aangeboden', 'aanvaard'))
     WHERE id = p_casus AND veiligheidshuis_id = ANY({HUIZEN});
END $$;

CREATE OR REPLACE FUNCTION regiehuis_nummer(p_soort text, p_jaar int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v int;
BEGIN
    IF p_soort <> 'signaal' AND NOT (p_soort = 'casus' AND cardinality({REGIE_HUIZEN}) > 0) THEN
        RAISE EXCEPTION 'no number of this kind for this asker' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO casussen_nummer AS n VALUES (({HUIZEN})[1], p_soort, p_jaar, 1)
    ON CONFLICT (veiligheidshuis_id, soort, jaar) DO UPDATE SET laatste = n.laatste + 1 RETURNING laatste INTO v;
    RETURN v;
END $$;
"""

# Whoever puts a person into a case reads him from then on. So it is somebody new, somebody he reads already, or a hit
# of his own search of the last day for this very case, or for the signal that it was opened from.
PERSON = f"""
CREATE FUNCTION regiehuis_bereikt_persoon(p_persoon uuid, p_casus uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM personen_persoon p WHERE p.id = p_persoon AND p.veiligheidshuis_id = ANY({HUIZEN})
    ) AND (
        NOT EXISTS (SELECT 1 FROM casussen_casuspersoon cp WHERE cp.persoon_id = p_persoon)
        OR EXISTS (SELECT 1 FROM casussen_casuspersoon cp JOIN casussen_deelname d ON d.casus_id = cp.casus_id
                    WHERE cp.persoon_id = p_persoon AND {CURRENT})
        OR EXISTS (SELECT 1 FROM casussen_zoekvraag z
                    WHERE z.medewerker_id = {MEDEWERKER} AND p_persoon = ANY(z.gevonden)
                      AND z.op > {MOMENT} - interval '1 day'
                      AND (z.object_id = p_casus
                           OR z.object_id = (SELECT c.signaal_id FROM casussen_casus c WHERE c.id = p_casus))));
END $$;
REVOKE ALL ON FUNCTION regiehuis_bereikt_persoon(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_bereikt_persoon(uuid, uuid) TO regiehuis_web;

CREATE POLICY bereikt_insert ON casussen_casuspersoon AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (regiehuis_bereikt_persoon(persoon_id, casus_id));
CREATE POLICY bereikt_update ON casussen_casuspersoon AS RESTRICTIVE FOR UPDATE TO regiehuis_web
    WITH CHECK (regiehuis_bereikt_persoon(persoon_id, casus_id));
CREATE POLICY bereikt_insert ON personen_adres AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (regiehuis_bereikt_persoon(persoon_id, NULL));
CREATE POLICY bereikt_insert ON personen_huishoudlid AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (regiehuis_bereikt_persoon(persoon_id, NULL));
CREATE POLICY bereikt_insert ON personen_relatie AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (regiehuis_bereikt_persoon(van_persoon_id, NULL) AND regiehuis_bereikt_persoon(naar_persoon_id, NULL));
"""

RUNS = f"(overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN}))"
# Attendance opens what was said at a point and a point opens theme and members of its case, so that only who runs
# the meeting writes them, and only for cases of that meeting form.
MEETING = f"""
CREATE FUNCTION regiehuis_hoort_op_agenda(p_casus uuid, p_overlegvorm uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN {RUNS.replace("overlegvorm_id", "p_overlegvorm")} AND EXISTS (
        SELECT 1 FROM casussen_casus c WHERE c.id = p_casus AND c.overlegvorm_id = p_overlegvorm);
END $$;
REVOKE ALL ON FUNCTION regiehuis_hoort_op_agenda(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_hoort_op_agenda(uuid, uuid) TO regiehuis_web;

DROP POLICY insert_web ON casussen_agendapunt;
DROP POLICY update_web ON casussen_agendapunt;
DROP POLICY delete_web ON casussen_agendapunt;
CREATE POLICY insert_web ON casussen_agendapunt FOR INSERT TO regiehuis_web WITH CHECK (
    regiehuis_hoort_op_agenda(casus_id, overlegvorm_id) AND EXISTS (
        SELECT 1 FROM casussen_overleg v
         WHERE v.id = casussen_agendapunt.overleg_id AND v.overlegvorm_id = casussen_agendapunt.overlegvorm_id));
CREATE POLICY update_web ON casussen_agendapunt FOR UPDATE TO regiehuis_web
    USING ({RUNS}) WITH CHECK (regiehuis_hoort_op_agenda(casus_id, overlegvorm_id));
CREATE POLICY delete_web ON casussen_agendapunt FOR DELETE TO regiehuis_web USING ({RUNS});

DROP POLICY insert_web ON casussen_aanwezigheid;
DROP POLICY update_web ON casussen_aanwezigheid;
DROP POLICY delete_web ON casussen_aanwezigheid;
CREATE POLICY insert_web ON casussen_aanwezigheid FOR INSERT TO regiehuis_web
    WITH CHECK ({RUNS} AND AT_POINT);
CREATE POLICY update_web ON casussen_aanwezigheid FOR UPDATE TO regiehuis_web
    USING ({RUNS}) WITH CHECK ({RUNS} AND AT_POINT);
CREATE POLICY delete_web ON casussen_aanwezigheid FOR DELETE TO regiehuis_web USING ({RUNS});

CREATE POLICY bij_het_punt_insert ON casussen_informatie AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (agendapunt_id IS NULL OR AT_ITEM);
"""
AT = (
    "EXISTS (SELECT 1 FROM casussen_agendapunt p WHERE p.id = {table}.agendapunt_id"
    " AND p.casus_id = {table}.casus_id AND p.overlegvorm_id = {table}.overlegvorm_id)"
)
MEETING = MEETING.replace("AT_POINT", AT.format(table="casussen_aanwezigheid"))
MEETING = MEETING.replace("AT_ITEM", AT.format(table="casussen_informatie"))

# A signal that was not sent yet is its sender's alone, and so are its parts.
SENT = f"(triagevorm_id = ANY({VOORZIT}) AND status <> 'concept')"
DRAFT = f"""
ALTER POLICY select_web ON casussen_signaal USING (afzender_id = ANY({NAMENS}) OR {SENT}
    OR (status = 'volledig' AND triagevorm_id = ANY({TRIAGEERT})));
ALTER POLICY update_web ON casussen_signaal
    USING (afzender_id = ANY({NAMENS}) OR {SENT}) WITH CHECK (afzender_id = ANY({NAMENS}) OR {SENT});
"""


class Migration(migrations.Migration):
    """Narrower functions and policies; what the screens do stays as it was."""

    dependencies = [("casussen", "0013_procesregie_overdragen"), ("samenwerking", "0007_eigen_huis")]

    operations = [RunSQL(part, reverse_sql=RunSQL.noop) for part in (SEARCH, OWN_HOUSE, PERSON, MEETING, DRAFT)]
