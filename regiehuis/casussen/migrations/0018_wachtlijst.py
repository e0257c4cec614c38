"""The waiting list of a meeting, and how full meetings are (A2)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.casussen.rules.woorden import WACHTREDENEN, WACHTSTATUSSEN
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    HUIZEN,
    KETEN_HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    REGISSEURS,
    TRIAGEERT,
    VOORZIT,
    policy,
    protect,
)

# Whoever opens the case takes the signal off the list in the same act.
ENDED = (
    "EXISTS (SELECT 1 FROM casussen_wachtplaats w WHERE w.signaal_id = casussen_signaal.id"
    f" AND w.overlegvorm_id = ANY({VOORZIT}) AND w.beeindigd_op = {MOMENT})"
)
# The chair of the meeting that a signal waits for reads it, finds its persons and opens the case; nobody else does.
READ = (
    f"afzender_id = ANY({NAMENS}) OR (triagevorm_id = ANY({VOORZIT}) AND status <> 'concept')"
    f" OR (status = 'volledig' AND triagevorm_id = ANY({TRIAGEERT})) OR wacht_op_id = ANY({VOORZIT}) OR {ENDED}"
)
OLD = (
    f"afzender_id = ANY({NAMENS}) OR (triagevorm_id = ANY({VOORZIT}) AND status <> 'concept')"
    f" OR wacht_op_id = ANY({VOORZIT})"
)
NEW = f"{OLD} OR {ENDED}"
PART = (
    "EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = casussen_signaalpersoon.signaal_id"
    f" AND (s.afzender_id = ANY({NAMENS}) OR s.triagevorm_id = ANY({VOORZIT}) OR s.wacht_op_id = ANY({VOORZIT})))"
)
SIGNAAL = f"""
ALTER POLICY select_web ON casussen_signaal USING ({READ});
ALTER POLICY update_web ON casussen_signaal USING ({OLD}) WITH CHECK ({NEW});
ALTER POLICY update_web ON casussen_signaalpersoon USING ({PART}) WITH CHECK ({PART});
"""
CHAIRS = f"overlegvorm_id = ANY({VOORZIT})"
PLACES = f"{CHAIRS} AND regiehuis_mag_wachten(signaal_id)"

FUNCTIONS = f"""
-- R12: as before, and for the chair of the meeting that an accepted signal waits for.
CREATE OR REPLACE FUNCTION regiehuis_zoek_personen(
    p_object uuid, p_sleutels uuid[], p_bsn text[], p_naam text[], p_geboren text[], p_meest int)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_treffers jsonb;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM casussen_signaal s
         WHERE s.id = p_object AND ((s.status = 'volledig' AND s.triagevorm_id = ANY({VOORZIT}))
                                    OR s.wacht_op_id = ANY({VOORZIT}))
    ) AND NOT EXISTS (
        SELECT 1 FROM casussen_casus c JOIN casussen_deelname d ON d.casus_id = c.id
         WHERE c.id = p_object AND c.fase <> 'afgesloten'
           AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}
           AND d.convenant_id = ANY({CONVENANTEN})
           AND (c.regisseur_id = d.medewerker_id
                OR (d.rol = 'procesregisseur' AND d.medewerker_id = ANY({REGISSEURS})))
    ) THEN
        RETURN jsonb_build_object('mag', false);
    END IF;
    DELETE FROM casussen_zoekvraag WHERE op < {MOMENT} - interval '1 day' AND medewerker_id = {MEDEWERKER};
    IF (SELECT count(*) FROM casussen_zoekvraag
         WHERE medewerker_id = {MEDEWERKER} AND op > {MOMENT} - interval '1 hour') >= p_meest THEN
        RETURN jsonb_build_object('mag', true, 'te_vaak', true);
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object(
               'sleutel', v.sleutel, 'persoon', t.persoon_id, 'huis', t.huis, 'contact', t.contact,
               'organisatie', t.contact_organisatie) ORDER BY v.sleutel, t.persoon_id), '[]'::jsonb)
      INTO v_treffers
      FROM unnest(p_sleutels, p_bsn, p_naam, p_geboren) AS v(sleutel, bsn, naam, geboren),
           regiehuis_persoon_treffers(v.bsn, v.naam, v.geboren) t;
    INSERT INTO casussen_zoekvraag VALUES ({MEDEWERKER}, p_object, {MOMENT},
        ARRAY(SELECT DISTINCT (x ->> 'persoon')::uuid FROM jsonb_array_elements(v_treffers) x));
    RETURN jsonb_build_object('mag', true, 'te_vaak', false, 'treffers', v_treffers);
END $$;

-- R11: as before; the place on the waiting list goes with the signal.
CREATE OR REPLACE FUNCTION regiehuis_vernietig_afgewezen(p_signaal uuid) RETURNS uuid[]
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
        OR m.object_id IN (SELECT t.id FROM casussen_triage t WHERE t.signaal_id = p_signaal)
        OR m.object_id IN (SELECT w.id FROM casussen_wachtplaats w WHERE w.signaal_id = p_signaal);
    DELETE FROM casussen_zoekvraag z WHERE z.object_id = p_signaal;
    DELETE FROM casussen_triageoordeel o USING casussen_triage t
     WHERE o.triage_id = t.id AND t.signaal_id = p_signaal;
    DELETE FROM casussen_triage t WHERE t.signaal_id = p_signaal;
    DELETE FROM casussen_wachtplaats w WHERE w.signaal_id = p_signaal;
    DELETE FROM casussen_piketmelding k WHERE k.signaal_id = p_signaal;
    DELETE FROM casussen_signaalpartner p WHERE p.signaal_id = p_signaal;
    DELETE FROM casussen_signaalpersoon p WHERE p.signaal_id = p_signaal;
    DELETE FROM casussen_signaal s WHERE s.id = p_signaal;
    RETURN v_personen;
END $$;

-- A2: who accepts a signal puts it on a list. A function, as the policies of signals look at the list.
CREATE FUNCTION regiehuis_mag_wachten(p_signaal uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = p_signaal AND s.triagevorm_id = ANY({VOORZIT})
                      AND s.status = 'besloten' AND s.besluit = 'aannemen' AND s.wacht_op_id = ANY({VOORZIT}));
END $$;
REVOKE ALL ON FUNCTION regiehuis_mag_wachten(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_mag_wachten(uuid) TO regiehuis_web;

-- A2: counts and dates of case meetings, for their chair and the ketenmanager; no number, no name.
CREATE FUNCTION regiehuis_overlegbezetting() RETURNS TABLE (
    vorm_id uuid, lopend int, nieuw int, wachtend int, zittingen jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT v.id,
           (SELECT count(*)::int FROM casussen_casus c
             WHERE c.overlegvorm_id = v.id AND c.fase NOT IN ('nazorg', 'afgesloten')),
           (SELECT count(*)::int FROM casussen_casus c
             WHERE c.overlegvorm_id = v.id AND c.fase NOT IN ('nazorg', 'afgesloten')
               AND NOT EXISTS (SELECT 1 FROM casussen_agendapunt p JOIN casussen_overleg o ON o.id = p.overleg_id
                                WHERE p.casus_id = c.id AND (p.behandeld_op IS NOT NULL OR o.status <> 'afgesloten'))),
           (SELECT count(*)::int FROM casussen_wachtplaats w WHERE w.overlegvorm_id = v.id AND w.status = 'wacht'),
           (SELECT coalesce(jsonb_agg(jsonb_build_array(z.dag, z.bezet) ORDER BY z.aanvang), '[]'::jsonb) FROM (
                SELECT o.aanvang, (o.aanvang AT TIME ZONE 'Europe/Amsterdam')::date AS dag,
                       (SELECT count(*) FROM casussen_agendapunt p WHERE p.overleg_id = o.id) AS bezet
                  FROM casussen_overleg o
                 WHERE o.overlegvorm_id = v.id AND o.status = 'gepland' AND o.aanvang >= {MOMENT}
                 ORDER BY o.aanvang LIMIT 3) z)
      FROM samenwerking_overlegvorm v
     WHERE v.soort = 'casusoverleg' AND (v.id = ANY({VOORZIT}) OR v.veiligheidshuis_id = ANY({KETEN_HUIZEN}));
END $$;
REVOKE ALL ON FUNCTION regiehuis_overlegbezetting() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_overlegbezetting() TO regiehuis_web;
"""


def key(to: str, **more: object) -> models.ForeignKey:
    """A reference that protects what it points to."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to, **more)


class Migration(migrations.Migration):
    """`Wachtplaats`, what a signal waits for, and what the chair of that meeting may do."""

    dependencies = [
        ("casussen", "0017_leefgebied_van_informatie"),
        ("samenwerking", "0010_capaciteit_lopend"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("signaal", "wacht_op", key("samenwerking.overlegvorm", null=True)),
        migrations.AddField("triage", "boven_capaciteit", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="Wachtplaats",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reden", models.CharField(choices=WACHTREDENEN, max_length=20)),
                ("toelichting", models.CharField(blank=True, max_length=500)),
                ("sinds", models.DateTimeField()),
                ("voorrang_op", models.DateTimeField(null=True)),
                ("voorrang_reden", models.CharField(blank=True, max_length=300)),
                ("status", models.CharField(choices=WACHTSTATUSSEN, default="wacht", max_length=12)),
                ("beeindigd_op", models.DateTimeField(null=True)),
                ("eindreden", models.CharField(blank=True, max_length=500)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("veiligheidshuis", key("samenwerking.veiligheidshuis")),
                ("overlegvorm", key("samenwerking.overlegvorm")),
                ("geplaatst_door", key(settings.AUTH_USER_MODEL)),
                ("beeindigd_door", key(settings.AUTH_USER_MODEL, null=True)),
                (
                    "signaal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="wachtplaats", to="casussen.signaal"
                    ),
                ),
            ],
            options={
                "verbose_name": "wachtplaats",
                "indexes": [models.Index(fields=["overlegvorm", "status"], name="wachtplaats_rij")],
            },
        ),
        RunSQL(FUNCTIONS, reverse_sql=RunSQL.noop),
        protect("casussen_wachtplaats", web="SELECT, INSERT, UPDATE"),
        policy("casussen_wachtplaats", "SELECT", using=CHAIRS),
        policy("casussen_wachtplaats", "INSERT", check=PLACES),
        policy("casussen_wachtplaats", "UPDATE", using=CHAIRS, check=CHAIRS),
        RunSQL(SIGNAAL, reverse_sql=RunSQL.noop),
    ]
