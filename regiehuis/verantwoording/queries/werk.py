"""What the first screen asks of accountability: findings to follow up, and views to give as the source (R30, R35)."""

import datetime
from typing import Any

from django.db.models import CharField, QuerySet, Value

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.rules import FG
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker

from ..access.verzoek import LIAISON
from ..models import Bevinding, Zienswijze
from ..rules.toezicht import LOPEND
from .toezicht import Toezichtstand, bevindingregel, toezichtstand

# Per request how many items wait for the unit's view, and by when.
Wacht = tuple[str, int, datetime.date]
VRAAG = "zienswijze"


def eigen_stand(asker: Asker) -> tuple[Toezichtstand | None, list[Wacht]]:
    """What waits for this employee; one query, also for a liaison, who is asked for views besides."""
    if not asker.has(LIAISON):
        return toezichtstand(asker), []
    mine: list[Bevinding] = []
    waiting: dict[str, tuple[int, datetime.date]] = {}
    for key, onderwerp, bron, naam, dag, status in _findings_and_views(asker):
        if status == VRAAG:
            number, first = waiting.get(onderwerp, (0, dag))
            waiting[onderwerp] = (number + 1, min(first, dag))
        else:
            owner = Medewerker(naam=naam)
            mine.append(
                Bevinding(id=key, onderwerp=onderwerp, bron=bron, eigenaar=owner, opvolgen_voor=dag, status=status)
            )
    lines = [bevindingregel(row, asker) for row in sorted(mine, key=lambda row: (row.opvolgen_voor, row.id))]
    own = Toezichtstand(False, [], lines, 0, []) if lines else None
    asked = [(nummer, number, dag) for nummer, (number, dag) in sorted(waiting.items())]
    return toezichtstand(asker) if asker.has(FG) else own, asked


@prepared
def _findings_and_views(asker: Asker) -> QuerySet[Bevinding, tuple[Any, ...]]:
    """The asker's own findings to follow up, and the views asked of his unit, which carry VRAAG as their status."""
    nothing = Value("", output_field=CharField())
    findings = Bevinding.objects.filter(eigenaar_id=asker.medewerker_id, status__in=LOPEND)
    views = Zienswijze.objects.filter(onderdeel_id=asker.onderdeel_id, beantwoord_op=None)
    return findings.values_list("id", "onderwerp", "bron", "eigenaar__naam", "opvolgen_voor", "status").union(
        views.values_list("id", "nummer", nothing, nothing, "termijn", Value(VRAAG, output_field=CharField())), all=True
    )
