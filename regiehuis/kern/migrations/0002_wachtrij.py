"""The one way by which the web role asks the queue for work: a known task, for the asker's own house."""

from django.db import migrations

from regiehuis.kern.policies import HUIZEN

FUNCTION = f"""
CREATE FUNCTION regiehuis_taak(p_taak text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_huis uuid := ({HUIZEN})[1];
BEGIN
    IF v_huis IS NULL OR p_taak NOT IN ('piketwacht') THEN
        RAISE EXCEPTION 'no such task, or nobody asks for it';
    END IF;
    PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW(
        'default', p_taak, 0, NULL, NULL, jsonb_build_object('huis_id', v_huis), NULL
    )]::procrastinate_job_to_defer_v1[]);
END $$;
REVOKE ALL ON FUNCTION regiehuis_taak(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_taak(text) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The function `regiehuis_taak`."""

    dependencies = [("kern", "0001_installatie"), ("procrastinate", "0041_post_retry_failed_job")]
    operations = [migrations.RunSQL(FUNCTION, reverse_sql="DROP FUNCTION regiehuis_taak(text)")]
