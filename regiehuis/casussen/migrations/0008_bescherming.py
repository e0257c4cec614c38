"""A warning for the safety of staff can end; a protected reporter has named readers, whatever is asked (R17)."""

from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    INBRENGEN,
    LEZEN,
    LEZEN_PROCESREGIE,
    MEDEWERKER,
    NAMENS,
    ONDERDEEL,
    REGISSEURS,
    SECRETARIS_VAN,
    VOORZIT,
    policy,
)

TABLE = "casussen_informatie"
CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)
VAK = "convenant_id::text || ':' || categorie_id::text"
PRESENT = (
    f"EXISTS (SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = {TABLE}.agendapunt_id"
    f" AND w.medewerker_id = ANY({NAMENS}) AND w.status = 'aanwezig')"
)
NAMED = f"{ONDERDEEL} = ANY({TABLE}.publiek_onderdelen)"
# As before, and of a protected reporter only the source and the units it named: no function and no meeting opens it.
READ = f"""
EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id AND {CURRENT} AND (
    {TABLE}.bron_id = {ONDERDEEL}
    OR (CASE WHEN d.rol = 'procesregisseur' THEN {VAK} = ANY({LEZEN_PROCESREGIE}) ELSE {VAK} = ANY({LEZEN}) END
        AND ({TABLE}.soort <> 'melder' OR {NAMED})
        AND CASE {TABLE}.publiek
            WHEN 'alle_leden' THEN true
            WHEN 'procesregie' THEN d.rol = 'procesregisseur'
            WHEN 'onderdelen' THEN {NAMED}
            ELSE {PRESENT} END)))
OR (overlegvorm_id = ANY({SECRETARIS_VAN}) AND vastgelegd_door_id = ANY({NAMENS}) AND soort <> 'melder')
"""
INSERT = f"""
((EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {TABLE}.casus_id AND {CURRENT})
  AND bron_id = {ONDERDEEL} AND {VAK} = ANY({INBRENGEN}))
 OR (publiek = 'aanwezigen' AND bevestigd_op IS NULL AND agendapunt_id IS NOT NULL
     AND soort NOT IN ('melder', 'waarschuwing')
     AND (overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN}))))
AND vastgelegd_door_id = {MEDEWERKER}
"""
SOORTEN = [
    ("feit", "Feit"),
    ("oordeel", "Professioneel oordeel"),
    ("eigen_visie", "Eigen visie van de persoon"),
    ("waarschuwing", "Veiligheidswaarschuwing voor medewerkers"),
    ("melder", "Beschermde melder"),
]


class Migration(migrations.Migration):
    """The end of a warning, and the readers of a protected reporter: a constraint and the policies."""

    dependencies = [("casussen", "0007_signaal_wachtend")]

    operations = [
        migrations.AddField(model_name="informatie", name="vervallen_op", field=models.DateTimeField(null=True)),
        migrations.AlterField(
            model_name="informatie", name="soort", field=models.CharField(choices=SOORTEN, max_length=12)
        ),
        migrations.AddConstraint(
            model_name="informatie",
            constraint=models.CheckConstraint(
                name="informatie_melder_genoemd",
                condition=~models.Q(soort="melder")
                | (models.Q(publiek="onderdelen") & ~models.Q(publiek_onderdelen=[])),
            ),
        ),
        RunSQL(f"DROP POLICY select_web ON {TABLE}; DROP POLICY insert_web ON {TABLE}", reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=READ),
        policy(TABLE, "INSERT", check=INSERT),
    ]
