"""A covenant is withdrawn with a reason, drafted from a model and reviewed; what changed in it is kept (C3, C4)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import HUIZEN, KETEN_HUIZEN, MEDEWERKER, policy, protect

TABLE = "convenanten_convenantwijziging"
# Kept and never changed; written by who changes the covenant, of the own house.
INSERT = (
    f"veiligheidshuis_id = ANY({KETEN_HUIZEN}) AND medewerker_id = {MEDEWERKER}"
    " AND convenant_id IN (SELECT id FROM convenanten_convenant)"
)


class Migration(migrations.Migration):
    """Columns, the table of changes, and its policies."""

    dependencies = [
        ("convenanten", "0008_verstrekkingsbesluit"),
        ("samenwerking", "0013_agendasleutel_keren"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Convenantwijziging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("op", models.DateTimeField()),
                ("per", models.DateField()),
                ("omschrijving", models.TextField()),
                ("erbij", models.PositiveIntegerField(default=0)),
                ("kwijt", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "convenantwijziging",
            },
        ),
        migrations.RemoveConstraint(
            model_name="convenant",
            name="convenant_periode",
        ),
        migrations.RemoveConstraint(
            model_name="ondertekening",
            name="ondertekening_periode",
        ),
        migrations.AddField(
            model_name="convenant",
            name="herzien_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="convenant",
            name="intrekreden",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="convenant",
            name="model",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="ondertekening",
            name="intrekreden",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddConstraint(
            model_name="convenant",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="convenant_periode",
            ),
        ),
        migrations.AddConstraint(
            model_name="ondertekening",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__isnull", True), ("tot__gte", models.F("van")), _connector="OR"),
                name="ondertekening_periode",
            ),
        ),
        migrations.AddField(
            model_name="convenantwijziging",
            name="convenant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="wijzigingen", to="convenanten.convenant"
            ),
        ),
        migrations.AddField(
            model_name="convenantwijziging",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="convenantwijziging",
            name="veiligheidshuis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
            ),
        ),
        protect(TABLE, web="SELECT, INSERT", worker="SELECT"),
        policy(TABLE, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})"),
        policy(TABLE, "INSERT", check=INSERT),
        policy(TABLE, "SELECT", using="true", role="regiehuis_worker"),
    ]
