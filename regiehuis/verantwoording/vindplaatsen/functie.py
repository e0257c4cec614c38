"""All places as one SQL function."""

from . import casus, lijst, persoon
from .plek import Vindplaats

VINDPLAATSEN: dict[str, Vindplaats] = persoon.PLEKKEN | lijst.PLEKKEN | casus.PLEKKEN

# Tables that lead to a person and are left out, each with the reason.
NIET: dict[str, str] = {
    "personen_huishouden": "The name of a household; the place of the person in it is there.",
    "personen_koppeling": "Which records of lists are one person; the records themselves are there.",
    "personen_koppelbesluit": "What an analyst said of two records; the records themselves are there.",
    "casussen_signaalpartner": "Which partner is invited, with contact details of professionals.",
    "casussen_regievacature": "Who looks for a lead until when; says nothing of a person.",
    "casussen_planvisie": "Refers to an item of information, which is there.",
    "casussen_fichestuk": "Refers to an item of information, which is there.",
    "casussen_bezoeker": "Which professionals went along.",
    "casussen_aanwezigheid": "Which professionals attended.",
    "casussen_contactregel": "Professionals with their numbers.",
    "casussen_kijkmoment": "When an employee looked; the overview of the log tells that.",
    "verantwoording_datalek": "Its words name nobody; whoever it concerns is told by the decision on it (R42).",
    "verantwoording_bevinding": "What the FG found in the work of employees; holds no content of a case (R35).",
    "verantwoording_verzoekpost": "Part of a request, refers to rows that are there.",
    "verantwoording_weigeringsgrond": "Reasons of a refusal, kept apart.",
    "verantwoording_zienswijze": "Part of a request.",
    "verantwoording_kennisgeving": "Part of a request.",
}


def _values(plek: Vindplaats) -> str:
    pairs = (f"'{veld}', {plek.berekend.get(veld, f't.{veld}')}" for veld in plek.velden)
    return f"jsonb_build_object({', '.join(pairs)})"


def _select(tabel: str, plek: Vindplaats) -> str:
    return (
        f"SELECT '{tabel}'::text, t.id, ({plek.casus})::uuid, ({plek.bron})::uuid, ({plek.op})::date,"
        f" ({plek.bescherming})::text, ({plek.derden})::boolean, {_values(plek)}\n  FROM {tabel} t WHERE {plek.waar}"
    )


# Asks nobody who he is: called by other functions only, which do.
GEGEVENS_OVER = f"""
CREATE OR REPLACE FUNCTION regiehuis_gegevens_over(p_verzoek uuid) RETURNS TABLE (
    tabel text, rij_id uuid, casus_id uuid, bron_id uuid, op date, bescherming text, derden boolean, gegevens jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_vraag verantwoording_verzoek;
    v_personen uuid[];
    v_signaalpersonen uuid[];
    v_signalen uuid[];
    v_casussen uuid[];
    v_gedeeld uuid[];
    v_records uuid[];
BEGIN
    SELECT * INTO v_vraag FROM verantwoording_verzoek z WHERE z.id = p_verzoek;
    v_personen := v_vraag.personen;
    v_casussen := ARRAY(SELECT DISTINCT x.casus_id FROM casussen_casuspersoon x WHERE x.persoon_id = ANY(v_personen));
    v_gedeeld := ARRAY(SELECT x.casus_id FROM casussen_casuspersoon x WHERE x.casus_id = ANY(v_casussen)
                        GROUP BY x.casus_id HAVING count(DISTINCT x.persoon_id) > 1);
    -- A signal that was not accepted knows its person by name or BSN only.
    v_signaalpersonen := ARRAY(
        SELECT x.id FROM casussen_signaalpersoon x
          JOIN casussen_signaal s ON s.id = x.signaal_id AND s.veiligheidshuis_id = v_vraag.veiligheidshuis_id
               AND s.status <> 'concept'
         WHERE x.persoon_id = ANY(v_personen)
            OR (x.persoon_id IS NULL AND x.bsn_hash <> '' AND x.bsn_hash IN (
                SELECT p.bsn_hash FROM personen_persoon p WHERE p.id = ANY(v_personen)))
            OR (x.persoon_id IS NULL AND v_vraag.geboortedatum <> '' AND x.geboortedatum = v_vraag.geboortedatum
                AND lower(x.achternaam) = lower(v_vraag.achternaam)));
    -- Lists of partners know him by number, or by name and whole date; and by what was linked to that. Only who asks
    -- to see it gets it from here: a partner corrects and shortens its own list.
    IF v_vraag.soort = 'inzage' THEN
        v_records := ARRAY(
            SELECT x.id FROM personen_aangeleverdrecord x
             WHERE x.veiligheidshuis_id = v_vraag.veiligheidshuis_id AND x.persoonsleutel IN (
                SELECT r.persoonsleutel FROM personen_aangeleverdrecord r
                 WHERE r.veiligheidshuis_id = v_vraag.veiligheidshuis_id
                   AND (r.bsn_hash <> '' AND r.bsn_hash IN (
                            SELECT p.bsn_hash FROM personen_persoon p WHERE p.id = ANY(v_personen))
                        OR v_vraag.geboortedatum NOT LIKE '%-00%' AND r.geboortedatum = v_vraag.geboortedatum
                            AND r.geboortedatum <> '' AND lower(r.achternaam) = lower(v_vraag.achternaam)
                            AND (v_vraag.voornamen = '' OR coalesce(nullif(r.voornamen, ''), r.voorletters, '') = ''
                                OR lower(left(coalesce(nullif(r.voornamen, ''), r.voorletters), 1))
                                    = lower(left(v_vraag.voornamen, 1)))
                            AND (r.bsn_hash = '' OR NOT EXISTS (
                                SELECT 1 FROM personen_persoon p WHERE p.id = ANY(v_personen) AND p.bsn_hash <> '')))));
    END IF;
    v_signalen := ARRAY(SELECT DISTINCT x.signaal_id FROM casussen_signaalpersoon x
                         WHERE x.id = ANY(v_signaalpersonen));
    RETURN QUERY
    {(chr(10) + "UNION ALL ").join(_select(tabel, plek) for tabel, plek in VINDPLAATSEN.items())};
END $$;
REVOKE ALL ON FUNCTION regiehuis_gegevens_over(uuid) FROM PUBLIC;
"""
