"""From one phase to the next: the one place where a case moves, so that lead times can be read from it (A15)."""

from django.db.models import F

from regiehuis.kern.errors import Refusal
from regiehuis.samenwerking.access import Asker

from ..models import Casus, Faseovergang
from ..rules.woorden import FASEN, FASEOVERGANGEN


class UnableToAdvance(Refusal):
    """The phase forbids this step."""


def advance(*, asker: Asker, casus: Casus, naar: str, toelichting: str) -> Casus:
    """Move a case that was fetched with its right already judged; part of a larger action, which logs it.

    Raises UnableToAdvance when the phase forbids it, or somebody moved the case meanwhile.
    """
    van = casus.fase
    if naar not in FASEOVERGANGEN[van]:
        words = dict(FASEN)
        raise UnableToAdvance(f"Een casus kan niet van de fase {words[van]} naar {words.get(naar, naar)}.")
    moved = {"fase": naar, "fase_sinds": asker.moment, "versie": F("versie") + 1}
    if not Casus.objects.filter(pk=casus.pk, fase=van).update(**moved):
        raise UnableToAdvance("Iemand anders heeft deze casus intussen naar een andere fase gezet.")
    Faseovergang(
        casus=casus,
        van_fase=van,
        naar_fase=naar,
        op=asker.moment,
        door_id=asker.medewerker_id,
        toelichting=toelichting[:500],
    ).save(force_insert=True)
    casus.fase, casus.fase_sinds = naar, asker.moment
    return casus
