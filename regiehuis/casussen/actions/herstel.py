"""Undo what was captured last at a point of a running meeting (A8)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access.casus import persons_of_casus
from ..access.overleg import fetch_to_capture
from ..models import Afspraak, Agendapunt, Verslagversie
from ..rules.overleg import Versie, undo_target
from .afspraak import withdraw_afspraak
from .versie import put_verslag

GROND = "Ongedaan gemaakt in het overleg."
NIETS = "Er is niets om ongedaan te maken: u hebt bij dit punt niets vastgelegd wat nog zo staat."
VAN_EEN_ANDER = "Een ander wijzigde verslag en besluit na u. Alleen wie iets het laatst vastlegde, maakt het ongedaan."


class UnableToUndo(Refusal):
    """There is nothing of the asker's own to undo, or somebody went on with it."""


def undo_capture(*, asker: Asker, agendapunt_id: uuid.UUID) -> str:
    """Undo the last thing that the asker captured at this point: an agreement, or a text of minutes and decision.

    By chair or secretary, while the meeting runs, each only what is his own: an agreement as long as nobody answered
    it, a text as long as nobody else changed it. Nothing is lost: the agreement lapses with its reason, the text stays
    among the versions. Answers "afspraak" or "verslag". Raises NotFound, NotAllowed, UnableToUndo.
    """
    with transaction.atomic():
        punt = fetch_to_capture(asker, agendapunt_id)
        afspraak = _last_afspraak(asker, punt)
        versies = {versie.nummer: versie for versie in punt.versies.all()}
        target = undo_target(Versie(v.nummer, v.herstelt) for v in versies.values())
        written = versies[target[0]] if target else None
        if afspraak and (written is None or afspraak.aangeboden_op >= written.op):
            withdraw_afspraak(asker=asker, afspraak_id=afspraak.id, versie=afspraak.versie, grond=GROND)
            return "afspraak"
        if target is None or written is None:
            raise UnableToUndo(NIETS)
        if written.door_id != asker.medewerker_id:
            raise UnableToUndo(VAN_EEN_ANDER)
        _bring_back(asker, punt, target[1], versies.get(target[1]))
        return "verslag"


def _last_afspraak(asker: Asker, punt: Agendapunt) -> Afspraak | None:
    """Of the asker's own agreements at this point the last one that nobody answered."""
    own = Afspraak.objects.filter(agendapunt=punt, aangeboden_door_id=asker.medewerker_id)
    made = own.filter(status="aangeboden") | own.filter(status="aanvaard", medewerker_id=asker.medewerker_id)
    return made.order_by("-aangeboden_op", "-id").first()


def _bring_back(asker: Asker, punt: Agendapunt, nummer: int, earlier: Verslagversie | None) -> None:
    verslag, besluit = (earlier.verslag, earlier.besluit) if earlier else ("", "")
    put_verslag(asker, punt, punt.versie, verslag=verslag, besluit=besluit, herstelt=nummer)
    record(
        asker=asker,
        handeling="wijzigen",
        object_soort="agendapunt",
        object_id=punt.id,
        personen=persons_of_casus(punt.casus_id),
        doel="ongedaan gemaakt",
    )
