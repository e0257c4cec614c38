"""Findings of the FG, and breaches (R35, R42)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import FG_HUIZEN, HUIZEN, MEDEWERKER, policy, protect

FINDING, BREACH = "verantwoording_bevinding", "verantwoording_datalek"
WORKER = "regiehuis_worker"
OF_FG = f"veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])"
OF_HOUSE = f"veiligheidshuis_id = ANY({HUIZEN}::uuid[])"
OWN_FINDING = f"eigenaar_id = {MEDEWERKER}"
OPEN_FINDING = "afgehandeld_op IS NULL"
# Who reports tells what happened; every decision is of the FG.
REPORT = (
    f"{OF_HOUSE} AND gemeld_door_id = {MEDEWERKER} AND status = 'vermoeden' AND ap_besluit = ''"
    " AND betrokkenen_besluit = '' AND betrokkenen = '{}' AND informeert_id IS NULL AND afgesloten_op IS NULL"
)
KNOWS = f"{OF_FG} OR gemeld_door_id = {MEDEWERKER} OR informeert_id = {MEDEWERKER}"
DATES = f"""
GRANT SELECT (id, veiligheidshuis_id, eigenaar_id, opvolgen_voor, status) ON {FINDING} TO {WORKER};
GRANT SELECT (id, veiligheidshuis_id, ontdekt_op, status, ap_besluit, ap_gemeld_op, afgesloten_op)
    ON {BREACH} TO {WORKER};
"""

# Names of persons touched by a breach, for who must tell them while that is to be done: no member of their cases.
NAMES = """
CREATE FUNCTION regiehuis_betrokkenen(p_datalek uuid)
RETURNS TABLE (persoon_id uuid, voornamen text, voorletters text, tussenvoegsel text, achternaam text, geboortedatum text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_lek record;
BEGIN
    SELECT d.veiligheidshuis_id AS huis, d.betrokkenen INTO v_lek FROM public.verantwoording_datalek d
     WHERE d.id = p_datalek AND d.betrokkenen_besluit = 'melden' AND d.geinformeerd_op IS NULL
       AND d.afgesloten_op IS NULL
       AND d.informeert_id = nullif(current_setting('regiehuis.medewerker', true), '')::uuid
       AND d.veiligheidshuis_id = ANY(nullif(current_setting('regiehuis.huizen', true), '')::uuid[])
       AND d.informeren_voor >= nullif(current_setting('regiehuis.dag', true), '')::date;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT p.id, p.voornamen::text, p.voorletters::text, p.tussenvoegsel::text, p.achternaam::text,
            p.geboortedatum::text
       FROM public.personen_persoon p
      WHERE p.id = ANY(v_lek.betrokkenen) AND p.veiligheidshuis_id = v_lek.huis
      ORDER BY p.sorteersleutel;
END $$;
REVOKE ALL ON FUNCTION regiehuis_betrokkenen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_betrokkenen(uuid) TO regiehuis_web;
"""

# A person who is destroyed is no longer named by a key either; how many were touched stays (R36).
SWEEP = """
CREATE FUNCTION verantwoording_vergeet_betrokkene() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE public.verantwoording_datalek SET betrokkenen = array_remove(betrokkenen, OLD.id)
     WHERE veiligheidshuis_id = OLD.veiligheidshuis_id AND betrokkenen @> ARRAY[OLD.id];
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION verantwoording_vergeet_betrokkene() FROM PUBLIC;
CREATE TRIGGER datalek_vergeet AFTER DELETE ON personen_persoon
    FOR EACH ROW EXECUTE FUNCTION verantwoording_vergeet_betrokkene();
"""

# From the number of a case to the keys that the log knows it and its parts by; for the FG, who reads no case.
KEYS = """
CREATE FUNCTION regiehuis_casussleutels(p_nummer text) RETURNS uuid[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_casus uuid;
BEGIN
    SELECT c.id INTO v_casus FROM public.casussen_casus c
     WHERE c.nummer = p_nummer
       AND c.veiligheidshuis_id = ANY(nullif(current_setting('regiehuis.fg_huizen', true), '')::uuid[]);
    IF NOT FOUND THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY[v_casus]
        || ARRAY(SELECT i.id FROM public.casussen_informatie i WHERE i.casus_id = v_casus)
        || ARRAY(SELECT a.id FROM public.casussen_afspraak a WHERE a.casus_id = v_casus)
        || ARRAY(SELECT g.id FROM public.casussen_agendapunt g WHERE g.casus_id = v_casus)
        || ARRAY(SELECT d.id FROM public.casussen_deelname d WHERE d.casus_id = v_casus)
        || ARRAY(SELECT o.id FROM public.casussen_opschaling o WHERE o.casus_id = v_casus)
        || ARRAY(SELECT p.id FROM public.casussen_planvanaanpak p WHERE p.casus_id = v_casus);
END $$;
REVOKE ALL ON FUNCTION regiehuis_casussleutels(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_casussleutels(text) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """The tables with their policies; names of who was touched, and the keys of a case by its number."""

    dependencies = [
        ("casussen", "0031_kijkmoment"),
        ("personen", "0003_koppelvoorstel"),
        ("verantwoording", "0002_vernietigen"),
        ("logboek", "0001_initial"),
        ("samenwerking", "0013_agendasleutel_keren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bevinding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("onderwerp", models.CharField(max_length=160)),
                ("toelichting", models.TextField(max_length=4000)),
                (
                    "bron",
                    models.CharField(
                        choices=[
                            ("steekproef", "Steekproef"),
                            ("lezen", "Ongewoon lezen"),
                            ("datalek", "Datalek"),
                            ("logboek", "Logboek"),
                            ("anders", "Anders"),
                        ],
                        default="anders",
                        max_length=12,
                    ),
                ),
                ("bron_id", models.UUIDField(null=True)),
                ("opvolgen_voor", models.DateField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("beantwoord", "Beantwoord"),
                            ("opgelost", "Opgelost"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("reactie", models.TextField(blank=True, max_length=4000)),
                ("uitkomst", models.TextField(blank=True, max_length=4000)),
                ("gemaakt_op", models.DateTimeField()),
                ("afgehandeld_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "gemaakt_door",
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
                "verbose_name": "bevinding",
                "indexes": [models.Index(fields=["veiligheidshuis", "opvolgen_voor"], name="bevinding_opvolgen")],
            },
        ),
        migrations.CreateModel(
            name="Datalek",
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
                            ("verkeerd_gestuurd", "Naar de verkeerde gestuurd"),
                            ("onbevoegd_gelezen", "Gezien door wie dat niet mocht"),
                            ("verloren", "Kwijt of gestolen"),
                            ("gewijzigd", "Onterecht gewijzigd of gewist"),
                            ("inbraak", "Inbraak of schadelijke software"),
                            ("anders", "Anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ontdekt_op", models.DateTimeField()),
                ("omschrijving", models.TextField(max_length=4000)),
                ("gemeld_op", models.DateTimeField()),
                (
                    "status",
                    models.CharField(
                        choices=[("vermoeden", "Vermoeden"), ("datalek", "Datalek"), ("geen_datalek", "Geen datalek")],
                        default="vermoeden",
                        max_length=16,
                    ),
                ),
                ("gevolgen", models.TextField(blank=True, max_length=4000)),
                ("maatregelen", models.TextField(blank=True, max_length=4000)),
                (
                    "ap_besluit",
                    models.CharField(
                        blank=True,
                        choices=[("", "Nog niet besloten"), ("melden", "Melden"), ("niet_melden", "Niet melden")],
                        max_length=12,
                    ),
                ),
                ("ap_reden", models.TextField(blank=True, max_length=4000)),
                ("ap_gemeld_op", models.DateTimeField(null=True)),
                ("ap_nummer", models.CharField(blank=True, max_length=40)),
                (
                    "betrokkenen_besluit",
                    models.CharField(
                        blank=True,
                        choices=[("", "Nog niet besloten"), ("melden", "Melden"), ("niet_melden", "Niet melden")],
                        max_length=12,
                    ),
                ),
                ("betrokkenen_reden", models.TextField(blank=True, max_length=4000)),
                ("informeren_voor", models.DateField(null=True)),
                ("geinformeerd_op", models.DateTimeField(null=True)),
                (
                    "betrokkenen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("aantal", models.PositiveIntegerField(default=0)),
                ("betrokkenen_uit", models.CharField(blank=True, max_length=300)),
                ("afgesloten_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "informeert",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "datalek",
                "indexes": [models.Index(fields=["veiligheidshuis", "-ontdekt_op"], name="datalek_huis")],
            },
        ),
        protect(FINDING, web="SELECT, INSERT, UPDATE"),
        policy(FINDING, "SELECT", using=f"{OF_FG} OR {OWN_FINDING}"),
        policy(FINDING, "INSERT", check=f"{OF_FG} AND gemaakt_door_id = {MEDEWERKER}"),
        policy(
            FINDING, "UPDATE", using=f"({OF_FG} OR {OWN_FINDING}) AND {OPEN_FINDING}", check=f"{OF_FG} OR {OWN_FINDING}"
        ),
        policy(FINDING, "SELECT", using=OF_HOUSE, role=WORKER),
        protect(BREACH, web="SELECT, INSERT, UPDATE"),
        policy(BREACH, "SELECT", using=KNOWS),
        policy(BREACH, "INSERT", check=REPORT),
        policy(BREACH, "UPDATE", using=f"{OF_FG} AND afgesloten_op IS NULL", check=OF_FG),
        policy(BREACH, "SELECT", using=OF_HOUSE, role=WORKER),
        RunSQL(DATES, reverse_sql=RunSQL.noop),
        RunSQL(NAMES, reverse_sql="DROP FUNCTION regiehuis_betrokkenen(uuid)"),
        RunSQL(SWEEP, reverse_sql="DROP FUNCTION verantwoording_vergeet_betrokkene() CASCADE"),
        RunSQL(KEYS, reverse_sql="DROP FUNCTION regiehuis_casussleutels(text)"),
    ]
