"""An alarm of an early release is mailed, and climbs to the ketenmanager when nobody answers it (R9)."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, HUIZEN

ALARM, WORKER = "casussen_alarm", "regiehuis_worker"
HOUSE = f"c.id = a.casus_id AND c.veiligheidshuis_id = ANY({HUIZEN})"
# An alarm begins below, and nobody is passed over for the mail.
BEGINS = f"""
CREATE POLICY begint_onderaan ON {ALARM} AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (klimtrede = 0 AND gemaild = '{{}}')
"""
# The system reads whom it must tell and since when; not which case, what was said, or whom to call.
FUNCTIONS = f"""
CREATE FUNCTION regiehuis_open_alarmen() RETURNS TABLE (
    alarm_id uuid, soort text, gemeld_op timestamptz, aan uuid[], gemaild uuid[], klimtrede int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT a.id, a.soort::text, a.gemeld_op, a.aan, a.gemaild, a.klimtrede::int
      FROM {ALARM} a JOIN casussen_casus c ON {HOUSE}
     WHERE a.afgehandeld_op IS NULL ORDER BY a.gemeld_op, a.id;
END $$;

CREATE FUNCTION regiehuis_klim_alarm(p_alarm uuid) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_erbij uuid[];
BEGIN
    SELECT ARRAY(
        SELECT DISTINCT f.medewerker_id FROM samenwerking_functie f
          JOIN samenwerking_medewerker m ON m.id = f.medewerker_id AND m.is_active
         WHERE f.veiligheidshuis_id = c.veiligheidshuis_id AND f.soort = 'ketenmanager'
           AND f.van <= {DAG} AND (f.tot IS NULL OR f.tot > {DAG}) AND f.medewerker_id <> ALL(a.aan) ORDER BY 1)
      INTO v_erbij
      FROM {ALARM} a JOIN casussen_casus c ON {HOUSE}
     WHERE a.id = p_alarm AND a.afgehandeld_op IS NULL AND a.soort = 'vervroegd' AND a.klimtrede = 0 FOR UPDATE OF a;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    UPDATE {ALARM} SET aan = aan || v_erbij, klimtrede = 1 WHERE id = p_alarm;
    RETURN v_erbij;
END $$;

CREATE FUNCTION regiehuis_alarm_gemaild(p_alarm uuid, p_aan uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE {ALARM} a SET gemaild = a.gemaild || p_aan FROM casussen_casus c
     WHERE {HOUSE} AND a.id = p_alarm AND a.afgehandeld_op IS NULL AND p_aan = ANY(a.aan) AND p_aan <> ALL(a.gemaild);
    RETURN FOUND;
END $$;
"""
NAMES = ("regiehuis_open_alarmen()", "regiehuis_klim_alarm(uuid)", "regiehuis_alarm_gemaild(uuid, uuid)")
EXECUTE = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO {WORKER};" for name in NAMES
)


class Migration(migrations.Migration):
    """How far an alarm climbed, who of those alarmed had mail, and the three functions of the worker."""

    dependencies = [("casussen", "0043_resultaatverstrekking"), ("samenwerking", "0005_systeem")]

    operations = [
        migrations.AddField("alarm", "klimtrede", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            "alarm",
            "gemaild",
            django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        RunSQL(BEGINS, reverse_sql=f"DROP POLICY begint_onderaan ON {ALARM}"),
        RunSQL(FUNCTIONS + EXECUTE, reverse_sql=RunSQL.noop),
    ]
