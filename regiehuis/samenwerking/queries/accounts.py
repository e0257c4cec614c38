"""Who works in the house, as pages and the demo's door show it."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared

from ..access import Asker
from ..models import Medewerker, Melding, Organisatie
from ..rules import FUNCTIES


@dataclasses.dataclass(frozen=True)
class DemoAccount:
    """An account that a visitor of the demo may step into."""

    id: uuid.UUID
    gebruikersnaam: str
    naam: str
    organisatie: str
    onderdeel: str
    functies: tuple[str, ...]

    @property
    def functie_tekst(self) -> str:
        """The functions in words, as the house names them."""
        return ", ".join(naam for code, naam in FUNCTIES if code in self.functies)


@dataclasses.dataclass(frozen=True)
class Accountstand:
    """How the accounts of a house stand, for its beheerder."""

    actief: int
    uitgezet: int
    nooit_aangemeld: int


def demo_accounts() -> list[DemoAccount]:
    """The accounts of the demo; nothing in a database that is not marked as demo. Needs no asker."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, gebruikersnaam, naam, organisatie, onderdeel, functies FROM regiehuis_demo_accounts()"
        )
        rows = cursor.fetchall()
    return [DemoAccount(a, b, c, d, e, tuple(functies)) for a, b, c, d, e, functies in rows]


def namen(asker: Asker) -> dict[uuid.UUID, str]:
    """The employees of the asker's house by name, those who left too."""
    found = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("naam", "id")
    return dict(found.values_list("id", "naam"))


def organisatienamen(sleutels: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The names of organisations by their key."""
    return dict(Organisatie.objects.filter(id__in=list(sleutels)).values_list("id", "naam"))


def accountstand(asker: Asker) -> Accountstand:
    """Counts of the accounts of the asker's house."""
    rows = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id).values_list("is_active", "last_login")
    found = list(rows)
    return Accountstand(
        actief=sum(1 for active, _ in found if active),
        uitgezet=sum(1 for active, _ in found if not active),
        nooit_aangemeld=sum(1 for active, last in found if active and last is None),
    )


@dataclasses.dataclass(frozen=True)
class MeldingRegel:
    """One notification that was not read yet."""

    id: uuid.UUID
    tekst: str
    object_soort: str
    object_id: uuid.UUID | None
    op: datetime.datetime


def ongelezen_meldingen(asker: Asker, limiet: int = 10) -> list[MeldingRegel]:
    """Unread notifications of the asker and of those he stands in for, newest first."""
    return [MeldingRegel(*row) for row in _unread(asker, limiet=limiet)]


@prepared
def _unread(asker: Asker, *, limiet: int) -> QuerySet[Melding, tuple[Any, ...]]:
    found = Melding.objects.filter(medewerker_id__any=asker.namens, gelezen_op=None).order_by("-op", "-id")
    return found.values_list("id", "tekst", "object_soort", "object_id", "op")[:limiet]


def account_id(gebruikersnaam: str) -> uuid.UUID | None:
    """The key of the account with this user name, for the log of a failed sign-in."""
    return Medewerker.objects.filter(gebruikersnaam=gebruikersnaam).values_list("id", flat=True).first()
