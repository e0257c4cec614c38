"""Policies of emergency access ask further only on the one page that is about it (R18).

Written out in the policies of five tables, and in each policy that asks one of those tables, whether emergency access
runs stood some ten times in the plan of a query, never executed but made ready each time: half of the time of most
queries under policies (`make bench ARGS=--layers`). A function stays out of the plan until a row asks for it.
"""

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import CONVENANTEN, LEZEN, MEDEWERKER, MOMENT, NOODCASUS

# All with the rights of who asks.
FUNCTIONS = f"""
CREATE FUNCTION regiehuis_noodtoegang_geldt() RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM casussen_noodtoegang n
          JOIN convenanten_convenant v ON v.id = n.convenant_id
          JOIN convenanten_regime r ON r.id = v.regime_id AND NOT r.gesloten
         WHERE n.casus_id = {NOODCASUS} AND n.medewerker_id = {MEDEWERKER} AND n.van <= {MOMENT} AND n.tot > {MOMENT}
           AND n.convenant_id = ANY({CONVENANTEN}));
END $$;
CREATE FUNCTION regiehuis_nood_persoon(p_persoon uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_casuspersoon cp
                    WHERE cp.persoon_id = p_persoon AND cp.casus_id = {NOODCASUS} AND cp.tot IS NULL);
END $$;
CREATE FUNCTION regiehuis_nood_zichtbaar(p_persoon uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM personen_persoon p WHERE p.id = p_persoon AND NOT p.afgeschermd);
END $$;
"""
NAMES = ("regiehuis_noodtoegang_geldt()", "regiehuis_nood_persoon(uuid)", "regiehuis_nood_zichtbaar(uuid)")
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;\n" for name in NAMES
)
# An AND goes on after NULL and stops at false: without a case of emergency access nothing of the rest is asked.
HERE = f"{NOODCASUS} IS NOT NULL AND {{column}} = {NOODCASUS} AND (SELECT regiehuis_noodtoegang_geldt())"
POLICIES = {
    "casussen_casus": HERE.format(column="id"),
    "casussen_casuspersoon": HERE.format(column="casus_id"),
    "casussen_deelname": HERE.format(column="casus_id"),
    # The matrix of the own unit still decides; what has a narrower audience (R17), rests on consent (R25) or is about
    # somebody who is shielded stays closed.
    "casussen_informatie": HERE.format(column="casus_id")
    + " AND publiek = 'alle_leden' AND grondslag <> 'toestemming'"
    + " AND (persoon_id IS NULL OR regiehuis_nood_zichtbaar(persoon_id))"
    + f" AND (convenant_id::text || ':' || categorie_id::text) = ANY({LEZEN})",
    "personen_persoon": f"{NOODCASUS} IS NOT NULL AND NOT afgeschermd AND regiehuis_nood_persoon(id)"
    " AND (SELECT regiehuis_noodtoegang_geldt())",
}
ALTER = "".join(f"ALTER POLICY nood_web ON {table} USING ({using});\n" for table, using in POLICIES.items())


class Migration(migrations.Migration):
    """The same rows for the same readers, with a plan of which nothing is made ready that is not used."""

    dependencies = [("casussen", "0040_verklaring_per_rij"), ("personen", "0003_koppelvoorstel")]

    operations = [RunSQL(FUNCTIONS + GRANTS + ALTER, reverse_sql=RunSQL.noop)]
