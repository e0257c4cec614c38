"""Everybody of the demo signs for secrecy, and the accounts are confirmed in time; two of them soon again (R20)."""

import datetime

from regiehuis.convenanten.actions.bevestiging import confirm_accounts
from regiehuis.convenanten.queries.bevestiging import te_bevestigen
from regiehuis.samenwerking.actions.bevestiging import set_contactpersoon, sign_verklaring
from regiehuis.samenwerking.queries.huis import partners

from .huis import MENSEN
from .spel import Spel

ORGANISATIE, CONTACT = "GGZ", "ggz"
# How many days ago everybody was confirmed; the accounts of the organisation above the last time by its contact.
RONDEN, RONDE_CONTACT = (100, 20), 82


def begin_accounts(spel: Spel, begin: datetime.datetime) -> None:
    """Sign on the first day, name one contact, and plan the rounds."""
    for mens in MENSEN:
        with spel.act(mens.gebruikersnaam, begin) as asker:
            sign_verklaring(asker=asker, tekstversie=1)
    for days in RONDEN:
        spel.plan(spel.day(days, 9), lambda moment: _confirm(spel, ("ketenmanager", "beheerder"), moment))
    spel.plan(spel.day(RONDE_CONTACT + 1, 9), lambda moment: _name_contact(spel, moment))
    spel.plan(spel.day(RONDE_CONTACT, 9), lambda moment: _confirm(spel, (CONTACT,), moment))


def _confirm(spel: Spel, door: tuple[str, ...], moment: datetime.datetime) -> None:
    for wie in door:
        with spel.act(wie, moment) as asker:
            keys = [a.id for org in te_bevestigen(asker) for a in org.accounts if a.ondertekend]
            confirm_accounts(asker=asker, medewerker_ids=keys)


def _name_contact(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("ketenmanager", moment) as asker:
        found = next(p for keten in partners(asker) for p in keten.partners if p.naam.startswith(ORGANISATIE))
        set_contactpersoon(
            asker=asker,
            aansluiting_id=found.id,
            versie=found.versie,
            medewerker_id=spel.id("medewerker", CONTACT),
        )
