"""The differences between regimes as configuration; who signs is of a kind that the regime admits (R1)."""

import django.contrib.postgres.fields
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG

# One sentence holds whoever writes: of a signature that runs, the organisation is of a kind that its regime admits.
# Its kind is that of its running affiliation; without one nobody of it has access in any case.
DAY = f"coalesce({DAG}, current_date)"
RUNS = (
    "a.organisatie_id = t.organisatie_id AND a.veiligheidshuis_id = t.veiligheidshuis_id"
    f" AND (a.tot IS NULL OR a.tot > {DAY})"
)
ADMITTED = f"""
CREATE FUNCTION regiehuis_regime_toegelaten() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_regime uuid;
    v_convenant uuid;
    v_ondertekening uuid;
    v_organisatie uuid;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'convenanten_regime' THEN v_regime := NEW.id;
        WHEN 'convenanten_convenant' THEN v_convenant := NEW.id;
        WHEN 'convenanten_ondertekening' THEN v_ondertekening := NEW.id;
        ELSE v_organisatie := NEW.organisatie_id;
    END CASE;
    IF EXISTS (
        SELECT 1 FROM convenanten_ondertekening t
          JOIN convenanten_convenant c ON c.id = t.convenant_id
          JOIN convenanten_regime r ON r.id = c.regime_id
         WHERE (t.id = v_ondertekening OR c.id = v_convenant OR r.id = v_regime OR t.organisatie_id = v_organisatie)
           AND (t.tot IS NULL OR t.tot > {DAY}) AND cardinality(r.toegelaten_soorten) > 0
           AND EXISTS (SELECT 1 FROM samenwerking_aansluiting a WHERE {RUNS})
           AND NOT EXISTS (SELECT 1 FROM samenwerking_aansluiting a
                            WHERE {RUNS} AND a.soortorganisatie = ANY(r.toegelaten_soorten))) THEN
        RAISE EXCEPTION 'regime_toegelaten: this regime does not admit an organisation of this kind'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION regiehuis_regime_toegelaten() FROM PUBLIC;
CREATE TRIGGER regime_toegelaten AFTER INSERT OR UPDATE ON convenanten_ondertekening
    FOR EACH ROW EXECUTE FUNCTION regiehuis_regime_toegelaten();
CREATE TRIGGER regime_toegelaten AFTER UPDATE OF regime_id ON convenanten_convenant
    FOR EACH ROW EXECUTE FUNCTION regiehuis_regime_toegelaten();
CREATE TRIGGER regime_toegelaten AFTER UPDATE OF toegelaten_soorten ON convenanten_regime
    FOR EACH ROW EXECUTE FUNCTION regiehuis_regime_toegelaten();
CREATE TRIGGER regime_toegelaten AFTER INSERT OR UPDATE ON samenwerking_aansluiting
    FOR EACH ROW EXECUTE FUNCTION regiehuis_regime_toegelaten();
"""


class Migration(migrations.Migration):
    """What a regime says, and the trigger that keeps who signed within it."""

    dependencies = [
        ("convenanten", "0005_voorzitter_zonder_casussen"),
        ("samenwerking", "0014_soortorganisatie"),
    ]

    operations = [
        migrations.AddField(
            model_name="regime",
            name="advies_vanaf",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="regime",
            name="andere_verbanden",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=120), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="regime",
            name="bewaren_vanaf",
            field=models.CharField(
                choices=[
                    ("afsluiting", "Vanaf het sluiten van de casus"),
                    ("laatste_gegeven", "Vanaf het laatste dat in de casus is vastgelegd"),
                    ("opening", "Vanaf het openen van de casus"),
                ],
                default="afsluiting",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="regime",
            name="deelregels",
            field=models.TextField(blank=True, max_length=4000),
        ),
        migrations.AddField(
            model_name="regime",
            name="jurist",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="regime",
            name="machtiging_vereist",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="regime",
            name="soort",
            field=models.CharField(
                choices=[
                    ("wgs", "Zorg- en Veiligheidshuis (WGS)"),
                    ("convenant", "Lokaal convenant"),
                    ("radicalisering", "Radicalisering en extremisme"),
                    ("livc", "458ter of LIVC (België)"),
                ],
                default="convenant",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="regime",
            name="terugkoppeling_politie",
            field=models.CharField(
                choices=[
                    ("gewoon", "Volgens de matrix van het convenant"),
                    ("unaniem", "Alleen als iedereen die aanwezig was instemt, en zonder beroepsgeheim"),
                    ("niet", "Niet"),
                ],
                default="gewoon",
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="regime",
            name="toegelaten_soorten",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
            ),
        ),
        RunSQL(ADMITTED, reverse_sql=RunSQL.noop),
    ]
