"""What is kept to answer for, one file per matter."""

from .bewaring import Bewaartermijn, Verlenging
from .vernietiging import Vernietiging, Vernietigingsbericht, Vernietigingsbesluit, Wisopdracht

__all__ = [
    "Bewaartermijn",
    "Verlenging",
    "Vernietiging",
    "Vernietigingsbericht",
    "Vernietigingsbesluit",
    "Wisopdracht",
]
