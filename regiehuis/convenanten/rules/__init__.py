"""What decides on access, on values passed in. Pure."""

from .toegang import (
    GRONDSLAGEN,
    JURIDISCHE_KLASSEN,
    PUBLIEKEN,
    Item,
    Lidmaatschap,
    matrix_versie,
    may_read_casus,
    may_read_item,
)

__all__ = [
    "GRONDSLAGEN",
    "JURIDISCHE_KLASSEN",
    "PUBLIEKEN",
    "Item",
    "Lidmaatschap",
    "matrix_versie",
    "may_read_casus",
    "may_read_item",
]
