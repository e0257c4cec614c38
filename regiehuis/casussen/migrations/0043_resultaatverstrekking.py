"""Results of a case go to another partnership only where the regime names it, after a second approved (R23)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, NAMENS, REGISSEURS, policy, protect

TABLE = "casussen_resultaatverstrekking"
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
NAMED = (
    "EXISTS (SELECT 1 FROM casussen_casus c JOIN convenanten_convenant o ON o.id = c.convenant_id"
    " JOIN convenanten_regime r ON r.id = o.regime_id"
    f" WHERE c.id = {TABLE}.casus_id AND {TABLE}.verband = ANY(r.andere_verbanden))"
)
# What was proposed stays as it was; a decision is one's own, and no longer matters once it was taken back.
COLUMNS = f"""
GRANT UPDATE (besluit, reden, besloten_op, besloten_door_id, ingetrokken_op, versie) ON {TABLE} TO regiehuis_web
"""
OWN = f"(besloten_door_id IS NULL OR besloten_door_id = {MEDEWERKER} OR ingetrokken_op IS NOT NULL)"


class Migration(migrations.Migration):
    """`Resultaatverstrekking` for members of the case; who leads it proposes, and another decides."""

    dependencies = [
        ("casussen", "0042_terugkoppelfiche"),
        ("convenanten", "0006_regime"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Resultaatverstrekking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("verband", models.CharField(max_length=120)),
                ("doel", models.CharField(max_length=300)),
                ("tekst", models.TextField(max_length=6000)),
                ("voorgesteld_op", models.DateTimeField()),
                (
                    "besluit",
                    models.CharField(
                        blank=True, choices=[("goedgekeurd", "Goedgekeurd"), ("afgewezen", "Afgewezen")], max_length=12
                    ),
                ),
                ("reden", models.TextField(blank=True, max_length=1000)),
                ("besloten_op", models.DateTimeField(null=True)),
                ("ingetrokken_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "besloten_door",
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
                    "voorgesteld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "resultaatverstrekking",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("besloten_door", None), ("besloten_op", None), ("besluit", "")),
                            models.Q(
                                models.Q(("besluit", ""), _negated=True),
                                ("besloten_door__isnull", False),
                                ("besloten_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="resultaat_besloten_heel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("besloten_door", None),
                            models.Q(("besloten_door", models.F("voorgesteld_door")), _negated=True),
                            _connector="OR",
                        ),
                        name="resultaat_door_een_ander",
                    ),
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=MEMBER),
        policy(
            TABLE,
            "INSERT",
            check=f"{LEADS} AND {NAMED} AND voorgesteld_door_id = {MEDEWERKER} AND besloten_door_id IS NULL",
        ),
        policy(TABLE, "UPDATE", using=LEADS, check=f"{LEADS} AND {OWN}"),
    ]
