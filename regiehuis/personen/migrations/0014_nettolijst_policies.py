"""Net lists are read and written by the information analyst of the house alone (R14); one that was fixed changes no more."""

from importlib import import_module

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import MEDEWERKER, policy, protect

eerst = import_module("regiehuis.personen.migrations.0006_aanlevering_policies")

LIJST, REGEL = "personen_nettolijst", "personen_nettolijstregel"
PARTNER = (
    f"EXISTS (SELECT 1 FROM samenwerking_aansluiting a WHERE a.organisatie_id = {LIJST}.organisatie_id"
    f" AND a.veiligheidshuis_id = {LIJST}.veiligheidshuis_id)"
)
CONCEPT = (
    f"EXISTS (SELECT 1 FROM {LIJST} l WHERE l.id = {REGEL}.lijst_id"
    f" AND l.veiligheidshuis_id = {REGEL}.veiligheidshuis_id AND l.stand = 'concept')"
)
# Which list it is never changes: whose, of which partner, of which quarter.
WIJZIGT = "peildatum, definities, stand, gemaakt_op, gemaakt_door_id, vastgesteld_op, vastgesteld_door_id, versie"


class Migration(migrations.Migration):
    """A list is never removed; who stands on it only while it is a concept."""

    dependencies = [("personen", "0013_nettolijst")]

    operations: list[RunSQL] = [
        protect(LIJST, web=f"SELECT, INSERT, UPDATE ({WIJZIGT})"),
        policy(LIJST, "SELECT", using=eerst.MINE),
        policy(
            LIJST,
            "INSERT",
            check=f"{eerst.MINE} AND stand = 'concept' AND gemaakt_door_id = {MEDEWERKER} AND {PARTNER}",
        ),
        policy(
            LIJST,
            "UPDATE",
            using=f"{eerst.MINE} AND stand = 'concept'",
            check=f"{eerst.MINE} AND (stand = 'concept' OR vastgesteld_door_id = {MEDEWERKER})",
        ),
        protect(REGEL, web="SELECT, INSERT, UPDATE, DELETE"),
        policy(REGEL, "SELECT", using=eerst.MINE),
        policy(REGEL, "INSERT", check=f"{eerst.MINE} AND besluit_door_id IS NULL AND {CONCEPT}"),
        policy(REGEL, "UPDATE", using=f"{eerst.MINE} AND {CONCEPT}", check=f"{eerst.MINE} AND {CONCEPT}"),
        policy(REGEL, "DELETE", using=f"{eerst.MINE} AND {CONCEPT}"),
    ]
