"""Breaches: a suspicion that anybody reports, what the FG decides, whom it touches, and its end (R42)."""

import dataclasses
import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.access import persons_in
from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Zoekvraag
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.actions import Bericht, notify, notify_once

from ..access.datalek import datalek_to_handle
from ..models import Datalek
from ..rules.datalek import (
    BESLUITEN,
    BIJNA,
    LANGSTE_TEKST,
    MELDTERMIJN,
    SOORTEN,
    STATUSSEN,
    Beoordeling,
    check_afsluiten,
    check_beoordeling,
    check_ontdekt,
)
from ..rules.toezicht import names_number
from .toezicht import UnableToOversee, check_colleague, check_texts, fgs_of

INFORMEERT = "procesregisseur"
AFGESLOTEN = "Dit datalek is afgesloten."


def report_datalek(
    *, asker: Asker, soort: str, ontdekt_op: datetime.datetime, omschrijving: str, nieuw_id: uuid.UUID | None = None
) -> Datalek:
    """Report the suspicion of a breach, as anybody of the house; every FG hears of it. Raises UnableToOversee."""
    if soort not in dict(SOORTEN):
        raise UnableToOversee("Kies wat er is gebeurd.", field="soort")
    if wrong := check_ontdekt(ontdekt_op, moment=asker.moment):
        raise UnableToOversee(wrong, field="ontdekt_op")
    check_texts(omschrijving=omschrijving)
    with transaction.atomic():
        if before := made_before(Datalek, nieuw_id):
            return before
        made = Datalek(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            soort=soort,
            ontdekt_op=ontdekt_op,
            omschrijving=omschrijving.strip(),
            gemeld_op=asker.moment,
            gemeld_door_id=asker.medewerker_id,
        )
        made.save(force_insert=True)
        record(asker=asker, handeling="aanmaken", object_soort="datalek", object_id=made.id)
        for fg_id in fgs_of(asker):
            notify(
                asker=asker,
                medewerker_id=fg_id,
                tekst="Er is een vermoeden van een datalek gemeld. De klok van 72 uur loopt.",
                object_soort="datalek",
                object_id=made.id,
            )
    return made


def assess_datalek(*, asker: Asker, datalek_id: uuid.UUID, versie: int | None, beoordeling: Beoordeling) -> Datalek:
    """Write what the FG decided: is it one, what follows, who is told and why.

    Whoever must tell the persons is a procesregisseur and hears of it. Raises NotFound, NotAllowed, UnableToOversee.
    """
    with transaction.atomic():
        found = _open(asker, datalek_id)
        _check_words(beoordeling)
        wrong = check_beoordeling(beoordeling, ontdekt_op=found.ontdekt_op, moment=asker.moment)
        if wrong:
            raise UnableToOversee(wrong[0][1], field=wrong[0][0])
        if beoordeling.betrokkenen_besluit != "melden":
            beoordeling = dataclasses.replace(beoordeling, informeert_id=None, informeren_voor=None)
        elif beoordeling.informeert_id:
            check_colleague(asker, beoordeling.informeert_id, field="informeert", functie=INFORMEERT)
        told = found.informeert_id
        _change(asker, found, versie, **dataclasses.asdict(beoordeling))
        if beoordeling.informeert_id and beoordeling.informeert_id != told:
            notify(
                asker=asker,
                medewerker_id=beoordeling.informeert_id,
                tekst="De functionaris gegevensbescherming vraagt u betrokkenen van een datalek te berichten.",
                object_soort="datalek",
                object_id=found.id,
            )
    return found


def draw_betrokkenen(*, asker: Asker, datalek_id: uuid.UUID, versie: int | None, zoekvraag: Zoekvraag, uit: str) -> int:
    """Draw the persons touched from the log: whom the rows of this search are about (R33). Answers how many.

    `uit` says in words what was searched. Raises NotFound, NotAllowed, UnableToOversee.
    """
    with transaction.atomic():
        found = _open(asker, datalek_id)
        if not (zoekvraag.medewerker_id or zoekvraag.object_ids or zoekvraag.organisatie_id):
            raise UnableToOversee("Kies een medewerker of organisatie, of vul een casus of object in.")
        personen = persons_in(asker=asker, zoekvraag=zoekvraag)
        if not personen:
            raise UnableToOversee("In het logboek staat voor deze keuze niemand. Maak de periode of de keuze ruimer.")
        _change(asker, found, versie, betrokkenen=personen, aantal=len(personen), betrokkenen_uit=uit[:300])
    return len(personen)


def record_told(*, asker: Asker, datalek_id: uuid.UUID, versie: int | None) -> Datalek:
    """Record that the persons were told; from now on nobody reads their names. Raises as `assess_datalek`."""
    with transaction.atomic():
        found = _open(asker, datalek_id)
        if found.betrokkenen_besluit != "melden":
            raise UnableToOversee("Er is niet besloten dat betrokkenen bericht krijgen.")
        if found.geinformeerd_op is None:
            _change(asker, found, versie, geinformeerd_op=asker.moment)
    return found


def close_datalek(*, asker: Asker, datalek_id: uuid.UUID, versie: int | None) -> Datalek:
    """Close a breach once everything was decided and done. Raises NotFound, NotAllowed, UnableToOversee."""
    with transaction.atomic():
        found = _open(asker, datalek_id)
        decided = Beoordeling(**{field.name: getattr(found, field.name) for field in dataclasses.fields(Beoordeling)})
        if wrong := check_afsluiten(decided, geinformeerd=found.geinformeerd_op is not None):
            raise UnableToOversee(wrong)
        _change(asker, found, versie, afgesloten_op=asker.moment)
    return found


def remind_datalekken(*, asker: Systeem) -> int:
    """Tell the FG when less than a day is left to report a breach, and when no time is left; answers how many."""
    running = Datalek.objects.filter(veiligheidshuis_id=asker.huis_id, afgesloten_op=None, ap_gemeld_op=None)
    running = running.exclude(status="geen_datalek").exclude(ap_besluit="niet_melden")
    overseers = fgs_of(asker)
    return notify_once(
        asker=asker,
        berichten=[
            Bericht(
                medewerker_id=wie,
                tekst=tekst,
                object_soort="datalek",
                object_id=datalek_id,
                kenmerk=f"datalek {datalek_id} {stap}",
            )
            for stap, after, tekst in (
                ("bijna", MELDTERMIJN - BIJNA, "Voor een datalek zijn van de 72 uur minder dan 24 uur over."),
                ("voorbij", MELDTERMIJN, "Voor een datalek zijn de 72 uur voorbij zonder melding of besluit."),
            )
            for datalek_id in running.filter(ontdekt_op__lte=asker.moment - after).values_list("id", flat=True)
            for wie in overseers
        ],
    )


def _open(asker: Asker, datalek_id: uuid.UUID) -> Datalek:
    found = datalek_to_handle(asker, datalek_id)
    if found.afgesloten_op is not None:
        raise UnableToOversee(AFGESLOTEN)
    return found


def _check_words(beoordeling: Beoordeling) -> None:
    if beoordeling.status not in dict(STATUSSEN):
        raise UnableToOversee("Kies of dit een datalek is.", field="status")
    for name in ("ap_besluit", "betrokkenen_besluit"):
        if getattr(beoordeling, name) not in dict(BESLUITEN):
            raise UnableToOversee("Kies een van de besluiten.", field=name)
    for name in ("gevolgen", "maatregelen", "ap_reden", "betrokkenen_reden"):
        tekst = getattr(beoordeling, name)
        if len(tekst) > LANGSTE_TEKST:
            raise UnableToOversee(f"Houd dit bij maximaal {LANGSTE_TEKST} tekens.", field=name)
        if names_number(tekst):
            raise UnableToOversee("Hier staat een nummer dat op een BSN lijkt. Schrijf dit zonder nummers.", field=name)


def _change(asker: Asker, datalek: Datalek, versie: int | None, **fields: object) -> None:
    if not change_row(datalek, versie, **fields):
        raise UnableToOversee(GEWIJZIGD)
    record(asker=asker, handeling="wijzigen", object_soort="datalek", object_id=datalek.id)
