"""The chain of a case, one file per step."""

from .afsluiting import Afsluiting, Nazorgcontrole
from .afweging import Plichtenafweging
from .casus import (
    Casus,
    Casuspersoon,
    Deelname,
    Faseovergang,
    Informatie,
    Kernvraag,
    Regieaanbod,
    Regievacature,
)
from .concept import Concept
from .contact import Contactpersoon, Contactregel
from .huisbezoek import Bezoeker, Huisbezoek
from .kijkmoment import Kijkmoment
from .machtiging import Overlegmachtiging
from .monitoring import Opschaling
from .noodtoegang import Noodtoegang
from .overleg import Aanwezigheid, Agendapunt, Overleg, Verslagversie
from .plan import (
    Afspraak,
    Afspraakoverdracht,
    Doel,
    Interventie,
    Leefgebied,
    Leefgebiedscore,
    PlanVanAanpak,
    Planvisie,
    Terugkoppeling,
)
from .resultaat import Resultaatverstrekking
from .signaal import Piketmelding, Signaal, Signaalpartner, Signaalpersoon
from .terugkoppelfiche import Ficheinstemming, Fichestuk, Terugkoppelfiche
from .toestemming import Toestemming
from .triage import Adviesvraag, Criterium, Triage, Triageoordeel, Wachtplaats
from .verklaring import Verklaring
from .vrijlating import Alarm, Vrijlating

__all__ = [
    "Aanwezigheid",
    "Adviesvraag",
    "Afsluiting",
    "Afspraak",
    "Afspraakoverdracht",
    "Agendapunt",
    "Alarm",
    "Bezoeker",
    "Casus",
    "Casuspersoon",
    "Concept",
    "Contactpersoon",
    "Contactregel",
    "Criterium",
    "Deelname",
    "Doel",
    "Faseovergang",
    "Ficheinstemming",
    "Fichestuk",
    "Huisbezoek",
    "Informatie",
    "Interventie",
    "Kernvraag",
    "Kijkmoment",
    "Leefgebied",
    "Leefgebiedscore",
    "Nazorgcontrole",
    "Noodtoegang",
    "Opschaling",
    "Overleg",
    "Overlegmachtiging",
    "Resultaatverstrekking",
    "Piketmelding",
    "PlanVanAanpak",
    "Planvisie",
    "Plichtenafweging",
    "Regieaanbod",
    "Regievacature",
    "Signaal",
    "Signaalpartner",
    "Signaalpersoon",
    "Terugkoppelfiche",
    "Terugkoppeling",
    "Toestemming",
    "Triage",
    "Triageoordeel",
    "Verklaring",
    "Verslagversie",
    "Vrijlating",
    "Wachtplaats",
]
