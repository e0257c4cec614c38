"""Under a regime that asks for it, no point of an agenda begins without a ground to discuss the case (R4)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    MEDEWERKER,
    NAMENS,
    REGISSEURS,
    SECRETARIS_VAN,
    VOORZIT,
    policy,
    protect,
)

TABLE = "casussen_overlegmachtiging"
MEMBER = (
    f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)
LEADS = (
    f"{MEMBER} AND EXISTS (SELECT 1 FROM casussen_casus c WHERE c.id = {TABLE}.casus_id"
    f" AND (c.regisseur_id = ANY({NAMENS}) OR c.procesregisseur_id = ANY({REGISSEURS})))"
)
COLUMNS = f"GRANT UPDATE (tot, versie) ON {TABLE} TO regiehuis_web"
# Who runs the meeting need not be a member: the answer is yes or no, for cases of own meetings only.
GATE = f"""
CREATE FUNCTION regiehuis_mag_bespreken(p_casus uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM casussen_casus c
          JOIN convenanten_convenant o ON o.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = o.regime_id
         WHERE c.id = p_casus AND (c.overlegvorm_id = ANY({VOORZIT}) OR c.overlegvorm_id = ANY({SECRETARIS_VAN}))
           AND (NOT r.machtiging_vereist OR EXISTS (
               SELECT 1 FROM {TABLE} m WHERE m.casus_id = c.id AND m.van <= {DAG} AND m.tot > {DAG})));
END $$;
REVOKE ALL ON FUNCTION regiehuis_mag_bespreken(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_mag_bespreken(uuid) TO regiehuis_web;

CREATE FUNCTION regiehuis_punt_mag_beginnen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'regiehuis_web' AND NOT regiehuis_mag_bespreken(NEW.casus_id) THEN
        RAISE EXCEPTION 'a point begins on a ground to discuss the case' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER punt_mag_beginnen BEFORE UPDATE OF begonnen_op, verslag, besluit ON casussen_agendapunt
    FOR EACH ROW WHEN (OLD.begonnen_op IS NULL AND NEW.begonnen_op IS NOT NULL
                       OR OLD.verslag <> NEW.verslag OR OLD.besluit <> NEW.besluit)
    EXECUTE FUNCTION regiehuis_punt_mag_beginnen();
"""


class Migration(migrations.Migration):
    """`Overlegmachtiging`, its policies and the trigger on a point of an agenda."""

    dependencies = [
        ("casussen", "0034_verstrekkingsbesluit"),
        ("convenanten", "0006_regime"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Overlegmachtiging",
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
                            ("wet", "De wet, het decreet of de ordonnantie zelf"),
                            (
                                "toestemming",
                                "Een gemotiveerde toestemming, bijvoorbeeld van de procureur des Konings",
                            ),
                        ],
                        max_length=12,
                    ),
                ),
                ("verwijzing", models.CharField(max_length=300)),
                ("motivering", models.TextField(blank=True, max_length=2000)),
                ("deelnemers", models.TextField(max_length=2000)),
                ("doel", models.TextField(max_length=2000)),
                ("wijze", models.TextField(max_length=2000)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("vastgelegd_op", models.DateTimeField()),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "overlegmachtiging",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tot__gte", models.F("van"))), name="overlegmachtiging_periode"
                    )
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=MEMBER),
        policy(TABLE, "INSERT", check=f"{LEADS} AND vastgelegd_door_id = {MEDEWERKER}"),
        policy(TABLE, "UPDATE", using=LEADS, check=LEADS),
        RunSQL(GATE, reverse_sql=RunSQL.noop),
    ]
