"""What is kept to answer for, one file per matter."""

from .bewaring import Bewaartermijn, Verlenging
from .datalek import Datalek
from .steekproef import Steekproef, Steekproefregel
from .toezicht import Bevinding
from .toezicht_lezen import Leesverklaring
from .vernietiging import Vernietiging, Vernietigingsbericht, Vernietigingsbesluit
from .verzoek import Kennisgeving, Verzoek, Verzoekpost, Weigeringsgrond, Zienswijze

__all__ = [
    "Bevinding",
    "Bewaartermijn",
    "Datalek",
    "Kennisgeving",
    "Leesverklaring",
    "Steekproef",
    "Steekproefregel",
    "Verlenging",
    "Vernietiging",
    "Vernietigingsbericht",
    "Vernietigingsbesluit",
    "Verzoek",
    "Verzoekpost",
    "Weigeringsgrond",
    "Zienswijze",
]
