"""Regimes are configuration: made and changed by the ketenmanager (R1)."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, need, write
from regiehuis.samenwerking.models import Aansluiting
from regiehuis.samenwerking.rules import SOORTORGANISATIES

from ..models import Ondertekening, Regime
from ..rules.regime import Regimeregels, admits, check_regels


def save_regime(
    *,
    asker: Asker,
    naam: str,
    wettelijke_basis: str,
    doel: str,
    contactpunt: str,
    regels: Regimeregels | None = None,
    regime_id: uuid.UUID | None = None,
    versie: int | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Regime:
    """Make a legal regime, or change one when `regime_id` is given (R1, R36). Raises NotFound.

    A closed regime (`gesloten`) gives no hit to those who ask whether somebody is known (R12). A kind of organisation
    that signed a covenant under it stays admitted until that signature ends.
    """
    check_manager(asker)
    regels = regels or Regimeregels()
    basis = "Vul in op welke wet of afspraak dit regime rust."
    fields = {
        "naam": need(naam, "naam", "Vul de naam van het regime in."),
        "wettelijke_basis": need(wettelijke_basis, "wettelijke_basis", basis, longest=200),
        "doel": need(doel, "doel", "Vul in waarvoor dit regime geldt.", longest=4000),
        "contactpunt": need(contactpunt, "contactpunt", "Vul in waar betrokkenen terechtkunnen.", longest=200),
    }
    if wrong := check_regels(regels):
        raise UnableToManage(wrong[1], field=wrong[0])
    with transaction.atomic():
        if regime_id is None:
            return write(asker, "regime", Regime, nieuw_id, veiligheidshuis_id=asker.huis_id, **fields, **_kept(regels))
        _check_signed(asker, regime_id, regels.toegelaten_soorten)
        return change(asker, "regime", Regime, regime_id, versie, **fields, **_kept(regels))


def check_admitted(asker: Asker, regime: Regime, organisatie_id: uuid.UUID) -> None:
    """An organisation of a kind that the regime does not admit signs nothing under it (R1). Raises UnableToManage."""
    kinds = _kinds(asker, organisatie_id)
    if _fits(regime.toegelaten_soorten, kinds):
        return
    raise UnableToManage(
        f"Het regime {regime.naam} laat een organisatie van deze soort ({_words(kinds)}) niet toe. Klopt de soort niet,"
        " wijzig die dan bij de partner.",
        field="ondertekenaar",
    )


def _check_signed(asker: Asker, regime_id: uuid.UUID, toegelaten: Collection[str]) -> None:
    """Who signed under this regime stays of an admitted kind: else its people would read on, or fall out unseen."""
    signed = Ondertekening.objects.filter(convenant__regime_id=regime_id).filter(Q(tot=None) | Q(tot__gt=asker.dag))
    for organisatie_id, naam in signed.values_list("organisatie_id", "organisatie__naam").order_by("organisatie__naam"):
        kinds = _kinds(asker, organisatie_id)
        if not _fits(toegelaten, kinds):
            raise UnableToManage(
                f"{naam} ({_words(kinds)}) heeft een convenant onder dit regime getekend. Beëindig eerst die"
                " ondertekening, of laat deze soort toe.",
                field="toegelaten_soorten",
            )


def _kinds(asker: Asker, organisatie_id: uuid.UUID) -> set[str]:
    """The kinds that a partner has in the house, by its running affiliations."""
    running = Aansluiting.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), organisatie_id=organisatie_id)
    return set(running.values_list("soortorganisatie", flat=True))


def _fits(toegelaten: Collection[str], kinds: Collection[str]) -> bool:
    """Who is no partner any more has no kind, and no access in any case."""
    return not kinds or any(admits(toegelaten, kind) for kind in kinds)


def _words(kinds: Collection[str]) -> str:
    return ", ".join(dict(SOORTORGANISATIES)[kind] for kind in sorted(kinds))


def _kept(regels: Regimeregels) -> dict[str, object]:
    """The settings as the regime keeps them: lists without doubles, texts without white space around."""
    return {
        "soort": regels.soort,
        "toegelaten_soorten": sorted(set(regels.toegelaten_soorten)),
        "bewaartermijn_jaren": regels.bewaartermijn_jaren,
        "bewaren_vanaf": regels.bewaren_vanaf,
        "gesloten": regels.gesloten,
        "deelregels": regels.deelregels.strip(),
        "machtiging_vereist": regels.machtiging_vereist,
        "terugkoppeling_politie": regels.terugkoppeling_politie,
        "andere_verbanden": list(dict.fromkeys(naam.strip() for naam in regels.andere_verbanden if naam.strip())),
        "advies_vanaf": regels.advies_vanaf,
        "jurist": regels.jurist.strip(),
    }
