"""Texts of the fixture and who may ever read them on a screen; the table is written from RULES R15 and R17."""

from tests.access import rijk_toezicht as toezicht
from tests.access.adressen import (
    AGENDA,
    ANDERE,
    BESTUUR,
    CONTACTPUNT,
    HUIS,
    KETEN,
    LEDEN,
    LID,
    NAZORG,
    PIKET,
    TRIAGE,
    people,
)

ITEMS = {
    "item_sociaal": LEDEN,
    "item_politie": LEDEN - {"ggz_lid"},
    "item_medisch": people("ggz_lid", "casusregisseur"),
    "item_voor_om": LID | {"lid_zonder_categorie"},
    "item_procesregie": LID | {"procesregisseur"},
    "item_aanwezigen": LID | {"procesregisseur", "ggz_lid", "secretaris"},
}
OP_TOESTEMMING = LID | {"ggz_lid"}
GEHEIMEN: dict[str, frozenset[str]] = {
    "Geheime aanleiding van casus": LEDEN,
    "Geheime aanleiding van andere_casus": ANDERE,
    "Geheime aanleiding van nazorg_casus": NAZORG,
    "Proefpersoon": LEDEN | CONTACTPUNT,
    # R30: the contact point, within an open request; R32: who reads the item.
    "Vraagt wat er over hem staat": CONTACTPUNT,
    "Redenen van de weigering": CONTACTPUNT,
    "Verklaring van de persoon zelf": ITEMS["item_sociaal"],
    "Familielid": LEDEN,
    "Woonstraat": LEDEN,
    "Schuilstraat": LID,
    "Dreigt op straat te staan": LEDEN,
    "Was niet thuis": LEDEN,
    "Tekst van afspraak_te_laat": LEDEN,
    "Tekst van afspraak_loopt": LEDEN,
    "Tekst van afspraak_aangeboden": LEDEN,
    "Drinkt niet meer": LEDEN,
    "Doel van de toestemming": LEDEN,
    "Ineke Contactblad": LEDEN,
    "Toelichting op de vrijlating": LEDEN,
    "Melder van het alarm": LEDEN | {"piket"},
    "Doel van het huisbezoek": LEDEN,
    "Inhoud van item_toestemming": OP_TOESTEMMING,
    "Inhoud van item_afgewogen": people("ggz_lid", "casusregisseur"),
    "Feiten van de afweging": people("ggz_lid"),
    "Doel van de machtiging": LEDEN,
    "Doel van de resultaten": LEDEN,
    "Tekst van de resultaten": LEDEN,
    "Reden van de goedkeuring": LEDEN,
    "Tekst van de fiche": LID | {"procesregisseur", "secretaris"},
    "Inhoud van item_document": LEDEN,
    "Tekst in het document": LEDEN,
    "Inhoud van item_waarschuwing": LEDEN,
    "Inhoud van item_visie": LEDEN,
    "Inhoud van item_tweede_visie": LEDEN,
    "Woont zelfstandig": LEDEN,
    "Drie maanden zonder overlast": LEDEN,
    "huurcontract afloopt": AGENDA,
    "Heeft weer werk": NAZORG,
    "Wie neemt de regie?": LEDEN | BESTUUR,
    "Acht organisaties weigeren": LEDEN | BESTUUR,
    "Signaalpersoon": TRIAGE,
    "Bekende": TRIAGE,
    "aanleiding van het signaal": TRIAGE,
    "Nog niet verstuurde": people("afzender"),
    "Afgehandelde aanleiding": people("afzender", "procesregisseur"),
    "Eén keten is genoeg": people("procesregisseur"),
    "Alleen wonen": people("procesregisseur"),
    "Dreigt brand te stichten": TRIAGE | PIKET,
    "Eerste ruwe versie": people("lid"),
    "999990019": LEDEN | TRIAGE,
    # R18: who took emergency access to it, and the FG, who judges that.
    "2026-0001": AGENDA | KETEN | BESTUUR | {"buitenstaander", "fg"},
    "2026-0002": ANDERE | KETEN,
    "2026-0003": NAZORG | KETEN | {"secretaris"},
    "S-2026-0001": TRIAGE,
    "S-2026-0003": people("afzender", "procesregisseur"),
    **toezicht.GEHEIMEN,
    **{f"Inhoud van {item}": readers for item, readers in ITEMS.items()},
    "Inhoud van item_sociaal": ITEMS["item_sociaal"] | CONTACTPUNT,
    "Inhoud van item_politie": ITEMS["item_politie"] | CONTACTPUNT,
}
# What never stands in the title of a page, nor in any row of the log, whoever asks.
NAMEN_EN_TEKSTEN = [text for text in GEHEIMEN if not text.startswith(("2026-", "S-2026-"))]
assert HUIS >= set().union(*GEHEIMEN.values())


def leaks(person: str, text: str) -> list[str]:
    """The texts on this answer that are not for this person."""
    return [secret for secret in shown(text) if person not in GEHEIMEN[secret]]


def shown(text: str) -> list[str]:
    """The texts of the fixture that an answer shows; the number of a signal is not that of a case."""
    cases = text.replace("S-2026-", "S-signaal-").replace("VZ-2026-", "VZ-verzoek-")
    return [s for s in GEHEIMEN if (s in text if s.startswith("S-") else s in cases)]
