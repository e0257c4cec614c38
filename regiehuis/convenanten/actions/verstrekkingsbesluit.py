"""Supply decisions on police data: recorded and ended by the ketenmanager, never widened afterwards (R3)."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Q

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, write

from ..models import Convenant, Informatiecategorie, Ondertekening, Verstrekkingsbesluit
from ..rules.verstrekkingsbesluit import Besluit, check_besluit


def record_verstrekkingsbesluit(
    *, asker: Asker, convenant_id: uuid.UUID, besluit: Besluit, nieuw_id: uuid.UUID | None = None
) -> Verstrekkingsbesluit:
    """Record a decision that was taken; from `van` police data of these kinds may go to these recipients (R3).

    Raises NotFound, and UnableToManage at the field that is wrong.
    """
    check_manager(asker)
    with transaction.atomic():
        if not Convenant.objects.filter(id=convenant_id).exists():
            raise NotFound("convenant", convenant_id)
        police = Informatiecategorie.objects.filter(juridische_klasse="politie").values_list("id", flat=True)
        signed = Ondertekening.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), convenant_id=convenant_id)
        wrong = check_besluit(
            besluit,
            categorieen=frozenset(police),
            ontvangers=frozenset(signed.values_list("organisatie_id", flat=True)),
        )
        if wrong:
            raise UnableToManage(wrong[1], field=wrong[0])
        return write(
            asker,
            "verstrekkingsbesluit",
            Verstrekkingsbesluit,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            convenant_id=convenant_id,
            belang=besluit.belang.strip(),
            doel=besluit.doel.strip(),
            voorwaarden=besluit.voorwaarden.strip(),
            categorieen=sorted(besluit.categorieen),
            ontvangers=sorted(besluit.ontvangers),
            besloten_door=besluit.besloten_door.strip(),
            van=besluit.van,
            tot=besluit.tot,
        )


def end_verstrekkingsbesluit(
    *, asker: Asker, besluit_id: uuid.UUID, versie: int | None, tot: datetime.date
) -> Verstrekkingsbesluit:
    """End a decision earlier; from that day its recipients read nothing on it. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Verstrekkingsbesluit.objects.filter(id=besluit_id).first()
        if found is None:
            raise NotFound("verstrekkingsbesluit", besluit_id)
        if not found.van <= tot < found.tot:
            raise UnableToManage("Kies een dag na het begin en voor het einde van het besluit.", field="tot")
        return change(asker, "verstrekkingsbesluit", Verstrekkingsbesluit, found.id, versie, tot=tot)
