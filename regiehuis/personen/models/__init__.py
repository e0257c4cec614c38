"""Persons of a house, the lists that partners deliver, and which of their records are of one person."""

from .aanlevering import Aangeleverdrecord, Aanlevering, Kolomtoewijzing
from .koppeling import Koppelbesluit, Koppeling, Koppelinstelling, Koppelrun
from .nettolijst import Nettolijst, Nettolijstregel
from .persoon import Adres, Huishouden, Huishoudlid, Koppelvoorstel, Persoon, Persoonsgegevens, Relatie

__all__ = [
    "Aangeleverdrecord",
    "Aanlevering",
    "Adres",
    "Huishouden",
    "Huishoudlid",
    "Kolomtoewijzing",
    "Koppelbesluit",
    "Koppeling",
    "Koppelinstelling",
    "Koppelrun",
    "Koppelvoorstel",
    "Nettolijst",
    "Nettolijstregel",
    "Persoon",
    "Persoonsgegevens",
    "Relatie",
]
