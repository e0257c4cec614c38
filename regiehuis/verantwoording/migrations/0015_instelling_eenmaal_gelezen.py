"""Policies and functions of a house that stands: each setting is taken apart once a query, not once a row (0031).

A new house has them so from its first migration, by the words of `kern.policies`; there is nothing to replace then.
"""

from django.db import migrations
from django.db.migrations.operations import RunSQL

# As PostgreSQL writes a policy out, and as a function was written.
EENMAAL = r"""
DO $do$
DECLARE
  van constant text := '\(\( SELECT NULLIF\(current_setting\(''(regiehuis\.\w+)''::text, true\), ''''::text\)'
    ' AS "nullif"\)\)::(uuid\[\]|text\[\]|uuid|date|timestamp with time zone)';
  naar constant text := '(SELECT nullif(current_setting(''\1'', true), '''')::\2)::\2';
  van_functie constant text := '\(\(SELECT nullif\(current_setting\(''(regiehuis\.\w+)'', true\), ''''\)\)'
    '::(uuid\[\]|text\[\]|uuid|date|timestamptz)\)';
  beleid record;
  functie record;
BEGIN
  FOR beleid IN SELECT tablename, policyname, qual, with_check FROM pg_policies
                 WHERE schemaname = 'public' AND concat(qual, with_check) ~ van LOOP
    EXECUTE format('ALTER POLICY %I ON %I', beleid.policyname, beleid.tablename)
      || coalesce(' USING (' || regexp_replace(beleid.qual, van, naar, 'g') || ')', '')
      || coalesce(' WITH CHECK (' || regexp_replace(beleid.with_check, van, naar, 'g') || ')', '');
  END LOOP;
  FOR functie IN SELECT oid FROM pg_proc
                  WHERE pronamespace = 'public'::regnamespace AND prosrc ~ van_functie LOOP
    EXECUTE regexp_replace(pg_get_functiondef(functie.oid), van_functie, '(' || naar || ')', 'g');
  END LOOP;
END
$do$
"""


class Migration(migrations.Migration):
    """One statement over all of them; what each says stays what it said."""

    dependencies = [
        ("verantwoording", "0014_gegevens_met_resultaten"),
        ("samenwerking", "0020_logboek_jaren"),
        ("convenanten", "0012_rechtmatigheidsadvies"),
        ("personen", "0011_koppeling_besloten"),
        ("casussen", "0046_geleide_casussen"),
        ("kennisbank", "0003_versie"),
        ("logboek", "0005_logsegment"),
    ]

    operations = [RunSQL(EENMAAL, reverse_sql=RunSQL.noop)]
