"""One case of the demo: who plays in it, how far it goes, what has to be remembered."""

import dataclasses
import datetime
import uuid

from .spel import Spel
from .verhalen import Sjabloon

DAG = datetime.timedelta(days=1)
MET_BSN, TESTNUMMER = 2, "999993653"  # published as a test number of the population register
ORDE = ("signaal", "analyse", "plan", "uitvoering", "nazorg")


@dataclasses.dataclass
class Zaak:
    """One case of the demo as it is played."""

    spel: Spel
    nummer: int
    sjabloon: Sjabloon
    naam: tuple[str, str, str, str]
    fase: str
    begin: datetime.datetime
    aanleiding: str = ""
    doel: str = ""
    al_gedaan: str = "Eigen gesprekken en een huisbezoek; zonder blijvend resultaat."
    acuut: str = ""
    afzender: str = ""
    partners: tuple[str, ...] = ()
    soort: str = "persoon"
    signaal_id: uuid.UUID | None = None
    casus_id: uuid.UUID | None = None
    persoon_id: uuid.UUID | None = None
    doelen: list[uuid.UUID] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill what the template of the theme gives."""
        self.partners = self.partners or self.sjabloon.partners
        self.afzender = self.afzender or self.partners[0]
        reasons = self.sjabloon.aanleidingen
        self.aanleiding = self.aanleiding or reasons[self.nummer % len(reasons)]
        self.doel = self.doel or self.sjabloon.doel

    @property
    def voorzitter(self) -> str:
        """Who chairs triage and meeting of this theme."""
        return self.sjabloon.voorzitter

    @property
    def regisseur(self) -> str:
        """Who leads: the first partner at the table but one, so that sender and lead differ."""
        return self.partners[1]

    def reaches(self, fase: str) -> bool:
        """Whether this case gets that far."""
        return ORDE.index(self.fase) >= ORDE.index(fase)


def triage_after(begin: datetime.datetime) -> datetime.datetime:
    """The Tuesday after the first Monday noon that follows, at half past nine."""
    days = (1 - begin.weekday()) % 7 or 7
    if begin.weekday() == 0 and begin.hour >= 12:
        days += 7
    return (begin + days * DAG).replace(hour=9, minute=30)


def casus_of(zaak: Zaak) -> uuid.UUID:
    """The case, which was opened."""
    assert zaak.casus_id is not None, "the case was not opened"
    return zaak.casus_id
