"""What a supply decision must say before police data are shared on it (R3). Pure."""

import dataclasses
import datetime
import uuid

LANGSTE_BESLUIT = datetime.timedelta(days=5 * 366)
LANGST = 2000
NODIG = {
    "belang": "Vul in welk zwaarwegend belang dit nodig maakt.",
    "doel": "Vul in waarvoor de gegevens worden verstrekt.",
    "besloten_door": "Vul in wie dit besloot: naam en functie.",
}
GEEN_BESLUIT = (
    "Voor politiegegevens van deze categorie geldt onder dit convenant nu geen verstrekkingsbesluit. De ketenmanager"
    " legt het vast bij het convenant."
)
GEEN_ONTVANGER = "Het verstrekkingsbesluit noemt niet elk gekozen onderdeel als ontvanger."


@dataclasses.dataclass(frozen=True)
class Besluit:
    """What the decision says: interest, purpose, conditions, kinds of data, recipients, who took it, [van, tot)."""

    belang: str
    doel: str
    voorwaarden: str
    categorieen: frozenset[uuid.UUID]
    ontvangers: frozenset[uuid.UUID]
    besloten_door: str
    van: datetime.date
    tot: datetime.date


def check_besluit(
    besluit: Besluit, *, categorieen: frozenset[uuid.UUID], ontvangers: frozenset[uuid.UUID]
) -> tuple[str, str] | None:
    """What is wrong with the decision: field and Dutch message, or None.

    `categorieen` are the police categories of the house, `ontvangers` the organisations that signed the covenant.
    """
    for field, message in NODIG.items():
        if not getattr(besluit, field).strip():
            return field, message
    for field in ("belang", "doel", "voorwaarden"):
        if len(getattr(besluit, field)) > LANGST:
            return field, f"Gebruik hoogstens {LANGST} tekens."
    if not besluit.categorieen or not besluit.categorieen <= categorieen:
        return "categorieen", "Kies één of meer categorieën met politiegegevens."
    if not besluit.ontvangers or not besluit.ontvangers <= ontvangers:
        return "ontvangers", "Kies één of meer organisaties die dit convenant tekenden."
    return _check_period(besluit)


def _check_period(besluit: Besluit) -> tuple[str, str] | None:
    if besluit.tot <= besluit.van:
        return "tot", "De einddatum moet na de begindatum liggen."
    if besluit.tot - besluit.van > LANGSTE_BESLUIT:
        return "tot", "Een verstrekkingsbesluit geldt hoogstens vijf jaar."
    return None
