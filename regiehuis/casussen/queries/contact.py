"""The contact sheet of a case: who does what, on which number, when; and whose contact person is who (A11)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import leads
from ..access.contact import contact_persons, running
from ..models import Casus, Casuspersoon, Contactregel
from ..rules.contact import Contact
from .casuskeuzes import Keuzes, persoon_keuzes


@dataclasses.dataclass(frozen=True)
class Contactlijn:
    """One line of the sheet."""

    id: uuid.UUID
    contact: Contact
    vast_voor: Sequence[str]
    neemt_deel: bool


@dataclasses.dataclass(frozen=True)
class VasteContactpersoon:
    """Who in the case has which contact person since when; nobody when `naam` is empty."""

    persoon: str
    slachtoffer: bool
    naam: str
    telefoon: str
    bereikbaar: str
    sinds: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Contactblad:
    """The sheet of a case as it stands today."""

    lijnen: Sequence[Contactlijn]
    personen: Sequence[VasteContactpersoon]
    mag_kiezen: bool
    mag_wijzigen: bool


def contactblad(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> Contactblad:
    """The sheet of a case that was fetched before; victims first."""
    now = {found.persoon_id: found for found in contact_persons(casus_id)}
    fixed: dict[uuid.UUID, list[str]] = {}
    for found in now.values():
        fixed.setdefault(found.contactregel_id, []).append(full_name(found.persoon))
    rows = Contactregel.objects.filter(running(asker.dag), casus_id=casus_id).order_by("organisatie", "naam")
    lines = [Contactlijn(row.id, _contact(row), fixed.get(row.id, []), row.medewerker_id is not None) for row in rows]
    people = Casuspersoon.objects.filter(casus_id=casus_id, tot=None).select_related("persoon")
    victims = {row.persoon_id for row in people if row.rol == "slachtoffer"}
    shown = {row.persoon_id: full_name(row.persoon) for row in people if row.persoon_id in victims | now.keys()}
    return Contactblad(
        lijnen=lines,
        personen=[
            VasteContactpersoon(
                persoon=name,
                slachtoffer=key in victims,
                naam=f"{now[key].contactregel.naam}, {now[key].contactregel.organisatie}" if key in now else "",
                telefoon=now[key].contactregel.telefoon if key in now else "",
                bereikbaar=now[key].contactregel.bereikbaar if key in now else "",
                sinds=now[key].van if key in now else None,
            )
            for key, name in sorted(shown.items(), key=lambda pair: (pair[0] not in victims, pair[1]))
        ],
        mag_kiezen=leads(asker, casus) and casus.fase != "afgesloten",
        mag_wijzigen=casus.fase != "afgesloten",
    )


def contactpersoon_keuzes(asker: Asker, casus_id: uuid.UUID) -> tuple[Keuzes, Keuzes]:
    """For the form: persons of the case, and who stands on the sheet."""
    rows = Contactregel.objects.filter(running(asker.dag), casus_id=casus_id).order_by("organisatie", "naam")
    return persoon_keuzes(casus_id), [(str(row.id), f"{row.naam} ({row.organisatie})") for row in rows]


def contact_of(medewerker_id: uuid.UUID) -> tuple[str, str, str]:
    """Name, organisation and number of an employee, for who leaves them out."""
    found = Medewerker.objects.select_related("onderdeel__organisatie").get(id=medewerker_id)
    return found.naam, found.onderdeel.organisatie.naam, found.telefoon


def _contact(row: Contactregel) -> Contact:
    return Contact(row.naam, row.organisatie, row.doet, row.telefoon, row.bereikbaar)
