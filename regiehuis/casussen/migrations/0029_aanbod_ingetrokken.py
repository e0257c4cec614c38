"""An open offer of the lead is taken back by the procesregisseur, or by who takes the lead himself (R29)."""

from django.db import migrations

from regiehuis.kern.policies import MOMENT, NAMENS, REGISSEURS

TRIGGER = f"""
CREATE FUNCTION regiehuis_aanbod_ingetrokken() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'regiehuis_web' AND NEW.status = 'ingetrokken' AND NOT EXISTS (
        SELECT 1 FROM casussen_casus c WHERE c.id = NEW.casus_id
           AND c.procesregisseur_id = ANY({NAMENS}) AND c.procesregisseur_id = ANY({REGISSEURS}))
       AND NOT EXISTS (
        SELECT 1 FROM casussen_regieaanbod a WHERE a.casus_id = NEW.casus_id AND a.status = 'aanvaard'
           AND a.medewerker_id = ANY({NAMENS}) AND a.beantwoord_op = {MOMENT}) THEN
        RAISE EXCEPTION 'an offer is taken back by who made it or who took the lead'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER aanbod_ingetrokken BEFORE UPDATE ON casussen_regieaanbod
    FOR EACH ROW EXECUTE FUNCTION regiehuis_aanbod_ingetrokken();
"""
BACK = """
DROP TRIGGER aanbod_ingetrokken ON casussen_regieaanbod;
DROP FUNCTION regiehuis_aanbod_ingetrokken();
"""


class Migration(migrations.Migration):
    """A trigger: a policy cannot ask its own table."""

    dependencies = [("casussen", "0028_koppelvoorstel")]

    operations = [migrations.RunSQL(TRIGGER, reverse_sql=BACK)]
