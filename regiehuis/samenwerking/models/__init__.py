"""The cooperation: house, organisations and their units, employees with dated functions, meeting forms."""

from .geheimhouding import Geheimhoudingsverklaring
from .herstel import Herstelverzoek
from .huis import Aansluiting, Organisatie, Organisatieonderdeel, Thema, Veiligheidshuis
from .medewerker import Agendasleutel, Functie, Medewerker, MedewerkerManager, Melding, Piketdienst, Vervanging
from .overlegvorm import Overlegdeelnemer, Overlegvorm
from .sessie import Sessie
from .sturing import Profielherziening, Tredelid

__all__ = [
    "Aansluiting",
    "Agendasleutel",
    "Functie",
    "Geheimhoudingsverklaring",
    "Herstelverzoek",
    "Medewerker",
    "MedewerkerManager",
    "Melding",
    "Organisatie",
    "Organisatieonderdeel",
    "Overlegdeelnemer",
    "Overlegvorm",
    "Piketdienst",
    "Profielherziening",
    "Sessie",
    "Thema",
    "Tredelid",
    "Veiligheidshuis",
    "Vervanging",
]
