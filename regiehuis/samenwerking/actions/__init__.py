"""What is done in the cooperation, by subject."""

from .beheer import UnableToManage
from .bericht import UnableToMail, mail_bericht
from .medewerkers import (
    add_medewerker,
    appoint_functie,
    change_medewerker,
    deactivate_medewerker,
    end_functie,
    end_vervanging,
    reactivate_medewerker,
    set_vervanging,
)
from .melding import Bericht, mark_melding_read, notify, notify_once
from .overlegvormen import add_overlegdeelnemer, end_overlegdeelnemer, save_overlegvorm
from .partners import (
    add_onderdeel,
    add_organisatie,
    add_thema,
    change_aansluiting,
    change_huis,
    change_thema,
    end_aansluiting,
)
from .stichting import Stichting, found_huis
from .uitnodigen import invite_medewerker

__all__ = [
    "Bericht",
    "Stichting",
    "UnableToMail",
    "UnableToManage",
    "add_medewerker",
    "add_onderdeel",
    "add_organisatie",
    "add_overlegdeelnemer",
    "add_thema",
    "appoint_functie",
    "change_aansluiting",
    "change_huis",
    "change_medewerker",
    "change_thema",
    "deactivate_medewerker",
    "end_aansluiting",
    "end_functie",
    "end_overlegdeelnemer",
    "end_vervanging",
    "found_huis",
    "invite_medewerker",
    "mail_bericht",
    "mark_melding_read",
    "notify",
    "notify_once",
    "reactivate_medewerker",
    "save_overlegvorm",
    "set_vervanging",
]
