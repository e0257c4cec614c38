"""Whose account a provider of sign-in speaks of: one that the house made, of an organisation tied to that provider."""

import dataclasses
import uuid

from regiehuis.kern.errors import Refusal

from .models import Medewerker

NIET_BEKEND = "Deze aanmelding hoort niet bij een account van dit huis."


class UnableToKoppel(Refusal):
    """What the provider says opens no account here."""


@dataclasses.dataclass(frozen=True)
class Bewering:
    """What a provider claims of who signed in; `functies` is None when the house asks it for none.

    `email` is empty unless the provider says that it is verified; `sterk` says that it asked for a second factor.
    """

    uitgever: str
    onderwerp: str
    email: str
    organisatie: str
    functies: frozenset[str] | None
    sterk: bool


def account_of(bewering: Bewering) -> uuid.UUID:
    """The account tied to this subject, else the one open account with this verified address that is tied to nobody.

    Raises UnableToKoppel. It makes no account and gives no function.
    """
    tied = Medewerker.objects.filter(oidc_uitgever=bewering.uitgever, oidc_onderwerp=bewering.onderwerp)
    if found := tied.first():
        return found.id
    free = Medewerker.objects.filter(email__iexact=bewering.email, is_active=True, oidc_onderwerp="")
    keys = list(free.values_list("id", flat=True)[:2]) if bewering.email else []
    if len(keys) != 1:
        raise UnableToKoppel(NIET_BEKEND)
    return keys[0]
