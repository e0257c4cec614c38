"""Asking the triage for advice without naming anybody (R13)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import HUIZEN, MEDEWERKER, NAMENS, TRIAGEERT, VOORZIT, policy, protect

READ = f"vrager_id = ANY({NAMENS}) OR triagevorm_id = ANY({VOORZIT}) OR triagevorm_id = ANY({TRIAGEERT})"
ASK = (
    f"vrager_id = {MEDEWERKER} AND veiligheidshuis_id = ANY({HUIZEN}) AND beantwoord_op IS NULL AND antwoord = ''"
    " AND EXISTS (SELECT 1 FROM samenwerking_overlegvorm v WHERE v.id = triagevorm_id AND v.soort = 'triage')"
)
ANSWER = f"triagevorm_id = ANY({VOORZIT})"
# Who answers changes no word of the question.
COLUMNS = "GRANT UPDATE (antwoord, beantwoord_door_id, beantwoord_op, versie) ON casussen_adviesvraag TO regiehuis_web"


def key(to: str, **more: object) -> models.ForeignKey:
    """A reference that protects what it points to."""
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=to, **more)


class Migration(migrations.Migration):
    """`Adviesvraag`: of who asks and of the triage, answered by its chair."""

    dependencies = [
        ("casussen", "0020_vergadering"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Adviesvraag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("situatie", models.TextField(max_length=4000)),
                ("vraag", models.CharField(max_length=500)),
                ("gesteld_op", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True, max_length=4000)),
                ("beantwoord_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("veiligheidshuis", key("samenwerking.veiligheidshuis")),
                ("vrager", key(settings.AUTH_USER_MODEL)),
                ("organisatie", key("samenwerking.organisatie")),
                ("triagevorm", key("samenwerking.overlegvorm")),
                ("beantwoord_door", key(settings.AUTH_USER_MODEL, null=True)),
            ],
            options={
                "verbose_name": "adviesvraag",
                "indexes": [
                    models.Index(fields=["triagevorm", "beantwoord_op"], name="adviesvraag_open"),
                    models.Index(fields=["vrager", "-gesteld_op"], name="adviesvraag_eigen"),
                ],
            },
        ),
        protect("casussen_adviesvraag", web="SELECT, INSERT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy("casussen_adviesvraag", "SELECT", using=READ),
        policy("casussen_adviesvraag", "INSERT", check=ASK),
        policy("casussen_adviesvraag", "UPDATE", using=ANSWER, check=ANSWER),
    ]
