"""Who sees a request, and the functions that read about its person only while it is open (R30, R32, R34)."""

import re
from importlib import import_module

from django.db import migrations
from django.db.migrations.operations import RunSQL

from regiehuis.kern.policies import (
    DAG,
    FG_HUIZEN,
    HUIZEN,
    MEDEWERKER,
    MOMENT,
    NAMENS,
    ONDERDEEL,
    ORGANISATIE,
    policy,
    protect,
)
from regiehuis.verantwoording.vindplaatsen import GEGEVENS_OVER

VERZOEK, POST, GROND = "verantwoording_verzoek", "verantwoording_verzoekpost", "verantwoording_weigeringsgrond"
VIEW, NOTICE = "verantwoording_zienswijze", "verantwoording_kennisgeving"
WORKER = "regiehuis_worker"


def holds(functie: str, house: str) -> str:
    """Whether the asker, or whom he stands in for, holds a function of the house today."""
    return (
        f"({house} = ANY({HUIZEN}) AND EXISTS (SELECT 1 FROM samenwerking_functie f WHERE f.veiligheidshuis_id = {house}"
        f" AND f.medewerker_id = ANY({NAMENS}) AND f.soort = '{functie}'"
        f" AND f.van <= {DAG} AND (f.tot IS NULL OR f.tot > {DAG})))"
    )


def contact(table: str) -> str:
    """Who works at the contact point."""
    return holds("contactpunt", f"{table}.veiligheidshuis_id")


def in_open(table: str) -> str:
    """A part of a request that runs, for the contact point."""
    return f"EXISTS (SELECT 1 FROM {VERZOEK} z WHERE z.id = {table}.verzoek_id AND z.gesloten_op IS NULL AND {contact('z')})"


OF_POST = (
    f"EXISTS (SELECT 1 FROM {POST} p JOIN {VERZOEK} z ON z.id = p.verzoek_id WHERE p.id = {{table}}.post_id"
    f" AND z.veiligheidshuis_id = {{table}}.veiligheidshuis_id AND z.gesloten_op IS NULL AND {contact('z')})"
)
LIAISON_OF_SOURCE = f"({VIEW}.onderdeel_id = {ONDERDEEL} AND {holds('liaison', f'{VIEW}.veiligheidshuis_id')})"
LIAISON_OF_RECEIVER = (
    f"({NOTICE}.organisatie_id = {ORGANISATIE} AND {holds('liaison', f'{NOTICE}.veiligheidshuis_id')})"
)

# R30: an open request of the own house whose identity check was done, before the day that ends the access.
READS = f"""
CREATE FUNCTION regiehuis_leest_verzoek(p_verzoek uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM {VERZOEK} z WHERE z.id = p_verzoek AND z.identiteit_op IS NOT NULL
        AND z.gesloten_op IS NULL AND z.toegang_tot > {DAG} AND {contact("z")});
END $$;
"""
FUNCTIONS = f"""
-- Who of the index can be the person of the request, by what the request itself says.
CREATE FUNCTION regiehuis_verzoek_zoek(p_verzoek uuid) RETURNS TABLE (
    persoon_id uuid, voornamen text, tussenvoegsel text, achternaam text, geboortedatum text, plaats text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT p.id, p.voornamen::text, p.tussenvoegsel::text, p.achternaam::text, p.geboortedatum::text,
           coalesce((SELECT a.plaats FROM personen_adres a WHERE a.persoon_id = p.id AND a.tot IS NULL
                      AND a.soort <> 'geheim' AND NOT p.afgeschermd ORDER BY a.van DESC LIMIT 1), '')::text
      FROM {VERZOEK} z
      JOIN personen_persoon p ON p.veiligheidshuis_id = z.veiligheidshuis_id AND p.zoeknaam = z.zoeknaam
     WHERE z.id = p_verzoek
       AND (z.geboortedatum = '' OR p.geboortedatum = '' OR left(p.geboortedatum, 4) = left(z.geboortedatum, 4))
     ORDER BY (p.geboortedatum = z.geboortedatum) DESC, p.sorteersleutel, p.id LIMIT 20;
END $$;

-- Say which of those it is; nobody else than who was found can be chosen.
CREATE FUNCTION regiehuis_verzoek_koppel(p_verzoek uuid, p_personen uuid[]) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek)
        OR EXISTS (SELECT 1 FROM unnest(p_personen) gekozen(id) WHERE gekozen.id NOT IN (
            SELECT g.persoon_id FROM regiehuis_verzoek_zoek(p_verzoek) g))
        OR EXISTS (SELECT 1 FROM {POST} p WHERE p.verzoek_id = p_verzoek) THEN
        RETURN false;
    END IF;
    UPDATE {VERZOEK} SET personen = p_personen, versie = versie + 1 WHERE id = p_verzoek;
    RETURN true;
END $$;

-- Put everything about the person on the request: references only. Again adds what came since.
CREATE FUNCTION regiehuis_verzoek_breng_bijeen(p_verzoek uuid) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_aantal int;
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN NULL;
    END IF;
    INSERT INTO {POST} (id, verzoek_id, tabel, rij_id, casus_id, bron_id, bescherming, derden, besluit,
                        betwisting_besluit, versie)
    SELECT gen_random_uuid(), p_verzoek, g.tabel, g.rij_id, g.casus_id, g.bron_id, g.bescherming, g.derden, '', '', 1
      FROM regiehuis_gegevens_over(p_verzoek) g
    ON CONFLICT (verzoek_id, tabel, rij_id) DO NOTHING;
    GET DIAGNOSTICS v_aantal = ROW_COUNT;
    UPDATE {VERZOEK} SET bijeengebracht_op = {MOMENT}, versie = versie + 1 WHERE id = p_verzoek;
    RETURN v_aantal;
END $$;

-- What stands in the items of the request now.
CREATE FUNCTION regiehuis_verzoek_gegevens(p_verzoek uuid) RETURNS TABLE (post_id uuid, op date, gegevens jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT p.id, g.op, g.gegevens FROM regiehuis_gegevens_over(p_verzoek) g
      JOIN {POST} p ON p.verzoek_id = p_verzoek AND p.tabel = g.tabel AND p.rij_id = g.rij_id;
END $$;

-- R34: which organisation did what about the person on which day; what is confidential is there once its date has come.
CREATE FUNCTION regiehuis_verzoek_logboek(p_verzoek uuid) RETURNS TABLE (
    dag date, organisatie text, handeling text, object_soort text, aantal bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT (r.moment AT TIME ZONE 'Europe/Amsterdam')::date, coalesce(o.naam, 'Regiehuis')::text, r.handeling::text,
           r.object_soort::text, count(*)
      FROM {VERZOEK} z
      JOIN logboek_logregel r ON r.persoon_ids && z.personen AND r.veiligheidshuis_id = z.veiligheidshuis_id
      LEFT JOIN samenwerking_organisatie o ON o.id = r.organisatie_id
     WHERE z.id = p_verzoek AND (r.vertrouwelijk_tot IS NULL OR r.vertrouwelijk_tot <= {DAG})
     GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, 2, 3, 4;
END $$;

-- R32: whom a correction is told: who had access to a case of the person, and who was given something.
CREATE FUNCTION regiehuis_verzoek_ontvangers(p_verzoek uuid) RETURNS TABLE (organisatie_id uuid, naam text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT g.id, g.naam::text FROM samenwerking_organisatie g WHERE g.id IN (
        SELECT o.organisatie_id FROM {VERZOEK} z
          JOIN casussen_casuspersoon cp ON cp.persoon_id = ANY(z.personen)
          JOIN casussen_deelname d ON d.casus_id = cp.casus_id
          JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
          JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id
         WHERE z.id = p_verzoek
        UNION
        SELECT unnest(v.ontvanger_organisaties) FROM {VERZOEK} z
          JOIN logboek_verstrektstuk s ON s.persoon_id = ANY(z.personen)
          JOIN logboek_verstrekking v ON v.id = s.verstrekking_id
         WHERE z.id = p_verzoek)
     ORDER BY g.naam;
END $$;

-- R21: what about the person went out over four years, to whom and what for.
CREATE FUNCTION regiehuis_verzoek_verstrekkingen(p_verzoek uuid) RETURNS TABLE (
    dag date, ontvanger text, doel text, vorm text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT (v.op AT TIME ZONE 'Europe/Amsterdam')::date,
           coalesce(nullif(v.ontvanger, ''), (SELECT string_agg(g.naam, ', ' ORDER BY g.naam)
               FROM samenwerking_organisatie g WHERE g.id = ANY(v.ontvanger_organisaties)))::text,
           v.doel::text, v.vorm::text
      FROM {VERZOEK} z
      JOIN logboek_verstrektstuk s ON s.persoon_id = ANY(z.personen) AND s.veiligheidshuis_id = z.veiligheidshuis_id
      JOIN logboek_verstrekking v ON v.id = s.verstrekking_id
     WHERE z.id = p_verzoek AND v.op > {MOMENT} - interval '4 years'
     ORDER BY 1 DESC, 2, 3, 4;
END $$;

-- R30, R36: who decides on destroying: the procesregisseur of each case of the person.
CREATE FUNCTION regiehuis_verzoek_regisseurs(p_verzoek uuid) RETURNS TABLE (casus_id uuid, medewerker_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT regiehuis_leest_verzoek(p_verzoek) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT c.id, c.procesregisseur_id FROM {VERZOEK} z
      JOIN casussen_casuspersoon cp ON cp.persoon_id = ANY(z.personen)
      JOIN casussen_casus c ON c.id = cp.casus_id
     WHERE z.id = p_verzoek;
END $$;

-- R30: what the liaison of the source is asked about: items of the own unit, until answered.
CREATE FUNCTION regiehuis_zienswijze_gegevens() RETURNS TABLE (zienswijze_id uuid, tabel text, op date, gegevens jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_verzoek uuid;
BEGIN
    FOR v_verzoek IN
        SELECT DISTINCT p.verzoek_id FROM {VIEW} JOIN {POST} p ON p.id = {VIEW}.post_id
          JOIN {VERZOEK} z ON z.id = p.verzoek_id AND z.gesloten_op IS NULL AND z.toegang_tot > {DAG}
         WHERE {VIEW}.beantwoord_op IS NULL AND {LIAISON_OF_SOURCE}
    LOOP
        RETURN QUERY
        SELECT {VIEW}.id, g.tabel, g.op, g.gegevens FROM regiehuis_gegevens_over(v_verzoek) g
          JOIN {POST} p ON p.verzoek_id = v_verzoek AND p.tabel = g.tabel AND p.rij_id = g.rij_id
          JOIN {VIEW} ON {VIEW}.post_id = p.id AND {VIEW}.onderdeel_id = g.bron_id
         WHERE {VIEW}.beantwoord_op IS NULL AND {LIAISON_OF_SOURCE};
    END LOOP;
END $$;

-- R32: the person's own words beside an item, and the item shielded until it is resolved.
CREATE FUNCTION regiehuis_verzoek_betwist(p_post uuid, p_verklaring uuid, p_tekst text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_post {POST};
BEGIN
    SELECT * INTO v_post FROM {POST} p WHERE p.id = p_post AND p.tabel = 'casussen_informatie' AND p.betwist_op IS NULL
       FOR UPDATE;
    IF NOT FOUND OR NOT regiehuis_leest_verzoek(v_post.verzoek_id) OR NOT EXISTS (
        SELECT 1 FROM regiehuis_gegevens_over(v_post.verzoek_id) g
         WHERE g.tabel = v_post.tabel AND g.rij_id = v_post.rij_id) THEN
        RETURN false;
    END IF;
    INSERT INTO casussen_verklaring (id, casus_id, informatie_id, tekst, op, door_id)
    VALUES (p_verklaring, v_post.casus_id, v_post.rij_id, p_tekst, {MOMENT}, {MEDEWERKER});
    UPDATE casussen_informatie SET betwist_op = {MOMENT}, versie = versie + 1 WHERE id = v_post.rij_id;
    UPDATE {POST} SET betwist_op = {MOMENT}, versie = versie + 1 WHERE id = p_post;
    RETURN true;
END $$;

CREATE FUNCTION regiehuis_verzoek_betwisting_eindig(p_post uuid, p_besluit text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_post {POST};
BEGIN
    SELECT * INTO v_post FROM {POST} p WHERE p.id = p_post AND p.betwist_op IS NOT NULL AND p.betwisting_eind_op IS NULL
       FOR UPDATE;
    IF NOT FOUND OR NOT regiehuis_leest_verzoek(v_post.verzoek_id) THEN
        RETURN false;
    END IF;
    UPDATE {POST} SET betwisting_eind_op = {MOMENT}, betwisting_besluit = p_besluit, versie = versie + 1
     WHERE id = p_post;
    UPDATE casussen_informatie SET betwist_op = NULL, versie = versie + 1
     WHERE id = v_post.rij_id AND NOT EXISTS (
        SELECT 1 FROM {POST} p WHERE p.rij_id = v_post.rij_id AND p.betwist_op IS NOT NULL
           AND p.betwisting_eind_op IS NULL);
    RETURN true;
END $$;
"""
CALLED = (
    "regiehuis_verzoek_zoek(uuid)",
    "regiehuis_verzoek_koppel(uuid, uuid[])",
    "regiehuis_verzoek_breng_bijeen(uuid)",
    "regiehuis_verzoek_gegevens(uuid)",
    "regiehuis_verzoek_logboek(uuid)",
    "regiehuis_verzoek_ontvangers(uuid)",
    "regiehuis_verzoek_verstrekkingen(uuid)",
    "regiehuis_verzoek_regisseurs(uuid)",
    "regiehuis_zienswijze_gegevens()",
    "regiehuis_verzoek_betwist(uuid, uuid, text)",
    "regiehuis_verzoek_betwisting_eindig(uuid, text)",
)
GRANTS = "REVOKE ALL ON FUNCTION regiehuis_leest_verzoek(uuid) FROM PUBLIC;" + "".join(
    f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {name} TO regiehuis_web;" for name in CALLED
)
# Who and what a request is about is set when it arrives, and its persons by the function above.
COLUMNS = f"""
GRANT UPDATE (identiteit_op, identiteit_wijze, identiteit_toelichting, identiteit_door_id, termijn, verlengd_op,
    verlenging_reden, toegang_tot, geheim_opgelost_op, geheim_toelichting, verstrekt_op, uitkomst, toelichting,
    gesloten_op, gesloten_door_id, versie) ON {VERZOEK} TO regiehuis_web;
GRANT UPDATE (besluit, besloten_op, besloten_door_id, versie) ON {POST} TO regiehuis_web;
GRANT UPDATE (antwoord, toelichting, beantwoord_op, beantwoord_door_id, versie) ON {VIEW} TO regiehuis_web;
GRANT UPDATE (bevestigd_op, bevestigd_door_id, versie) ON {NOTICE} TO regiehuis_web;
-- The system sees terms and addressees, no name and no word.
GRANT SELECT (id, veiligheidshuis_id, nummer, termijn, gesloten_op) ON {VERZOEK} TO {WORKER};
GRANT SELECT (id, veiligheidshuis_id, nummer, onderdeel_id, termijn, beantwoord_op) ON {VIEW} TO {WORKER};
"""


# R36: what was destroyed is named by no request any more; a closed one about somebody who went goes whole.
_SWEEP = import_module("regiehuis.verantwoording.migrations.0002_vernietigen")
_FOUND = [
    found
    for text in vars(_SWEEP).values()
    if isinstance(text, str)
    for found in re.findall(r"CREATE FUNCTION regiehuis_wis_los\(.*?END \$\$;", text, re.S)
]
_BEFORE = _FOUND[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
_END = "    RETURN v_aantallen;"
_AND_REQUESTS = f"""    DELETE FROM {GROND} w USING {POST} p WHERE w.post_id = p.id AND (p.rij_id = ANY(p_ids) OR p.casus_id = ANY(p_ids));
    DELETE FROM {VIEW} w USING {POST} p WHERE w.post_id = p.id AND (p.rij_id = ANY(p_ids) OR p.casus_id = ANY(p_ids));
    DELETE FROM {POST} p WHERE p.rij_id = ANY(p_ids) OR p.casus_id = ANY(p_ids);
    DELETE FROM {NOTICE} k USING {VERZOEK} z WHERE k.verzoek_id = z.id AND z.gesloten_op IS NOT NULL
       AND z.personen && p_ids;
    DELETE FROM {GROND} w USING {POST} p, {VERZOEK} z WHERE w.post_id = p.id AND p.verzoek_id = z.id
       AND z.gesloten_op IS NOT NULL AND z.personen && p_ids;
    DELETE FROM {VIEW} w USING {POST} p, {VERZOEK} z WHERE w.post_id = p.id AND p.verzoek_id = z.id
       AND z.gesloten_op IS NOT NULL AND z.personen && p_ids;
    DELETE FROM {POST} p USING {VERZOEK} z WHERE p.verzoek_id = z.id AND z.gesloten_op IS NOT NULL
       AND z.personen && p_ids;
    DELETE FROM {VERZOEK} z WHERE z.gesloten_op IS NOT NULL AND z.personen && p_ids;
    UPDATE {VERZOEK} z SET personen = ARRAY(SELECT k FROM unnest(z.personen) k WHERE k <> ALL(p_ids))
     WHERE z.personen && p_ids;
"""
assert len(_FOUND) == 1 and _BEFORE.count(_END) == 1
SWEEP = _BEFORE.replace(_END, _AND_REQUESTS + _END)


class Migration(migrations.Migration):
    """Policies of requests and their parts, and the functions of the contact point."""

    dependencies = [
        ("verantwoording", "0006_verzoek"),
        ("casussen", "0039_verklaring"),
        ("samenwerking", "0016_contactpunt"),
        ("logboek", "0002_verstrekking"),
    ]

    operations = [
        protect(VERZOEK, web="SELECT, INSERT"),
        policy(VERZOEK, "SELECT", using=contact(VERZOEK)),
        policy(
            VERZOEK, "INSERT", check=f"{contact(VERZOEK)} AND vastgelegd_door_id = {MEDEWERKER} AND personen = '{{}}'"
        ),
        policy(VERZOEK, "UPDATE", using=f"{contact(VERZOEK)} AND gesloten_op IS NULL", check=contact(VERZOEK)),
        policy(VERZOEK, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})", role=WORKER),
        protect(POST, web="SELECT"),
        policy(POST, "SELECT", using=f"EXISTS (SELECT 1 FROM {VERZOEK} z WHERE z.id = {POST}.verzoek_id)"),
        policy(POST, "UPDATE", using=in_open(POST), check=in_open(POST)),
        protect(GROND, web="SELECT, INSERT, DELETE"),
        policy(GROND, "SELECT", using=f"{contact(GROND)} OR veiligheidshuis_id = ANY({FG_HUIZEN})"),
        policy(GROND, "INSERT", check=OF_POST.format(table=GROND)),
        policy(GROND, "DELETE", using=OF_POST.format(table=GROND)),
        protect(VIEW, web="SELECT, INSERT"),
        policy(VIEW, "SELECT", using=f"{contact(VIEW)} OR {LIAISON_OF_SOURCE}"),
        policy(VIEW, "INSERT", check=OF_POST.format(table=VIEW)),
        policy(VIEW, "UPDATE", using=f"{LIAISON_OF_SOURCE} AND beantwoord_op IS NULL", check=LIAISON_OF_SOURCE),
        policy(VIEW, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})", role=WORKER),
        protect(NOTICE, web="SELECT, INSERT"),
        policy(NOTICE, "SELECT", using=f"{contact(NOTICE)} OR {LIAISON_OF_RECEIVER}"),
        policy(NOTICE, "INSERT", check=in_open(NOTICE)),
        policy(
            NOTICE,
            "UPDATE",
            using=f"({contact(NOTICE)} OR {LIAISON_OF_RECEIVER}) AND bevestigd_op IS NULL",
            check=f"{contact(NOTICE)} OR {LIAISON_OF_RECEIVER}",
        ),
        RunSQL(SWEEP, reverse_sql=RunSQL.noop),
        RunSQL(COLUMNS + READS + GEGEVENS_OVER + FUNCTIONS + GRANTS, reverse_sql=RunSQL.noop),
    ]
