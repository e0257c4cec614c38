"""The national definitions of repeat offenders. Pure.

Source: the definitions of the Monitor Veelplegers of the WODC (Research and Data Centre of the Ministry of Justice and
Security), in general use by police, prosecution and Veiligheidshuizen. An antecedent is one official report (proces-
verbaal) against a suspect.
"""

import dataclasses
from typing import Final

VERSIE: Final = "2026-1"
"""Changes with every change of a definition, and stands on each list that was made by it."""
BRON: Final = "WODC, Monitor Veelplegers"


@dataclasses.dataclass(frozen=True, slots=True)
class Definitie:
    """One definition: the ages it is about, and from how many antecedents it fits."""

    code: str
    naam: str
    regel: str
    jeugd: bool
    vanaf_leeftijd: int
    tot_leeftijd: int | None
    totaal_vanaf: int = 0
    totaal_tot_en_met: int | None = None
    vijf_jaar_vanaf: int = 0
    peiljaar_vanaf: int = 1
    bron: str = BRON
    versie: str = VERSIE


DEFINITIES: Final = (
    Definitie(
        "zeer_actief",
        "Zeer actieve veelpleger",
        "18 jaar of ouder, meer dan 10 antecedenten in de vijf jaar tot en met het peiljaar,"
        " en ten minste één in het peiljaar.",
        jeugd=False,
        vanaf_leeftijd=18,
        tot_leeftijd=None,
        vijf_jaar_vanaf=11,
    ),
    Definitie(
        "veelpleger",
        "Volwassen veelpleger",
        "18 jaar of ouder, meer dan 10 antecedenten in totaal, en ten minste één in het peiljaar.",
        jeugd=False,
        vanaf_leeftijd=18,
        tot_leeftijd=None,
        totaal_vanaf=11,
    ),
    Definitie(
        "meerpleger",
        "Volwassen meerpleger",
        "18 jaar of ouder, 2 tot en met 10 antecedenten in totaal, en ten minste één in het peiljaar.",
        jeugd=False,
        vanaf_leeftijd=18,
        tot_leeftijd=None,
        totaal_vanaf=2,
        totaal_tot_en_met=10,
    ),
    Definitie(
        "jeugdige_veelpleger",
        "Jeugdige veelpleger",
        "12 tot en met 17 jaar, meer dan 5 antecedenten in totaal, en ten minste één in het peiljaar.",
        jeugd=True,
        vanaf_leeftijd=12,
        tot_leeftijd=17,
        totaal_vanaf=6,
    ),
    Definitie(
        "jeugdige_meerpleger",
        "Jeugdige meerpleger",
        "12 tot en met 17 jaar, 2 tot en met 5 antecedenten in totaal, en ten minste één in het peiljaar.",
        jeugd=True,
        vanaf_leeftijd=12,
        tot_leeftijd=17,
        totaal_vanaf=2,
        totaal_tot_en_met=5,
    ),
)
"""The heaviest first, adults before juveniles."""
NAMEN: Final = {definitie.code: definitie.naam for definitie in DEFINITIES}
