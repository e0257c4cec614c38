"""What partners delivered is read and written by the information analyst of the house alone, under a covenant that holds (R1, R14)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG, HUIZEN, MEDEWERKER, NAMENS, policy, protect

LEVERING, TOEWIJZING, RECORD = "personen_aanlevering", "personen_kolomtoewijzing", "personen_aangeleverdrecord"
NU = "van <= {dag} AND ({tabel}.tot IS NULL OR {tabel}.tot > {dag})"
# Asked once a query: nothing of the row stands in it.
ANALIST = (
    "EXISTS (SELECT 1 FROM samenwerking_functie f WHERE f.soort = 'informatieanalist'"
    f" AND f.medewerker_id = ANY({NAMENS}) AND f.veiligheidshuis_id = ANY({HUIZEN})"
    f" AND f.{NU.format(dag=DAG, tabel='f')})"
)
MINE = f"veiligheidshuis_id = ANY({HUIZEN}) AND {ANALIST}"
GETEKEND = (
    "EXISTS (SELECT 1 FROM convenanten_convenant c JOIN convenanten_ondertekening o ON o.convenant_id = c.id"
    f" WHERE c.id = {LEVERING}.convenant_id AND c.veiligheidshuis_id = {LEVERING}.veiligheidshuis_id"
    f" AND o.organisatie_id = {LEVERING}.organisatie_id"
    f" AND c.{NU.format(dag=DAG, tabel='c')} AND o.{NU.format(dag=DAG, tabel='o')})"
)
# A record belongs to a delivery of the same house, partner and kind.
VAN_LEVERING = (
    f"EXISTS (SELECT 1 FROM {LEVERING} a WHERE a.id = {RECORD}.aanlevering_id AND a.soort = {RECORD}.soort"
    f" AND a.veiligheidshuis_id = {RECORD}.veiligheidshuis_id AND a.organisatie_id = {RECORD}.organisatie_id)"
)
OPEN = "status = 'ontvangen'"


class Migration(migrations.Migration):
    """Nothing is ever removed by the web role; what was taken in or refused is not changed any more."""

    dependencies = [
        ("personen", "0005_aanlevering"),
        ("convenanten", "0002_policies"),
        ("samenwerking", "0002_policies"),
    ]

    operations: list[RunSQL] = [
        protect(LEVERING, web="SELECT, INSERT, UPDATE"),
        policy(LEVERING, "SELECT", using=MINE),
        policy(LEVERING, "INSERT", check=f"{MINE} AND {OPEN} AND medewerker_id = {MEDEWERKER} AND {GETEKEND}"),
        policy(LEVERING, "UPDATE", using=f"{MINE} AND {OPEN}", check=f"{MINE} AND {GETEKEND}"),
        protect(TOEWIJZING, web="SELECT, INSERT, UPDATE"),
        policy(TOEWIJZING, "SELECT", using=MINE),
        policy(TOEWIJZING, "INSERT", check=MINE),
        policy(TOEWIJZING, "UPDATE", using=MINE, check=MINE),
        protect(RECORD, web="SELECT, INSERT, UPDATE"),
        policy(RECORD, "SELECT", using=MINE),
        policy(RECORD, "INSERT", check=f"{MINE} AND {VAN_LEVERING}"),
        policy(RECORD, "UPDATE", using=MINE, check=f"{MINE} AND {VAN_LEVERING}"),
    ]
