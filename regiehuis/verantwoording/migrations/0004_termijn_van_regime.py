"""The regime itself says how long and from when; a retention term is of a category in it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

TERMS = """
-- Every case that is no longer worked on, with the moment its term is counted from and the day it ends.
CREATE OR REPLACE FUNCTION regiehuis_bewaring_van(p_huizen uuid[]) RETURNS TABLE (
    casus_id uuid, huis_id uuid, nummer text, soort text, thema_id uuid, fase text, procesregisseur_id uuid,
    overlegvorm_id uuid, regime_id uuid, vanaf text, maanden int, bevestigd boolean, waarschuwing_dagen int,
    gerekend_van date, verlengd_tot date, tot date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT b.*, greatest((b.gerekend_van + make_interval(months => b.maanden))::date, b.verlengd_tot)
      FROM (
        SELECT c.id, c.veiligheidshuis_id, c.nummer::text, c.soort::text, c.thema_id, c.fase::text, c.procesregisseur_id,
               c.overlegvorm_id, r.id AS regime_id, r.bewaren_vanaf::text AS vanaf,
               r.bewaartermijn_jaren * 12 AS maanden, r.jurist <> '', 60,
               (CASE r.bewaren_vanaf
                    WHEN 'opening' THEN c.geopend_op
                    WHEN 'laatste_gegeven' THEN greatest(c.fase_sinds, (
                        SELECT max(i.vastgelegd_op) FROM casussen_informatie i WHERE i.casus_id = c.id))
                    WHEN 'nazorg' THEN CASE WHEN c.fase = 'afgesloten' THEN c.fase_sinds END
                    ELSE coalesce((SELECT max(a.op) FROM casussen_afsluiting a
                                    WHERE a.casus_id = c.id AND a.heropend_op IS NULL), c.fase_sinds)
                END AT TIME ZONE 'Europe/Amsterdam')::date AS gerekend_van,
               (SELECT max(v.tot) FROM verantwoording_verlenging v WHERE v.casus_id = c.id) AS verlengd_tot
          FROM casussen_casus c
          JOIN convenanten_convenant k ON k.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = k.regime_id
         WHERE c.veiligheidshuis_id = ANY(p_huizen) AND c.fase IN ('nazorg', 'afgesloten')) b
     WHERE b.gerekend_van IS NOT NULL;
END $$;

"""


class Migration(migrations.Migration):
    """`regiehuis_bewaring_van` reads the regime; what a term of a category does not need goes."""

    dependencies = [("verantwoording", "0003_toezicht"), ("convenanten", "0007_einde_van_nazorg")]

    operations = [
        RunSQL(TERMS, reverse_sql=RunSQL.noop),
        RunSQL("DELETE FROM verantwoording_bewaartermijn WHERE categorie_id IS NULL", reverse_sql=RunSQL.noop),
        migrations.RemoveConstraint("bewaartermijn", "bewaartermijn_van_categorie"),
        migrations.RemoveConstraint("bewaartermijn", "bewaartermijn_eenmalig"),
        migrations.RemoveField("bewaartermijn", "waarschuwing_dagen"),
        migrations.RemoveField("bewaartermijn", "bevestigd_op"),
        migrations.AlterField(
            "bewaartermijn",
            "categorie",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="convenanten.informatiecategorie"
            ),
        ),
        migrations.AlterField(
            "bewaartermijn",
            "vanaf",
            models.CharField(
                choices=[
                    ("ontvangst", "Vanaf de ontvangst van de informatie"),
                    ("afsluiting", "Vanaf het sluiten van de casus"),
                    ("nazorg", "Vanaf het einde van de nazorg"),
                ],
                default="afsluiting",
                max_length=12,
            ),
        ),
        migrations.AlterField("bewaartermijn", "maanden", models.PositiveSmallIntegerField()),
        migrations.AddConstraint(
            "bewaartermijn",
            models.UniqueConstraint(fields=["regime", "categorie"], name="bewaartermijn_eenmalig"),
        ),
    ]
