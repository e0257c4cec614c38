"""The accounts that a demo offers to a visitor; anywhere else the function answers nothing."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION regiehuis_demo_accounts() RETURNS TABLE (
    id uuid, gebruikersnaam text, naam text, organisatie text, onderdeel text, functies text[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM kern_installatie WHERE soort = 'demo') THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT m.id, m.gebruikersnaam::text, m.naam::text, g.naam::text, o.naam::text,
           ARRAY(SELECT DISTINCT f.soort::text FROM samenwerking_functie f
                  WHERE f.medewerker_id = m.id AND (f.tot IS NULL OR f.tot > current_date) ORDER BY 1)
      FROM samenwerking_medewerker m
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
     WHERE m.is_active
     ORDER BY m.id;
END $$;
REVOKE ALL ON FUNCTION regiehuis_demo_accounts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_demo_accounts() TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """`regiehuis_demo_accounts`, outside row-level security as nobody has signed in yet."""

    dependencies = [("samenwerking", "0002_policies"), ("kern", "0001_installatie")]
    operations = [migrations.RunSQL(FUNCTION, reverse_sql="DROP FUNCTION regiehuis_demo_accounts()")]
