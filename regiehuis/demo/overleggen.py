"""Half a year of meetings of the demo: planned by rhythm, held with an agenda that makes itself, and minuted."""

import datetime
import uuid

from regiehuis.casussen.actions.aanwezigheid import mark_aanwezigheid
from regiehuis.casussen.actions.agenda import make_agenda
from regiehuis.casussen.actions.overleg import close_overleg, plan_overleg, start_overleg
from regiehuis.casussen.actions.vaststelling import approve_verslagen
from regiehuis.casussen.actions.verslag import close_agendapunt, write_verslag
from regiehuis.casussen.queries.agendapunt import agendapunt as agendapunt_detail
from regiehuis.casussen.queries.overleg import overleg as overleg_detail
from regiehuis.samenwerking.access import AMSTERDAM

from .huis import OVERLEGVORMEN
from .spel import Spel

DAG = datetime.timedelta(days=1)
# An agenda is made so long before: once the sitting before the next one is over, so every running case has its turn.
VOORAF = 13 * DAG
# Of this one the agenda is made on the day itself, so that somebody who tries the demo can make one.
OP_DE_DAG = "Casusoverleg veelplegers"
# Sittings planned ahead: past today, whatever the rhythm.
AANTAL = {"wekelijks": 26, "tweewekelijks": 16, "maandelijks": 8}
# The minutes of the last weeks were approved; of all half a year it would make a long play.
VASTGESTELD = 60 * DAG
VERSLAG = (
    "De partners lopen de afspraken na. Wat is gedaan is gedaan; wat blijft liggen krijgt een nieuwe datum.",
    "De stand per leefgebied is besproken. Er is vooruitgang, maar de huisvesting blijft de knoop.",
    "De betrokken partners delen wat zij zien. Het beeld is eensluidend en het plan blijft staan.",
)
BESLUIT = "Het plan gaat door; de casusregisseur bewaakt de afspraken tot het volgende overleg."


def plan_overleggen(spel: Spel, begin: datetime.datetime) -> None:
    """Plan the meetings of each form from the begin of the story, and hold every one that lies in the past."""
    for naam, soort, _, ritme, weekdag, uur, chair, _ in OVERLEGVORMEN:
        first = first_sitting(begin, ritme, weekdag, uur)
        with spel.act("secretaris", begin + DAG / 24) as asker:
            planned = plan_overleg(
                asker=asker, overlegvorm_id=spel.id("overlegvorm", naam), aanvang=first, aantal=AANTAL[ritme]
            )
        for overleg in planned:
            if soort == "triage":
                spel.plan(overleg.aanvang + DAG / 24, lambda moment, key=overleg.id: _sit(spel, moment, key))  # type: ignore[misc]
                continue
            ahead = max(overleg.aanvang - (DAG / 24 if naam == OP_DE_DAG else VOORAF), begin + DAG)
            spel.plan(ahead, lambda moment, key=overleg.id: _prepare(spel, moment, key))  # type: ignore[misc]
            spel.plan(overleg.aanvang, lambda moment, key=overleg.id, chair=chair: _hold(spel, moment, key, chair))  # type: ignore[misc]


def first_sitting(begin: datetime.datetime, ritme: str, weekdag: int, uur: int) -> datetime.datetime:
    """When a meeting form sits for the first time, from where its calendar runs; a weekly one begins later."""
    begin += (28 if ritme == "wekelijks" else 0) * DAG
    days = (weekdag - begin.weekday()) % 7 + 7
    day = begin.astimezone(AMSTERDAM).date() + days * DAG
    return datetime.datetime.combine(day, datetime.time(uur, 0), AMSTERDAM)


def _sit(spel: Spel, moment: datetime.datetime, overleg_id: uuid.UUID) -> None:
    """A triage sat; what it decided stands with its signals."""
    with spel.act("secretaris", moment) as asker:
        start_overleg(asker=asker, overleg_id=overleg_id)
        close_overleg(asker=asker, overleg_id=overleg_id)


def _prepare(spel: Spel, moment: datetime.datetime, overleg_id: uuid.UUID) -> None:
    with spel.act("secretaris", moment) as asker:
        make_agenda(asker=asker, overleg_id=overleg_id)


def _hold(spel: Spel, moment: datetime.datetime, overleg_id: uuid.UUID, chair: str) -> None:
    with spel.act("secretaris", moment) as asker:
        points = overleg_detail(asker, overleg_id).punten
        start_overleg(asker=asker, overleg_id=overleg_id)
        for nummer, point in enumerate(points):
            detail = agendapunt_detail(asker, point.id)
            for guest in detail.genodigden[:4]:
                mark_aanwezigheid(
                    asker=asker, agendapunt_id=point.id, medewerker_id=guest.medewerker_id, status="aanwezig"
                )
            written = write_verslag(
                asker=asker,
                agendapunt_id=point.id,
                versie=detail.kop.versie,
                verslag=VERSLAG[nummer % len(VERSLAG)],
                besluit=BESLUIT,
            )
            close_agendapunt(asker=asker, agendapunt_id=point.id, versie=written.versie)
        close_overleg(asker=asker, overleg_id=overleg_id)
    if points and spel.nu - VASTGESTELD < moment < spel.nu - DAG:
        with spel.act(chair, moment + DAG / 12) as asker:
            approve_verslagen(asker=asker, overleg_id=overleg_id)
