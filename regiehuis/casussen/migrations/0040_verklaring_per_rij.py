"""The policy of a statement asks about its item only where there is a statement: they are rare, and items are not.

Written out in the policy, all policies of the items stood once more in the plan of each query of items, also where no
statement was found: 549 of 1,473 lines of it, and half of its time (R32, docs/decisions/0009).
"""

from django.db import migrations
from django.db.migrations.operations import RunSQL

# With the rights of who asks: what he may read of the items decides.
READS = """
CREATE FUNCTION regiehuis_leest_informatie(p_informatie uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = p_informatie);
END $$;
REVOKE ALL ON FUNCTION regiehuis_leest_informatie(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_leest_informatie(uuid) TO regiehuis_web;
ALTER POLICY select_web ON casussen_verklaring USING (regiehuis_leest_informatie(informatie_id));
"""
BACK = """
ALTER POLICY select_web ON casussen_verklaring
    USING (EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = informatie_id));
DROP FUNCTION regiehuis_leest_informatie(uuid);
"""


class Migration(migrations.Migration):
    """A statement is still read by who reads its item."""

    dependencies = [("casussen", "0039_verklaring")]

    operations = [RunSQL(READS, reverse_sql=BACK)]
