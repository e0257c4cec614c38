"""A round table, its contact sheet with contact persons, and a release that raises an alarm (R9, A11, A13)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, MOMENT, NAMENS, ONDERDEEL, REGISSEURS, policy, protect


def member(table: str) -> str:
    """Current members of the case of a row."""
    return (
        f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {table}.casus_id"
        f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
        f" AND d.convenant_id = ANY({CONVENANTEN})"
        f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
    )


def dated(table: str, also: str = "true") -> list[Operation]:
    """Members read and add; a row is only ended, and an ended one stays as it is."""
    who = member(table)
    return [
        protect(table, web="SELECT, INSERT"),
        RunSQL(f"GRANT UPDATE (tot) ON {table} TO regiehuis_web", reverse_sql=RunSQL.noop),
        policy(table, "SELECT", using=who),
        policy(table, "INSERT", check=f"{who} AND {also}"),
        policy(table, "UPDATE", using=f"{who} AND (tot IS NULL OR tot > {DAG})", check=who),
    ]


LINE, FIXED = "casussen_contactregel", "casussen_contactpersoon"
RELEASE, ALARM = "casussen_vrijlating", "casussen_alarm"
SAME_SHEET = (
    f"gekozen_door_id = {MEDEWERKER} AND EXISTS (SELECT 1 FROM {LINE} r WHERE r.id = {FIXED}.contactregel_id"
    f" AND r.casus_id = {FIXED}.casus_id)"
)
# Who was alarmed keeps it in sight until it is answered, in the transaction of the answer too; it shows nothing of
# the case, which only members read.
MINE = f"aan && {NAMENS}"
OPEN = f"(afgehandeld_op IS NULL OR afgehandeld_op = {MOMENT})"
ANSWER = f"GRANT UPDATE (afgehandeld_op, afgehandeld_door_id, gedaan) ON {ALARM} TO regiehuis_web"
OWN = f"gemeld_door_id = {MEDEWERKER}"
SAME_CASE = f"EXISTS (SELECT 1 FROM {RELEASE} v WHERE v.id = {ALARM}.vrijlating_id AND v.casus_id = {ALARM}.casus_id)"


class Migration(migrations.Migration):
    """The tables with their policies; whether a meeting is a round table."""

    dependencies = [
        ("casussen", "0029_aanbod_ingetrokken"),
        ("personen", "0002_policies"),
        ("samenwerking", "0012_piketdienst"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="overleg",
            name="rondetafel",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Contactregel",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("organisatie", models.CharField(max_length=120)),
                ("doet", models.CharField(max_length=300)),
                ("telefoon", models.CharField(max_length=40)),
                ("bereikbaar", models.CharField(max_length=200)),
                ("van", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "contactregel",
            },
        ),
        migrations.CreateModel(
            name="Vrijlating",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("vrij_op", models.DateField()),
                ("toelichting", models.CharField(blank=True, max_length=500)),
                ("gemeld_op", models.DateTimeField()),
                (
                    "bron",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.organisatieonderdeel",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
            ],
            options={
                "verbose_name": "vrijlating",
            },
        ),
        migrations.CreateModel(
            name="Contactpersoon",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField(null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "gekozen_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="personen.persoon"
                    ),
                ),
                (
                    "contactregel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casussen.contactregel"
                    ),
                ),
            ],
            options={
                "verbose_name": "contactpersoon",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot__isnull", True)),
                        fields=("casus", "persoon"),
                        name="contactpersoon_een",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Alarm",
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
                        choices=[("verwacht", "Vrijlating verwacht"), ("vervroegd", "Eerder vrij dan aangekondigd")],
                        max_length=12,
                    ),
                ),
                ("contact", models.CharField(max_length=200)),
                ("aan", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("gemeld_op", models.DateTimeField()),
                ("afgehandeld_op", models.DateTimeField(null=True)),
                ("gedaan", models.TextField(blank=True, max_length=2000)),
                (
                    "afgehandeld_door",
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
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "vrijlating",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.vrijlating"
                    ),
                ),
            ],
            options={
                "verbose_name": "alarm",
                "indexes": [
                    models.Index(
                        condition=models.Q(("afgehandeld_op__isnull", True)), fields=["gemeld_op"], name="alarm_open"
                    )
                ],
            },
        ),
        *dated(LINE),
        *dated(FIXED, SAME_SHEET),
        protect(RELEASE, web="SELECT, INSERT"),
        policy(RELEASE, "SELECT", using=member(RELEASE)),
        policy(RELEASE, "INSERT", check=f"{member(RELEASE)} AND {OWN} AND bron_id = {ONDERDEEL}"),
        protect(ALARM, web="SELECT, INSERT"),
        RunSQL(ANSWER, reverse_sql=RunSQL.noop),
        policy(ALARM, "SELECT", using=f"{member(ALARM)} OR ({MINE} AND {OPEN})"),
        policy(ALARM, "INSERT", check=f"{member(ALARM)} AND {OWN} AND afgehandeld_op IS NULL AND {SAME_CASE}"),
        policy(ALARM, "UPDATE", using=f"{MINE} AND afgehandeld_op IS NULL", check=MINE),
    ]
