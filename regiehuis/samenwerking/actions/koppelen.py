"""Signing in by a provider: it must match what the house knows, and it widens nothing (R14)."""

from django.db import transaction

from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker

from ..koppeling import NIET_BEKEND, Bewering, UnableToKoppel
from ..models import Aansluiting, Functie, Medewerker
from .beheer import log
from .melding import notify


def accept_bewering(*, asker: Asker, bewering: Bewering) -> None:
    """Check what the provider claims of the asker, and tie his account to it the first time. Raises UnableToKoppel.

    The organisation must be tied to what the provider calls it. Where the house asks the provider for functions, each
    function that the asker holds must be among them; one that only the provider names counts for nothing: functions
    are appointed.
    """
    affiliation = Aansluiting.objects.filter(on_day(asker.dag), organisatie_id=asker.organisatie_id)
    if not bewering.organisatie or not affiliation.filter(oidc_organisatie=bewering.organisatie).exists():
        raise UnableToKoppel("Uw organisatie is hier niet aan deze inlogdienst gekoppeld.")
    if bewering.functies is not None:
        own = Functie.objects.filter(on_day(asker.dag), medewerker_id=asker.medewerker_id)
        if set(own.values_list("soort", flat=True)) - bewering.functies:
            raise UnableToKoppel("Uw inlogdienst noemt niet alle functies die u hier hebt. Vraag uw ketenmanager.")
    _tie(asker, bewering)


def _tie(asker: Asker, bewering: Bewering) -> None:
    with transaction.atomic():
        tied = {"oidc_uitgever": bewering.uitgever, "oidc_onderwerp": bewering.onderwerp}
        own = Medewerker.objects.filter(id=asker.medewerker_id)
        if own.filter(**tied).exists():
            return
        if not own.filter(oidc_onderwerp="").update(**tied):
            raise UnableToKoppel(NIET_BEKEND)
        notify(asker=asker, medewerker_id=asker.medewerker_id, tekst="Uw account is gekoppeld aan uw inlogdienst.")
        log(asker, "aanmeldkoppeling", asker.medewerker_id, "aanmaken")
