"""The database numbers the rows of the log: two of one number could not both be sealed, and sealing would stop."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

# Version 7, as every number of the house: it begins with the time, so that a large index grows at its end.
NUMBER = """
ALTER TABLE logboek_logregel ALTER COLUMN id SET DEFAULT encode(set_bit(set_bit(overlay(
    uuid_send(gen_random_uuid()) PLACING substring(
        int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid;
REVOKE INSERT (id) ON logboek_logregel FROM regiehuis_web, regiehuis_worker;
"""
BACK = """
GRANT INSERT (id) ON logboek_logregel TO regiehuis_web, regiehuis_worker;
ALTER TABLE logboek_logregel ALTER COLUMN id DROP DEFAULT;
"""


class Migration(migrations.Migration):
    """A default and a right less."""

    dependencies = [("logboek", "0005_logsegment")]

    operations = [RunSQL(NUMBER, reverse_sql=BACK)]
