"""Emergency access: to read one case, for some hours, told at once; no setting turns that off (R18)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    FG_HUIZEN,
    HUIZEN,
    LEZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    NOODCASUS,
    REGISSEURS,
    policy,
    protect,
)

TABLE = "casussen_noodtoegang"
CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
)
GUARDS = "regiehuis_bewaakt(casus_id)"
READ = f"medewerker_id = {MEDEWERKER} OR veiligheidshuis_id = ANY({FG_HUIZEN}) OR {GUARDS}"
# Who took it ends it and nothing else; who guards the case ends and judges it, unless he took it himself.
OWN = f"medewerker_id = {MEDEWERKER} AND tot > {MOMENT}"
OWN_AFTER = f"medewerker_id = {MEDEWERKER} AND tot <= {MOMENT} AND beeindigd_door_id = {MEDEWERKER}"
JUDGE = f"{GUARDS} AND medewerker_id <> ALL({NAMENS})"

FUNCTIONS = f"""
ALTER TABLE {TABLE} ADD CONSTRAINT noodtoegang_hoogstens CHECK (tot <= van + interval '8 hours');

-- One row an attempt, kept for a day, for the limit only.
CREATE TABLE casussen_noodvraag (medewerker_id uuid NOT NULL, op timestamptz NOT NULL);
CREATE INDEX noodvraag_medewerker ON casussen_noodvraag (medewerker_id, op);
ALTER TABLE casussen_noodvraag ENABLE ROW LEVEL SECURITY;

-- It only ever gets shorter, and is judged once.
CREATE FUNCTION regiehuis_noodtoegang_korter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.tot > OLD.tot OR (OLD.beoordeeld_op IS NOT NULL AND
        (NEW.beoordeling, NEW.toelichting, NEW.beoordeeld_op, NEW.beoordeeld_door_id) IS DISTINCT FROM
        (OLD.beoordeling, OLD.toelichting, OLD.beoordeeld_op, OLD.beoordeeld_door_id)) THEN
        RAISE EXCEPTION 'emergency access only gets shorter and is judged once' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER korter BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION regiehuis_noodtoegang_korter();

-- Whether the asker guards the process of a case today; by a function, since members are judged by emergency access too.
CREATE FUNCTION regiehuis_bewaakt(p_casus uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = p_casus AND d.rol = 'procesregisseur'
                      AND {CURRENT} AND d.medewerker_id = ANY({REGISSEURS}));
END $$;
REVOKE ALL ON FUNCTION regiehuis_bewaakt(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_bewaakt(uuid) TO regiehuis_web;

-- R18: whoever asks is of an organisation that signed the covenant of the case; never a function that opens no content
-- (R15). A closed regime, a shielded person and a closed case are as if they were not there. Five attempts a day,
-- found or not: who keeps trying is looking for somebody.
CREATE FUNCTION regiehuis_neem_noodtoegang(
    p_reden text, p_uren int, p_nummer text, p_bsn_hash text, p_zoeknaam text, p_geboren text)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_casus record;
    v_id uuid;
    v_nieuw boolean;
    v_is_lid boolean := false;
    v_genomen jsonb := '[]'::jsonb;
BEGIN
    IF {MEDEWERKER} IS NULL OR length(trim(p_reden)) < 20 OR p_uren NOT BETWEEN 1 AND 8 OR EXISTS (
        SELECT 1 FROM samenwerking_functie f WHERE f.medewerker_id = ANY({NAMENS})
           AND f.soort IN ('beheerder', 'functionaris_gegevensbescherming', 'bestuurder', 'ketenmanager')
           AND f.van <= {DAG} AND (f.tot IS NULL OR f.tot > {DAG})) THEN
        RETURN jsonb_build_object('te_vaak', false, 'is_lid', false, 'genomen', v_genomen);
    END IF;
    DELETE FROM casussen_noodvraag WHERE medewerker_id = {MEDEWERKER} AND op <= {MOMENT} - interval '1 day';
    IF (SELECT count(*) FROM casussen_noodvraag WHERE medewerker_id = {MEDEWERKER}) >= 5 THEN
        RETURN jsonb_build_object('te_vaak', true, 'is_lid', false, 'genomen', v_genomen);
    END IF;
    INSERT INTO casussen_noodvraag VALUES ({MEDEWERKER}, {MOMENT});
    FOR v_casus IN
        SELECT c.id, c.nummer, c.convenant_id, c.veiligheidshuis_id, c.procesregisseur_id,
               EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = c.id AND {CURRENT}
                          AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))) AS is_lid,
               ARRAY(SELECT cp.persoon_id FROM casussen_casuspersoon cp
                      WHERE cp.casus_id = c.id AND cp.tot IS NULL ORDER BY 1) AS personen
          FROM casussen_casus c
          JOIN convenanten_convenant v ON v.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = v.regime_id AND NOT r.gesloten
         WHERE c.veiligheidshuis_id = ANY({HUIZEN}) AND c.convenant_id = ANY({CONVENANTEN}) AND c.fase <> 'afgesloten'
           AND ((p_nummer <> '' AND c.nummer = p_nummer) OR EXISTS (
                SELECT 1 FROM casussen_casuspersoon cp JOIN personen_persoon p ON p.id = cp.persoon_id
                 WHERE cp.casus_id = c.id AND cp.tot IS NULL AND NOT p.afgeschermd
                   AND ((p_bsn_hash <> '' AND p.bsn_hash = p_bsn_hash)
                        OR (p_zoeknaam <> '' AND p_geboren <> '' AND p.zoeknaam = p_zoeknaam
                            AND p.geboortedatum = p_geboren))))
         ORDER BY c.geopend_op DESC LIMIT 5
    LOOP
        IF v_casus.is_lid THEN
            v_is_lid := true;
            CONTINUE;
        END IF;
        SELECT n.id INTO v_id FROM {TABLE} n
         WHERE n.casus_id = v_casus.id AND n.medewerker_id = {MEDEWERKER} AND n.tot > {MOMENT};
        v_nieuw := NOT FOUND;
        IF v_nieuw THEN
            v_id := gen_random_uuid();
            INSERT INTO {TABLE} (id, veiligheidshuis_id, casus_id, convenant_id, casusnummer, medewerker_id,
                procesregisseur_id, reden, van, tot, beoordeling, toelichting)
            VALUES (v_id, v_casus.veiligheidshuis_id, v_casus.id, v_casus.convenant_id, v_casus.nummer, {MEDEWERKER},
                v_casus.procesregisseur_id, trim(p_reden), {MOMENT}, {MOMENT} + make_interval(hours => p_uren), '', '');
        END IF;
        v_genomen := v_genomen || jsonb_build_object('id', v_id, 'casus', v_casus.id, 'nieuw', v_nieuw,
            'procesregisseur', v_casus.procesregisseur_id, 'personen', to_jsonb(v_casus.personen));
    END LOOP;
    RETURN jsonb_build_object('te_vaak', false, 'is_lid', v_is_lid, 'genomen', v_genomen);
END $$;
REVOKE ALL ON FUNCTION regiehuis_neem_noodtoegang(text, int, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_neem_noodtoegang(text, int, text, text, text, text) TO regiehuis_web;
GRANT UPDATE (tot, beeindigd_door_id, beoordeling, toelichting, beoordeeld_op, beoordeeld_door_id)
    ON {TABLE} TO regiehuis_web;
GRANT SELECT (id, veiligheidshuis_id, procesregisseur_id, van, gemaild_op), UPDATE (gemaild_op)
    ON {TABLE} TO regiehuis_worker;
"""

# Asked once a query, not once a row: does the asker hold emergency access now to the case this page is about?
HELD = f"""(SELECT EXISTS (
    SELECT 1 FROM {TABLE} n
      JOIN convenanten_convenant v ON v.id = n.convenant_id
      JOIN convenanten_regime r ON r.id = v.regime_id AND NOT r.gesloten
     WHERE n.casus_id = {NOODCASUS} AND n.medewerker_id = {MEDEWERKER} AND n.van <= {MOMENT} AND n.tot > {MOMENT}
       AND n.convenant_id = ANY({CONVENANTEN})))"""
# The matrix of the own unit still decides; what has a narrower audience (R17), rests on consent (R25) or is about
# somebody who is shielded stays closed.
ITEM = (
    f"casus_id = {NOODCASUS} AND {HELD} AND publiek = 'alle_leden' AND grondslag <> 'toestemming'"
    " AND (persoon_id IS NULL OR EXISTS (SELECT 1 FROM personen_persoon p"
    " WHERE p.id = casussen_informatie.persoon_id AND NOT p.afgeschermd))"
    f" AND (convenant_id::text || ':' || categorie_id::text) = ANY({LEZEN})"
)
PERSON = (
    "NOT afgeschermd AND EXISTS (SELECT 1 FROM casussen_casuspersoon cp"
    f" WHERE cp.persoon_id = personen_persoon.id AND cp.casus_id = {NOODCASUS} AND cp.tot IS NULL) AND {HELD}"
)


class Migration(migrations.Migration):
    """The table, the function that alone makes a row, and read policies for the page of emergency access."""

    dependencies = [
        ("casussen", "0035_overlegmachtiging"),
        ("convenanten", "0005_voorzitter_zonder_casussen"),
        ("personen", "0003_koppelvoorstel"),
        ("samenwerking", "0013_agendasleutel_keren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Noodtoegang",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("casusnummer", models.CharField(max_length=16)),
                ("reden", models.CharField(max_length=1000)),
                ("van", models.DateTimeField()),
                ("tot", models.DateTimeField()),
                (
                    "beoordeling",
                    models.CharField(
                        blank=True, choices=[("terecht", "Terecht"), ("niet_terecht", "Niet terecht")], max_length=16
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=1000)),
                ("beoordeeld_op", models.DateTimeField(null=True)),
                ("gemaild_op", models.DateTimeField(null=True)),
                (
                    "beeindigd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "convenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="convenanten.convenant"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "procesregisseur",
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
                "verbose_name": "noodtoegang",
                "indexes": [
                    models.Index(
                        fields=["medewerker", "casus"], include=("tot", "convenant"), name="noodtoegang_probe"
                    ),
                    models.Index(fields=["veiligheidshuis", "-van"], name="noodtoegang_huis"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("tot__gte", models.F("van"))), name="noodtoegang_uren")
                ],
            },
        ),
        protect(TABLE, web="SELECT"),
        RunSQL(FUNCTIONS, reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=READ),
        policy(TABLE, "UPDATE", using=OWN, check=OWN_AFTER, name="update_eigen"),
        policy(TABLE, "UPDATE", using=JUDGE, check=JUDGE, name="update_beoordelen"),
        policy(TABLE, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})", role="regiehuis_worker"),
        policy(
            TABLE,
            "UPDATE",
            using=f"veiligheidshuis_id = ANY({HUIZEN})",
            check=f"veiligheidshuis_id = ANY({HUIZEN})",
            role="regiehuis_worker",
        ),
        policy("casussen_casus", "SELECT", using=f"id = {NOODCASUS} AND {HELD}", name="nood_web"),
        policy("casussen_casuspersoon", "SELECT", using=f"casus_id = {NOODCASUS} AND {HELD}", name="nood_web"),
        policy("casussen_deelname", "SELECT", using=f"casus_id = {NOODCASUS} AND {HELD}", name="nood_web"),
        policy("casussen_informatie", "SELECT", using=ITEM, name="nood_web"),
        policy("personen_persoon", "SELECT", using=PERSON, name="nood_web"),
    ]
