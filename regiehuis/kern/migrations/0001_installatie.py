"""The one row that tells which kind of installation this database belongs to; only the owner writes it."""

from django.db import migrations

from regiehuis.kern.policies import policy, protect

TABLE = """
CREATE TABLE kern_installatie (
    enig boolean PRIMARY KEY DEFAULT true CHECK (enig),
    soort text NOT NULL CHECK (soort IN ('demo', 'test', 'productie'))
)
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABLE, reverse_sql="DROP TABLE kern_installatie"),
        protect("kern_installatie", web="SELECT", worker="SELECT"),
        policy("kern_installatie", "SELECT", using="true"),
        policy("kern_installatie", "SELECT", using="true", role="regiehuis_worker"),
    ]
