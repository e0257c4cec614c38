"""Fills a demo house up to the size that is measured, as owner: rows of cases in bulk, beside what the demo played."""

from django.db import connections

# Every statement is one bulk insert; %(casussen)s and %(personen)s are the sizes.
STATEMENTS = (
    """
    INSERT INTO personen_persoon (id, veiligheidshuis_id, voornamen, voorletters, tussenvoegsel, achternaam, geslacht,
        geboortedatum, bsn_hash, bsn_reden, sorteersleutel, zoeknaam, afgeschermd)
    SELECT gen_random_uuid(), h.id, 'Voornaam', '', '', 'Naam' || n, '', (1950 + n %% 60) || '-01-01', md5(n::text), '',
           'naam' || n, 'naam' || n, false
      FROM generate_series(1, %(personen)s) n, samenwerking_veiligheidshuis h
    """,
    """
    INSERT INTO casussen_casus (id, veiligheidshuis_id, convenant_id, nummer, soort, thema_id, overlegvorm_id, fase,
        fase_sinds, geopend_op, aanleiding, gewenst_doel, omschrijving, plaats, regisseur_id, procesregisseur_id,
        eerstvolgende_termijn, versie)
    SELECT gen_random_uuid(), c.veiligheidshuis_id, c.convenant_id, '2025-' || lpad(n::text, 6, '0'), 'persoon',
           c.thema_id, c.overlegvorm_id, (ARRAY['analyse', 'plan', 'uitvoering', 'nazorg', 'afgesloten'])[1 + n %% 5],
           now() - (n %% 300) * interval '1 day', now() - (n %% 700) * interval '1 day', 'Aanleiding ' || n,
           'Doel', '', '',
           m.ids[1 + n %% cardinality(m.ids)], c.procesregisseur_id, current_date + (n %% 60) - 20, 1
      FROM generate_series(1, %(casussen)s) n,
           (SELECT * FROM casussen_casus WHERE regisseur_id IS NOT NULL ORDER BY nummer LIMIT 1) c,
           (SELECT array_agg(id ORDER BY gebruikersnaam) AS ids FROM samenwerking_medewerker) m
    """,
    """
    INSERT INTO casussen_deelname (id, casus_id, convenant_id, medewerker_id, rol, van, tot, reden, toegevoegd_door_id)
    SELECT gen_random_uuid(), c.id, c.convenant_id, x.id,
           CASE WHEN x.id = c.procesregisseur_id THEN 'procesregisseur' ELSE 'lid' END,
           current_date - 400, current_date + 400, 'Meting', c.procesregisseur_id
      FROM casussen_casus c
      JOIN LATERAL (
        SELECT DISTINCT id FROM (
            SELECT c.procesregisseur_id AS id UNION SELECT c.regisseur_id UNION
            (SELECT id FROM samenwerking_medewerker ORDER BY md5(id::text || c.id::text) LIMIT 2)) y
        WHERE id IS NOT NULL) x ON true
     WHERE c.nummer LIKE '2025-______'
    """,
    """
    INSERT INTO casussen_casuspersoon (id, casus_id, persoon_id, rol, hoofdpersoon, van)
    SELECT gen_random_uuid(), c.id, p.id, 'verdachte', true, current_date - 400
      FROM (SELECT id, row_number() OVER () AS r FROM casussen_casus WHERE nummer LIKE '2025-______') c
      JOIN (SELECT id, row_number() OVER () AS r FROM personen_persoon) p USING (r)
    """,
    """
    INSERT INTO casussen_afspraak (id, casus_id, casusnummer, tekst, organisatie_id, medewerker_id, uitvoerder_naam,
        termijn, status, grond, aangeboden_op, aangeboden_door_id, versie)
    SELECT gen_random_uuid(), d.casus_id, c.nummer, 'Afspraak ' || n, o.organisatie_id, d.medewerker_id, '',
           current_date + (n * 7) - 20, (ARRAY['aanvaard', 'gereed', 'aangeboden'])[1 + n %% 3], '', now(),
           c.procesregisseur_id, 1
      FROM casussen_deelname d
      JOIN casussen_casus c ON c.id = d.casus_id AND c.nummer LIKE '2025-______'
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id,
           generate_series(1, 2) n
     WHERE d.rol = 'lid'
    """,
    """
    INSERT INTO casussen_informatie (id, casus_id, convenant_id, bron_id, categorie_id, soort, tekst, ontvangen_op,
        grondslag, persoonsrol, publiek, publiek_onderdelen, vastgelegd_door_id, vastgelegd_op, versie)
    SELECT gen_random_uuid(), d.casus_id, d.convenant_id, m.onderdeel_id, k.id, 'feit', 'Informatie', current_date - n,
           'wgs', '', 'alle_leden', '{}', m.id, now(), 1
      FROM casussen_deelname d
      JOIN casussen_casus c ON c.id = d.casus_id AND c.nummer LIKE '2025-______'
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
      CROSS JOIN (SELECT id FROM convenanten_informatiecategorie ORDER BY volgorde LIMIT 1) k, generate_series(1, 2) n
    """,
    "ANALYZE",
)


def seed(*, casussen: int, personen: int) -> None:
    """Insert the rows; about half a minute for 10,000 cases and 100,000 persons."""
    with connections["owner"].cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement % {"casussen": casussen, "personen": personen})
