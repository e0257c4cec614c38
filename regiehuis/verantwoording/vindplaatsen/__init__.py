"""Where something about a person can stand: each table with what of it is about that person (R30).

One SQL function is made of it, by migrations (`GEGEVENS_OVER`). A table that refers to a person, a case or a signal and
stands neither here nor in `NIET` fails tests/verantwoording/test_vindplaatsen.py. After a change here a new migration
makes the function again.
"""

from .functie import GEGEVENS_OVER, NIET, VINDPLAATSEN
from .plek import Vindplaats

__all__ = ["GEGEVENS_OVER", "NIET", "VINDPLAATSEN", "Vindplaats"]
