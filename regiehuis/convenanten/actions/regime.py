"""Regimes are configuration: made and changed by the ketenmanager (R1)."""

import uuid

from django.db import transaction

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, need, write

from ..models import Regime


def save_regime(
    *,
    asker: Asker,
    naam: str,
    wettelijke_basis: str,
    doel: str,
    contactpunt: str,
    bewaartermijn_jaren: int = 5,
    gesloten: bool = False,
    regime_id: uuid.UUID | None = None,
    versie: int | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Regime:
    """Make a legal regime, or change one when `regime_id` is given; retention in years (R1, R36). Raises NotFound.

    A closed regime (`gesloten`) gives no hit to those who ask whether somebody is known (R12).
    """
    check_manager(asker)
    if not 1 <= bewaartermijn_jaren <= 30:
        raise UnableToManage("Vul een getal in van 1 tot en met 30.", field="bewaartermijn_jaren")
    basis = "Vul in op welke wet of afspraak dit regime rust."
    fields = {
        "naam": need(naam, "naam", "Vul de naam van het regime in."),
        "wettelijke_basis": need(wettelijke_basis, "wettelijke_basis", basis, longest=200),
        "doel": need(doel, "doel", "Vul in waarvoor dit regime geldt.", longest=4000),
        "contactpunt": need(contactpunt, "contactpunt", "Vul in waar betrokkenen terechtkunnen.", longest=200),
        "bewaartermijn_jaren": bewaartermijn_jaren,
        "gesloten": gesloten,
    }
    with transaction.atomic():
        if regime_id is None:
            return write(asker, "regime", Regime, nieuw_id, veiligheidshuis_id=asker.huis_id, **fields)
        return change(asker, "regime", Regime, regime_id, versie, **fields)
