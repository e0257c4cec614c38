"""Emergency access: what its page shows of a case, and who took it when and why (R18)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from regiehuis.kern.datum import parse_datum
from regiehuis.logboek.actions import record
from regiehuis.personen.models import Adres, Persoon
from regiehuis.personen.rules import address_words, full_name
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.noodtoegang import enter_casus, fetch_noodtoegang, guards_casus, open_items
from ..models import Casuspersoon, Deelname, Noodtoegang
from ..rules.noodtoegang import BEOORDELINGEN, is_open
from .waarschuwing import Waarschuwing, as_waarschuwingen

MEEST = 100


@dataclasses.dataclass(frozen=True)
class Noodregel:
    """One time that emergency access was taken, as it stands on record."""

    id: uuid.UUID
    casusnummer: str
    medewerker: str
    organisatie: str
    reden: str
    van: datetime.datetime
    tot: datetime.datetime
    loopt: bool
    beoordeling: str
    toelichting: str
    beoordeeld_op: datetime.datetime | None
    is_eigen: bool
    mag_beoordelen: bool = False
    mag_beeindigen: bool = False


@dataclasses.dataclass(frozen=True)
class Wie:
    """A person of the case: name, birth date and where he lives as far as that is no secret."""

    naam: str
    geboren: str
    rol: str
    adressen: Sequence[str]


@dataclasses.dataclass(frozen=True)
class Bellen:
    """A member of the case, to call."""

    naam: str
    organisatie: str
    telefoon: str
    taak: str


@dataclasses.dataclass(frozen=True)
class Stuk:
    """One item of information that the own unit may read."""

    tekst: str
    categorie: str
    bron: str
    over: str
    ontvangen_op: datetime.date


@dataclasses.dataclass(frozen=True)
class Noodinzage:
    """What emergency access shows: whom it is about, whom to call, warnings, and what the matrix gives."""

    regel: Noodregel
    thema: str
    personen: Sequence[Wie]
    bellen: Sequence[Bellen]
    waarschuwingen: Sequence[Waarschuwing]
    stukken: Sequence[Stuk]


def noodinzage(asker: Asker, noodtoegang_id: uuid.UUID) -> Noodinzage:
    """The page of emergency access that the asker took and that still runs; each look is logged. Raises NotFound."""
    found, casus = enter_casus(asker, noodtoegang_id)
    items = open_items(asker, casus)
    people = Casuspersoon.objects.filter(casus_id=casus.id, tot=None).select_related("persoon")
    seen = list(people.filter(persoon__afgeschermd=False).order_by("persoon__sorteersleutel"))
    homes = _homes(asker, [row.persoon for row in seen])
    return Noodinzage(
        regel=_line(asker, Noodtoegang.objects.select_related("medewerker__onderdeel__organisatie").get(id=found.id)),
        thema=casus.thema.naam,
        personen=[
            Wie(full_name(row.persoon), _born(row.persoon), row.get_rol_display(), homes.get(row.persoon_id, ()))
            for row in seen
        ],
        bellen=_members(asker, casus.id, casus.regisseur_id),
        waarschuwingen=as_waarschuwingen(items),
        stukken=[
            Stuk(
                tekst=item.tekst,
                categorie=item.categorie.naam,
                bron=item.bron.organisatie.naam,
                over=full_name(item.persoon) if item.persoon else "",
                ontvangen_op=item.ontvangen_op,
            )
            for item in items
            if item.soort != "waarschuwing"
        ],
    )


def noodtoegang_detail(asker: Asker, noodtoegang_id: uuid.UUID) -> Noodregel:
    """One time on record, for who took it, who guards the case and the FG; the look is logged. Raises NotFound."""
    row = fetch_noodtoegang(asker, noodtoegang_id)
    guards = guards_casus(asker, row.casus_id)
    line = _line(asker, row)
    return dataclasses.replace(
        line,
        mag_beoordelen=guards and row.medewerker_id not in asker.namens and not row.beoordeling,
        mag_beeindigen=line.loopt and (guards or line.is_eigen),
    )


def noodtoegangen(asker: Asker) -> list[Noodregel]:
    """Every time on record that the asker may see: own, of cases that he guards, of the house for its FG; logged."""
    rows = Noodtoegang.objects.select_related("medewerker__onderdeel__organisatie").order_by("-van", "-id")
    record(asker=asker, handeling="zoeken", object_soort="noodtoegang")
    return [_line(asker, row) for row in rows[:MEEST]]


def _line(asker: Asker, row: Noodtoegang) -> Noodregel:
    return Noodregel(
        id=row.id,
        casusnummer=row.casusnummer,
        medewerker=row.medewerker.naam,
        organisatie=row.medewerker.onderdeel.organisatie.naam,
        reden=row.reden,
        van=row.van.astimezone(AMSTERDAM),
        tot=row.tot.astimezone(AMSTERDAM),
        loopt=is_open(row.tot, asker.moment),
        beoordeling=dict(BEOORDELINGEN).get(row.beoordeling, ""),
        toelichting=row.toelichting,
        beoordeeld_op=row.beoordeeld_op,
        is_eigen=row.medewerker_id == asker.medewerker_id,
    )


def _homes(asker: Asker, people: Sequence[Persoon]) -> dict[uuid.UUID, list[str]]:
    """Where people live today, without secret addresses, also those that the asker is a named reader of (R17)."""
    current: QuerySet[Adres] = Adres.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), van__lte=asker.dag)
    found: dict[uuid.UUID, list[str]] = {}
    for home in current.filter(persoon_id__in=[person.id for person in people]).exclude(soort="geheim").order_by("van"):
        found.setdefault(home.persoon_id, []).append(address_words(home))
    return found


def _born(person: Persoon) -> str:
    return parse_datum(person.geboortedatum).display() if person.geboortedatum else ""


def _members(asker: Asker, casus_id: uuid.UUID, regisseur_id: uuid.UUID | None) -> list[Bellen]:
    """Members of today, who leads and who guards the case first."""
    rows = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    order = {regisseur_id: 0}
    members = sorted(
        rows.select_related("medewerker__onderdeel__organisatie"),
        key=lambda row: (order.get(row.medewerker_id, 1), row.rol != "procesregisseur", row.medewerker.naam),
    )
    return [
        Bellen(
            naam=row.medewerker.naam,
            organisatie=row.medewerker.onderdeel.organisatie.naam,
            telefoon=row.medewerker.telefoon,
            taak="Casusregisseur" if row.medewerker_id == regisseur_id else row.get_rol_display(),
        )
        for row in members
    ]
