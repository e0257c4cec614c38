"""A file beside an item of information, and which files have no item any more (R2, R36)."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

# The worker sweeps files that a rollback left; of the keys it names it learns which are no item, and nothing else.
ORPHANS = """
CREATE FUNCTION regiehuis_zonder_informatie(p_sleutels uuid[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY SELECT s.id FROM unnest(p_sleutels) AS s(id)
        WHERE NOT EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = s.id AND i.bestandssoort <> '');
END $$;
REVOKE ALL ON FUNCTION regiehuis_zonder_informatie(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_zonder_informatie(uuid[]) TO regiehuis_worker;
"""


class Migration(migrations.Migration):
    """Name, kind and size of a file on `Informatie`."""

    dependencies = [("casussen", "0036_noodtoegang")]

    operations = [
        migrations.AddField("informatie", "bestandsnaam", models.CharField(blank=True, max_length=150)),
        migrations.AddField("informatie", "bestandssoort", models.CharField(blank=True, max_length=8)),
        migrations.AddField("informatie", "bestandsgrootte", models.PositiveIntegerField(null=True)),
        migrations.AddConstraint(
            "informatie",
            models.CheckConstraint(
                name="informatie_bestand_heel",
                condition=models.Q(bestandsnaam="", bestandssoort="", bestandsgrootte=None)
                | (~models.Q(bestandsnaam="") & ~models.Q(bestandssoort="") & models.Q(bestandsgrootte__gt=0)),
            ),
        ),
        RunSQL(ORPHANS, reverse_sql="DROP FUNCTION regiehuis_zonder_informatie(uuid[])"),
    ]
