"""The decision on a signal: criteria one by one, outcome, word to the sender; accepted it opens or waits (R10–R12)."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Thema

from ..access.beeld import beeld_of_persoon
from ..access.bezetting import bezetting
from ..access.signaal import chaired_signaal, update_signaal
from ..access.treffers import ask_for, found_before, search
from ..models import Criterium, Signaal, Triage, Triageoordeel
from ..rules import triage as rules
from ..rules.signaal import MET_PERSONEN, not_informed
from .casus import open_casus
from .wachtrij import place_on_wachtlijst

Koppeling = tuple[uuid.UUID, uuid.UUID | None]


class UnableToDecideTriage(Refusal):
    """The decision cannot be taken like this."""


def search_personen(*, asker: Asker, signaal_id: uuid.UUID) -> dict[uuid.UUID, list[rules.Treffer]]:
    """Hits in the person index for each person of a signal, by its key; nobody is made a person before this (R12)."""
    with transaction.atomic():
        return search_for(asker=asker, signaal=_decidable(asker, signaal_id))


def search_for(*, asker: Asker, signaal: Signaal) -> dict[uuid.UUID, list[rules.Treffer]]:
    """Hits for each person of a signal that waits for a decision or for a place."""
    vragen = [ask_for(persoon.id, persoon, asker=asker) for persoon in signaal.personen.order_by("id")]
    return search(asker=asker, object_soort="signaal", object_id=signaal.id, vragen=vragen)


def decide_triage(
    *,
    asker: Asker,
    signaal_id: uuid.UUID,
    versie: int,
    besluit: str,
    motivering: str,
    bericht: str,
    oordelen: Sequence[rules.Oordeel],
    uitzondering: bool = False,
    verwezen_naar: str = "",
    convenant_id: uuid.UUID | None = None,
    overlegvorm_id: uuid.UUID | None = None,
    personen: Sequence[Koppeling] = (),
    thema_id: uuid.UUID | None = None,
    wachten: rules.Wachten | None = None,
    boven_capaciteit: bool = False,
    nieuw_id: uuid.UUID | None = None,
) -> Triage:
    """Decide on a complete signal, as the chair of its triage; the author of the decision stays with it (R39).

    Accepting opens the case, or puts the signal on the waiting list of the meeting when `wachten` gives the reason; a
    full meeting takes a case only with `boven_capaciteit` (A2). `personen` links each person of the signal to one that
    a search found, or to None for a new one; `thema_id` is the theme when the sender gave none. Acceptance outside the
    national criteria is an exception that the chair ticks and motivates (R10).
    """
    with transaction.atomic():
        if before := made_before(Triage, nieuw_id):
            return before
        signaal = _decidable(asker, signaal_id)
        proposal = rules.Besluit(
            besluit=besluit,
            motivering=motivering,
            bericht=bericht,
            voldaan=_judged(asker, oordelen),
            uitzondering=uitzondering,
            verwezen_naar=verwezen_naar,
            heeft_convenant=convenant_id is not None,
            heeft_overlegvorm=overlegvorm_id is not None,
            wachten=wachten,
        )
        _check(signaal, proposal, personen)
        above = _above_capacity(asker, proposal, overlegvorm_id, boven_capaciteit)
        theme = _theme(asker, signaal, proposal, thema_id)
        signaal = update_signaal(
            signaal,
            versie,
            status="besloten",
            besluit=besluit,
            bericht=bericht,
            besloten_op=asker.moment,
            thema_id=theme,
            wacht_op_id=overlegvorm_id if proposal.waits else None,
        )
        triage = _write(asker, signaal, proposal, oordelen, nieuw_id, boven_capaciteit=above)
        if wachten is not None and overlegvorm_id is not None and proposal.waits:
            place_on_wachtlijst(asker=asker, signaal=signaal, overlegvorm_id=overlegvorm_id, wachten=wachten)
        elif convenant_id is not None and overlegvorm_id is not None and besluit == "aannemen":
            open_casus(
                asker=asker,
                signaal=signaal,
                convenant_id=convenant_id,
                overlegvorm_id=overlegvorm_id,
                personen=list(personen),
            )
        _tell_sender(asker, signaal)
    return triage


def _decidable(asker: Asker, signaal_id: uuid.UUID) -> Signaal:
    signaal = chaired_signaal(asker, signaal_id)
    if signaal.status == "besloten":
        raise UnableToDecideTriage("Over dit signaal is al besloten.")
    if signaal.status != "volledig":
        raise UnableToDecideTriage("Dit signaal is niet volledig en staat op geen triage.")
    return signaal


def _judged(asker: Asker, oordelen: Sequence[rules.Oordeel]) -> dict[str, bool]:
    """Judgements by code of the criterion, checked against the criteria of the house."""
    criteria = dict(
        Criterium.objects.filter(veiligheidshuis_id=asker.huis_id, actief=True)
        .order_by("volgorde", "code")
        .values_list("id", "code")
    )
    _refuse(rules.check_oordelen(criteria, oordelen))
    return {criteria[oordeel.criterium_id]: oordeel.voldaan for oordeel in oordelen if oordeel.criterium_id in criteria}


def _check(signaal: Signaal, proposal: rules.Besluit, personen: Sequence[Koppeling]) -> None:
    for name, longest in (("motivering", 4000), ("bericht", 2000), ("verwezen_naar", 200)):
        if len(getattr(proposal, name)) > longest:
            raise UnableToDecideTriage(f"Houd dit bij maximaal {longest} tekens.", field=name)
    _refuse(rules.check_besluit(proposal))
    if proposal.besluit == "aannemen" and signaal.soort in MET_PERSONEN:
        check_informed(signaal)
        if not proposal.waits:
            check_personen(signaal, personen)


def _above_capacity(asker: Asker, proposal: rules.Besluit, overlegvorm_id: uuid.UUID | None, agreed: bool) -> bool:
    """Whether this opens a case in a full meeting; refuses that unless the chair agreed to it (A2)."""
    if proposal.besluit != "aannemen" or proposal.waits or overlegvorm_id is None:
        return False
    full = bezetting(asker).get(overlegvorm_id)
    if full is None or not full.vol:
        return False
    if not agreed:
        message = "Dit overleg is vol. Zet het signaal op de wachtlijst, of kies dat de casus toch nu begint."
        raise UnableToDecideTriage(message, field="overlegvorm")
    return True


def check_informed(signaal: Signaal) -> None:
    """Each person informed, or with ground not to be (R8)."""
    lacking = not_informed(beeld_of_persoon(persoon) for persoon in signaal.personen.order_by("id"))
    if lacking:
        message = f"Aannemen kan nog niet. {lacking[0][1]} De afzender kan dit aanvullen."
        raise UnableToDecideTriage(message, field="besluit")


def check_personen(signaal: Signaal, personen: Sequence[Koppeling]) -> None:
    """Each person searched before made, and linked to a real hit only (R12)."""
    in_signal = list(signaal.personen.order_by("id"))
    found = found_before(signaal.id)
    if found is None:
        raise UnableToDecideTriage("Zoek eerst of de personen al bekend zijn.", field="besluit")
    if {key for key, _ in personen} != {persoon.id for persoon in in_signal}:
        raise UnableToDecideTriage("Kies bij elke persoon: een bekende persoon, of een nieuwe.", field="besluit")
    chosen = [persoon_id for _, persoon_id in personen if persoon_id is not None]
    if not found.issuperset(chosen):
        raise UnableToDecideTriage("Kies een persoon uit de gevonden personen.", field="besluit")
    if len(chosen) != len(set(chosen)):
        raise UnableToDecideTriage("U koppelt twee personen aan dezelfde bekende persoon.", field="besluit")


def _theme(asker: Asker, signaal: Signaal, proposal: rules.Besluit, thema_id: uuid.UUID | None) -> uuid.UUID | None:
    """The sender's theme, else the chair's on acceptance: a case runs under a theme of its covenant."""
    if signaal.thema_id is not None or proposal.besluit != "aannemen":
        return signaal.thema_id
    if (
        thema_id is None
        or not Thema.objects.filter(id=thema_id, veiligheidshuis_id=asker.huis_id, actief=True).exists()
    ):
        raise UnableToDecideTriage("Kies het thema van de casus.", field="thema")
    return thema_id


def _write(
    asker: Asker,
    signaal: Signaal,
    proposal: rules.Besluit,
    oordelen: Sequence[rules.Oordeel],
    nieuw_id: uuid.UUID | None,
    *,
    boven_capaciteit: bool,
) -> Triage:
    triage = Triage.objects.create(
        id=nieuw_id or new_id(),
        veiligheidshuis_id=asker.huis_id,
        signaal=signaal,
        triagevorm_id=signaal.triagevorm_id,
        besluit=proposal.besluit,
        motivering=proposal.motivering,
        uitzondering=proposal.besluit == "aannemen" and not rules.meets(proposal.voldaan),
        boven_capaciteit=boven_capaciteit,
        verwezen_naar=proposal.verwezen_naar if proposal.besluit == "doorverwijzen" else "",
        besloten_door_id=asker.medewerker_id,
        besloten_op=asker.moment,
    )
    Triageoordeel.objects.bulk_create(
        Triageoordeel(triage=triage, criterium_id=oordeel.criterium_id, voldaan=oordeel.voldaan, reden=oordeel.reden)
        for oordeel in oordelen
    )
    record(
        asker=asker,
        handeling="aanmaken",
        object_soort="triage",
        object_id=triage.id,
        doel=f"triage: {proposal.besluit}",
    )
    return triage


def _tell_sender(asker: Asker, signaal: Signaal) -> None:
    """Word to the sender, always, and without content (R11)."""
    notify(
        asker=asker,
        medewerker_id=signaal.afzender_id,
        tekst=f"Over uw signaal {signaal.nummer} is besloten.",
        object_soort="signaal",
        object_id=signaal.id,
    )


def _refuse(wrong: tuple[str, str] | None) -> None:
    if wrong is not None:
        raise UnableToDecideTriage(wrong[1], field=wrong[0])
