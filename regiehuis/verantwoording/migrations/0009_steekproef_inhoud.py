"""What the FG reads of a sample: the item that a drawn row is about, while the sample runs, fourteen days at most (R15)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import FG_HUIZEN, MOMENT

# As emergency access: never what its source keeps from members, what rests on consent, what is disputed, or what is about
# somebody who is shielded; nor what has readers of its own by law: of police and OM, or under professional secrecy (R3). No row tells which of these it was.
READ = f"""
CREATE FUNCTION regiehuis_steekproef_inhoud(p_regel uuid)
RETURNS TABLE (informatie_id uuid, persoon_id uuid, soort text, categorie text, bron text, ontvangen_op date, tekst text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT i.id, i.persoon_id, i.soort::text, k.naam::text, o.naam::text, i.ontvangen_op, i.tekst::text
      FROM public.verantwoording_steekproefregel g
      JOIN public.verantwoording_steekproef s ON s.id = g.steekproef_id AND s.afgesloten_op IS NULL
      JOIN public.logboek_logregel r ON r.id = g.regel_id AND r.moment = g.regel_moment
       AND r.veiligheidshuis_id = g.veiligheidshuis_id AND r.object_soort = 'informatie'
      JOIN public.casussen_informatie i ON i.id = r.object_id AND i.publiek = 'alle_leden'
       AND i.grondslag <> 'toestemming' AND i.betwist_op IS NULL
      JOIN public.casussen_casus c ON c.id = i.casus_id AND c.veiligheidshuis_id = g.veiligheidshuis_id
      JOIN public.convenanten_informatiecategorie k ON k.id = i.categorie_id AND k.juridische_klasse NOT IN ('politie', 'om', 'beroepsgeheim')
      JOIN public.samenwerking_organisatieonderdeel o ON o.id = i.bron_id
      LEFT JOIN public.personen_persoon p ON p.id = i.persoon_id
     WHERE g.id = p_regel AND g.veiligheidshuis_id = ANY({FG_HUIZEN}::uuid[])
       AND {MOMENT} >= s.getrokken_op AND {MOMENT} < s.getrokken_op + interval '14 days'
       AND p.afgeschermd IS NOT TRUE;
END $$;
REVOKE ALL ON FUNCTION regiehuis_steekproef_inhoud(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_steekproef_inhoud(uuid) TO regiehuis_web;
"""


class Migration(migrations.Migration):
    """One function, for the FG."""

    dependencies = [
        ("verantwoording", "0008_steekproef"),
        ("casussen", "0039_verklaring"),
        ("convenanten", "0001_initial"),
    ]

    operations = [RunSQL(READ, reverse_sql="DROP FUNCTION regiehuis_steekproef_inhoud(uuid)")]
