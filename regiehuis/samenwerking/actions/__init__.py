"""What is done in the cooperation, by subject."""

from .beheer import UnableToManage
from .medewerkers import add_medewerker, appoint_functie, deactivate_medewerker, end_functie, set_vervanging
from .melding import mark_melding_read, notify
from .overlegvormen import add_overlegdeelnemer, save_overlegvorm
from .partners import add_onderdeel, add_organisatie, add_thema, change_huis, end_aansluiting
from .stichting import Stichting, found_huis
from .uitnodigen import invite_medewerker

__all__ = [
    "Stichting",
    "UnableToManage",
    "add_medewerker",
    "add_onderdeel",
    "add_organisatie",
    "add_overlegdeelnemer",
    "add_thema",
    "appoint_functie",
    "change_huis",
    "deactivate_medewerker",
    "end_aansluiting",
    "end_functie",
    "found_huis",
    "invite_medewerker",
    "mark_melding_read",
    "notify",
    "save_overlegvorm",
    "set_vervanging",
]
