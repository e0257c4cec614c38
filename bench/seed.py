"""Fills a demo house up to the size that is measured, as owner: rows of cases in bulk, beside what the demo played.

A house of 10,000 cases has met for years: 1,500 of them run, the others are closed and their memberships have ended.
300 people work with it, so that each is a member of some 25 running cases; who is measured has many more.
"""

from django.db import connections, transaction

from bench.paginas import GEMETEN

# Who is measured: leads thirty running cases and is a member of two hundred and fifty; chairs a hundred and fifty.
DRUKSTE, VOORZITTER = "Peter Smit", "Nadia Bouzidi"
# Every statement is one bulk insert; %(casussen)s and %(personen)s are the sizes, the other two who is measured.
STATEMENTS = (
    # 270 employees beside the thirty of the demo, over all units.
    """
    INSERT INTO samenwerking_medewerker (id, password, gebruikersnaam, naam, email, telefoon, onderdeel_id,
        veiligheidshuis_id, is_active, versie)
    SELECT gen_random_uuid(), '', 'meting' || n, 'Medewerker ' || n, '', '', o.ids[1 + n %% cardinality(o.ids)], h.id,
           true, 1
      FROM generate_series(1, 270) n, samenwerking_veiligheidshuis h,
           (SELECT array_agg(DISTINCT onderdeel_id) AS ids FROM samenwerking_medewerker) o
    """,
    """
    INSERT INTO personen_persoon (id, veiligheidshuis_id, voornamen, voorletters, tussenvoegsel, achternaam, geslacht,
        geboortedatum, bsn_hash, bsn_reden, sorteersleutel, zoeknaam, afgeschermd)
    SELECT gen_random_uuid(), h.id, 'Voornaam', '', '', 'Naam' || n, '', (1950 + n %% 60) || '-01-01', md5(n::text), '',
           'naam' || n, 'naam' || n, false
      FROM generate_series(1, %(personen)s) n, samenwerking_veiligheidshuis h
    """,
    # Of a hundred cases fifteen run; each sixtieth is led by one and the same person, who is much busier than most.
    """
    INSERT INTO casussen_casus (id, veiligheidshuis_id, convenant_id, nummer, soort, thema_id, overlegvorm_id, fase,
        fase_sinds, geopend_op, aanleiding, gewenst_doel, omschrijving, plaats, buurt, regisseur_id, procesregisseur_id,
        eerstvolgende_termijn, versie)
    SELECT gen_random_uuid(), c.veiligheidshuis_id, c.convenant_id, '2025-' || lpad(n::text, 6, '0'), 'persoon',
           c.thema_id, c.overlegvorm_id,
           CASE WHEN n %% 100 < 15 THEN (ARRAY['analyse', 'plan', 'uitvoering', 'uitvoering', 'nazorg'])[1 + n %% 5]
                ELSE 'afgesloten' END,
           CASE WHEN n %% 100 < 15 THEN now() - (n %% 60) * interval '1 day'
                ELSE now() - (100 + n %% 1700) * interval '1 day' END,
           CASE WHEN n %% 100 < 15 THEN now() - (60 + n %% 240) * interval '1 day'
                ELSE now() - (300 + n %% 1700) * interval '1 day' END,
           'Aanleiding ' || n, 'Doel', '', '', '',
           CASE WHEN n %% 60 = 0 THEN d.id ELSE m.ids[1 + n %% cardinality(m.ids)] END,
           CASE WHEN n %% 10 = 0 THEN v.id ELSE m.ids[1 + n %% 10] END, current_date + (n %% 60) - 5, 1
      FROM generate_series(1, %(casussen)s) n
      CROSS JOIN (SELECT *, row_number() OVER () AS plek, count(*) OVER () AS vormen
                    FROM (SELECT DISTINCT ON (overlegvorm_id) * FROM casussen_casus
                           WHERE fase <> 'afgesloten' ORDER BY overlegvorm_id, nummer) per_vorm) c,
           (SELECT array_agg(id ORDER BY gebruikersnaam) AS ids FROM samenwerking_medewerker) m,
           (SELECT id FROM samenwerking_medewerker WHERE naam = %(drukste)s) d,
           (SELECT id FROM samenwerking_medewerker WHERE naam = %(voorzitter)s) v
     WHERE c.plek = 1 + n %% c.vormen
    """,
    # Each case came in by a signal that was decided on; each sender has some thirty of them.
    """
    INSERT INTO casussen_signaal (id, nummer, veiligheidshuis_id, afzender_id, organisatie_id, thema_id, triagevorm_id,
        soort, acuut, acuut_toelichting, aanleiding, al_gedaan, gewenst_doel, omschrijving, plaats, buurt, status,
        begonnen_op, ingediend_op, volledig_op, triage_op, besluit, bericht, besloten_op, versie)
    SELECT gen_random_uuid(), 'S-' || c.nummer, c.veiligheidshuis_id, m.id, o.organisatie_id, c.thema_id, t.id,
           'persoon', false, '', c.aanleiding, '', 'Doel', '', '', '', 'besloten', c.geopend_op - interval '9 days',
           c.geopend_op - interval '8 days', c.geopend_op - interval '8 days', c.geopend_op::date, 'aannemen',
           'Uw signaal is aangenomen.', c.geopend_op, 1
      FROM (SELECT *, row_number() OVER (ORDER BY nummer) AS n FROM casussen_casus WHERE nummer LIKE '2025-______') c
      JOIN (SELECT *, row_number() OVER (ORDER BY gebruikersnaam) AS plek, count(*) OVER () AS alle
              FROM samenwerking_medewerker) m ON m.plek = 1 + c.n %% m.alle
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id,
           (SELECT id FROM samenwerking_overlegvorm WHERE soort = 'triage' ORDER BY naam LIMIT 1) t
    """,
    # From the phase of the plan on each case has one, with three goals.
    """
    INSERT INTO casussen_planvanaanpak (id, casus_id, status, evaluatie_op, vastgesteld_op, vastgesteld_door_id, versie)
    SELECT gen_random_uuid(), c.id,
           CASE c.fase WHEN 'plan' THEN 'concept' WHEN 'afgesloten' THEN 'afgesloten' ELSE 'actief' END,
           c.fase_sinds::date + 90, c.fase_sinds, c.procesregisseur_id, 1
      FROM casussen_casus c
     WHERE c.nummer LIKE '2025-______' AND c.fase <> 'analyse'
    """,
    """
    INSERT INTO casussen_doel (id, casus_id, plan_id, leefgebied_id, tekst, tevreden_als, status, oordeel, volgorde)
    SELECT gen_random_uuid(), c.id, p.id, l.id, 'Doel ' || n, 'Tevreden als', 'open', '', n
      FROM casussen_casus c
      JOIN casussen_planvanaanpak p ON p.casus_id = c.id,
           (SELECT id FROM casussen_leefgebied ORDER BY volgorde LIMIT 1) l, generate_series(1, 3) n
     WHERE c.nummer LIKE '2025-______'
    """,
    # Six people a case; memberships of a closed case have ended. The busiest is a member of each tenth case as well.
    """
    INSERT INTO casussen_deelname (id, casus_id, convenant_id, medewerker_id, rol, van, tot, reden, toegevoegd_door_id,
        versie)
    SELECT gen_random_uuid(), c.id, c.convenant_id, x.id,
           CASE WHEN x.id = c.procesregisseur_id THEN 'procesregisseur' ELSE 'lid' END,
           c.geopend_op::date, CASE WHEN c.fase = 'afgesloten' THEN c.fase_sinds::date ELSE current_date + 200 END,
           'Meting', c.procesregisseur_id, 1
      FROM casussen_casus c
      JOIN LATERAL (
        SELECT DISTINCT id FROM (
            SELECT c.procesregisseur_id AS id UNION SELECT c.regisseur_id UNION
            SELECT id FROM samenwerking_medewerker WHERE naam = %(drukste)s AND c.nummer LIKE '%%3' UNION
            (SELECT id FROM samenwerking_medewerker ORDER BY md5(id::text || c.id::text) LIMIT 4)) y
        WHERE id IS NOT NULL) x ON true
     WHERE c.nummer LIKE '2025-______'
    """,
    """
    INSERT INTO casussen_casuspersoon (id, casus_id, persoon_id, rol, hoofdpersoon, van)
    SELECT gen_random_uuid(), c.id, p.id, 'verdachte', true, c.geopend_op::date
      FROM (SELECT *, row_number() OVER () AS r FROM casussen_casus WHERE nummer LIKE '2025-______') c
      JOIN (SELECT id, row_number() OVER () AS r FROM personen_persoon) p USING (r)
    """,
    """
    INSERT INTO casussen_afspraak (id, casus_id, casusnummer, tekst, organisatie_id, medewerker_id, uitvoerder_naam,
        termijn, status, grond, aangeboden_op, aangeboden_door_id, versie)
    SELECT gen_random_uuid(), d.casus_id, c.nummer, 'Afspraak ' || n, o.organisatie_id, d.medewerker_id, '',
           d.van + 40 * n + ('x' || left(md5(d.id::text || n), 2))::bit(8)::int,
           'gereed', '', now(), c.procesregisseur_id, 1
      FROM casussen_deelname d
      JOIN casussen_casus c ON c.id = d.casus_id AND c.nummer LIKE '2025-______'
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
      JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id,
           generate_series(1, 2) n
     WHERE d.rol = 'lid'
    """,
    # What is due after last week is still open; one of six was not answered yet.
    """
    UPDATE casussen_afspraak a
       SET status = CASE WHEN a.id::text < '2a' THEN 'aangeboden' ELSE 'aanvaard' END
      FROM casussen_casus c
     WHERE c.id = a.casus_id AND c.nummer LIKE '2025-______' AND c.fase <> 'afgesloten' AND a.termijn > current_date - 8
    """,
    """
    INSERT INTO casussen_informatie (id, casus_id, convenant_id, bron_id, categorie_id, soort, tekst, ontvangen_op,
        grondslag, persoonsrol, publiek, publiek_onderdelen, vastgelegd_door_id, vastgelegd_op, versie, bestandsnaam,
        bestandssoort)
    SELECT gen_random_uuid(), d.casus_id, d.convenant_id, m.onderdeel_id, k.id, 'feit', 'Informatie', d.van + n,
           'wgs', '', 'alle_leden', '{}', m.id, now(), 1, '', ''
      FROM casussen_deelname d
      JOIN casussen_casus c ON c.id = d.casus_id AND c.nummer LIKE '2025-______'
      JOIN samenwerking_medewerker m ON m.id = d.medewerker_id
      CROSS JOIN (SELECT id FROM convenanten_informatiecategorie ORDER BY volgorde LIMIT 1) k, generate_series(1, 2) n
    """,
)


def seed(*, casussen: int, personen: int) -> None:
    """Insert the rows; about half a minute for 10,000 cases and 100,000 persons."""
    values = {"casussen": casussen, "personen": personen, "drukste": f"'{DRUKSTE}'", "voorzitter": f"'{VOORZITTER}'"}
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement % values)
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as PostgreSQL does by itself, in time


def forget() -> None:
    """Take away what earlier runs wrote to measure: their agreements, and drafts of a signal in which nobody stands.

    Else who is measured gets a longer list with each run.
    """
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM casussen_afspraak WHERE tekst = %s", [GEMETEN])
        cursor.execute(
            "DELETE FROM casussen_signaal s WHERE s.status = 'concept' AND NOT s.acuut"
            " AND NOT EXISTS (SELECT 1 FROM casussen_signaalpersoon p WHERE p.signaal_id = s.id)"
        )
        cursor.execute("VACUUM ANALYZE")
