"""What the form of an agreement offers to choose from."""

import dataclasses
import uuid
from collections.abc import Iterable

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker

from ..access.plan import fetch_afspraak, member_casus
from ..models import Aanwezigheid, Deelname, Doel


@dataclasses.dataclass(frozen=True)
class AfspraakKeuzes:
    """What the form of an agreement offers: open goals, and members, each with his organisation."""

    casusnummer: str
    doelen: list[tuple[uuid.UUID, str]]
    leden: list[tuple[uuid.UUID, str]]
    organisatie_van: dict[uuid.UUID, uuid.UUID]
    ziet_casus: bool = True


def afspraak_keuzes(asker: Asker, casus_id: uuid.UUID) -> AfspraakKeuzes:
    """What the form of an agreement offers: the members of today and the open goals. Raises NotFound."""
    casus = member_casus(asker, casus_id, doel="afspraken")
    members = Deelname.objects.select_related("medewerker__onderdeel__organisatie").filter(
        casus=casus, van__lte=asker.dag, tot__gt=asker.dag, medewerker__is_active=True
    )
    goals = Doel.objects.filter(casus=casus, status="open").order_by("volgorde")
    doelen = [(goal.id, goal.tekst) for goal in goals]
    return _offered(casus.nummer, doelen, (member.medewerker for member in members))


def wijzig_keuzes(asker: Asker, afspraak_id: uuid.UUID) -> AfspraakKeuzes:
    """As `afspraak_keuzes`; for who captured it and has no dossier: those invited to its agenda item.

    Raises NotFound.
    """
    afspraak, rechten = fetch_afspraak(asker, afspraak_id)
    if rechten.lid or afspraak.agendapunt is None:
        return afspraak_keuzes(asker, afspraak.casus_id)
    invited = Aanwezigheid.objects.filter(agendapunt=afspraak.agendapunt, medewerker__is_active=True)
    rows = invited.select_related("medewerker__onderdeel__organisatie")
    found = _offered(afspraak.casusnummer, [], (row.medewerker for row in rows))
    return dataclasses.replace(found, ziet_casus=False)


def _offered(nummer: str, doelen: list[tuple[uuid.UUID, str]], people: Iterable[Medewerker]) -> AfspraakKeuzes:
    ordered = sorted(people, key=lambda person: (person.onderdeel.organisatie.naam, person.naam))
    return AfspraakKeuzes(
        casusnummer=nummer,
        doelen=doelen,
        leden=[(person.id, f"{person.naam} ({person.onderdeel.organisatie.naam})") for person in ordered],
        organisatie_van={person.id: person.onderdeel.organisatie_id for person in ordered},
    )
