"""A suspended account begins nothing, a deputy of one neither; who did not sign for secrecy reads no case (R20)."""

from django.db import migrations

# Changed where it stands, so that it does not matter what else was changed in it before.
PATCH = """
DO $do$
DECLARE
    v_tekst text := pg_get_functiondef('regiehuis_begin(uuid, timestamptz)'::regprocedure);
    v_oud text;
    v_nieuw text;
BEGIN
    FOR v_oud, v_nieuw IN VALUES
        ('m.id = p_medewerker AND m.is_active', 'm.id = p_medewerker AND m.is_active AND m.bevestigd_tot > v_dag'),
        ('a.id = v.medewerker_id AND a.is_active',
         'a.id = v.medewerker_id AND a.is_active AND a.bevestigd_tot > v_dag'),
        ('    v_voorzit := ARRAY(', '    IF EXISTS (
        SELECT 1 FROM samenwerking_veiligheidshuis h
         WHERE h.id = v_wie.huis AND h.geheimhouding_verplicht AND NOT EXISTS (
            SELECT 1 FROM samenwerking_geheimhoudingsverklaring g
             WHERE g.medewerker_id = v_wie.id AND g.tekstversie = h.geheimhouding_versie)) THEN
        v_convenanten := v_geen;
    END IF;
    v_voorzit := ARRAY(')
    LOOP
        IF (length(v_tekst) - length(replace(v_tekst, v_oud, ''))) <> length(v_oud) THEN
            RAISE EXCEPTION 'regiehuis_begin does not hold once: %', v_oud;
        END IF;
        v_tekst := replace(v_tekst, v_oud, v_nieuw);
    END LOOP;
    EXECUTE v_tekst;
END $do$;
"""


class Migration(migrations.Migration):
    """`regiehuis_begin` with two conditions more, and one consequence."""

    dependencies = [
        ("convenanten", "0010_contactpunt"),
        ("samenwerking", "0017_bevestiging"),
    ]

    operations = [migrations.RunSQL(PATCH, reverse_sql=migrations.RunSQL.noop)]
