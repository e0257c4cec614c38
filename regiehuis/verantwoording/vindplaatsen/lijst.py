"""What lists of partners hold about a person who asks to see it; the partner whose list it is gives its view first."""

from .plek import NAAM, ORGANISATIE, Vindplaats

# A unit of the organisation that delivered, one with a liaison before another.
_LEVERANCIER = (
    "(SELECT o.id FROM samenwerking_organisatieonderdeel o WHERE o.organisatie_id = {van}.organisatie_id"
    " ORDER BY EXISTS (SELECT 1 FROM samenwerking_functie f JOIN samenwerking_medewerker m ON m.id = f.medewerker_id"
    " WHERE m.onderdeel_id = o.id AND f.soort = 'liaison' AND f.veiligheidshuis_id = {van}.veiligheidshuis_id"
    " AND coalesce(f.tot > now()::date, true)) DESC, o.naam, o.id LIMIT 1)"
)

PLEKKEN: dict[str, Vindplaats] = {
    "personen_aangeleverdrecord": Vindplaats(
        "Record op een lijst van een partner",
        "t.id = ANY(v_records)",
        (
            *("organisatie", "soort", *NAAM, "bsn_bekend", "straat", "huisnummer", "postcode", "woonplaats"),
            *("aantal", "aantal_vijf_jaar", "aantal_peiljaar", "peildatum", "periode", "einddatum_detentie"),
            *("inrichting", "geleverd_op", "verdwenen_op"),
        ),
        "(SELECT a.op::date FROM personen_aanlevering a WHERE a.id = t.aanlevering_id)",
        bron=_LEVERANCIER.format(van="t"),
        casus="NULL::uuid",
        berekend={
            "organisatie": ORGANISATIE,
            "bsn_bekend": "t.bsn_hash <> ''",
            "geleverd_op": "(SELECT a.op::date FROM personen_aanlevering a WHERE a.id = t.aanlevering_id)",
        },
    ),
    "personen_nettolijstregel": Vindplaats(
        "Plaats op een nettolijst",
        "t.persoonsleutel = ANY(v_records) OR t.records && v_records",
        (
            *("kwartaal", *NAAM[:4], "geboortedatum", "opgenomen", "definitie", "waarom", "aantal"),
            *("aantal_vijf_jaar", "aantal_peiljaar", "peildatum", "verschil_tekst", "besluit", "besluit_op"),
        ),
        "(SELECT l.gemaakt_op::date FROM personen_nettolijst l WHERE l.id = t.lijst_id)",
        bron="(SELECT b.id FROM personen_nettolijst l CROSS JOIN LATERAL "
        + _LEVERANCIER.format(van="l")
        + " AS b(id) WHERE l.id = t.lijst_id)",
        casus="NULL::uuid",
        berekend={
            "kwartaal": "(SELECT l.jaar || ', kwartaal ' || l.kwartaal"
            " FROM personen_nettolijst l WHERE l.id = t.lijst_id)"
        },
    ),
}
