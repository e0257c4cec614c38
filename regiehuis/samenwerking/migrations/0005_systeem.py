"""The system at work: its transaction, what it may leave for employees, and the terms of the house it works by."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import HUIZEN, policy

WORKER = "regiehuis_worker"
BEGIN = """
-- Opens a transaction of the system for one house, one after the other; NULL for a house that is not there.
CREATE FUNCTION regiehuis_systeem(p_huis uuid, p_moment timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_moment timestamptz;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM samenwerking_veiligheidshuis WHERE id = p_huis) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('regiehuis.systeem ' || p_huis, 0));
    v_moment := clock_timestamp();
    IF p_moment IS NOT NULL AND EXISTS (SELECT 1 FROM kern_installatie WHERE soort IN ('demo', 'test')) THEN
        v_moment := p_moment;
    END IF;
    PERFORM set_config('regiehuis.huizen', ARRAY[p_huis]::text, true),
            set_config('regiehuis.moment', v_moment::text, true),
            set_config('regiehuis.dag', (v_moment AT TIME ZONE 'Europe/Amsterdam')::date::text, true);
    RETURN v_moment;
END $$;
REVOKE ALL ON FUNCTION regiehuis_systeem(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_systeem(uuid, timestamptz) TO regiehuis_worker;

-- Only what is needed to write somebody a mail; grants on this table stand in the named list.
REVOKE ALL ON samenwerking_medewerker FROM regiehuis_worker;
GRANT SELECT (id, veiligheidshuis_id, medewerker_id, kenmerk), INSERT
    ON samenwerking_melding TO regiehuis_worker;
"""


class Migration(migrations.Migration):
    """`regiehuis_systeem`, notifications that are told once, and two terms."""

    dependencies = [("samenwerking", "0004_versie"), ("kern", "0002_wachtrij")]

    operations = [
        migrations.AddField("veiligheidshuis", "piket_minuten", models.PositiveSmallIntegerField(default=15)),
        migrations.AddField("veiligheidshuis", "afgewezen_dagen", models.PositiveSmallIntegerField(default=365)),
        migrations.AddField("melding", "kenmerk", models.CharField(blank=True, default="", max_length=120), False),
        migrations.AddConstraint(
            "melding",
            models.UniqueConstraint(
                name="melding_eenmalig",
                fields=["medewerker", "kenmerk"],
                condition=models.Q(("kenmerk", ""), _negated=True),
            ),
        ),
        RunSQL(BEGIN, reverse_sql=RunSQL.noop),
        policy("samenwerking_melding", "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})", role=WORKER),
        policy("samenwerking_melding", "INSERT", check=f"veiligheidshuis_id = ANY({HUIZEN})", role=WORKER),
    ]
