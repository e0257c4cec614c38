"""Emergency access taken, ended early and judged afterwards (R18)."""

import dataclasses
import uuid
from typing import Any

from django.conf import settings
from django.db import transaction

from regiehuis.kern.bsn import hash_bsn
from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.kern.namen import normalise_query
from regiehuis.kern.wachtrij import enqueue
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.actions import UnableToMail, mail_bericht, notify
from regiehuis.samenwerking.actions.medewerkers import tell_fg

from ..access.noodtoegang import Genomen, fetch_noodtoegang, guards_casus, holders_of_fg, take
from ..models import Noodtoegang
from ..rules.noodtoegang import BEOORDELINGEN, LANGSTE_REDEN, NOOIT, check_vraag, is_open


class UnableToTakeNoodtoegang(Refusal):
    """Emergency access cannot be taken, ended or judged as asked."""


@dataclasses.dataclass(frozen=True)
class Noodvraag:
    """What somebody gives to get emergency access: why, for how long, and by what the case is found."""

    reden: str
    uren: int
    nummer: str = ""
    bsn: str = ""
    achternaam: str = ""
    geboortedatum: str = ""


def take_noodtoegang(*, asker: Asker, vraag: Noodvraag) -> list[uuid.UUID]:
    """Open the running cases that this number or person stands in, for some hours, to read only (R18).

    Whoever guards the case and the FG hear of it in the same act; no setting turns that off. Answers the keys of what
    is open now: none when nothing is found, and the same for a closed regime, a shielded person or a covenant that the
    asker's organisation did not sign. Each attempt counts and is logged. Raises NotAllowed, UnableToTakeNoodtoegang.
    """
    if asker.functies & NOOIT:
        raise NotAllowed("Met uw functie neemt u geen noodtoegang. Bel de piketdienst van het huis.")
    naam = normalise_query(vraag.achternaam).replace(" ", "")
    by = {"nummer": vraag.nummer.strip(), "bsn": vraag.bsn, "naam": naam, "geboren": vraag.geboortedatum}
    if wrong := check_vraag(vraag.reden, vraag.uren, **by):
        raise UnableToTakeNoodtoegang(wrong[1], field=wrong[0])
    with transaction.atomic():
        answer = take(
            reden=vraag.reden.strip(),
            uren=vraag.uren,
            nummer=by["nummer"],
            bsn_hash=hash_bsn(vraag.bsn) if vraag.bsn else "",
            zoeknaam=naam,
            geboortedatum=vraag.geboortedatum,
        )
        if answer.te_vaak:
            raise UnableToTakeNoodtoegang("U heeft dit vandaag te vaak geprobeerd. Bel de piketdienst van het huis.")
        for opened in answer.genomen:
            if opened.nieuw:
                _tell(asker, opened)
        if not answer.genomen:
            record(asker=asker, handeling="zoeken", object_soort="noodtoegang", doel="noodtoegang")
        if answer.is_lid and not answer.genomen:
            raise UnableToTakeNoodtoegang("U bent lid van deze casus en kunt hem gewoon openen.", field="nummer")
    return [opened.id for opened in answer.genomen]


def end_noodtoegang(*, asker: Asker, noodtoegang_id: uuid.UUID) -> Noodtoegang:
    """End it before its hours are over: by who took it, or who guards the case. Raises NotFound, NotAllowed."""
    with transaction.atomic():
        found = fetch_noodtoegang(asker, noodtoegang_id)
        if found.medewerker_id != asker.medewerker_id and not guards_casus(asker, found.casus_id):
            raise NotAllowed("Alleen wie de toegang nam of de procesregisseur van de casus kan haar beëindigen.")
        if not is_open(found.tot, asker.moment):
            raise UnableToTakeNoodtoegang("Deze noodtoegang is al voorbij.")
        Noodtoegang.objects.filter(id=found.id).update(tot=asker.moment, beeindigd_door_id=asker.medewerker_id)
        record(asker=asker, handeling="wijzigen", object_soort="noodtoegang", object_id=found.id)
        found.refresh_from_db()
    return found


def judge_noodtoegang(*, asker: Asker, noodtoegang_id: uuid.UUID, beoordeling: str, toelichting: str) -> Noodtoegang:
    """Say afterwards whether it was right, once, with why; who took it and the FG hear of it.

    By who guards the case, never by who took it. Raises NotFound, NotAllowed, UnableToTakeNoodtoegang.
    """
    with transaction.atomic():
        found = fetch_noodtoegang(asker, noodtoegang_id)
        if found.medewerker_id in asker.namens or not guards_casus(asker, found.casus_id):
            raise NotAllowed("De procesregisseur van de casus beoordeelt de noodtoegang.")
        if beoordeling not in dict(BEOORDELINGEN):
            raise UnableToTakeNoodtoegang("Kies of de noodtoegang terecht was.", field="beoordeling")
        if not toelichting.strip() or len(toelichting) > LANGSTE_REDEN:
            raise UnableToTakeNoodtoegang(f"Vul in waarom, in maximaal {LANGSTE_REDEN} tekens.", field="toelichting")
        given = {"beoordeling": beoordeling, "toelichting": toelichting.strip(), "beoordeeld_op": asker.moment}
        waiting = Noodtoegang.objects.filter(id=found.id, beoordeeld_op=None)
        if not waiting.update(beoordeeld_door_id=asker.medewerker_id, **given):
            raise UnableToTakeNoodtoegang("Deze noodtoegang is al beoordeeld.")
        record(asker=asker, handeling="wijzigen", object_soort="noodtoegang", object_id=found.id)
        where: dict[str, Any] = {"object_soort": "noodtoegang", "object_id": found.id}
        tekst = "Noodtoegang is beoordeeld door de procesregisseur van de casus."
        notify(
            asker=asker, medewerker_id=found.medewerker_id, tekst=tekst, object_soort="noodtoegang", object_id=found.id
        )
        tell_fg(asker, tekst, object_soort=where["object_soort"], object_id=found.id)
        found.refresh_from_db()
    return found


def mail_noodtoegang(*, asker: Systeem) -> int:
    """Mail those who were told of emergency access that there is something to read, without content; how many mails.

    What the mail server refuses waits for the next round. Without a mail server nothing is marked as mailed.
    """
    if not settings.SENDS_MAIL:
        return 0
    waiting = Noodtoegang.objects.filter(veiligheidshuis_id=asker.huis_id, gemaild_op=None).order_by("van", "id")
    mailed = 0
    for noodtoegang_id, guard in list(waiting.values_list("id", "procesregisseur_id")):
        told = holders_of_fg(asker) | ({guard} if guard else set())
        try:
            with transaction.atomic():
                Noodtoegang.objects.filter(id=noodtoegang_id).update(gemaild_op=asker.moment)
                mailed += mail_bericht(asker=asker, soort="noodtoegang", medewerker_ids=told)
        except UnableToMail:
            continue
    return mailed


def _tell(asker: Asker, opened: Genomen) -> None:
    """Log it with its persons, and tell who guards the case and the FG, at once and by mail."""
    record(
        asker=asker,
        handeling="aanmaken",
        object_soort="noodtoegang",
        object_id=opened.id,
        personen=opened.personen,
        doel="noodtoegang",
    )
    if opened.procesregisseur_id:
        notify(
            asker=asker,
            medewerker_id=opened.procesregisseur_id,
            tekst="Iemand nam noodtoegang tot een casus van u. Bekijk wie, waarom en hoe lang.",
            object_soort="noodtoegang",
            object_id=opened.id,
        )
    tell_fg(asker, "Iemand nam noodtoegang tot een casus.", object_soort="noodtoegang", object_id=opened.id)
    enqueue("piketwacht")
