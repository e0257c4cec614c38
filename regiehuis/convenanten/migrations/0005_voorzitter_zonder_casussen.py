"""Who chairs a table without cases by another office than that of procesregisseur runs its meetings too (C6, R29)."""

from importlib import import_module

from django.db import migrations

# The worker lost it in casussen.0010, and does not get it back here.
BEFORE = (
    import_module("regiehuis.convenanten.migrations.0002_policies")
    .BEGIN.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    .replace("TO regiehuis_web, regiehuis_worker", "TO regiehuis_web")
)
assert "regiehuis_worker" not in BEFORE
CHAIRS = "WHERE voorzitter_id = ANY(v_regisseurs));"
# As VOORZITTERS of samenwerking.rules. A case is led by a procesregisseur alone: no table with cases is in it.
AND_OTHERS = """WHERE voorzitter_id = ANY(v_regisseurs) OR (voorzitter_id = ANY(v_namens) AND EXISTS (
        SELECT 1 FROM samenwerking_functie f
         WHERE f.medewerker_id = voorzitter_id AND f.veiligheidshuis_id = v_wie.huis
           AND f.van <= v_dag AND (f.tot IS NULL OR f.tot > v_dag)
           AND (samenwerking_overlegvorm.soort, f.soort) IN (
               ('stuurgroep', 'bestuurder'), ('driehoek', 'bestuurder'), ('beleidsoverleg', 'bestuurder'),
               ('beleidsoverleg', 'ketenmanager')))));"""
assert BEFORE.count(CHAIRS) == 1


class Migration(migrations.Migration):
    """`regiehuis_begin` with one line widened."""

    dependencies = [("convenanten", "0004_versie")]

    operations = [migrations.RunSQL(BEFORE.replace(CHAIRS, AND_OTHERS), reverse_sql=BEFORE)]
