"""Two requests of the demo: one that runs with its sources asked, and one that just came in (R30)."""

import datetime

from regiehuis.verantwoording.access.verzoek import candidates, fetch_verzoek
from regiehuis.verantwoording.actions.verzoek import assemble_verzoek, check_identity, choose_personen, register_verzoek
from regiehuis.verantwoording.actions.verzoekpost import ask_sources
from regiehuis.verantwoording.rules.verzoek import Binnenkomst

from .spel import Spel
from .zaak import DAG, Zaak

CONTACTPUNT = "contactpunt"


def plan_verzoeken(spel: Spel, zaak: Zaak) -> None:
    """A person of a running case asks what there is about him; somebody unknown asks by mail."""
    spel.plan(spel.day(3, 13), lambda moment: _ask_to_see(spel, zaak, moment))
    spel.plan(spel.day(1, 10), lambda moment: _arrive(spel, moment))


def _ask_to_see(spel: Spel, zaak: Zaak, moment: datetime.datetime) -> None:
    voornamen, tussenvoegsel, achternaam, geboren = zaak.naam
    arrived = Binnenkomst(
        soort="inzage",
        wet="avg",
        kanaal="balie",
        ontvangen_op=(moment - 6 * DAG).date(),
        achternaam=achternaam,
        tussenvoegsel=tussenvoegsel,
        voornamen=voornamen,
        geboortedatum=geboren,
        antwoordadres="Haalt het antwoord zelf op",
        omschrijving="Wil weten wat er over hem staat en wie dat heeft gelezen.",
    )
    with spel.act(CONTACTPUNT, moment) as asker:
        key = register_verzoek(asker=asker, binnenkomst=arrived).id
        check_identity(asker=asker, verzoek_id=key, versie=1, wijze="legitimatie")
        found = [row[0] for row in candidates(fetch_verzoek(asker, key))]
        choose_personen(asker=asker, verzoek_id=key, personen=found[:1])
        assemble_verzoek(asker=asker, verzoek_id=key)
        ask_sources(asker=asker, verzoek_id=key, termijn=asker.dag + 9 * DAG)


def _arrive(spel: Spel, moment: datetime.datetime) -> None:
    arrived = Binnenkomst(
        soort="rectificatie",
        wet="wpg",
        kanaal="mail",
        ontvangen_op=(moment - DAG).date(),
        achternaam="Terpstra",
        voornamen="Joke",
        geboortedatum="1971-08-00",
        omschrijving="Er zou staan dat zij is aangehouden. Dat is volgens haar niet zo.",
    )
    with spel.act(CONTACTPUNT, moment) as asker:
        register_verzoek(asker=asker, binnenkomst=arrived)
