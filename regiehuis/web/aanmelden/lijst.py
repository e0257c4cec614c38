"""The people of a demo in groups, so that a visitor finds a part to play."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regiehuis.samenwerking.queries import DemoAccount

HUIS = frozenset({"ketenmanager", "procesregisseur", "secretaris", "informatieanalist", "contactpunt", "beheerder"})
TOEZICHT = frozenset({"bestuurder", "functionaris_gegevensbescherming"})


@dataclass(frozen=True, slots=True)
class Groep:
    """A group of people with a line that tells what they do."""

    naam: str | Promise
    uitleg: str | Promise
    accounts: list[DemoAccount]


def groups(accounts: Iterable[DemoAccount]) -> list[Groep]:
    """House, partners, oversight; each person once, empty groups left out."""
    house: list[DemoAccount] = []
    partners: list[DemoAccount] = []
    oversight: list[DemoAccount] = []
    for account in accounts:
        functies = frozenset(account.functies)
        (oversight if functies & TOEZICHT else house if functies & HUIS else partners).append(account)
    found = (
        Groep(_("Het veiligheidshuis"), _("Zij leiden de triage en de overleggen en bewaken de voortgang."), house),
        Groep(_("Partners"), _("Zij sturen signalen, brengen informatie in en voeren afspraken uit."), partners),
        Groep(_("Bestuur en toezicht"), _("Zij beslissen bij een opschaling of zien toe op het gebruik."), oversight),
    )
    return [groep for groep in found if groep.accounts]
