"""The ground without which a case under some regimes is not discussed, such as that of article 458ter (R4). Pure."""

import dataclasses
import datetime

MACHTIGINGSOORTEN = [
    ("wet", "De wet, het decreet of de ordonnantie zelf"),
    ("toestemming", "Een gemotiveerde toestemming, bijvoorbeeld van de procureur des Konings"),
]
LANGSTE_MACHTIGING = datetime.timedelta(days=366)
LANGST = 2000
LANGSTE_VERWIJZING = 300
NODIG = {
    "verwijzing": "Vul in welk artikel, of welke toestemming met datum.",
    "deelnemers": "Vul in wie mogen deelnemen.",
    "doel": "Vul in waarvoor het overleg dient.",
    "wijze": "Vul in hoe het overleg plaatsvindt.",
}
GEEN_MACHTIGING = (
    "Deze casus mag niet worden besproken: er geldt nu geen wettelijke grond of toestemming. Wie de casus leidt, legt"
    " die vast op de pagina van de casus."
)


@dataclasses.dataclass(frozen=True)
class Machtiging:
    """A reference to the act, or a permission with its reasons: who takes part, what for, how, [van, tot)."""

    soort: str
    verwijzing: str
    motivering: str
    deelnemers: str
    doel: str
    wijze: str
    van: datetime.date
    tot: datetime.date


def check_machtiging(machtiging: Machtiging) -> tuple[str, str] | None:
    """What is wrong with it: field and Dutch message, or None (R4)."""
    if machtiging.soort not in dict(MACHTIGINGSOORTEN):
        return "soort", "Kies iets uit de lijst."
    if machtiging.soort == "toestemming" and not machtiging.motivering.strip():
        return "motivering", "Vul in waarom de toestemming is gegeven."
    for field in ("verwijzing", "motivering", "deelnemers", "doel", "wijze"):
        text = getattr(machtiging, field)
        if field in NODIG and not text.strip():
            return field, NODIG[field]
        longest = LANGSTE_VERWIJZING if field == "verwijzing" else LANGST
        if len(text) > longest:
            return field, f"Gebruik hoogstens {longest} tekens."
    if not machtiging.van < machtiging.tot <= machtiging.van + LANGSTE_MACHTIGING:
        return "tot", "Kies een dag na het begin, hoogstens een jaar later."
    return None
