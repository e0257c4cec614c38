"""Two records that may be one person: proposed by who leads a case or by the index itself, decided on (R12)."""

import uuid

from django.db import connection, transaction

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.personen.models import Koppelvoorstel
from regiehuis.personen.rules import KOPPELBESLUITEN, check_koppelbesluit
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import led_casus, persons_of_casus
from ..access.treffers import found_before

LONGEST = 300


class UnableToKoppelen(Refusal):
    """The link cannot be proposed or decided like this."""


def compare_with_hidden(casus_id: uuid.UUID, persoon_id: uuid.UUID) -> None:
    """Have the index compare a new person with those who give no hit; whoever made him learns nothing of it (R12)."""
    _propose(casus_id, persoon_id, None, "")


def propose_koppeling(
    *, asker: Asker, casus_id: uuid.UUID, persoon_id: uuid.UUID, bekende_id: uuid.UUID, toelichting: str = ""
) -> None:
    """Propose that a person of the case is the one that the asker's search for this case found (R12).

    The procesregisseur where that one is known decides. Raises NotFound, NotAllowed, UnableToKoppelen.
    """
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        if casus.fase == "afgesloten":
            raise UnableToKoppelen("Deze casus is afgesloten. Heropen hem eerst.")
        if len(toelichting) > LONGEST:
            raise UnableToKoppelen(f"Houd dit bij maximaal {LONGEST} tekens.", field="toelichting")
        here = set(persons_of_casus(casus_id))
        if bekende_id not in (found_before(casus_id) or set()):
            raise NotFound("persoon", bekende_id)
        if persoon_id not in here:
            raise UnableToKoppelen("Kies een persoon van deze casus.", field="persoon")
        if bekende_id in here:
            raise UnableToKoppelen("De gevonden persoon staat zelf al in deze casus.", field="persoon")
        _propose(casus_id, persoon_id, bekende_id, toelichting.strip())
        record(
            asker=asker,
            handeling="aanmaken",
            object_soort="koppelvoorstel",
            object_id=persoon_id,
            personen=[persoon_id, bekende_id],
        )


def decide_koppeling(
    *, asker: Asker, koppelvoorstel_id: uuid.UUID, versie: int, besluit: str, reden: str
) -> Koppelvoorstel:
    """Say whether two records are one person, with the reason; the author stays with it (R12, R39).

    Nothing moves from one case to the other. Who is shielded becomes so under the second record too (R17); who
    proposed it himself hears the outcome. Raises NotFound, UnableToKoppelen.
    """
    if wrong := check_koppelbesluit(besluit, reden):
        raise UnableToKoppelen(wrong[1], field=wrong[0])
    with transaction.atomic():
        found = sole(Koppelvoorstel.objects.filter(id=koppelvoorstel_id))
        if found is None:
            raise NotFound("koppelvoorstel", koppelvoorstel_id)
        if found.besluit:
            raise UnableToKoppelen("Over dit voorstel is al besloten.")
        given = {"besluit": besluit, "reden": reden.strip(), "besloten_op": asker.moment}
        rows = Koppelvoorstel.objects.filter(id=koppelvoorstel_id, versie=versie, besluit="")
        if not rows.update(versie=versie + 1, besloten_door_id=asker.medewerker_id, **given):
            raise UnableToKoppelen(GEWIJZIGD)
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_scherm_dubbele_af(%s)", [koppelvoorstel_id])
        record(
            asker=asker,
            handeling="samenvoegen" if besluit == "zelfde" else "wijzigen",
            object_soort="koppelvoorstel",
            object_id=koppelvoorstel_id,
            personen=[found.persoon_id, found.bekende_id],
        )
        if found.voorgesteld_door_id is not None:
            outcome = dict(KOPPELBESLUITEN)[besluit].lower()
            notify(
                asker=asker,
                medewerker_id=found.voorgesteld_door_id,
                tekst=f"Over uw koppelvoorstel is besloten: {outcome}.",
            )
    found.refresh_from_db()
    return found


def _propose(casus_id: uuid.UUID, persoon_id: uuid.UUID, bekende_id: uuid.UUID | None, toelichting: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_stel_koppeling_voor(%s, %s, %s, %s)", [casus_id, persoon_id, bekende_id, toelichting]
        )
