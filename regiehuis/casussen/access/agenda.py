"""What an agenda is made from: due cases by number and dates, without opening a dossier."""

import uuid

from django.db import connection

from regiehuis.samenwerking.access import AMSTERDAM

from ..models import Agendapunt, Overleg
from ..rules.overleg import Kandidaat

_CANDIDATES = """
SELECT casus_id, nummer, thema, over_tijd, geopend_op, volgend_overleg_op, evaluatie_op, laatst_besproken_op, leden
  FROM regiehuis_agenda_voorstel(%s, %s)
"""


def candidates(overleg: Overleg) -> list[Kandidaat]:
    """The current cases of this meeting form, on the day of the meeting; none for who does not run it."""
    day = overleg.aanvang.astimezone(AMSTERDAM).date()
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, [overleg.overlegvorm_id, day])
        rows = cursor.fetchall()
    return [
        Kandidaat(
            casus_id=casus_id,
            nummer=nummer,
            thema=thema,
            over_tijd=over_tijd,
            geopend_op=geopend_op,
            gepland_op=gepland_op,
            evaluatie_op=evaluatie_op,
            laatst_besproken_op=besproken_op,
            leden=tuple(leden),
        )
        for casus_id, nummer, thema, over_tijd, geopend_op, gepland_op, evaluatie_op, besproken_op, leden in rows
    ]


def casus_ids_on_other_agendas(overleg: Overleg) -> set[uuid.UUID]:
    """Cases that wait on the agenda of another sitting of this form, so that none stands on two."""
    waiting = Agendapunt.objects.filter(overlegvorm_id=overleg.overlegvorm_id, behandeld_op=None)
    waiting = waiting.exclude(overleg_id=overleg.id).exclude(overleg__status="afgesloten")
    return set(waiting.values_list("casus_id", flat=True))
