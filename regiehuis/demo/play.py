"""The demo: half a year of an invented house, played through the same actions as a user's."""

import datetime
import itertools

from regiehuis.casussen.actions.monitoring import escalate_casus
from regiehuis.samenwerking.access import AMSTERDAM

from .impasse_verloop import plan_impasse
from .lijst import plan_lijsten
from .opbouw import build_huis
from .overleggen import plan_overleggen
from .spel import Spel
from .toezicht import plan_toezicht
from .vandaag import plan_vandaag
from .verhalen import FASEN, NAMEN, SJABLONEN, VEELPLEGERS
from .verloop import plan_zaak
from .zaak import DAG, Zaak

BEGIN = 26 * 7
# How many days ago cases of a phase began: from, step.
BEGINNEN = {"signaal": (5, -1), "analyse": (17, -1), "plan": (33, -1), "uitvoering": (120, -8), "nazorg": (180, -4)}


def play(nu: datetime.datetime | None = None) -> None:
    """Found the house and play its half year up to `nu`; runs once, on an empty database. Same day, same house."""
    spel = Spel(nu=nu or datetime.datetime.now(AMSTERDAM))
    build_huis(spel, spel.day(BEGIN, 8))
    plan_overleggen(spel, spel.day(BEGIN, 8))
    plan_vandaag(spel, _plan_cases(spel))
    plan_impasse(spel)
    plan_toezicht(spel)
    plan_lijsten(spel)
    spel.play()


def _plan_cases(spel: Spel) -> list[Zaak]:
    zaken = []
    counts: dict[str, itertools.count[int]] = {fase: itertools.count() for fase in BEGINNEN}
    for nummer, (naam, fase) in enumerate(zip(NAMEN, FASEN, strict=True)):
        first, step = BEGINNEN[fase]
        begin = spel.day(first + step * next(counts[fase]), 10 + nummer % 6, (nummer * 7) % 60)
        zaak = Zaak(
            spel=spel, nummer=nummer, sjabloon=SJABLONEN[nummer % len(SJABLONEN)], naam=naam, fase=fase, begin=begin
        )
        plan_zaak(zaak)
        zaken.append(zaak)
        if zaak.sjabloon is VEELPLEGERS and fase == "uitvoering":
            spel.plan(spel.day(4 + nummer % 5, 11), lambda moment, zaak=zaak: _escalate_once(zaak, moment))  # type: ignore[misc]
    return zaken


def _escalate_once(zaak: Zaak, moment: datetime.datetime) -> None:
    """One case of the demo waits for the mayor's answer."""
    if "wacht" in zaak.spel.namen.get("opschaling", {}) or zaak.casus_id is None:
        return
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        made = escalate_casus(
            asker=asker,
            casus_id=zaak.casus_id,
            naar_trede="strategisch",
            vraag="Wilt u met de bestuurder van de opvang spreken over een plek voor deze persoon?",
            feiten="Drie afspraken zijn verlopen omdat er geen adres is. De opvang heeft geen plek toegezegd.",
            termijn=asker.dag + 10 * DAG,
            geadresseerde_id=zaak.spel.id("medewerker", "burgemeester"),
        )
    zaak.spel.remember("opschaling", "wacht", made.id)
