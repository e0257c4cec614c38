"""A new way in takes two people: one asks, another agrees; nobody for himself, whatever the statement (R14)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import regiehuis.kern.models
from regiehuis.kern.policies import (
    BEHEER_HUIZEN,
    DAG,
    FG_HUIZEN,
    HUIZEN,
    KETEN_HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    policy,
    protect,
)

TABLE = "samenwerking_herstelverzoek"
CONTACT = (
    "EXISTS (SELECT 1 FROM samenwerking_medewerker m JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id"
    " JOIN samenwerking_aansluiting a ON a.organisatie_id = o.organisatie_id"
    f" WHERE m.id = medewerker_id AND a.contactpersoon_id = ANY({NAMENS})"
    f" AND a.van <= {DAG} AND (a.tot IS NULL OR a.tot > {DAG}))"
)
HELPER = (
    f"(veiligheidshuis_id = ANY({KETEN_HUIZEN}) OR veiligheidshuis_id = ANY({BEHEER_HUIZEN})"
    f" OR (veiligheidshuis_id = ANY({HUIZEN}) AND {CONTACT}))"
)
ANOTHER = f"{HELPER} AND medewerker_id <> ALL({NAMENS})"
COLLEAGUE = (
    "EXISTS (SELECT 1 FROM samenwerking_medewerker m WHERE m.id = medewerker_id"
    " AND m.veiligheidshuis_id = samenwerking_herstelverzoek.veiligheidshuis_id)"
)


def employee(**given: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **given
    )


class Migration(migrations.Migration):
    """`Herstelverzoek`: the second person writes who agrees and when, and nothing else."""

    dependencies = [("samenwerking", "0017_bevestiging")]

    operations = [
        migrations.CreateModel(
            name="Herstelverzoek",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("reden", models.CharField(max_length=200)),
                ("gevraagd_op", models.DateTimeField()),
                ("verloopt_op", models.DateTimeField()),
                ("akkoord_op", models.DateTimeField(null=True)),
                ("akkoord_door", employee(null=True)),
                ("gevraagd_door", employee()),
                ("medewerker", employee()),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "herstelverzoek",
                "constraints": [
                    models.CheckConstraint(
                        name="herstel_twee_anderen",
                        condition=~models.Q(gevraagd_door=models.F("medewerker"))
                        & (
                            models.Q(akkoord_door__isnull=True)
                            | (
                                ~models.Q(akkoord_door=models.F("medewerker"))
                                & ~models.Q(akkoord_door=models.F("gevraagd_door"))
                            )
                        ),
                    )
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT, UPDATE (akkoord_door_id, akkoord_op)"),
        policy(TABLE, "SELECT", using=f"{HELPER} OR veiligheidshuis_id = ANY({FG_HUIZEN})"),
        policy(
            TABLE,
            "INSERT",
            check=f"{ANOTHER} AND {COLLEAGUE} AND gevraagd_door_id = {MEDEWERKER} AND akkoord_door_id IS NULL",
        ),
        policy(
            TABLE,
            "UPDATE",
            using=f"{ANOTHER} AND akkoord_door_id IS NULL AND verloopt_op > {MOMENT}",
            check=f"{ANOTHER} AND akkoord_door_id = {MEDEWERKER} AND gevraagd_door_id <> ALL({NAMENS})",
        ),
    ]
