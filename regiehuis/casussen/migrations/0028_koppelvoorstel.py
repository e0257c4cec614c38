"""Proposing that two records are one person, and deciding on it (R12)."""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    REGISSEURS,
    policy,
    protect,
)

TABLE = "personen_koppelvoorstel"
CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
)
GUARDS = f"d.rol = 'procesregisseur' AND d.medewerker_id = ANY({REGISSEURS})"


def decides(bekende: str) -> str:
    """The procesregisseur of a current case of the person who was known before, and nobody else."""
    return (
        "EXISTS (SELECT 1 FROM casussen_casuspersoon cp JOIN casussen_casus c ON c.id = cp.casus_id"
        " AND c.fase <> 'afgesloten' JOIN casussen_deelname d ON d.casus_id = c.id"
        f" WHERE cp.persoon_id = {bekende} AND cp.tot IS NULL AND {CURRENT} AND {GUARDS})"
    )


MINE = decides(f"{TABLE}.bekende_id")
# Who decides changes neither the two persons nor the evidence.
COLUMNS = f"GRANT UPDATE (besluit, reden, besloten_op, besloten_door_id, versie) ON {TABLE} TO regiehuis_web"
FUNCTIONS = f"""
-- R12: the lead of a case who just made p_persoon has the index compare him; with p_bekende, a hit of his own search of
-- the last day for this case, he says himself who it may be. Answers nothing: a hidden double stays hidden.
CREATE FUNCTION regiehuis_stel_koppeling_voor(p_casus uuid, p_persoon uuid, p_bekende uuid, p_toelichting text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v record;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM casussen_casus c JOIN casussen_deelname d ON d.casus_id = c.id
          JOIN casussen_casuspersoon cp ON cp.casus_id = c.id AND cp.persoon_id = p_persoon
         WHERE c.id = p_casus AND c.fase <> 'afgesloten' AND {CURRENT}
           AND (c.regisseur_id = d.medewerker_id OR ({GUARDS}))
    ) OR (p_bekende IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM casussen_zoekvraag z WHERE z.medewerker_id = {MEDEWERKER} AND z.object_id = p_casus
           AND p_bekende = ANY(z.gevonden) AND z.op > {MOMENT} - interval '1 day')) THEN
        RETURN;
    END IF;
    FOR v IN
        WITH nieuw AS (SELECT * FROM personen_persoon WHERE id = p_persoon AND veiligheidshuis_id = ANY({HUIZEN})),
        dubbel AS (
            SELECT p.id, n.veiligheidshuis_id,
                   CASE WHEN p.bsn_hash <> '' AND p.bsn_hash = n.bsn_hash THEN 'bsn'
                        WHEN n.geboortedatum <> '' AND p.zoeknaam = n.zoeknaam
                             AND p.geboortedatum = n.geboortedatum THEN 'naam'
                        ELSE 'opgegeven' END AS bewijs
              FROM nieuw n JOIN personen_persoon p
                ON p.veiligheidshuis_id = n.veiligheidshuis_id AND p.id <> n.id
               AND CASE WHEN p_bekende IS NOT NULL THEN p.id = p_bekende
                        ELSE (p.bsn_hash <> '' AND p.bsn_hash = n.bsn_hash)
                             OR (n.zoeknaam <> '' AND n.geboortedatum <> '' AND p.zoeknaam = n.zoeknaam
                                 AND p.geboortedatum = n.geboortedatum) END
             WHERE NOT EXISTS (SELECT 1 FROM casussen_casuspersoon h
                                WHERE h.casus_id = p_casus AND h.persoon_id = p.id)
               AND EXISTS (
                   SELECT 1 FROM casussen_casuspersoon k JOIN casussen_casus c ON c.id = k.casus_id
                     JOIN convenanten_convenant o ON o.id = c.convenant_id
                     JOIN convenanten_regime r ON r.id = o.regime_id
                    WHERE k.persoon_id = p.id AND k.tot IS NULL AND c.fase <> 'afgesloten'
                      AND (p_bekende IS NOT NULL OR p.afgeschermd OR r.gesloten)))
        INSERT INTO {TABLE} (id, veiligheidshuis_id, persoon_id, bekende_id, bewijs, toelichting, voorgesteld_op,
                             voorgesteld_door_id, besluit, reden, versie)
        SELECT gen_random_uuid(), veiligheidshuis_id, p_persoon, id, bewijs, p_toelichting, {MOMENT},
               CASE WHEN p_bekende IS NULL THEN NULL ELSE {MEDEWERKER} END, '', '', 1
          FROM dubbel
        ON CONFLICT (persoon_id, bekende_id) DO NOTHING
        RETURNING id, veiligheidshuis_id, bekende_id
    LOOP
        INSERT INTO samenwerking_melding
            (id, medewerker_id, veiligheidshuis_id, tekst, object_soort, object_id, op, kenmerk)
        SELECT DISTINCT ON (d.medewerker_id) gen_random_uuid(), d.medewerker_id, v.veiligheidshuis_id,
               'Iemand die is vastgelegd, lijkt op een persoon in een casus van u.', 'koppelvoorstel', v.id, {MOMENT}, ''
          FROM casussen_casuspersoon k JOIN casussen_casus c ON c.id = k.casus_id AND c.fase <> 'afgesloten'
          JOIN casussen_deelname d ON d.casus_id = c.id AND d.rol = 'procesregisseur'
               AND d.van <= {DAG} AND d.tot > {DAG}
         WHERE k.persoon_id = v.bekende_id AND k.tot IS NULL;
    END LOOP;
END $$;

-- R12: what a hit shows, the other way round: whom to call about the other record.
CREATE FUNCTION regiehuis_koppelcontacten()
RETURNS TABLE (voorstel_id uuid, contact text, organisatie text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT ON (t.id) t.id, m.naam::text, g.naam::text
      FROM {TABLE} t
      JOIN casussen_casuspersoon k ON k.persoon_id = t.persoon_id AND k.tot IS NULL
      JOIN casussen_casus s ON s.id = k.casus_id AND s.fase <> 'afgesloten'
      JOIN samenwerking_medewerker m ON m.id = coalesce(s.regisseur_id, s.procesregisseur_id)
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
     WHERE {decides("t.bekende_id")}
     ORDER BY t.id, s.geopend_op;
END $$;

-- R12, R17: one person, one shield: who gives no hit gives none under a second record either.
CREATE FUNCTION regiehuis_scherm_dubbele_af(p_voorstel uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE personen_persoon p SET afgeschermd = true FROM {TABLE} t, personen_persoon b
     WHERE t.id = p_voorstel AND t.besluit = 'zelfde' AND t.besloten_op = {MOMENT}
       AND p.id = t.persoon_id AND b.id = t.bekende_id AND b.afgeschermd AND {decides("t.bekende_id")};
END $$;
"""
NAMES = (
    "regiehuis_stel_koppeling_voor(uuid, uuid, uuid, text)",
    "regiehuis_koppelcontacten()",
    "regiehuis_scherm_dubbele_af(uuid)",
)
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)


class Migration(migrations.Migration):
    """Policies of link proposals: read and decided by the procesregisseur of who was known, made by a function."""

    dependencies = [("casussen", "0027_huisbezoek"), ("personen", "0003_koppelvoorstel")]

    operations = [
        protect(TABLE, web="SELECT"),
        RunSQL(COLUMNS, reverse_sql=RunSQL.noop),
        policy(TABLE, "SELECT", using=MINE),
        policy(TABLE, "UPDATE", using=MINE, check=MINE),
        RunSQL(FUNCTIONS + GRANTS, reverse_sql=RunSQL.noop),
    ]
