"""What an organisation still carries in a case, before its last member leaves (R29)."""

import datetime

from regiehuis.samenwerking.access import Asker

from ..models import Afspraak, Casus, Deelname, Interventie
from ..rules.casus import Last
from ..rules.plan import OPEN


def carried_by(asker: Asker, casus: Casus, deelname: Deelname, tot: datetime.date) -> Last | None:
    """What the member's organisation carries while nobody else of it stays beyond `tot`; None when somebody does.

    Who is there for one meeting only does not count as staying.
    `deelname` was fetched with `medewerker__onderdeel__organisatie`.
    """
    organisatie = deelname.medewerker.onderdeel.organisatie
    others = Deelname.objects.filter(casus=casus, medewerker__onderdeel__organisatie=organisatie, van__lte=asker.dag)
    staying = others.filter(tot__gt=tot, medewerker__is_active=True).exclude(rol="agendadeelnemer")
    if staying.exclude(id=deelname.id).exists():
        return None
    agreements = Afspraak.objects.filter(casus=casus, organisatie=organisatie, status__in=OPEN)
    running = Interventie.objects.filter(
        casus=casus, onderdeel__organisatie=organisatie, doel__status="open", beeindigd_op=None, tot__gt=asker.dag
    )
    lead = casus.regisseur
    return Last(
        organisatie=organisatie.naam,
        regie=lead is not None and lead.onderdeel.organisatie_id == organisatie.id,
        afspraken=list(agreements.order_by("termijn", "id").values_list("tekst", flat=True)),
        interventies=list(running.order_by("tot", "id").values_list("naam", flat=True)),
    )
