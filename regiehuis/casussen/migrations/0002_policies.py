"""Row-level security of the chain: content of a case is for its members, and the table of RULES R15 for everybody else."""

from django.db import migrations
from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    HUIZEN,
    INBRENGEN,
    KETEN_HUIZEN,
    LEZEN,
    LEZEN_PROCESREGIE,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    ONDERDEEL,
    REGIE_HUIZEN,
    REGISSEURS,
    SECRETARIS_VAN,
    TRIAGEERT,
    VOORZIT,
    house_wide,
    policy,
    protect,
)

CURRENT = (
    f"d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG} AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS}))"
)


def lid(casus: str) -> str:
    """The one test of membership, answered by one index-only probe: current, signed, with a live function."""
    return f"EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {casus} AND {CURRENT})"


def of_members(name: str, *, also: str = "", delete: bool = False) -> list[Operation]:
    """Policies of a table that belongs to one case: its members, and `also` whoever the table of R15 names."""
    table, who = f"casussen_{name}", lid(f"casussen_{name}.casus_id")
    who = f"{who} OR {also}" if also else who
    grants = "SELECT, INSERT, UPDATE, DELETE" if delete else "SELECT, INSERT, UPDATE"
    return [
        protect(table, web=grants),
        policy(table, "SELECT", using=who),
        policy(table, "INSERT", check=who),
        policy(table, "UPDATE", using=who, check=who),
        *([policy(table, "DELETE", using=who)] if delete else []),
    ]


# --- signal and triage ---------------------------------------------------------------------------------------

SIGNAAL_READ = (
    f"afzender_id = ANY({NAMENS}) OR triagevorm_id = ANY({VOORZIT})"
    f" OR (status = 'volledig' AND triagevorm_id = ANY({TRIAGEERT}))"
)
SIGNAAL_WRITE = f"afzender_id = ANY({NAMENS}) OR triagevorm_id = ANY({VOORZIT})"


def of_signal(name: str) -> list[Operation]:
    """Parts of a signal are read with the signal, and written by its sender or the chair of its triage."""
    table = f"casussen_{name}"
    read = f"EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = {table}.signaal_id)"
    write = (
        f"EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = {table}.signaal_id"
        f" AND (s.afzender_id = ANY({NAMENS}) OR s.triagevorm_id = ANY({VOORZIT})))"
    )
    return [
        protect(table, web="SELECT, INSERT, UPDATE, DELETE"),
        policy(table, "SELECT", using=read),
        policy(table, "INSERT", check=write),
        policy(table, "UPDATE", using=write, check=write),
        policy(table, "DELETE", using=write),
    ]


TRIAGE_WRITE = f"triagevorm_id = ANY({VOORZIT})"
OORDEEL = (
    "EXISTS (SELECT 1 FROM casussen_triage t WHERE t.id = casussen_triageoordeel.triage_id"
    f" AND t.triagevorm_id = ANY({VOORZIT}))"
)
# The alert is its addressee's until answered; the row answered in this very transaction stays in sight of it.
PIKET = (
    f"(aan_id = ANY({NAMENS}) AND (beantwoord_op IS NULL OR beantwoord_op = {MOMENT}))"
    f" OR veiligheidshuis_id = ANY({REGIE_HUIZEN})"
)
PIKET_INSERT = (
    "EXISTS (SELECT 1 FROM casussen_signaal s WHERE s.id = casussen_piketmelding.signaal_id"
    f" AND s.afzender_id = ANY({NAMENS})) OR veiligheidshuis_id = ANY({REGIE_HUIZEN})"
)

# --- case, members, items ------------------------------------------------------------------------------------

FUNCTIONS = f"""
CREATE FUNCTION regiehuis_is_lid(p_casus uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = p_casus AND {CURRENT});
END $$;

-- R14, R16: the procesregisseur of a case appoints members, never himself, and only of a signed and affiliated
-- organisation. The first membership is the founding one: the chair of the receiving meeting form.
CREATE FUNCTION regiehuis_mag_deelname(p_casus uuid, p_convenant uuid, p_medewerker uuid, p_rol text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM samenwerking_medewerker m
          JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
          JOIN convenanten_ondertekening t ON t.organisatie_id = o.organisatie_id AND t.convenant_id = p_convenant
          JOIN samenwerking_aansluiting a ON a.organisatie_id = o.organisatie_id
               AND a.veiligheidshuis_id = m.veiligheidshuis_id
         WHERE m.id = p_medewerker AND m.is_active AND m.veiligheidshuis_id = ANY({HUIZEN})
           AND t.van <= {DAG} AND (t.tot IS NULL OR t.tot > {DAG})
           AND a.van <= {DAG} AND (a.tot IS NULL OR a.tot > {DAG})) THEN
        RETURN false;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM casussen_deelname WHERE casus_id = p_casus) THEN
        RETURN p_rol = 'procesregisseur' AND EXISTS (
            SELECT 1 FROM casussen_casus c JOIN samenwerking_overlegvorm v ON v.id = c.overlegvorm_id
             WHERE c.id = p_casus AND c.convenant_id = p_convenant AND v.id = ANY({VOORZIT})
               AND v.voorzitter_id = p_medewerker AND c.procesregisseur_id = p_medewerker);
    END IF;
    RETURN p_medewerker <> {MEDEWERKER} AND EXISTS (
        SELECT 1 FROM casussen_deelname d
         WHERE d.casus_id = p_casus AND d.rol = 'procesregisseur' AND {CURRENT});
END $$;

-- R15: the ketenmanager sees number, kind, theme, phase, terms, organisations and counts; no name, no free text.
CREATE FUNCTION regiehuis_casus_overzicht() RETURNS TABLE (
    casus_id uuid, nummer text, soort text, thema text, fase text, geopend_op timestamptz, fase_sinds timestamptz,
    overlegvorm text, eerstvolgende_termijn date, volgend_overleg_op date, regie text, organisaties text[],
    over_tijd bigint, open_afspraken bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT c.id, c.nummer::text, c.soort::text, t.naam::text, c.fase::text, c.geopend_op, c.fase_sinds, v.naam::text,
           c.eerstvolgende_termijn, c.volgend_overleg_op, coalesce(rg.naam, '')::text,
           ARRAY(SELECT DISTINCT g.naam::text FROM casussen_deelname d
                   JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
                   JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
                   JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
                  WHERE d.casus_id = c.id AND d.van <= {DAG} AND d.tot > {DAG} ORDER BY 1),
           (SELECT count(*) FROM casussen_afspraak a WHERE a.casus_id = c.id
               AND a.status IN ('aangeboden', 'aanvaard') AND a.termijn < {DAG}),
           (SELECT count(*) FROM casussen_afspraak a WHERE a.casus_id = c.id AND a.status IN ('aangeboden', 'aanvaard'))
      FROM casussen_casus c
      JOIN samenwerking_thema t ON t.id = c.thema_id
      JOIN samenwerking_overlegvorm v ON v.id = c.overlegvorm_id
      LEFT JOIN samenwerking_medewerker rm ON rm.id = c.regisseur_id
      LEFT JOIN samenwerking_organisatieonderdeel ro ON ro.id = rm.onderdeel_id
      LEFT JOIN samenwerking_organisatie rg ON rg.id = ro.organisatie_id
     WHERE c.veiligheidshuis_id = ANY({KETEN_HUIZEN})
     ORDER BY c.nummer;
END $$;

-- Chair and secretary plan from due cases without opening a dossier: number, theme and counts only.
CREATE FUNCTION regiehuis_agenda_voorstel(p_overlegvorm uuid, p_tot date) RETURNS TABLE (
    casus_id uuid, nummer text, thema text, fase text, over_tijd bigint, eerstvolgende_termijn date,
    volgend_overleg_op date, leden uuid[])
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT (p_overlegvorm = ANY({VOORZIT}) OR p_overlegvorm = ANY({SECRETARIS_VAN})) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT c.id, c.nummer::text, t.naam::text, c.fase::text,
           (SELECT count(*) FROM casussen_afspraak a WHERE a.casus_id = c.id
               AND a.status IN ('aangeboden', 'aanvaard') AND a.termijn < p_tot),
           c.eerstvolgende_termijn, c.volgend_overleg_op,
           ARRAY(SELECT d.medewerker_id FROM casussen_deelname d
                  WHERE d.casus_id = c.id AND d.van <= p_tot AND d.tot > p_tot ORDER BY 1)
      FROM casussen_casus c JOIN samenwerking_thema t ON t.id = c.thema_id
     WHERE c.overlegvorm_id = p_overlegvorm AND c.fase <> 'afgesloten'
     ORDER BY c.nummer;
END $$;

-- R12: hit / no hit for those who may ask; current cases only, no closed regime, no shielded person.
CREATE FUNCTION regiehuis_persoon_treffers(p_bsn_hash text, p_zoeknaam text, p_geboortedatum text)
RETURNS TABLE (persoon_id uuid, huis text, contact text, contact_organisatie text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT (cardinality({REGISSEURS}) > 0 OR EXISTS (
        SELECT 1 FROM casussen_casus k JOIN casussen_deelname d ON d.casus_id = k.id
         WHERE k.regisseur_id = ANY({NAMENS}) AND k.fase <> 'afgesloten' AND {CURRENT})) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT ON (p.id) p.id, h.naam::text, m.naam::text, g.naam::text
      FROM personen_persoon p
      JOIN casussen_casuspersoon cp ON cp.persoon_id = p.id AND cp.tot IS NULL
      JOIN casussen_casus c ON c.id = cp.casus_id AND c.fase <> 'afgesloten'
      JOIN convenanten_convenant v ON v.id = c.convenant_id
      JOIN convenanten_regime r ON r.id = v.regime_id AND NOT r.gesloten
      JOIN samenwerking_veiligheidshuis h ON h.id = p.veiligheidshuis_id
      JOIN samenwerking_medewerker m ON m.id = coalesce(c.regisseur_id, c.procesregisseur_id)
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
      JOIN samenwerking_organisatie g ON g.id = o.organisatie_id
     WHERE p.veiligheidshuis_id = ANY({HUIZEN}) AND NOT p.afgeschermd
       AND ((p_bsn_hash <> '' AND p.bsn_hash = p_bsn_hash)
            OR (p_zoeknaam <> '' AND p_geboortedatum <> '' AND p.zoeknaam = p_zoeknaam
                AND p.geboortedatum = p_geboortedatum))
     ORDER BY p.id, c.geopend_op DESC LIMIT 20;
END $$;

-- Running numbers of a house and year; counting rows would tell of hidden ones and fail under a policy.
CREATE TABLE casussen_nummer (
    veiligheidshuis_id uuid NOT NULL, soort text NOT NULL, jaar int NOT NULL, laatste int NOT NULL,
    PRIMARY KEY (veiligheidshuis_id, soort, jaar));
ALTER TABLE casussen_nummer ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION regiehuis_nummer(p_soort text, p_jaar int) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v int;
BEGIN
    INSERT INTO casussen_nummer AS n VALUES (({HUIZEN})[1], p_soort, p_jaar, 1)
    ON CONFLICT (veiligheidshuis_id, soort, jaar) DO UPDATE SET laatste = n.laatste + 1 RETURNING laatste INTO v;
    RETURN v;
END $$;
"""
NAMES = (
    "regiehuis_is_lid(uuid)",
    "regiehuis_mag_deelname(uuid, uuid, uuid, text)",
    "regiehuis_casus_overzicht()",
    "regiehuis_agenda_voorstel(uuid, date)",
    "regiehuis_persoon_treffers(text, text, text)",
    "regiehuis_nummer(text, int)",
)
GRANTS = "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in NAMES
)
KEYS = """
ALTER TABLE casussen_deelname ADD CONSTRAINT deelname_convenant_van_casus
    FOREIGN KEY (casus_id, convenant_id) REFERENCES casussen_casus (id, convenant_id);
ALTER TABLE casussen_informatie ADD CONSTRAINT informatie_convenant_van_casus
    FOREIGN KEY (casus_id, convenant_id) REFERENCES casussen_casus (id, convenant_id);
"""

OPEN_CASUS = f"veiligheidshuis_id = ANY({REGIE_HUIZEN}) AND overlegvorm_id = ANY({VOORZIT})"
DEELNAME_READ = f"medewerker_id = ANY({NAMENS}) OR regiehuis_is_lid(casus_id)"
DEELNAME_WRITE = "regiehuis_mag_deelname(casus_id, convenant_id, medewerker_id, rol)"

VAK = "convenant_id::text || ':' || categorie_id::text"
PRESENT = (
    "EXISTS (SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = casussen_informatie.agendapunt_id"
    f" AND w.medewerker_id = ANY({NAMENS}) AND w.status = 'aanwezig')"
)
# R15, R17: the matrix gives the category to this role, and the audience holds the reader. The source unit reads back
# its own; a secretary what was captured in an own meeting.
ITEM_READ = f"""
EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = casussen_informatie.casus_id AND {CURRENT} AND (
    casussen_informatie.bron_id = {ONDERDEEL}
    OR (CASE WHEN d.rol = 'procesregisseur' THEN {VAK} = ANY({LEZEN_PROCESREGIE}) ELSE {VAK} = ANY({LEZEN}) END
        AND CASE casussen_informatie.publiek
            WHEN 'alle_leden' THEN true
            WHEN 'procesregie' THEN d.rol = 'procesregisseur'
            WHEN 'onderdelen' THEN {ONDERDEEL} = ANY(casussen_informatie.publiek_onderdelen)
            ELSE {PRESENT} END)))
OR (casussen_informatie.overlegvorm_id = ANY({SECRETARIS_VAN})
    AND casussen_informatie.vastgelegd_door_id = ANY({NAMENS}))
"""
ITEM_INSERT = f"""
(({lid("casussen_informatie.casus_id")} AND bron_id = {ONDERDEEL} AND {VAK} = ANY({INBRENGEN}))
 OR (publiek = 'aanwezigen' AND bevestigd_op IS NULL AND agendapunt_id IS NOT NULL AND (
        overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN}))))
AND vastgelegd_door_id = {MEDEWERKER}
"""
ITEM_UPDATE = f"{lid('casussen_informatie.casus_id')} AND bron_id = {ONDERDEEL}"

IN_OWN_MEETING = f"overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN})"
RUNS_MEETING = f"({IN_OWN_MEETING}) OR veiligheidshuis_id = ANY({KETEN_HUIZEN})"

OPSCHALING = f"geadresseerde_id = ANY({NAMENS}) AND (status IN ('voorgelegd', 'aanvaard') OR beantwoord_op = {MOMENT})"

# --- persons, as far as their cases are readable -----------------------------------------------------------------

PERSOON = (
    "EXISTS (SELECT 1 FROM casussen_casuspersoon cp WHERE cp.persoon_id = personen_persoon.id"
    f" AND {lid('cp.casus_id')})"
)


def sees_persoon(column: str) -> str:
    """Whether the row's person is visible; the policy of persons answers."""
    return f"EXISTS (SELECT 1 FROM personen_persoon p WHERE p.id = {column})"


ADRES = f"{sees_persoon('personen_adres.persoon_id')} AND (soort <> 'geheim' OR lezers && {NAMENS})"
RELATIE = f"{sees_persoon('van_persoon_id')} AND {sees_persoon('naar_persoon_id')}"
HUISHOUDEN = "EXISTS (SELECT 1 FROM casussen_casus c WHERE c.huishouden_id = personen_huishouden.id)"
HUISHOUDLID = sees_persoon("personen_huishoudlid.persoon_id")


def of_persons(table: str, who: str) -> list[Operation]:
    """SELECT, UPDATE and DELETE of a table of persons; INSERT stands in `personen`."""
    return [
        policy(table, "SELECT", using=who),
        policy(table, "UPDATE", using=who, check=who),
        policy(table, "DELETE", using=who),
    ]


class Migration(migrations.Migration):
    """Policies on the chain and on the persons in it, with the listed SECURITY DEFINER functions."""

    dependencies = [
        ("casussen", "0001_initial"),
        ("convenanten", "0002_policies"),
        ("personen", "0002_policies"),
        ("kennisbank", "0002_policies"),
    ]

    operations = [
        RunSQL(KEYS, reverse_sql=RunSQL.noop),
        RunSQL(FUNCTIONS + GRANTS, reverse_sql=RunSQL.noop),
        protect("casussen_signaal", web="SELECT, INSERT, UPDATE, DELETE"),
        policy("casussen_signaal", "SELECT", using=SIGNAAL_READ),
        policy(
            "casussen_signaal",
            "INSERT",
            check=f"afzender_id = {MEDEWERKER} AND veiligheidshuis_id = ANY({HUIZEN})",
        ),
        policy("casussen_signaal", "UPDATE", using=SIGNAAL_WRITE, check=SIGNAAL_WRITE),
        policy("casussen_signaal", "DELETE", using=f"afzender_id = ANY({NAMENS}) AND status = 'concept'"),
        *of_signal("signaalpersoon"),
        *of_signal("signaalpartner"),
        protect("casussen_piketmelding", web="SELECT, INSERT, UPDATE"),
        policy("casussen_piketmelding", "SELECT", using=PIKET),
        policy("casussen_piketmelding", "INSERT", check=PIKET_INSERT),
        policy("casussen_piketmelding", "UPDATE", using=PIKET, check=PIKET),
        *house_wide("casussen_criterium", "veiligheidshuis_id"),
        *house_wide("casussen_kernvraag", "veiligheidshuis_id"),
        *house_wide("casussen_leefgebied", "veiligheidshuis_id"),
        protect("casussen_triage", web="SELECT, INSERT"),
        policy("casussen_triage", "SELECT", using=TRIAGE_WRITE),
        policy("casussen_triage", "INSERT", check=TRIAGE_WRITE),
        protect("casussen_triageoordeel", web="SELECT, INSERT"),
        policy("casussen_triageoordeel", "SELECT", using=OORDEEL),
        policy("casussen_triageoordeel", "INSERT", check=OORDEEL),
        protect("casussen_casus", web="SELECT, INSERT, UPDATE"),
        policy("casussen_casus", "SELECT", using=lid("casussen_casus.id")),
        policy("casussen_casus", "INSERT", check=OPEN_CASUS),
        policy("casussen_casus", "UPDATE", using=lid("casussen_casus.id"), check=lid("casussen_casus.id")),
        protect("casussen_deelname", web="SELECT, INSERT, UPDATE"),
        policy("casussen_deelname", "SELECT", using=DEELNAME_READ),
        policy("casussen_deelname", "INSERT", check=DEELNAME_WRITE),
        policy("casussen_deelname", "UPDATE", using=DEELNAME_WRITE, check=DEELNAME_WRITE),
        *of_members("casuspersoon"),
        *of_members("faseovergang"),
        *of_members("regieaanbod"),
        *of_members("regievacature"),
        protect("casussen_informatie", web="SELECT, INSERT, UPDATE"),
        policy("casussen_informatie", "SELECT", using=ITEM_READ),
        policy("casussen_informatie", "INSERT", check=ITEM_INSERT),
        policy("casussen_informatie", "UPDATE", using=ITEM_UPDATE, check=ITEM_UPDATE),
        protect("casussen_overleg", web="SELECT, INSERT, UPDATE"),
        policy("casussen_overleg", "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})"),
        policy("casussen_overleg", "INSERT", check=RUNS_MEETING),
        policy("casussen_overleg", "UPDATE", using=RUNS_MEETING, check=RUNS_MEETING),
        *of_members("agendapunt", also=IN_OWN_MEETING, delete=True),
        *of_members("aanwezigheid", also=IN_OWN_MEETING, delete=True),
        *of_members("planvanaanpak"),
        *of_members("leefgebiedscore"),
        *of_members("doel"),
        *of_members("interventie"),
        *of_members("afspraak", also=f"overlegvorm_id = ANY({SECRETARIS_VAN})"),
        *of_members("terugkoppeling"),
        *of_members("opschaling", also=f"({OPSCHALING})"),
        *of_members("afsluiting"),
        *of_members("nazorgcontrole"),
        protect("casussen_concept", web="SELECT, INSERT, UPDATE, DELETE", worker="DELETE"),
        policy("casussen_concept", "ALL", using=f"medewerker_id = {MEDEWERKER}", name="own"),
        *of_persons("personen_persoon", PERSOON),
        *of_persons("personen_adres", ADRES),
        *of_persons("personen_relatie", RELATIE),
        *of_persons("personen_huishouden", HUISHOUDEN),
        *of_persons("personen_huishoudlid", HUISHOUDLID),
    ]
