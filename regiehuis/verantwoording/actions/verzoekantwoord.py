"""The answer to a request goes out: a disclosure to the person, of what was decided and nothing else (R21, R30)."""

import uuid

from django.db import transaction

from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger, Stuk
from regiehuis.samenwerking.access import Asker

from ..access.verzoek import fetch_verzoek, may_read
from ..models import Verzoek, Verzoekpost
from ..rules import verzoek as rules
from .verzoek import NIET_OPEN, UnableToHandle


def disclose_verzoek(*, asker: Asker, verzoek_id: uuid.UUID, vorm: str) -> Bewijs:
    """Record that the answer goes out, as letter ("pdf") or as "export"; refused while something is open (R30, R31).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = fetch_verzoek(asker, verzoek_id)
        if not may_read(asker, verzoek):
            raise UnableToHandle(NIET_OPEN)
        rows = list(Verzoekpost.objects.filter(verzoek=verzoek).values_list("id", "besluit", "bescherming"))
        wrong = rules.check_verstrekking(
            besluiten=[besluit for _, besluit, _ in rows],
            geheim=any(kind == "geheim_adres" for _, _, kind in rows),
            opgelost=verzoek.geheim_opgelost_op is not None,
        )
        if wrong:
            raise UnableToHandle(wrong)
        Verzoek.objects.filter(id=verzoek.id).update(verstrekt_op=asker.moment)
        who = tuple(verzoek.personen)
        given = [Stuk("verzoekpost", key, who) for key, besluit, _ in rows if besluit == "verstrekken"]
        return record_verstrekking(
            asker=asker,
            vorm=vorm,
            stukken=[Stuk("verzoek", verzoek.id, who), *given],
            ontvanger=Ontvanger(naam="De persoon zelf"),
            doel=f"antwoord op verzoek {verzoek.nummer}",
            grondslag="wettelijke_taak",
        )
