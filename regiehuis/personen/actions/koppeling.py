"""What people do with pairs of delivered records: decide, agree as the second, undo; and the thresholds of the house.

A decision changes its own pair and who the records are taken to be; nothing else of the house moves with it.
"""

import datetime
import uuid
from typing import Any, Final

from django.db import OperationalError, connection, transaction
from django.db.models import F

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access import check_analist, fetch_koppeling, koppelinstelling
from ..models import Aangeleverdrecord, Koppelbesluit, Koppeling, Koppelinstelling, Koppelrun
from ..rules import koppeling as rules
from .persoonsleutel import set_persoonsleutels

BEZIG: Final = "Er wordt nu een koppeling opgeschreven. Probeer het over een paar minuten opnieuw."
_NIET_NU: Final = "Dit kan niet meer met dit paar. Bekijk eerst hoe het er nu voor staat."
_ANDERS_BESLOTEN: Final = (
    "Iemand besloot eerder van twee van deze records dat het verschillende mensen zijn."
    " Maak eerst dat besluit ongedaan."
)


class UnableToLink(Refusal):
    """The pair, the run or the setting cannot be changed like this."""


def decide_paar(
    *,
    asker: Asker,
    koppeling_id: uuid.UUID,
    versie: int | None,
    besluit: str,
    reden: str,
    tot: datetime.date | None = None,
) -> Koppeling:
    """Say what becomes of a pair, with the reason; its author stays with it (R12, R39).

    Args:
        asker: the information analyst.
        koppeling_id: the pair.
        versie: which version of it the asker saw.
        besluit: one of PAARBESLUITEN; *ongedaan* takes back a link or a parting, by whomever it was made.
        reden: why, required.
        tot: the day until which it is postponed.

    Raises:
        NotFound: absent, or of another house.
        UnableToLink: wrong input, changed in the meantime, not possible from here, or the second is the first.
    """
    with transaction.atomic():
        lock_koppelen(asker)
        paar = fetch_koppeling(asker, koppeling_id)
        _check(asker, paar, besluit, reden, tot)
        nieuw = rules.next_stand(
            paar.stand, besluit, vier_ogen=koppelinstelling(asker).vier_ogen, wacht_op=paar.wacht_op
        )
        if nieuw is None:
            raise UnableToLink(_NIET_NU if versie == paar.versie else GEWIJZIGD)
        was = paar.stand
        if nieuw == "gekoppeld":
            _check_apart(paar)
        vrij = nieuw == "voorgesteld"
        changed = change_row(
            paar,
            versie,
            stand=nieuw,
            wacht_op=besluit if nieuw == "wacht_tweede" else "",
            uitgesteld_tot=tot if nieuw == "uitgesteld" else None,
            besloten_op=None if vrij else asker.moment,
            besloten_door_id=None if vrij else asker.medewerker_id,
        )
        if not changed:
            raise UnableToLink(GEWIJZIGD)
        Koppelbesluit.objects.create(
            veiligheidshuis_id=asker.huis_id,
            koppeling_id=paar.id,
            besluit=besluit,
            reden=reden.strip(),
            door_id=asker.medewerker_id,
            op=asker.moment,
        )
        pair = [paar.record_a_id, paar.record_b_id]
        if "gekoppeld" in (was, nieuw):
            set_persoonsleutels(pair)
        record(
            asker=asker,
            handeling="samenvoegen" if nieuw == "gekoppeld" else "wijzigen",
            object_soort="koppeling",
            object_id=paar.id,
            personen=pair,
        )
    return paar


def _check(asker: Asker, paar: Koppeling, besluit: str, reden: str, tot: datetime.date | None) -> None:
    wrong = rules.check_paarbesluit(besluit, reden, tot=tot, vandaag=asker.dag) or rules.check_tweede(
        besluit, eerste=paar.besloten_door_id, wie=asker.medewerker_id
    )
    if wrong:
        raise UnableToLink(wrong[1], field=wrong[0])


def _check_apart(paar: Koppeling) -> None:
    """Nobody is linked, along others, to who a person said is somebody else."""
    sleutels = [paar.record_a.persoonsleutel, paar.record_b.persoonsleutel]
    samen = Aangeleverdrecord.objects.filter(persoonsleutel__in=sleutels).values("id")
    apart = Koppeling.objects.filter(stand="apart", record_a__in=samen, record_b__in=samen)
    if apart.exclude(id=paar.id).exclude(record_a__persoonsleutel=F("record_b__persoonsleutel")).exists():
        raise UnableToLink(_ANDERS_BESLOTEN, field="besluit")


def change_koppelinstelling(
    *, asker: Asker, versie: int | None, koppelen_vanaf: float, vragen_vanaf: float, vier_ogen: bool
) -> Koppelinstelling:
    """Choose from which weight records are linked or asked about, and whether two people decide.

    What was linked stays until the next run. Raises NotAllowed, UnableToLink.
    """
    with transaction.atomic():
        lock_koppelen(asker)
        chosen = koppelinstelling(asker)
        if wrong := rules.check_drempels(koppelen_vanaf=koppelen_vanaf, vragen_vanaf=vragen_vanaf):
            raise UnableToLink(wrong[1], field=wrong[0])
        given: dict[str, Any] = {"gewijzigd_op": asker.moment, "gewijzigd_door_id": asker.medewerker_id}
        given |= {"koppelen_vanaf": koppelen_vanaf, "vragen_vanaf": vragen_vanaf, "vier_ogen": vier_ogen}
        if chosen.versie != versie:
            raise UnableToLink(GEWIJZIGD)
        if versie == 0:
            chosen = Koppelinstelling.objects.create(veiligheidshuis_id=asker.huis_id, **given)
        else:
            change_row(chosen, versie, **given)
        record(asker=asker, handeling="wijzigen", object_soort="koppelinstelling", object_id=chosen.id)
    return chosen


def ask_koppelrun(*, asker: Asker, nieuw_id: uuid.UUID | None = None) -> Koppelrun:
    """Ask for all records of the house to be compared; it begins apart from the screen, and one goes at a time.

    Raises NotAllowed, UnableToLink when one was asked for already.
    """
    check_analist(asker)
    if before := made_before(Koppelrun, nieuw_id):
        return before
    with transaction.atomic():
        lock_koppelen(asker)
        loopt = Koppelrun.objects.filter(stand__in=("gevraagd", "loopt"))
        if loopt.filter(gevraagd_op__gt=asker.moment - rules.RUN_DUURT).exists():
            raise UnableToLink("Er is al om een koppeling gevraagd. Wacht tot die klaar is.")
        chosen = koppelinstelling(asker)
        made = Koppelrun.objects.create(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            medewerker_id=asker.medewerker_id,
            stand="gevraagd",
            gevraagd_op=asker.moment,
            koppelen_vanaf=chosen.koppelen_vanaf,
            vragen_vanaf=chosen.vragen_vanaf,
        )
        record(asker=asker, handeling="aanmaken", object_soort="koppelrun", object_id=made.id)
    return made


def lock_koppelen(asker: Asker, *, wacht: str = "5s") -> None:
    """Let links of a house be written by one at a time, to the end of the transaction.

    Raises UnableToLink when a run writes for longer than `wacht` ("0" waits for as long as it takes).
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [wacht])
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"koppeling {asker.huis_id}"])
            cursor.execute("SELECT set_config('lock_timeout', '0', true)")
    except OperationalError as error:
        raise UnableToLink(BEZIG) from error
