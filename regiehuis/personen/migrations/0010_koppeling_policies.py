"""Runs, pairs and decisions are read and written by the information analyst of the house alone (R14); a decision stays as it was made."""

from importlib import import_module

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import MEDEWERKER, policy, protect

eerst = import_module("regiehuis.personen.migrations.0006_aanlevering_policies")

INSTELLING, RUN = "personen_koppelinstelling", "personen_koppelrun"
PAAR, BESLUIT = "personen_koppeling", "personen_koppelbesluit"
# Both records are of the house of the pair, and so is the run that found it.
VAN_HUIS = (
    f"(SELECT count(*) FROM {eerst.RECORD} r WHERE r.id IN ({PAAR}.record_a_id, {PAAR}.record_b_id)"
    f" AND r.veiligheidshuis_id = {PAAR}.veiligheidshuis_id) = 2"
    f" AND ({PAAR}.run_id IS NULL OR EXISTS (SELECT 1 FROM {RUN} u WHERE u.id = {PAAR}.run_id"
    f" AND u.veiligheidshuis_id = {PAAR}.veiligheidshuis_id))"
)
VAN_PAAR = (
    f"EXISTS (SELECT 1 FROM {PAAR} k WHERE k.id = {BESLUIT}.koppeling_id"
    f" AND k.veiligheidshuis_id = {BESLUIT}.veiligheidshuis_id)"
)
# Which two records a pair is of never changes.
WIJZIGT = "gewicht, bewijs, run_id, stand, wacht_op, uitgesteld_tot, besloten_op, besloten_door_id, versie"


class Migration(migrations.Migration):
    """Nothing is removed by the web role; of a pair what is known of it changes, never whose it is."""

    dependencies = [("personen", "0009_koppeling")]

    operations: list[RunSQL] = [
        protect(INSTELLING, web="SELECT, INSERT, UPDATE"),
        policy(INSTELLING, "SELECT", using=eerst.MINE),
        policy(INSTELLING, "INSERT", check=f"{eerst.MINE} AND gewijzigd_door_id = {MEDEWERKER}"),
        policy(INSTELLING, "UPDATE", using=eerst.MINE, check=f"{eerst.MINE} AND gewijzigd_door_id = {MEDEWERKER}"),
        protect(RUN, web="SELECT, INSERT, UPDATE"),
        policy(RUN, "SELECT", using=eerst.MINE),
        policy(RUN, "INSERT", check=f"{eerst.MINE} AND medewerker_id = {MEDEWERKER}"),
        policy(RUN, "UPDATE", using=f"{eerst.MINE} AND medewerker_id = {MEDEWERKER}", check=eerst.MINE),
        protect(PAAR, web=f"SELECT, INSERT, UPDATE ({WIJZIGT})"),
        policy(PAAR, "SELECT", using=eerst.MINE),
        policy(PAAR, "INSERT", check=f"{eerst.MINE} AND {VAN_HUIS}"),
        policy(PAAR, "UPDATE", using=eerst.MINE, check=f"{eerst.MINE} AND {VAN_HUIS}"),
        protect(BESLUIT, web="SELECT, INSERT"),
        policy(BESLUIT, "SELECT", using=eerst.MINE),
        policy(BESLUIT, "INSERT", check=f"{eerst.MINE} AND door_id = {MEDEWERKER} AND {VAN_PAAR}"),
    ]
