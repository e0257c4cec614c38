"""What the forms of a case can choose from: members, persons, readers, categories, life areas."""

import uuid

from django.db.models import QuerySet

from regiehuis.kern.period import on_day
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker, Organisatieonderdeel

from ..access.informatie import contributable_categories
from ..models import Casus, Casuspersoon, Deelname, Leefgebied

Keuzes = list[tuple[str, str]]


def kandidaat_leden(asker: Asker) -> Keuzes:
    """Employees of the house who may be made members, with their organisation."""
    rows = Medewerker.objects.filter(veiligheidshuis_id=asker.huis_id, is_active=True)
    rows = rows.exclude(id__in=asker.namens).select_related("onderdeel__organisatie").order_by("naam")
    return [(str(m.id), f"{m.naam} ({m.onderdeel.organisatie.naam}, {m.onderdeel.naam})") for m in rows]


def leden_keuzes(asker: Asker, casus_id: uuid.UUID) -> Keuzes:
    """Current members of a case, to whom the lead can be offered."""
    return _by_name(Deelname.objects.filter(on_day(asker.dag), casus_id=casus_id, rol="lid"))


def inbreng_keuzes(asker: Asker, casus: Casus) -> tuple[Keuzes, Keuzes, Keuzes]:
    """For the form of an item: own categories, persons of the case, units that can be named as readers."""
    categories = [(str(c.id), c.naam) for c in contributable_categories(asker, casus.convenant_id)]
    persons = persoon_keuzes(casus.id)
    memberships = Deelname.objects.filter(casus=casus, tot__gt=asker.dag).values("medewerker__onderdeel_id")
    units = Organisatieonderdeel.objects.filter(id__in=memberships).select_related("organisatie").order_by("naam")
    return categories, persons, [(str(u.id), f"{u.organisatie.naam}, {u.naam}") for u in units]


def leefgebied_keuzes(asker: Asker) -> Keuzes:
    """The life areas of the house that are in use, in its own order."""
    rows = Leefgebied.objects.filter(veiligheidshuis_id=asker.huis_id, actief=True).order_by("volgorde", "naam")
    return [(str(row.id), row.naam) for row in rows]


def persoon_keuzes(casus_id: uuid.UUID) -> Keuzes:
    """The persons of a case that was fetched before, the main person first."""
    rows = Casuspersoon.objects.filter(casus_id=casus_id, tot=None).select_related("persoon")
    ordered = rows.order_by("-hoofdpersoon", "persoon__sorteersleutel")
    return list({str(row.persoon_id): full_name(row.persoon) for row in ordered}.items())


def lezer_keuzes(asker: Asker, casus_id: uuid.UUID) -> Keuzes:
    """Current members of a case, of whom the readers of a secret address are named."""
    return _by_name(Deelname.objects.filter(on_day(asker.dag), casus_id=casus_id))


def _by_name(deelnames: QuerySet[Deelname]) -> Keuzes:
    rows = deelnames.select_related("medewerker__onderdeel__organisatie").order_by("medewerker__naam")
    return [(str(d.medewerker_id), f"{d.medewerker.naam} ({d.medewerker.onderdeel.organisatie.naam})") for d in rows]
