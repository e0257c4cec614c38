"""The agreements that a meeting goes through and makes (A8)."""

import dataclasses
import datetime
import uuid

from django.db.models import OuterRef, Q, Subquery

from regiehuis.samenwerking.access import Asker

from ..models import Afspraak, Agendapunt, Terugkoppeling
from ..rules.woorden import AFSPRAAKSTATUSSEN

OPEN = ("aangeboden", "aanvaard")
STANDEN = {
    "aangeboden": "let_op",
    "aanvaard": "loopt",
    "gereed": "gereed",
    "geweigerd": "over",
    "vervallen": "neutraal",
}


@dataclasses.dataclass(frozen=True)
class AfspraakInOverleg:
    """An agreement as the meeting goes through it; `over_tijd` in days, `stand` the kind of pill."""

    id: uuid.UUID
    tekst: str
    wie: str
    organisatie: str
    termijn: datetime.date
    status: str
    stand: str
    stand_tekst: str
    over_tijd: int
    hier_gemaakt: bool
    terugkoppeling: str


def afspraken_at(asker: Asker, punt: Agendapunt) -> list[AfspraakInOverleg]:
    """Open agreements of the case, those of the previous discussion and of this one; overdue on top, new ones last."""
    previous = Agendapunt.objects.filter(casus_id=punt.casus_id, overleg__aanvang__lt=punt.overleg.aanvang)
    previous_id = Subquery(previous.order_by("-overleg__aanvang").values("id")[:1])
    feedback = Terugkoppeling.objects.filter(afspraak_id=OuterRef("id")).order_by("-op").values("tekst")[:1]
    found = (
        Afspraak.objects.filter(casus_id=punt.casus_id)
        .filter(Q(status__in=OPEN) | Q(agendapunt_id=punt.id) | Q(agendapunt_id=previous_id))
        .exclude(status="vervallen")
        .select_related("medewerker", "organisatie")
        .annotate(laatste=Subquery(feedback))
    )
    regels = [_afspraak(afspraak, asker.dag, punt.id) for afspraak in found]
    return sorted(regels, key=lambda a: (a.hier_gemaakt, -a.over_tijd, a.status not in OPEN, a.termijn, str(a.id)))


def _afspraak(afspraak: Afspraak, today: datetime.date, punt_id: uuid.UUID) -> AfspraakInOverleg:
    late = max(0, (today - afspraak.termijn).days) if afspraak.status in OPEN else 0
    words = dict(AFSPRAAKSTATUSSEN)[afspraak.status]
    return AfspraakInOverleg(
        id=afspraak.id,
        tekst=afspraak.tekst,
        wie=afspraak.uitvoerder_naam or afspraak.medewerker.naam,
        organisatie=afspraak.organisatie.naam,
        termijn=afspraak.termijn,
        status=afspraak.status,
        stand="over" if late else STANDEN[afspraak.status],
        stand_tekst=f"{late} {'dag' if late == 1 else 'dagen'} over tijd" if late else words,
        over_tijd=late,
        hier_gemaakt=afspraak.agendapunt_id == punt_id,
        terugkoppeling=getattr(afspraak, "laatste", None) or "",
    )
