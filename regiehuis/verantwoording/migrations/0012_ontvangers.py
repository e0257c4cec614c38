"""Who was given something of a person by the register of what went out: partners and others, what and when (R21, R32)."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import MOMENT

GIVEN = f"""
-- By recipient what went out about the person of an open request over four years; answers to requests are left out.
CREATE FUNCTION regiehuis_verzoek_gekregen(p_verzoek uuid) RETURNS TABLE (
    organisatie_id uuid, ontvanger text, dag date, vorm text, doel text, aantal bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT wie.id, wie.naam, (v.op AT TIME ZONE 'Europe/Amsterdam')::date, v.vorm::text, v.doel::text,
           count(DISTINCT s.object_id)
      FROM verantwoording_verzoek z
      JOIN logboek_verstrektstuk s ON s.persoon_id = ANY(z.personen) AND s.veiligheidshuis_id = z.veiligheidshuis_id
      JOIN logboek_verstrekking v ON v.id = s.verstrekking_id AND v.op > {MOMENT} - interval '4 years'
     CROSS JOIN LATERAL (
        SELECT o AS id, ''::text AS naam FROM unnest(v.ontvanger_organisaties) o
        UNION ALL SELECT NULL, v.ontvanger::text WHERE v.ontvanger <> '') wie
     WHERE z.id = p_verzoek AND NOT EXISTS (
        SELECT 1 FROM logboek_verstrektstuk x WHERE x.verstrekking_id = v.id AND x.soort = 'verzoek')
     GROUP BY v.id, 1, 2, 3, 4, 5 ORDER BY 3, 2, 5, 1;
END $$;
REVOKE ALL ON FUNCTION regiehuis_verzoek_gekregen(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_verzoek_gekregen(uuid) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """A notice can be to somebody outside, in words."""

    dependencies = [("verantwoording", "0011_persoon_wissen")]

    operations = [
        migrations.AddField("kennisgeving", "ontvanger", models.CharField(blank=True, default="", max_length=200)),
        migrations.AlterField(
            "kennisgeving",
            "organisatie",
            models.ForeignKey(
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="samenwerking.organisatie",
            ),
        ),
        migrations.AddConstraint(
            "kennisgeving",
            models.UniqueConstraint(
                fields=["verzoek", "ontvanger"],
                condition=models.Q(organisatie=None),
                name="kennisgeving_buiten_eenmalig",
            ),
        ),
        migrations.AddConstraint(
            "kennisgeving",
            models.CheckConstraint(
                condition=models.Q(organisatie__isnull=False, ontvanger="")
                | (models.Q(organisatie__isnull=True) & ~models.Q(ontvanger="")),
                name="kennisgeving_een_ontvanger",
            ),
        ),
        RunSQL(GIVEN, reverse_sql=RunSQL.noop),
    ]
