"""A joint home visit with who goes; consent, information and agreements that come of it (A10, R25)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import CONVENANTEN, DAG, MEDEWERKER, NAMENS, REGISSEURS, policy, protect


def member(table: str) -> str:
    """Current members of the case of a row."""
    return (
        f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {table}.casus_id"
        f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
        f" AND d.convenant_id = ANY({CONVENANTEN})"
        f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
    )


def of_visit(table: str) -> RunSQL:
    """What comes of a visit is of the same case."""
    same = f"EXISTS (SELECT 1 FROM {VISIT} h WHERE h.id = {table}.huisbezoek_id AND h.casus_id = {table}.casus_id)"
    sql = (
        f"CREATE POLICY bij_bezoek ON {table} AS RESTRICTIVE FOR INSERT TO regiehuis_web"
        f" WITH CHECK (huisbezoek_id IS NULL OR {same})"
    )
    return RunSQL(sql, reverse_sql=RunSQL.noop)


VISIT, VISITOR = "casussen_huisbezoek", "casussen_bezoeker"
# A visit is ended once; what it was planned for stays.
COLUMNS = f"GRANT UPDATE (status, toelichting, afgerond_op, afgerond_door_id, versie) ON {VISIT} TO regiehuis_web"


class Migration(migrations.Migration):
    """`Huisbezoek` and `Bezoeker` for members of the case, and what refers to a visit."""

    dependencies = [
        ("casussen", "0026_toestemming"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Huisbezoek",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("gepland_op", models.DateTimeField()),
                (
                    "waar",
                    models.CharField(
                        choices=[
                            ("thuis", "Thuis"),
                            ("school", "Op school"),
                            ("organisatie", "Bij een organisatie"),
                            ("elders", "Ergens anders"),
                        ],
                        default="thuis",
                        max_length=12,
                    ),
                ),
                ("doel", models.CharField(max_length=500)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("afgelegd", "Afgelegd"),
                            ("geweigerd", "Aan de deur geweigerd"),
                            ("niet_doorgegaan", "Niet doorgegaan"),
                        ],
                        default="gepland",
                        max_length=16,
                    ),
                ),
                ("toelichting", models.CharField(blank=True, max_length=500)),
                ("afgerond_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "afgerond_door",
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
                    "gepland_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "huisbezoek",
            },
        ),
        migrations.CreateModel(
            name="Bezoeker",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
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
                    "huisbezoek",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bezoekers", to="casussen.huisbezoek"
                    ),
                ),
            ],
            options={
                "verbose_name": "bezoeker",
            },
        ),
        migrations.AddField(
            model_name="afspraak",
            name="huisbezoek",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="casussen.huisbezoek"
            ),
        ),
        migrations.AddField(
            model_name="informatie",
            name="huisbezoek",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casussen.huisbezoek"
            ),
        ),
        migrations.AddField(
            model_name="toestemming",
            name="huisbezoek",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="casussen.huisbezoek"
            ),
        ),
        migrations.AddIndex(
            model_name="huisbezoek",
            index=models.Index(fields=["casus", "-gepland_op"], name="huisbezoek_casus"),
        ),
        migrations.AddConstraint(
            model_name="bezoeker",
            constraint=models.UniqueConstraint(fields=("huisbezoek", "medewerker"), name="bezoeker_eenmalig"),
        ),
        protect(VISIT, web="SELECT, INSERT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy(VISIT, "SELECT", using=member(VISIT)),
        policy(VISIT, "INSERT", check=f"{member(VISIT)} AND gepland_door_id = {MEDEWERKER}"),
        policy(VISIT, "UPDATE", using=f"{member(VISIT)} AND status = 'gepland'", check=member(VISIT)),
        protect(VISITOR, web="SELECT, INSERT"),
        policy(VISITOR, "SELECT", using=member(VISITOR)),
        policy(VISITOR, "INSERT", check=member(VISITOR)),
        *[of_visit(f"casussen_{name}") for name in ("informatie", "toestemming", "afspraak", "bezoeker")],
    ]
