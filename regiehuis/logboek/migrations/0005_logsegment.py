"""Segments of the log go whole at their term, leaving a certificate over which the chain is checked (R36)."""

from importlib import import_module

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, policy, protect

TABLE = "logboek_logsegment"
_LINKS = import_module("regiehuis.logboek.migrations.0004_zegels_van").LINKS.split("REVOKE ALL", 1)[0]
# The first link that is left follows the last one that went.
LINKS = _LINKS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(
    "coalesce(v.schakel, ",
    f"coalesce(v.schakel, (SELECT s.laatste FROM public.{TABLE} s WHERE s.veiligheidshuis_id = z.veiligheidshuis_id"
    " AND s.tot_volgnummer = z.volgnummer - 1), ",
)
assert LINKS != _LINKS

# Insert-only as ever, but for one thing: rows and links that a certificate names, in the transaction that the function
# below runs in. Nobody but the owner may call it, and without a certificate that the key made the check tells it.
TRIGGERS = f"""
CREATE OR REPLACE FUNCTION logboek_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_segment uuid := nullif(current_setting('regiehuis.logsegment', true), '')::uuid;
BEGIN
    IF TG_OP = 'DELETE' AND v_segment IS NOT NULL AND TG_TABLE_NAME IN ('logboek_logregel', 'logboek_zegel')
        AND TG_LEVEL = 'STATEMENT' AND EXISTS (SELECT 1 FROM public.{TABLE} s WHERE s.id = v_segment) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' AND v_segment IS NOT NULL AND TG_LEVEL = 'ROW' THEN  -- on rows of the log alone
        IF EXISTS (SELECT 1 FROM public.{TABLE} s JOIN public.logboek_zegel z
                ON z.veiligheidshuis_id = s.veiligheidshuis_id AND z.regel_id = OLD.id
               AND z.volgnummer BETWEEN s.van_volgnummer AND s.tot_volgnummer WHERE s.id = v_segment) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the log is insert-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

-- The rows first, as their links say which they are; answers how many went. Right and setting end with the call.
CREATE FUNCTION logboek_vernietig_segment(p_segment uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_aantal bigint;
BEGIN
    EXECUTE 'GRANT DELETE ON public.logboek_logregel, public.logboek_zegel TO CURRENT_USER';
    PERFORM set_config('regiehuis.logsegment', p_segment::text, true);
    DELETE FROM public.logboek_logregel r USING public.{TABLE} s, public.logboek_zegel z
     WHERE s.id = p_segment AND z.veiligheidshuis_id = s.veiligheidshuis_id
       AND z.volgnummer BETWEEN s.van_volgnummer AND s.tot_volgnummer
       AND r.id = z.regel_id AND r.moment = z.regel_moment;
    GET DIAGNOSTICS v_aantal = ROW_COUNT;
    DELETE FROM public.logboek_zegel z USING public.{TABLE} s
     WHERE s.id = p_segment AND z.veiligheidshuis_id = s.veiligheidshuis_id
       AND z.volgnummer BETWEEN s.van_volgnummer AND s.tot_volgnummer;
    PERFORM set_config('regiehuis.logsegment', '', true);
    EXECUTE 'REVOKE DELETE ON public.logboek_logregel, public.logboek_zegel FROM CURRENT_USER';
    RETURN v_aantal;
END $$;
REVOKE ALL ON FUNCTION logboek_vernietig_segment(uuid) FROM PUBLIC;
CREATE TRIGGER logsegment_opdracht BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_toevoegen();
REVOKE UPDATE, DELETE, TRUNCATE ON {TABLE} FROM CURRENT_USER;
"""


class Migration(migrations.Migration):
    """The certificate, and the one way in which sealed rows go."""

    dependencies = [("logboek", "0004_zegels_van")]

    operations = [
        migrations.CreateModel(
            name="Logsegment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("veiligheidshuis_id", models.UUIDField()),
                ("van_volgnummer", models.BigIntegerField()),
                ("tot_volgnummer", models.BigIntegerField()),
                ("vorige", models.BinaryField()),
                ("laatste", models.BinaryField()),
                ("eerste_moment", models.DateTimeField()),
                ("laatste_moment", models.DateTimeField()),
                ("jaren", models.PositiveSmallIntegerField()),
                ("vernietigd_op", models.DateTimeField()),
                ("verklaring", models.BinaryField()),
            ],
            options={
                "verbose_name": "logsegment",
                "constraints": [
                    models.UniqueConstraint(fields=("veiligheidshuis_id", "van_volgnummer"), name="logsegment_van"),
                    models.UniqueConstraint(fields=("veiligheidshuis_id", "tot_volgnummer"), name="logsegment_tot"),
                ],
            },
        ),
        protect(TABLE, web="SELECT"),
        policy(TABLE, "SELECT", using=f"veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])"),
        RunSQL(TRIGGERS + LINKS, reverse_sql=RunSQL.noop),
    ]
