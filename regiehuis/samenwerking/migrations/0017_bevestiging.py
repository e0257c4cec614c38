"""Accounts are confirmed each so many days by somebody else, and everybody signs for secrecy (R20)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
import regiehuis.samenwerking.rules
from regiehuis.kern.policies import FG_HUIZEN, HUIZEN, KETEN_HUIZEN, MEDEWERKER, policy, protect

TABLE = "samenwerking_geheimhoudingsverklaring"
OWN = f"medewerker_id = {MEDEWERKER}"
# The sign-in table has no policies (decision 0004): this keeps the one rule on it that must hold for any statement.
# As may_confirm of samenwerking.rules, as far as the database knows: nobody lengthens his own account.
GUARD = """
CREATE FUNCTION regiehuis_bewaak_bevestiging() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_wie uuid := nullif(current_setting('regiehuis.medewerker', true), '')::uuid;
    v_namens uuid[] := nullif(current_setting('regiehuis.namens', true), '')::uuid[];
    v_dag date := nullif(current_setting('regiehuis.dag', true), '')::date;
BEGIN
    IF session_user <> 'regiehuis_web' THEN
        RETURN NEW;
    END IF;
    IF v_wie IS NULL OR NEW.id = ANY(v_namens) OR NEW.bevestigd_door_id IS DISTINCT FROM v_wie OR NOT (
        NEW.veiligheidshuis_id = ANY(nullif(current_setting('regiehuis.keten_huizen', true), '')::uuid[])
        OR NEW.veiligheidshuis_id = ANY(nullif(current_setting('regiehuis.beheer_huizen', true), '')::uuid[])
        OR EXISTS (
            SELECT 1 FROM samenwerking_aansluiting a
              JOIN samenwerking_organisatieonderdeel o ON o.organisatie_id = a.organisatie_id
             WHERE o.id = NEW.onderdeel_id AND a.veiligheidshuis_id = NEW.veiligheidshuis_id
               AND a.contactpersoon_id = ANY(v_namens) AND a.van <= v_dag AND (a.tot IS NULL OR a.tot > v_dag)))
    THEN
        RAISE EXCEPTION 'an account is confirmed by another (R20)' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION regiehuis_bewaak_bevestiging() FROM PUBLIC;
CREATE TRIGGER bevestiging BEFORE UPDATE ON samenwerking_medewerker FOR EACH ROW
    WHEN (NEW.bevestigd_tot > OLD.bevestigd_tot) EXECUTE FUNCTION regiehuis_bewaak_bevestiging();
"""


class Migration(migrations.Migration):
    """The term of an account, who confirms it, and `Geheimhoudingsverklaring`; accounts of today begin their term."""

    dependencies = [("samenwerking", "0016_contactpunt")]

    operations = [
        migrations.AddField(
            model_name="aansluiting",
            name="contactpersoon",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="medewerker",
            name="bevestigd_door",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="medewerker",
            name="bevestigd_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="medewerker",
            name="bevestigd_tot",
            field=models.DateField(default=regiehuis.samenwerking.rules.first_term),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="bevestiging_dagen",
            field=models.PositiveSmallIntegerField(default=90),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="geheimhouding_tekst",
            field=models.TextField(
                default=regiehuis.samenwerking.rules.GEHEIMHOUDING,
                max_length=4000,
            ),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="geheimhouding_verplicht",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="veiligheidshuis",
            name="geheimhouding_versie",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="Geheimhoudingsverklaring",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("tekstversie", models.PositiveSmallIntegerField()),
                ("op", models.DateTimeField()),
                (
                    "medewerker",
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
                "verbose_name": "geheimhoudingsverklaring",
                "constraints": [
                    models.UniqueConstraint(fields=("medewerker", "tekstversie"), name="geheimhouding_eenmalig")
                ],
            },
        ),
        # Rows that are written past Django begin their term as well.
        RunSQL(
            "ALTER TABLE samenwerking_medewerker ALTER COLUMN bevestigd_tot SET DEFAULT (CURRENT_DATE + 90)",
            reverse_sql=RunSQL.noop,
        ),
        RunSQL(GUARD, reverse_sql=RunSQL.noop),
        protect(TABLE, web="SELECT, INSERT"),
        policy(
            TABLE,
            "SELECT",
            using=f"{OWN} OR veiligheidshuis_id = ANY({KETEN_HUIZEN}) OR veiligheidshuis_id = ANY({FG_HUIZEN})",
        ),
        policy(TABLE, "INSERT", check=f"{OWN} AND veiligheidshuis_id = ANY({HUIZEN})"),
    ]
