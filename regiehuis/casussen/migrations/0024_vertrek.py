"""An organisation leaves a case only when what it carries was taken over: also for SQL as the web role (R29)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import DAG

# As `actions.deelname` judges it; whoever may shorten a membership sees all of the case that this asks for.
STAYS = f"""
CREATE FUNCTION regiehuis_niemand_laat_iets_achter() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_organisatie uuid; v_lead uuid; v_fase text;
BEGIN
    IF current_user <> 'regiehuis_web' OR OLD.tot <= {DAG} OR NEW.tot >= OLD.tot THEN
        RETURN NEW;
    END IF;
    SELECT c.regisseur_id, c.fase INTO v_lead, v_fase FROM casussen_casus c WHERE c.id = OLD.casus_id;
    IF v_fase = 'afgesloten' THEN
        RETURN NEW;
    END IF;
    IF v_lead = OLD.medewerker_id THEN
        RAISE EXCEPTION 'the lead of a case stays its member' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT o.organisatie_id INTO v_organisatie
      FROM samenwerking_medewerker m JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
     WHERE m.id = OLD.medewerker_id;
    IF EXISTS (SELECT 1 FROM casussen_deelname d
                 JOIN samenwerking_medewerker m ON m.id = d.medewerker_id AND m.is_active
                 JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
                WHERE d.casus_id = OLD.casus_id AND d.id <> OLD.id AND o.organisatie_id = v_organisatie
                  AND d.van <= {DAG} AND d.tot > NEW.tot AND d.rol <> 'agendadeelnemer') THEN
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT 1 FROM casussen_afspraak a WHERE a.casus_id = OLD.casus_id
                  AND a.organisatie_id = v_organisatie AND a.status IN ('aangeboden', 'aanvaard'))
       OR EXISTS (SELECT 1 FROM casussen_interventie i
                    JOIN casussen_doel g ON g.id = i.doel_id AND g.status = 'open'
                    JOIN samenwerking_organisatieonderdeel o ON o.id = i.onderdeel_id
                   WHERE i.casus_id = OLD.casus_id AND o.organisatie_id = v_organisatie
                     AND i.beeindigd_op IS NULL AND i.tot > {DAG})
       OR EXISTS (SELECT 1 FROM samenwerking_medewerker m
                    JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
                   WHERE m.id = v_lead AND o.organisatie_id = v_organisatie) THEN
        RAISE EXCEPTION 'an organisation leaves when its successor has accepted'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER niemand_laat_iets_achter BEFORE UPDATE OF tot ON casussen_deelname
    FOR EACH ROW EXECUTE FUNCTION regiehuis_niemand_laat_iets_achter();
"""


class Migration(migrations.Migration):
    """A trigger on the end of a membership."""

    dependencies = [("casussen", "0023_inbreng_mee")]

    operations = [RunSQL(STAYS, reverse_sql=RunSQL.noop)]
