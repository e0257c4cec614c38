"""What is done with the index: persons of it, and lists that partners deliver, by subject."""

from .aanlevering import UnableToDeliver, deliver, keep_toewijzing
from .ontvangst import check_aanlevering, receive_aanlevering, take_in_aanlevering
from .persoon import UnableToMakePersoon, add_adres, make_persoon, stored_bsn, unmask_bsn

__all__ = [
    "UnableToDeliver",
    "UnableToMakePersoon",
    "add_adres",
    "check_aanlevering",
    "deliver",
    "keep_toewijzing",
    "make_persoon",
    "receive_aanlevering",
    "stored_bsn",
    "take_in_aanlevering",
    "unmask_bsn",
]
