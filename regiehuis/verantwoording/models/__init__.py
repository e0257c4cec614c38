"""What is kept to answer for, one file per matter."""

from .bewaring import Bewaartermijn, Verlenging
from .datalek import Datalek
from .toezicht import Bevinding
from .vernietiging import Vernietiging, Vernietigingsbericht, Vernietigingsbesluit, Wisopdracht

__all__ = [
    "Bevinding",
    "Bewaartermijn",
    "Datalek",
    "Verlenging",
    "Vernietiging",
    "Vernietigingsbericht",
    "Vernietigingsbesluit",
    "Wisopdracht",
]
