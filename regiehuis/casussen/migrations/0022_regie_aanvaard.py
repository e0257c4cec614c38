"""Whoever leads a case accepted that: also for somebody with SQL as the web role (R29)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import MEDEWERKER, NAMENS, REGISSEURS

GUARDS = (
    "EXISTS (SELECT 1 FROM casussen_casus c WHERE c.id = casussen_regieaanbod.casus_id"
    f" AND c.procesregisseur_id = ANY({NAMENS}) AND c.procesregisseur_id = ANY({REGISSEURS}))"
)
# The procesregisseur offers, in his own name; who it was offered to, or who stands in for him, accepts or declines. A
# member who accepts takes back the other open offers. To whom it was offered is not changed.
OFFER = f"""
CREATE POLICY aangeboden_insert ON casussen_regieaanbod AS RESTRICTIVE FOR INSERT TO regiehuis_web
    WITH CHECK (status = 'aangeboden' AND aangeboden_door_id = {MEDEWERKER} AND {GUARDS});
CREATE POLICY aangeboden_update ON casussen_regieaanbod AS RESTRICTIVE FOR UPDATE TO regiehuis_web
    USING (true) WITH CHECK (status = 'ingetrokken' OR medewerker_id = ANY({NAMENS}));
REVOKE UPDATE ON casussen_regieaanbod FROM regiehuis_web;
GRANT UPDATE (status, grond, beantwoord_op) ON casussen_regieaanbod TO regiehuis_web;
"""
# The lead of a case is who accepted last, or nobody.
LEAD = """
CREATE FUNCTION regiehuis_regie_is_aanvaard() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'regiehuis_web' AND NEW.regisseur_id IS NOT NULL
       AND (TG_OP = 'INSERT' OR NEW.regisseur_id IS DISTINCT FROM OLD.regisseur_id)
       AND NEW.regisseur_id IS DISTINCT FROM (
            SELECT r.medewerker_id FROM casussen_regieaanbod r
             WHERE r.casus_id = NEW.id AND r.status = 'aanvaard' ORDER BY r.beantwoord_op DESC, r.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'the lead of a case is taken by accepting it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
-- What was answered stays answered: else an earlier lead would answer once more, and be the last.
CREATE FUNCTION regiehuis_aanbod_is_beantwoord() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'regiehuis_web' AND OLD.status <> 'aangeboden' THEN
        RAISE EXCEPTION 'an offer that was answered does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER aanbod_is_beantwoord BEFORE UPDATE ON casussen_regieaanbod
    FOR EACH ROW EXECUTE FUNCTION regiehuis_aanbod_is_beantwoord();
CREATE TRIGGER regie_is_aanvaard BEFORE INSERT OR UPDATE OF regisseur_id ON casussen_casus
    FOR EACH ROW EXECUTE FUNCTION regiehuis_regie_is_aanvaard();
"""


class Migration(migrations.Migration):
    """Narrower rights on offers of the lead, and a trigger on the lead itself."""

    dependencies = [("casussen", "0021_adviesvraag")]

    operations = [RunSQL(OFFER, reverse_sql=RunSQL.noop), RunSQL(LEAD, reverse_sql=RunSQL.noop)]
