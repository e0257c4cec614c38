"""Mail to employees: fixed words without content, to one address at a time."""

import uuid
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Systeem

from ..models import Medewerker, Vervanging
from ..rules import mail_text


class UnableToMail(Refusal):
    """The mail server did not take the mail; it is tried again later."""


def mail_bericht(*, asker: Systeem, soort: str, medewerker_ids: Iterable[uuid.UUID]) -> int:
    """Mail one of the fixed texts to these employees and to who deputises for them today; answers to how many.

    There is no parameter for words of one's own: what a mail says stands in `rules.BERICHTEN`. Each mail goes to one
    address and is logged about nobody. Raises UnableToMail when the server refuses; then some may have been sent.
    """
    onderwerp, tekst = mail_text(soort, settings.HOUSE_URL)
    recipients = _recipients(asker, set(medewerker_ids))
    for medewerker_id, adres in recipients:
        try:
            EmailMessage(onderwerp, tekst, to=[adres]).send()
        except (OSError, SMTPException) as error:
            raise UnableToMail("De mailserver heeft het bericht niet aangenomen.") from error
        record(asker=asker, handeling="aanmaken", object_soort="mail", object_id=medewerker_id, doel=soort)
    return len(recipients)


def _recipients(asker: Systeem, medewerker_ids: set[uuid.UUID]) -> list[tuple[uuid.UUID, str]]:
    """Active employees of the house with a mail address: these and their deputies of today."""
    deputies = Vervanging.objects.filter(
        medewerker_id__in=medewerker_ids, veiligheidshuis_id=asker.huis_id, van__lte=asker.dag, tot__gt=asker.dag
    )
    everybody = medewerker_ids.union(deputies.values_list("vervanger_id", flat=True))
    found = Medewerker.objects.filter(id__in=everybody, veiligheidshuis_id=asker.huis_id, is_active=True)
    return list(found.exclude(email="").order_by("id").values_list("id", "email"))
