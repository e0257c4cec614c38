"""A list that came in by the screen: it waits, sealed, until its columns were looked at; then it is taken in."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Final

from regiehuis.kern.models import made_before, new_id
from regiehuis.kern.versleutelen import seal
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..aanlevering.bestand import Geweigerd
from ..aanlevering.kolommen import stel_voor
from ..aanlevering.lezen import lees
from ..aanlevering.toetsen import Telling, Toets
from ..access import geleerd, wachtend
from ..models import Aanlevering
from .aanlevering import Levering, Uitslag, UnableToDeliver, check_levering, deliver

WACHT: Final = datetime.timedelta(days=7)
"""How long a file waits; what is older is let go of when the next one comes."""


def receive_aanlevering(
    *, asker: Asker, levering: Levering, inhoud: bytes, nieuw_id: uuid.UUID | None = None
) -> Aanlevering:
    """Keep a file until it is taken in, with what its columns seem to be.

    Raises UnableToDeliver when the partner may not deliver this today, or the file is refused whole.
    """
    check_levering(asker, levering)
    if before := made_before(Aanlevering, nieuw_id):
        return before
    try:
        bestand = lees(inhoud)
    except Geweigerd as fout:
        raise UnableToDeliver(str(fout), field="bestand") from fout
    key = nieuw_id or new_id()
    bekend = geleerd(asker, organisatie_id=levering.organisatie_id, soort=levering.soort)
    Aanlevering.objects.filter(status="ontvangen", op__lt=asker.moment - WACHT).update(status="afgekeurd", inhoud=None)
    made = Aanlevering.objects.create(
        id=key,
        veiligheidshuis_id=asker.huis_id,
        convenant_id=levering.convenant_id,
        organisatie_id=levering.organisatie_id,
        soort=levering.soort,
        bestandsnaam=levering.bestandsnaam[-150:],
        sha256=bestand.sha256,
        toewijzing=stel_voor(bestand.kop, levering.soort, bekend),
        status="ontvangen",
        inhoud=seal(inhoud, context=key.bytes),
        medewerker_id=asker.medewerker_id,
        op=asker.moment,
    )
    record(asker=asker, handeling="aanmaken", object_soort="aanlevering", object_id=key)
    return made


def check_aanlevering(*, asker: Asker, aanlevering_id: uuid.UUID, toewijzing: Mapping[str, str]) -> Telling:
    """Check every row of a waiting list by this mapping, and keep both mapping and counts.

    Raises NotFound, and UnableToDeliver when the mapping does not fit.
    """
    row, bestand = wachtend(asker, aanlevering_id)
    try:
        toets = Toets(bestand, row.soort, toewijzing, vandaag=asker.dag)
        for _ in toets.blokken():
            pass
    except Geweigerd as fout:
        raise UnableToDeliver(str(fout)) from fout
    told = {"rijen": toets.telling.rijen, "afgekeurd": toets.telling.afgekeurd}
    Aanlevering.objects.filter(id=row.id, status="ontvangen").update(toewijzing=dict(toewijzing), **told)
    record(asker=asker, handeling="wijzigen", object_soort="aanlevering", object_id=row.id)
    return toets.telling


def take_in_aanlevering(*, asker: Asker, aanlevering_id: uuid.UUID) -> Uitslag:
    """Take in a waiting list by the mapping that it was checked with. Raises NotFound, UnableToDeliver."""
    row, bestand = wachtend(asker, aanlevering_id)
    levering = Levering(row.convenant_id, row.organisatie_id, row.soort, row.bestandsnaam)
    return deliver(asker=asker, levering=levering, bestand=bestand, toewijzing=row.toewijzing, nieuw_id=row.id)
