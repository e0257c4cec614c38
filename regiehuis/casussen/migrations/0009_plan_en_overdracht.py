"""A view in the plan, for who may read it (R5); an agreement handed over (R29); goals and interventions that end."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, NAMENS, REGISSEURS, policy, protect

CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)


def lid(table: str) -> str:
    """The one test of membership: current, signed, with a live function."""
    return f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {table}.casus_id AND {CURRENT})"


MEMBER = lid("casussen_afspraakoverdracht")
# The policy of the item answers: who may not read a view does not learn that the plan holds one (R5, R17).
READABLE = "EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = casussen_planvisie.informatie_id)"
ATTACHABLE = (
    f"{lid('casussen_planvisie')} AND EXISTS (SELECT 1 FROM casussen_informatie i"
    " WHERE i.id = casussen_planvisie.informatie_id AND i.casus_id = casussen_planvisie.casus_id"
    " AND i.soort = 'eigen_visie')"
)


class Migration(migrations.Migration):
    """Two tables with their policies, and the end of an intervention."""

    dependencies = [
        ("casussen", "0008_bescherming"),
        ("samenwerking", "0003_demo_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="interventie",
            name="beeindigd_op",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="interventie",
            name="reden",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name="doel",
            name="status",
            field=models.CharField(
                choices=[
                    ("open", "Loopt"),
                    ("bereikt", "Bereikt"),
                    ("deels", "Deels bereikt"),
                    ("niet", "Niet bereikt"),
                    ("vervallen", "Vervallen"),
                ],
                default="open",
                max_length=12,
            ),
        ),
        migrations.CreateModel(
            name="Afspraakoverdracht",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aangeboden", "Aangeboden"),
                            ("aanvaard", "Aanvaard"),
                            ("geweigerd", "Geweigerd"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="aangeboden",
                        max_length=12,
                    ),
                ),
                ("grond", models.CharField(blank=True, max_length=1000)),
                ("aangeboden_op", models.DateTimeField()),
                ("beantwoord_op", models.DateTimeField(null=True)),
                (
                    "aangeboden_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="overdrachten", to="casussen.afspraak"
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.organisatie"
                    ),
                ),
            ],
            options={
                "verbose_name": "afspraakoverdracht",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "aangeboden")),
                        fields=("afspraak",),
                        name="afspraakoverdracht_een_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Planvisie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("op", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "informatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.informatie"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visies", to="casussen.planvanaanpak"
                    ),
                ),
            ],
            options={
                "verbose_name": "planvisie",
                "constraints": [models.UniqueConstraint(fields=("plan", "informatie"), name="planvisie_eenmalig")],
            },
        ),
        protect("casussen_afspraakoverdracht", web="SELECT, INSERT, UPDATE"),
        policy("casussen_afspraakoverdracht", "SELECT", using=MEMBER),
        policy("casussen_afspraakoverdracht", "INSERT", check=MEMBER),
        policy("casussen_afspraakoverdracht", "UPDATE", using=MEMBER, check=MEMBER),
        protect("casussen_planvisie", web="SELECT, INSERT, DELETE"),
        policy("casussen_planvisie", "SELECT", using=READABLE),
        policy("casussen_planvisie", "INSERT", check=ATTACHABLE),
        policy("casussen_planvisie", "DELETE", using=ATTACHABLE),
    ]
