"""The database numbers the rows of the log: two of one number could not both be sealed, and sealing would stop."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

NUMBER = """
ALTER TABLE logboek_logregel ALTER COLUMN id SET DEFAULT gen_random_uuid();
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
