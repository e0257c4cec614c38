"""The log and its seal: partitions by year, insert-only by grant and trigger, policies, the FG's person search."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, HUIZEN, MEDEWERKER, NAMENS, policy, protect

SYSTEEM = "'00000000-0000-0000-0000-000000000000'::uuid"

TABLES = """
CREATE TABLE logboek_logregel (
    id uuid NOT NULL,
    moment timestamptz NOT NULL DEFAULT clock_timestamp(),
    medewerker_id uuid,
    organisatie_id uuid,
    veiligheidshuis_id uuid,
    namens uuid,
    handeling varchar(20) NOT NULL CONSTRAINT logregel_handeling CHECK (handeling IN (
        'aanmaken', 'lezen', 'zoeken', 'wijzigen', 'verstrekken', 'samenvoegen', 'vernietigen',
        'weigering', 'aanmelden')),
    object_soort varchar(40) NOT NULL,
    object_id uuid,
    persoon_ids uuid[] NOT NULL DEFAULT '{}',
    doel varchar(200) NOT NULL DEFAULT '',
    adres varchar(200) NOT NULL DEFAULT '',
    vertrouwelijk_tot date,
    PRIMARY KEY (moment, id)
) PARTITION BY RANGE (moment);

CREATE INDEX logregel_huis ON logboek_logregel (veiligheidshuis_id, moment, id);
CREATE INDEX logregel_wie ON logboek_logregel (veiligheidshuis_id, medewerker_id, moment);
CREATE INDEX logregel_object ON logboek_logregel (object_id, moment);
CREATE INDEX logregel_personen ON logboek_logregel USING gin (persoon_ids);

CREATE TABLE logboek_zegel (
    veiligheidshuis_id uuid NOT NULL,
    volgnummer bigint NOT NULL CHECK (volgnummer > 0),
    regel_id uuid NOT NULL UNIQUE,
    regel_moment timestamptz NOT NULL,
    regelhash bytea NOT NULL CHECK (length(regelhash) = 32),
    schakel bytea NOT NULL CHECK (length(schakel) = 32),
    tot timestamptz NOT NULL,
    PRIMARY KEY (veiligheidshuis_id, volgnummer)
);
"""

# A role that may insert still cannot change what stands, and neither can the owner. The moment cannot be
# overwritten here (a row may not move to another partition in a trigger), so another moment than the
# clock's is refused; web and worker may not name the column at all.
TRIGGERS = """
CREATE FUNCTION logboek_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log is insert-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION logboek_klok() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.moment NOT BETWEEN clock_timestamp() - interval '5 seconds' AND clock_timestamp() + interval '5 seconds' THEN
        RAISE EXCEPTION 'the moment of a log row is the clock of the server'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER logregel_klok BEFORE INSERT ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_klok();
CREATE TRIGGER logregel_rij BEFORE UPDATE OR DELETE ON logboek_logregel
    FOR EACH ROW EXECUTE FUNCTION logboek_alleen_toevoegen();
CREATE TRIGGER logregel_opdracht BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_logregel
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_toevoegen();
CREATE TRIGGER zegel_opdracht BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_zegel
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_toevoegen();
"""

# One segment a year (UTC), made ahead; what has none yet lands in the rest segment. Statement triggers,
# row-level security and revokes are not inherited by a segment that is named directly.
SEGMENTS = """
CREATE FUNCTION logboek_sluit_segment(segment text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', segment);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON public.%I FROM CURRENT_USER', segment);
    EXECUTE format('CREATE TRIGGER segment_opdracht BEFORE UPDATE OR DELETE OR TRUNCATE ON public.%I '
        'FOR EACH STATEMENT EXECUTE FUNCTION public.logboek_alleen_toevoegen()', segment);
END $$;

CREATE FUNCTION logboek_maak_segmenten(jaren integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    eerste integer := extract(year FROM now() AT TIME ZONE 'UTC');
    gemaakt integer := 0;
    segment text;
BEGIN
    FOR jaar IN eerste .. eerste + jaren LOOP
        segment := 'logboek_logregel_' || jaar;
        CONTINUE WHEN to_regclass('public.' || segment) IS NOT NULL;
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.logboek_logregel FOR VALUES FROM (%L) TO (%L)',
            segment, jaar || '-01-01 00:00:00+00', (jaar + 1) || '-01-01 00:00:00+00');
        PERFORM public.logboek_sluit_segment(segment);
        gemaakt := gemaakt + 1;
    END LOOP;
    RETURN gemaakt;
END $$;

CREATE TABLE logboek_logregel_overig PARTITION OF logboek_logregel DEFAULT;
SELECT logboek_sluit_segment('logboek_logregel_overig');
SELECT logboek_maak_segmenten(2);
REVOKE ALL ON FUNCTION logboek_sluit_segment(text), logboek_maak_segmenten(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION logboek_maak_segmenten(integer) TO regiehuis_worker;
"""

GRANTS = """
GRANT INSERT (id, medewerker_id, organisatie_id, veiligheidshuis_id, namens, handeling, object_soort, object_id,
    persoon_ids, doel, adres, vertrouwelijk_tot) ON logboek_logregel TO regiehuis_web, regiehuis_worker;
REVOKE UPDATE, DELETE, TRUNCATE ON logboek_logregel, logboek_zegel FROM CURRENT_USER;
"""

# An array operator is not leakproof and so never uses its index under a policy; this function does, and
# asks itself what the policy asks: only rows of houses of which the asker is FG.
PERSON_SEARCH = """
CREATE FUNCTION logboek_over_persoon(persoon uuid) RETURNS SETOF logboek_logregel
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 200 AS $$
DECLARE
    huizen uuid[] := nullif(current_setting('regiehuis.fg_huizen', true), '')::uuid[];
BEGIN
    RETURN QUERY SELECT r.* FROM public.logboek_logregel r
        WHERE r.persoon_ids @> ARRAY[persoon] AND r.veiligheidshuis_id = ANY(huizen);
END $$;
REVOKE ALL ON FUNCTION logboek_over_persoon(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION logboek_over_persoon(uuid) TO regiehuis_web;
"""

# Who writes is who asks; without an asker only "systeem" or nobody (a failed sign-in). The house is one of
# the asker's, or none; a deputy names nobody but whom he stands in for.
OWN_ROW = (
    f"coalesce(medewerker_id, {SYSTEEM}) = coalesce({MEDEWERKER}, {SYSTEEM})"
    f" AND (veiligheidshuis_id IS NULL OR veiligheidshuis_id = ANY({HUIZEN}::uuid[]))"
    f" AND (namens IS NULL OR namens = ANY({NAMENS}::uuid[]))"
)


class Migration(migrations.Migration):
    """First tables of the log."""

    initial = True

    dependencies = []

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Zegel",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "veiligheidshuis_id",
                                "volgnummer",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("veiligheidshuis_id", models.UUIDField()),
                        ("volgnummer", models.BigIntegerField()),
                        ("regel_id", models.UUIDField(unique=True)),
                        ("regel_moment", models.DateTimeField()),
                        ("regelhash", models.BinaryField()),
                        ("schakel", models.BinaryField()),
                        ("tot", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Logregel",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=regiehuis.kern.models.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("moment", models.DateTimeField(editable=False)),
                        ("medewerker_id", models.UUIDField(null=True)),
                        ("organisatie_id", models.UUIDField(null=True)),
                        ("veiligheidshuis_id", models.UUIDField(null=True)),
                        ("namens", models.UUIDField(null=True)),
                        (
                            "handeling",
                            models.CharField(
                                choices=[
                                    ("aanmaken", "Aangemaakt"),
                                    ("lezen", "Ingezien"),
                                    ("zoeken", "Gezocht"),
                                    ("wijzigen", "Gewijzigd"),
                                    ("verstrekken", "Verstrekt"),
                                    ("samenvoegen", "Samengevoegd"),
                                    ("vernietigen", "Vernietigd"),
                                    ("weigering", "Geweigerd"),
                                    ("aanmelden", "Aangemeld"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("object_soort", models.CharField(max_length=40)),
                        ("object_id", models.UUIDField(null=True)),
                        (
                            "persoon_ids",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        ("doel", models.CharField(default="", max_length=200)),
                        ("adres", models.CharField(default="", max_length=200)),
                        ("vertrouwelijk_tot", models.DateField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["veiligheidshuis_id", "moment", "id"], name="logregel_huis"),
                            models.Index(fields=["veiligheidshuis_id", "medewerker_id", "moment"], name="logregel_wie"),
                            models.Index(fields=["object_id", "moment"], name="logregel_object"),
                            django.contrib.postgres.indexes.GinIndex(fields=["persoon_ids"], name="logregel_personen"),
                        ],
                    },
                ),
            ],
            database_operations=[
                migrations.RunSQL(TABLES, reverse_sql="DROP TABLE logboek_zegel, logboek_logregel"),
                migrations.RunSQL(
                    TRIGGERS,
                    reverse_sql="DROP FUNCTION logboek_alleen_toevoegen() CASCADE; DROP FUNCTION logboek_klok() CASCADE",
                ),
                migrations.RunSQL(
                    SEGMENTS,
                    reverse_sql="DROP FUNCTION logboek_maak_segmenten(integer); DROP FUNCTION logboek_sluit_segment(text)",
                ),
                migrations.RunSQL(GRANTS, reverse_sql=migrations.RunSQL.noop),
                migrations.RunSQL(PERSON_SEARCH, reverse_sql="DROP FUNCTION logboek_over_persoon(uuid)"),
            ],
        ),
        protect("logboek_logregel", web="SELECT", worker="SELECT"),
        protect("logboek_zegel", worker="SELECT, INSERT"),
        policy("logboek_logregel", "INSERT", check=OWN_ROW),
        policy("logboek_logregel", "SELECT", using=f"veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])"),
        policy("logboek_logregel", "INSERT", check=f"medewerker_id = {SYSTEEM}", role="regiehuis_worker"),
        policy("logboek_logregel", "SELECT", using="true", role="regiehuis_worker"),
        policy("logboek_zegel", "INSERT", check="true", role="regiehuis_worker"),
        policy("logboek_zegel", "SELECT", using="true", role="regiehuis_worker"),
    ]
