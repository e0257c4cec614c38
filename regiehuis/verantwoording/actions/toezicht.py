"""Findings: recorded by the FG, answered by their owner, closed by the FG; and a reminder on their day (R35)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.kern.period import on_day
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import FG
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.actions import Bericht, notify, notify_once
from regiehuis.samenwerking.models import Functie, Medewerker

from ..access.toezicht import bevinding_to_answer, bevinding_to_close, require_fg
from ..models import Bevinding
from ..rules.toezicht import AFLOOP, BRONNEN, LANGST_ONDERWERP, LANGSTE_TEKST, LOPEND, check_opvolgen, names_number


class UnableToOversee(Refusal):
    """What the FG, or the owner of a finding, asks cannot be done so."""


def record_bevinding(
    *,
    asker: Asker,
    onderwerp: str,
    toelichting: str,
    eigenaar_id: uuid.UUID,
    opvolgen_voor: datetime.date,
    bron: str = "anders",
    bron_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Bevinding:
    """Record what the FG found, with who does something about it and before when; the owner hears of it.

    Raises NotFound for who is not FG, UnableToOversee.
    """
    require_fg(asker, "bevinding")
    if bron not in dict(BRONNEN):
        raise UnableToOversee("Kies waar deze bevinding uit komt.", field="bron")
    check_texts(onderwerp=onderwerp, toelichting=toelichting)
    if wrong := check_opvolgen(opvolgen_voor, vandaag=asker.dag):
        raise UnableToOversee(wrong, field="opvolgen_voor")
    with transaction.atomic():
        if before := made_before(Bevinding, nieuw_id):
            return before
        check_colleague(asker, eigenaar_id, field="eigenaar")
        made = Bevinding(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            onderwerp=onderwerp.strip(),
            toelichting=toelichting.strip(),
            bron=bron,
            bron_id=bron_id,
            eigenaar_id=eigenaar_id,
            opvolgen_voor=opvolgen_voor,
            gemaakt_op=asker.moment,
            gemaakt_door_id=asker.medewerker_id,
        )
        made.save(force_insert=True)
        record(asker=asker, handeling="aanmaken", object_soort="bevinding", object_id=made.id)
        if eigenaar_id != asker.medewerker_id:
            _tell(asker, eigenaar_id, "De functionaris gegevensbescherming vraagt u een bevinding op te volgen.", made)
    return made


def answer_bevinding(*, asker: Asker, bevinding_id: uuid.UUID, versie: int | None, reactie: str) -> Bevinding:
    """Say what was done about it, as its owner; the FG hears of it. Raises NotFound, NotAllowed, UnableToOversee."""
    with transaction.atomic():
        found = bevinding_to_answer(asker, bevinding_id)
        if found.status not in LOPEND:
            raise UnableToOversee("Deze bevinding is al afgesloten.")
        check_texts(reactie=reactie)
        _change(asker, found, versie, reactie=reactie.strip(), status="beantwoord")
        if found.gemaakt_door_id != asker.medewerker_id:
            _tell(asker, found.gemaakt_door_id, "Er is geantwoord op een bevinding van u.", found)
    return found


def follow_bevinding(
    *, asker: Asker, bevinding_id: uuid.UUID, versie: int | None, eigenaar_id: uuid.UUID, opvolgen_voor: datetime.date
) -> Bevinding:
    """Give a finding another owner or date. Raises NotFound, NotAllowed, UnableToOversee."""
    with transaction.atomic():
        found = bevinding_to_close(asker, bevinding_id)
        if found.status not in LOPEND:
            raise UnableToOversee("Deze bevinding is al afgesloten.")
        if wrong := check_opvolgen(opvolgen_voor, vandaag=asker.dag):
            raise UnableToOversee(wrong, field="opvolgen_voor")
        check_colleague(asker, eigenaar_id, field="eigenaar")
        other = found.eigenaar_id != eigenaar_id
        _change(asker, found, versie, eigenaar_id=eigenaar_id, opvolgen_voor=opvolgen_voor, status="open")
        if other and eigenaar_id != asker.medewerker_id:
            _tell(asker, eigenaar_id, "De functionaris gegevensbescherming vraagt u een bevinding op te volgen.", found)
    return found


def close_bevinding(
    *, asker: Asker, bevinding_id: uuid.UUID, versie: int | None, status: str, uitkomst: str
) -> Bevinding:
    """Close a finding with what came of it. Raises NotFound, NotAllowed, UnableToOversee."""
    with transaction.atomic():
        found = bevinding_to_close(asker, bevinding_id)
        if found.status not in LOPEND:
            raise UnableToOversee("Deze bevinding is al afgesloten.")
        if status not in dict(AFLOOP):
            raise UnableToOversee("Kies hoe de bevinding is afgelopen.", field="status")
        check_texts(uitkomst=uitkomst)
        _change(asker, found, versie, status=status, uitkomst=uitkomst.strip(), afgehandeld_op=asker.moment)
    return found


def remind_bevindingen(*, asker: Systeem) -> int:
    """Tell owner and FG of findings whose day of follow-up has come; once a finding and day. Answers how many."""
    due = Bevinding.objects.filter(veiligheidshuis_id=asker.huis_id, status__in=LOPEND, opvolgen_voor__lte=asker.dag)
    overseers = fgs_of(asker)
    return notify_once(
        asker=asker,
        berichten=[
            Bericht(
                medewerker_id=wie,
                tekst="Een bevinding van de functionaris gegevensbescherming is toe aan opvolging.",
                object_soort="bevinding",
                object_id=bevinding_id,
                kenmerk=f"bevinding {bevinding_id} {dag}",
            )
            for bevinding_id, eigenaar_id, dag in due.values_list("id", "eigenaar_id", "opvolgen_voor")
            for wie in {eigenaar_id, *overseers}
        ],
    )


def fgs_of(asker: Asker | Systeem) -> list[uuid.UUID]:
    """Who is FG of the house today."""
    held = Functie.objects.filter(on_day(asker.dag), veiligheidshuis_id=asker.huis_id, soort=FG)
    return sorted(set(held.values_list("medewerker_id", flat=True)))


def check_texts(**teksten: str) -> None:
    """Each is filled in, not too long, and holds no number like a BSN. Raises UnableToOversee at its field."""
    for name, tekst in teksten.items():
        longest = LANGST_ONDERWERP if name == "onderwerp" else LANGSTE_TEKST
        if not tekst.strip() or len(tekst) > longest:
            raise UnableToOversee(f"Vul dit in, in maximaal {longest} tekens.", field=name)
        if names_number(tekst):
            raise UnableToOversee("Hier staat een nummer dat op een BSN lijkt. Schrijf dit zonder nummers.", field=name)


def check_colleague(asker: Asker, medewerker_id: uuid.UUID, *, field: str, functie: str = "") -> None:
    """Somebody of the house with an open account, and with this function today. Raises UnableToOversee."""
    rows = Medewerker.objects.filter(id=medewerker_id, veiligheidshuis_id=asker.huis_id, is_active=True)
    if functie:
        held = Functie.objects.filter(on_day(asker.dag), soort=functie, veiligheidshuis_id=asker.huis_id)
        rows = rows.filter(id__in=held.values("medewerker_id"))
    if not rows.exists():
        raise UnableToOversee("Kies een medewerker van het huis.", field=field)


def _change(asker: Asker, bevinding: Bevinding, versie: int | None, **fields: object) -> None:
    if not change_row(bevinding, versie, **fields):
        raise UnableToOversee(GEWIJZIGD)
    record(asker=asker, handeling="wijzigen", object_soort="bevinding", object_id=bevinding.id)


def _tell(asker: Asker, medewerker_id: uuid.UUID, tekst: str, bevinding: Bevinding) -> None:
    notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="bevinding", object_id=bevinding.id)
