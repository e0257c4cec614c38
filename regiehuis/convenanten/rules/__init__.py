"""What decides on access, on values passed in. Pure."""

from .convenant import STANDEN, check_loopt, convenant_stand
from .toegang import (
    GRONDSLAGEN,
    JURIDISCHE_KLASSEN,
    PUBLIEKEN,
    Grond,
    Item,
    Lidmaatschap,
    Oordeel,
    judge_period,
    matrix_versie,
    may_read_casus,
    may_read_item,
    weigh_casus,
    weigh_categorie,
    weigh_item,
)

__all__ = [
    "GRONDSLAGEN",
    "JURIDISCHE_KLASSEN",
    "PUBLIEKEN",
    "STANDEN",
    "Grond",
    "Item",
    "Lidmaatschap",
    "Oordeel",
    "check_loopt",
    "convenant_stand",
    "judge_period",
    "matrix_versie",
    "may_read_casus",
    "may_read_item",
    "weigh_casus",
    "weigh_categorie",
    "weigh_item",
]
