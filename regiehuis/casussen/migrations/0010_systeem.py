"""What the system may do in the chain: see when something is due, never what it says."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, HUIZEN, MOMENT, policy

WORKER = "regiehuis_worker"
MINE = f"veiligheidshuis_id = ANY({HUIZEN})"
# Columns, not tables: no text, name, contact or answer is among them.
GRANTS = """
GRANT SELECT (id, veiligheidshuis_id, signaal_id, aan_id, gemeld_op, beantwoord_op, klimtrede, gemaild_op),
    UPDATE (gemaild_op) ON casussen_piketmelding TO regiehuis_worker;
GRANT SELECT (id, veiligheidshuis_id, nummer, afzender_id, triagevorm_id, status, besluit, besloten_op)
    ON casussen_signaal TO regiehuis_worker;
GRANT SELECT (id, signaal_id, geinformeerd, herzien_op) ON casussen_signaalpersoon TO regiehuis_worker;
GRANT SELECT (id, medewerker_id, verloopt_op) ON casussen_concept TO regiehuis_worker;
GRANT SELECT (op), DELETE ON casussen_zoekvraag TO regiehuis_worker;
-- The system is no employee: it begins by regiehuis_systeem() alone.
REVOKE EXECUTE ON FUNCTION regiehuis_begin(uuid, timestamptz) FROM regiehuis_worker;
"""
OF_SIGNAL = "EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = casussen_signaalpersoon.signaal_id)"
OF_EMPLOYEE = (
    "EXISTS (SELECT 1 FROM samenwerking_medewerker m WHERE m.id = casussen_concept.medewerker_id"
    f" AND m.veiligheidshuis_id = ANY({HUIZEN}))"
)
EXPIRED = f"verloopt_op <= {MOMENT} AND {OF_EMPLOYEE}"
FORGOTTEN = f"op < {MOMENT} - interval '1 day'"

# A current member whose organisation is affiliated and signed, with a live function where that is what he is member by.
READS = """EXISTS (
    SELECT 1 FROM casussen_deelname d
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id AND m.is_active
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN convenanten_convenant v ON v.id = d.convenant_id AND v.van <= {day} AND (v.tot IS NULL OR v.tot > {day})
      JOIN convenanten_ondertekening t ON t.organisatie_id = o.organisatie_id AND t.convenant_id = d.convenant_id
           AND t.van <= {day} AND (t.tot IS NULL OR t.tot > {day})
      JOIN samenwerking_aansluiting a ON a.organisatie_id = o.organisatie_id
           AND a.veiligheidshuis_id = c.veiligheidshuis_id AND a.van <= {day} AND (a.tot IS NULL OR a.tot > {day})
     WHERE d.casus_id = c.id AND d.medewerker_id = {who} AND d.van <= {day} AND d.tot > {day}
       AND (d.rol <> 'procesregisseur' OR EXISTS (
            SELECT 1 FROM samenwerking_functie f WHERE f.medewerker_id = d.medewerker_id
               AND f.soort = 'procesregisseur' AND f.van <= {day} AND (f.tot IS NULL OR f.tot > {day}))))"""

FUNCTIONS = f"""
-- R9: the alert put to one more person, word for word; the words themselves never pass through the worker.
CREATE FUNCTION regiehuis_klim_piket(p_signaal uuid, p_id uuid, p_aan uuid, p_trede int) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO casussen_piketmelding
        (id, veiligheidshuis_id, signaal_id, aan_id, contact, toelichting, gemeld_op, antwoord, klimtrede)
    SELECT p_id, m.veiligheidshuis_id, m.signaal_id, p_aan, m.contact, m.toelichting, m.gemeld_op, '', p_trede
      FROM casussen_piketmelding m
     WHERE m.signaal_id = p_signaal AND m.beantwoord_op IS NULL AND m.veiligheidshuis_id = ANY({HUIZEN})
       AND EXISTS (SELECT 1 FROM samenwerking_medewerker w
                    WHERE w.id = p_aan AND w.is_active AND w.veiligheidshuis_id = m.veiligheidshuis_id)
       AND NOT EXISTS (SELECT 1 FROM casussen_piketmelding n
                        WHERE n.signaal_id = p_signaal AND n.aan_id = p_aan AND n.beantwoord_op IS NULL)
     ORDER BY m.gemeld_op, m.id LIMIT 1;
    RETURN FOUND;
END $$;

-- R27: open agreements past their date, with lead and chair as far as they may read the case today.
CREATE FUNCTION regiehuis_over_tijd() RETURNS TABLE (
    afspraak_id uuid, casusnummer text, termijn date, status text, uitvoerder_id uuid, klimdagen int, heeft_regisseur boolean,
    regisseur_id uuid, procesregisseur_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT a.id, a.casusnummer::text, a.termijn, a.status::text, a.medewerker_id, h.klimdagen::int, c.regisseur_id IS NOT NULL,
           CASE WHEN {READS.format(day=DAG, who="c.regisseur_id")} THEN c.regisseur_id END,
           CASE WHEN {READS.format(day=DAG, who="c.procesregisseur_id")} THEN c.procesregisseur_id END
      FROM casussen_casus c
      JOIN samenwerking_veiligheidshuis h ON h.id = c.veiligheidshuis_id
      JOIN casussen_afspraak a ON a.casus_id = c.id
     WHERE c.veiligheidshuis_id = ANY({HUIZEN}) AND c.fase <> 'afgesloten' AND a.status IN ('aangeboden', 'aanvaard') AND a.termijn < {DAG};
END $$;

-- R11: one rejected signal gone with all its parts, once the term of its house is over; answers the persons it was
-- linked to, NULL when it is not due.
CREATE FUNCTION regiehuis_vernietig_afgewezen(p_signaal uuid) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_personen uuid[];
BEGIN
    PERFORM 1 FROM casussen_signaal s JOIN samenwerking_veiligheidshuis h ON h.id = s.veiligheidshuis_id
     WHERE s.id = p_signaal AND h.id = ANY({HUIZEN}) AND s.status = 'besloten' AND s.besluit = 'afwijzen'
       AND s.besloten_op <= {MOMENT} - make_interval(days => h.afgewezen_dagen::int) FOR UPDATE OF s;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    v_personen := ARRAY(SELECT DISTINCT p.persoon_id FROM casussen_signaalpersoon p
                         WHERE p.signaal_id = p_signaal AND p.persoon_id IS NOT NULL ORDER BY 1);
    DELETE FROM samenwerking_melding m WHERE m.object_id = p_signaal
        OR m.object_id IN (SELECT k.id FROM casussen_piketmelding k WHERE k.signaal_id = p_signaal)
        OR m.object_id IN (SELECT t.id FROM casussen_triage t WHERE t.signaal_id = p_signaal);
    DELETE FROM casussen_zoekvraag z WHERE z.object_id = p_signaal;
    DELETE FROM casussen_triageoordeel o USING casussen_triage t
     WHERE o.triage_id = t.id AND t.signaal_id = p_signaal;
    DELETE FROM casussen_triage t WHERE t.signaal_id = p_signaal;
    DELETE FROM casussen_piketmelding k WHERE k.signaal_id = p_signaal;
    DELETE FROM casussen_signaalpartner p WHERE p.signaal_id = p_signaal;
    DELETE FROM casussen_signaalpersoon p WHERE p.signaal_id = p_signaal;
    DELETE FROM casussen_signaal s WHERE s.id = p_signaal;
    RETURN v_personen;
END $$;
"""
NAMES = (
    "regiehuis_klim_piket(uuid, uuid, uuid, int)",
    "regiehuis_over_tijd()",
    "regiehuis_vernietig_afgewezen(uuid)",
)
EXECUTE = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO {WORKER};" for name in NAMES
)


class Migration(migrations.Migration):
    """Columns and policies for the worker, and its three definer functions."""

    dependencies = [
        ("casussen", "0009_plan_en_overdracht"),
        ("samenwerking", "0005_systeem"),
        ("convenanten", "0003_eigen_convenant"),
    ]

    operations = [
        migrations.AddField("piketmelding", "klimtrede", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("piketmelding", "gemaild_op", models.DateTimeField(null=True)),
        RunSQL(GRANTS + FUNCTIONS + EXECUTE, reverse_sql=RunSQL.noop),
        policy("casussen_piketmelding", "SELECT", using=MINE, role=WORKER),
        policy("casussen_piketmelding", "UPDATE", using=MINE, check=MINE, role=WORKER),
        policy("casussen_signaal", "SELECT", using=MINE, role=WORKER),
        policy("casussen_signaalpersoon", "SELECT", using=OF_SIGNAL, role=WORKER),
        policy("casussen_concept", "SELECT", using=EXPIRED, role=WORKER),
        policy("casussen_concept", "DELETE", using=EXPIRED, role=WORKER),
        policy("casussen_zoekvraag", "SELECT", using=FORGOTTEN, role=WORKER),
        policy("casussen_zoekvraag", "DELETE", using=FORGOTTEN, role=WORKER),
    ]
