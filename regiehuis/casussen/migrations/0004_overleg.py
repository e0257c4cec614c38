"""What chair and secretary may do for a case on their agenda without opening its dossier."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, MEDEWERKER, MOMENT, SECRETARIS_VAN, VOORZIT

# A current member whose organisation is affiliated and signed: only such a member is invited (R16, R26).
INVITED = """ARRAY(
    SELECT d.medewerker_id FROM casussen_deelname d
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id AND m.is_active
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
     WHERE d.casus_id = c.id AND d.van <= {day} AND d.tot > {day}
       AND EXISTS (SELECT 1 FROM convenanten_ondertekening t
                    WHERE t.organisatie_id = o.organisatie_id AND t.convenant_id = d.convenant_id
                      AND t.van <= {day} AND (t.tot IS NULL OR t.tot > {day}))
       AND EXISTS (SELECT 1 FROM samenwerking_aansluiting a
                    WHERE a.organisatie_id = o.organisatie_id AND a.veiligheidshuis_id = c.veiligheidshuis_id
                      AND a.van <= {day} AND (a.tot IS NULL OR a.tot > {day}))
     ORDER BY 1)"""
RUNS = f"(%s = ANY({VOORZIT}) OR %s = ANY({SECRETARIS_VAN}))"

SQL = f"""
DROP FUNCTION regiehuis_agenda_voorstel(uuid, date);
-- Chair and secretary plan from due cases without opening a dossier: number, theme, dates and counts only.
CREATE FUNCTION regiehuis_agenda_voorstel(p_overlegvorm uuid, p_tot date) RETURNS TABLE (
    casus_id uuid, nummer text, thema text, fase text, over_tijd bigint, eerstvolgende_termijn date,
    volgend_overleg_op date, leden uuid[], geopend_op date, evaluatie_op date, laatst_besproken_op date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT {RUNS.replace("%s", "p_overlegvorm")} THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT c.id, c.nummer::text, t.naam::text, c.fase::text,
           (SELECT count(*) FROM casussen_afspraak a WHERE a.casus_id = c.id
               AND a.status IN ('aangeboden', 'aanvaard') AND a.termijn < p_tot),
           c.eerstvolgende_termijn, c.volgend_overleg_op, {INVITED.format(day="p_tot")},
           (c.geopend_op AT TIME ZONE 'Europe/Amsterdam')::date,
           (SELECT p.evaluatie_op FROM casussen_planvanaanpak p WHERE p.casus_id = c.id AND p.status = 'actief'),
           (SELECT max((g.behandeld_op AT TIME ZONE 'Europe/Amsterdam')::date)
              FROM casussen_agendapunt g WHERE g.casus_id = c.id)
      FROM casussen_casus c JOIN samenwerking_thema t ON t.id = c.thema_id
     WHERE c.overlegvorm_id = p_overlegvorm AND c.fase <> 'afgesloten'
     ORDER BY c.nummer;
END $$;

-- Of the points of one own meeting what the dossier would tell: theme, covenant, and whom to invite.
CREATE FUNCTION regiehuis_agendapunten(p_overleg uuid) RETURNS TABLE (
    agendapunt_id uuid, thema text, convenant_id uuid, leden uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT g.id, t.naam::text, c.convenant_id,
           {INVITED.format(day="greatest((v.aanvang AT TIME ZONE 'Europe/Amsterdam')::date, " + DAG + ")")}
      FROM casussen_agendapunt g
      JOIN casussen_overleg v ON v.id = g.overleg_id
      JOIN casussen_casus c ON c.id = g.casus_id
      JOIN samenwerking_thema t ON t.id = c.thema_id
     WHERE g.overleg_id = p_overleg AND {RUNS.replace("%s", "g.overlegvorm_id")};
END $$;

-- When a case is discussed next stands on the case, for its members and for the overview of the ketenmanager.
CREATE FUNCTION regiehuis_plan_bespreking(p_casus uuid, p_op date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE casussen_casus c SET volgend_overleg_op = p_op
     WHERE c.id = p_casus AND ({RUNS.replace("%s", "c.overlegvorm_id")}
           OR EXISTS (SELECT 1 FROM casussen_agendapunt g
                       WHERE g.casus_id = c.id AND {RUNS.replace("%s", "g.overlegvorm_id")}));
END $$;

-- The earliest open due date of a case, worked out again; a secretary's agreement counts without her seeing the case.
CREATE FUNCTION regiehuis_werk_termijn_bij(p_casus uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF {MEDEWERKER} IS NULL OR {MOMENT} IS NULL THEN
        RETURN;
    END IF;
    UPDATE casussen_casus SET eerstvolgende_termijn = (
        SELECT min(a.termijn) FROM casussen_afspraak a
         WHERE a.casus_id = p_casus AND a.status IN ('aangeboden', 'aanvaard'))
     WHERE id = p_casus;
END $$;
"""
NAMES = (
    "regiehuis_agenda_voorstel(uuid, date)",
    "regiehuis_agendapunten(uuid)",
    "regiehuis_plan_bespreking(uuid, date)",
    "regiehuis_werk_termijn_bij(uuid)",
)
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)


class Migration(migrations.Migration):
    """The definer functions of the meeting."""

    dependencies = [("casussen", "0003_signaal_zoeken_piket")]

    operations = [RunSQL(SQL + GRANTS, reverse_sql=RunSQL.noop)]
