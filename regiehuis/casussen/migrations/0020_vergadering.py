"""A meeting as it goes: time per point, urgent points, who leaves early, an agenda that is sent, minutes approved."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    LEZEN,
    LEZEN_PROCESREGIE,
    MEDEWERKER,
    NAMENS,
    ONDERDEEL,
    REGISSEURS,
    SECRETARIS_VAN,
    VOORZIT,
)

TABLE = "casussen_informatie"
CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)
VAK = "convenant_id::text || ':' || categorie_id::text"
# Who left early heard what was said before, and nothing after it.
PRESENT = (
    f"EXISTS (SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = {TABLE}.agendapunt_id"
    f" AND w.medewerker_id = ANY({NAMENS}) AND (w.status = 'aanwezig'"
    f" OR (w.status = 'vertrokken' AND {TABLE}.vastgelegd_op <= w.vertrokken_op)))"
)
NAMED = f"{ONDERDEEL} = ANY({TABLE}.publiek_onderdelen)"
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
# Minutes are approved by the chair or a deputy, in his own name; whoever changes them makes them a draft again.
APPROVE = f"""
CREATE POLICY vaststellen ON casussen_agendapunt AS RESTRICTIVE FOR UPDATE TO regiehuis_web
    WITH CHECK (vastgesteld_door_id IS NULL
                OR (vastgesteld_door_id = {MEDEWERKER} AND overlegvorm_id = ANY({VOORZIT})));
"""
AANWEZIGHEDEN = [
    ("uitgenodigd", "Uitgenodigd"),
    ("aanwezig", "Aanwezig"),
    ("afwezig", "Afwezig"),
    ("vertrokken", "Eerder weg"),
]


class Migration(migrations.Migration):
    """Columns, that who leaves has a time, and what who left may read."""

    dependencies = [
        ("casussen", "0019_buurt"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("overleg", "agenda_verstuurd_op", models.DateTimeField(null=True)),
        migrations.AddField("agendapunt", "spoed", models.BooleanField(default=False)),
        migrations.AddField("agendapunt", "minuten", models.PositiveSmallIntegerField(default=10)),
        migrations.AddField("agendapunt", "begonnen_op", models.DateTimeField(null=True)),
        migrations.AddField("agendapunt", "vastgesteld_op", models.DateTimeField(null=True)),
        migrations.AddField(
            "agendapunt",
            "vastgesteld_door",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("aanwezigheid", "vertrokken_op", models.DateTimeField(null=True)),
        migrations.AlterField(
            "aanwezigheid",
            "status",
            models.CharField(choices=AANWEZIGHEDEN, default="uitgenodigd", max_length=12),
        ),
        migrations.AddConstraint(
            "aanwezigheid",
            models.CheckConstraint(
                name="aanwezigheid_vertrokken_met_tijd",
                condition=models.Q(status="vertrokken", vertrokken_op__isnull=False)
                | (~models.Q(status="vertrokken") & models.Q(vertrokken_op=None)),
            ),
        ),
        RunSQL(APPROVE, reverse_sql=RunSQL.noop),
        RunSQL(f"ALTER POLICY select_web ON {TABLE} USING ({READ})", reverse_sql=RunSQL.noop),
    ]
