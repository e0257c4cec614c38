"""What is done with the index: persons of it, and lists that partners deliver, by subject."""

from .aanlevering import UnableToDeliver, deliver, keep_toewijzing
from .persoon import UnableToMakePersoon, add_adres, make_persoon, stored_bsn, unmask_bsn

__all__ = [
    "UnableToDeliver",
    "UnableToMakePersoon",
    "add_adres",
    "deliver",
    "keep_toewijzing",
    "make_persoon",
    "stored_bsn",
    "unmask_bsn",
]
