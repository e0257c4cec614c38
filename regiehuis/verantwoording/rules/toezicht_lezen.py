"""Rules that point at unusual reading: documented, with a version, each with parameters anybody can read (R35, R39).

A rule counts rows of the log and names them. It gives no score, draws no profile and learns nothing: whoever is named
may have had every reason, and a human decides. Change a rule, and raise VERSIE.
"""

import dataclasses
from typing import Final

VERSIE: Final = "2026-1"


@dataclasses.dataclass(frozen=True)
class Leesregel:
    """One rule: its name, and in plain Dutch what it counts."""

    code: str
    naam: str
    uitleg: str


@dataclasses.dataclass(frozen=True)
class Drempels:
    """The parameters of the rules; the house of today fills them in on screen."""

    weigeringen: int = 5
    per_uur: int = 60
    nacht_van: int = 22
    nacht_tot: int = 6
    nacht_keren: int = 3


LEESREGELS: Final = (
    Leesregel(
        "geweigerd",
        "Buiten eigen casussen",
        "Telt hoe vaak iemand in de periode is geweigerd. Zoveel keer of vaker staat hier.",
    ),
    Leesregel(
        "veel",
        "Veel inzien in korte tijd",
        "Telt per klokuur hoe vaak iemand iets inzag, en neemt het drukste uur. Zoveel keer of vaker staat hier.",
    ),
    Leesregel(
        "achternaam",
        "Zelfde achternaam",
        "De naam van de medewerker eindigt op de achternaam van iemand over wie hij las. U ziet de naam niet.",
    ),
    Leesregel(
        "nacht",
        "Inzien in de nacht",
        "Telt hoe vaak iemand iets inzag tussen deze uren, Nederlandse tijd. Wie piket heeft, kan hier terecht staan.",
    ),
    Leesregel(
        "na_einde",
        "Na het einde van de deelname",
        "Iemand vroeg een casus op waarvan zijn deelname al voorbij was. Hij kreeg niets te zien.",
    ),
    Leesregel(
        "treffer",
        "Treffer zonder vervolg",
        "Iemand zocht een persoon, kreeg een treffer, en is lid van geen enkele casus van die persoon.",
    ),
)
NAMEN: Final = {regel.code: regel.naam for regel in LEESREGELS}
