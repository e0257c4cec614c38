"""The note on a conflict of duties: why a care secret is shared without consent (R24). Pure."""

import dataclasses
import datetime

# The ground that needs the note.
GROND = "conflict_van_plichten"
LANGSTE_AFWEGING = 4000
LANGSTE_COLLEGA = 200
NODIG = {
    "feiten": "Vul in welke feiten u voor de keuze stellen om te delen.",
    "alternatieven": "Vul in wat er anders kon dan delen, en waarom dat niet genoeg is.",
    "collega": "Vul in met welke collega u overlegde.",
}
EERST = "Deze inbreng rust op een conflict van plichten. Leg eerst uw afweging vast bij ‘Bevestigen en lezers kiezen’."


@dataclasses.dataclass(frozen=True)
class Afweging:
    """What a professional weighed before speaking: facts, alternatives, the colleague consulted and when (R24)."""

    feiten: str = ""
    alternatieven: str = ""
    collega: str = ""
    overlegd_op: datetime.date | None = None


def check_afweging(afweging: Afweging, *, vandaag: datetime.date) -> tuple[str, str] | None:
    """What is wrong with the note: field and Dutch message, or None (R24)."""
    for field, message in NODIG.items():
        text = getattr(afweging, field)
        longest = LANGSTE_COLLEGA if field == "collega" else LANGSTE_AFWEGING
        if not text.strip():
            return field, message
        if len(text) > longest:
            return field, f"Houd dit bij maximaal {longest} tekens."
    if afweging.overlegd_op is None:
        return "overlegd_op", "Vul in wanneer u met uw collega overlegde."
    if afweging.overlegd_op > vandaag:
        return "overlegd_op", "Het overleg met uw collega kan niet in de toekomst liggen."
    return None
