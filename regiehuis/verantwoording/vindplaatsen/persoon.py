"""What the index and the signals hold about a person."""

from .plek import AFZENDER, CASUS, NAAM, ORGANISATIE, PERSOON, SIGNAAL, Vindplaats, name_in, unit_of

PLEKKEN: dict[str, Vindplaats] = {
    "personen_persoon": Vindplaats(
        "Persoonsgegevens",
        "t.id = ANY(v_personen)",
        (*NAAM, "bsn_bekend", "afgeschermd"),
        "NULL::date",
        casus="NULL::uuid",
        berekend={"bsn_bekend": "t.bsn_hash <> ''"},
    ),
    "personen_adres": Vindplaats(
        "Adres",
        PERSOON,
        ("soort", "straat", "huisnummer", "postcode", "plaats", "van", "tot"),
        "t.van",
        casus="NULL::uuid",
        bescherming="CASE WHEN t.soort = 'geheim' THEN 'geheim_adres' ELSE '' END",
    ),
    "personen_relatie": Vindplaats(
        "Relatie met een ander",
        "t.van_persoon_id = ANY(v_personen) OR t.naar_persoon_id = ANY(v_personen)",
        ("soort", "van", "tot"),
        "t.van",
        casus="NULL::uuid",
        derden="true",
    ),
    "personen_huishoudlid": Vindplaats(
        "Plaats in een huishouden", PERSOON, ("van", "tot"), "t.van", casus="NULL::uuid", derden="true"
    ),
    "personen_koppelvoorstel": Vindplaats(
        "Vraag of twee personen dezelfde zijn",
        f"{PERSOON} OR t.bekende_id = ANY(v_personen)",
        ("bewijs", "toelichting", "voorgesteld_op", "besluit", "reden"),
        "t.voorgesteld_op::date",
        casus="NULL::uuid",
        derden="true",
    ),
    "casussen_signaal": Vindplaats(
        "Signaal",
        "t.id = ANY(v_signalen)",
        (
            *("nummer", "thema", "organisatie", "acuut", "acuut_toelichting", "aanleiding", "al_gedaan"),
            *("gewenst_doel", "omschrijving", "plaats", "buurt", "status", "ingediend_op", "besluit", "bericht"),
        ),
        "t.begonnen_op::date",
        bron=unit_of("afzender_id"),
        casus="NULL::uuid",
        derden="(SELECT count(*) FROM casussen_signaalpersoon x WHERE x.signaal_id = t.id) > 1",
        berekend={"organisatie": ORGANISATIE, "thema": name_in("samenwerking_thema", "thema_id")},
    ),
    "casussen_signaalpersoon": Vindplaats(
        "Persoon in een signaal",
        "t.id = ANY(v_signaalpersonen)",
        (
            *(*NAAM, "rol", "adressoort", "straat", "huisnummer", "postcode", "woonplaats"),
            *("geinformeerd", "niet_informeren_grond", "herzien_op"),
        ),
        "NULL::date",
        bron=AFZENDER,
        casus="NULL::uuid",
        bescherming="CASE WHEN t.adressoort = 'geheim' THEN 'geheim_adres' ELSE '' END",
    ),
    "casussen_piketmelding": Vindplaats(
        "Acute melding",
        SIGNAAL,
        ("toelichting", "gemeld_op", "antwoord", "beantwoord_op"),
        "t.gemeld_op::date",
        bron=AFZENDER,
        casus="NULL::uuid",
        derden="true",
    ),
    "casussen_triage": Vindplaats(
        "Besluit van de triage",
        SIGNAAL,
        ("besluit", "motivering", "verwezen_naar", "besloten_op"),
        "t.besloten_op::date",
        bron=unit_of("besloten_door_id"),
        casus="NULL::uuid",
        derden="true",
    ),
    "casussen_triageoordeel": Vindplaats(
        "Oordeel op een criterium",
        "t.triage_id IN (SELECT x.id FROM casussen_triage x WHERE x.signaal_id = ANY(v_signalen))",
        ("criterium", "voldaan", "reden"),
        "NULL::date",
        bron="(SELECT m.onderdeel_id FROM casussen_triage x JOIN samenwerking_medewerker m"
        " ON m.id = x.besloten_door_id WHERE x.id = t.triage_id)",
        casus="NULL::uuid",
        derden="true",
        berekend={"criterium": "(SELECT n.tekst FROM casussen_criterium n WHERE n.id = t.criterium_id)"},
    ),
    "casussen_wachtplaats": Vindplaats(
        "Plaats op de wachtlijst",
        SIGNAAL,
        ("reden", "toelichting", "sinds", "voorrang_reden", "status", "eindreden"),
        "t.sinds::date",
        bron=unit_of("geplaatst_door_id"),
        casus="NULL::uuid",
    ),
    "verantwoording_verlenging": Vindplaats(
        "Besluit om een casus langer te bewaren",
        CASUS,
        ("tot", "reden", "besloten_op"),
        "t.besloten_op::date",
        bron=unit_of("besloten_door_id"),
    ),
    "verantwoording_vernietigingsbesluit": Vindplaats(
        "Besluit om te vernietigen",
        f"{PERSOON} OR (t.persoon_id IS NULL AND {CASUS})",
        ("grond", "besloten_op"),
        "t.besloten_op::date",
        bron=unit_of("besloten_door_id"),
    ),
    "verantwoording_verzoek": Vindplaats(
        "Eerder verzoek",
        "t.personen && v_personen AND t.id <> p_verzoek",
        ("nummer", "soort", "ontvangen_op", "omschrijving", "uitkomst"),
        "t.ontvangen_op",
        casus="NULL::uuid",
    ),
}
