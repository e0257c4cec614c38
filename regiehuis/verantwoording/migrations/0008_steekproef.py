"""Lawfulness samples of the FG: drawn by the database, so that nobody chooses a row (R15, R35)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, MEDEWERKER, MOMENT, policy, protect

SAMPLE, ROW = "verantwoording_steekproef", "verantwoording_steekproefregel"
OF_FG = f"veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])"
OPEN = f"EXISTS (SELECT 1 FROM {SAMPLE} s WHERE s.id = {ROW}.steekproef_id AND s.afgesloten_op IS NULL)"
# What is drawn is set by the function below; the FG judges and concludes.
COLUMNS = f"""
GRANT UPDATE (conclusie, afgesloten_op, afgesloten_door_id, versie) ON {SAMPLE} TO regiehuis_web;
GRANT UPDATE (oordeel, reden, beoordeeld_op, beoordeeld_door_id, versie) ON {ROW} TO regiehuis_web;
"""

# The smallest hashes of seed and row: anybody with seed and log draws the same again (`rules.steekproef.draw`).
DRAW = f"""
CREATE FUNCTION regiehuis_trek_steekproef(
    p_id uuid, p_huis uuid, p_soort text, p_van date, p_tot date, p_omvang int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_wie uuid := {MEDEWERKER};
    v_zaad text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
    v_begin timestamptz := p_van::timestamp AT TIME ZONE 'Europe/Amsterdam';
    v_grens timestamptz := least((p_tot + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam', clock_timestamp());
    v_handelingen text[] := CASE p_soort WHEN 'inzage' THEN ARRAY['lezen', 'zoeken']
        WHEN 'verstrekking' THEN ARRAY['verstrekken']
        WHEN 'besluit' THEN ARRAY['aanmaken', 'wijzigen', 'samenvoegen', 'vernietigen'] END;
    v_populatie bigint;
    v_aantal int;
BEGIN
    IF v_wie IS NULL OR p_omvang NOT BETWEEN 1 AND 100 OR v_handelingen IS NULL
        OR NOT coalesce(p_huis = ANY({FG_HUIZEN}::uuid[]), false) THEN
        RETURN 0;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('steekproef ' || p_huis, 0));
    IF (SELECT count(*) FROM public.{SAMPLE} s WHERE s.veiligheidshuis_id = p_huis AND s.afgesloten_op IS NULL) >= 3 THEN
        RETURN NULL;
    END IF;
    SELECT count(*) INTO v_populatie FROM public.logboek_logregel r
     WHERE r.veiligheidshuis_id = p_huis AND r.moment >= v_begin AND r.moment < v_grens
       AND r.handeling = ANY(v_handelingen)
       AND r.medewerker_id NOT IN (v_wie, '00000000-0000-0000-0000-000000000000');
    v_aantal := least(v_populatie, p_omvang);
    IF v_aantal = 0 THEN
        RETURN 0;
    END IF;
    INSERT INTO public.{SAMPLE} (id, veiligheidshuis_id, soort, van, tot, grens, populatie, omvang, zaad, getrokken_op,
        getrokken_door_id, conclusie, versie)
    VALUES (p_id, p_huis, p_soort, p_van, p_tot, v_grens, v_populatie, v_aantal, v_zaad, {MOMENT}, v_wie, '', 1);
    INSERT INTO public.{ROW} (id, steekproef_id, veiligheidshuis_id, volgorde, regel_id, regel_moment, oordeel, reden,
        versie)
    SELECT gen_random_uuid(), p_id, p_huis, row_number() OVER (ORDER BY g.plaats), g.id, g.moment, '', '', 1
      FROM (SELECT r.id, r.moment, sha256(convert_to(v_zaad || r.id::text, 'UTF8')) AS plaats
              FROM public.logboek_logregel r
             WHERE r.veiligheidshuis_id = p_huis AND r.moment >= v_begin AND r.moment < v_grens
               AND r.handeling = ANY(v_handelingen)
               AND r.medewerker_id NOT IN (v_wie, '00000000-0000-0000-0000-000000000000')
             ORDER BY plaats LIMIT v_aantal) g;
    RETURN v_aantal;
END $$;
REVOKE ALL ON FUNCTION regiehuis_trek_steekproef(uuid, uuid, text, date, date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_trek_steekproef(uuid, uuid, text, date, date, int) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The sample and its rows, with the draw."""

    dependencies = [
        ("samenwerking", "0019_inlogdienst"),
        ("logboek", "0001_initial"),
        ("verantwoording", "0007_verzoek_toegang"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Steekproef",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inzage", "Inzage en zoeken"),
                            ("verstrekking", "Verstrekkingen"),
                            ("besluit", "Besluiten en wijzigingen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("grens", models.DateTimeField()),
                ("populatie", models.PositiveIntegerField()),
                ("omvang", models.PositiveIntegerField()),
                ("zaad", models.CharField(max_length=64)),
                ("getrokken_op", models.DateTimeField()),
                ("conclusie", models.TextField(blank=True, max_length=4000)),
                ("afgesloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "afgesloten_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "getrokken_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "steekproef",
            },
        ),
        migrations.CreateModel(
            name="Steekproefregel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("volgorde", models.PositiveIntegerField()),
                ("regel_id", models.UUIDField()),
                ("regel_moment", models.DateTimeField()),
                (
                    "oordeel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nog niet beoordeeld"),
                            ("rechtmatig", "Rechtmatig"),
                            ("niet", "Niet rechtmatig"),
                            ("nagaan", "Nog na te gaan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reden", models.TextField(blank=True, max_length=4000)),
                ("beoordeeld_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "beoordeeld_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "steekproef",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regels",
                        to="verantwoording.steekproef",
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "steekproefregel",
            },
        ),
        migrations.AddIndex(
            model_name="steekproef",
            index=models.Index(fields=["veiligheidshuis", "-getrokken_op"], name="steekproef_huis"),
        ),
        migrations.AddConstraint(
            model_name="steekproefregel",
            constraint=models.UniqueConstraint(fields=("steekproef", "volgorde"), name="steekproefregel_volgorde"),
        ),
        migrations.AddConstraint(
            model_name="steekproefregel",
            constraint=models.UniqueConstraint(fields=("steekproef", "regel_id"), name="steekproefregel_regel"),
        ),
        protect(SAMPLE, web="SELECT"),
        policy(SAMPLE, "SELECT", using=OF_FG),
        policy(SAMPLE, "UPDATE", using=f"{OF_FG} AND afgesloten_op IS NULL", check=OF_FG),
        protect(ROW, web="SELECT"),
        policy(ROW, "SELECT", using=OF_FG),
        policy(ROW, "UPDATE", using=f"{OF_FG} AND {OPEN}", check=f"{OF_FG} AND {OPEN}"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        RunSQL(DRAW, reverse_sql="DROP FUNCTION regiehuis_trek_steekproef(uuid, uuid, text, date, date, int)"),
    ]
