"""The profile of the house, its ladder with named people, and the working framework of a partner (C1, C5, C8)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from typing import Any

from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import holds

from ..access import Asker
from ..models import Aansluiting, Medewerker, Organisatieonderdeel, Overlegvorm, Profielherziening, Thema, Tredelid
from ..models import Veiligheidshuis as Huis
from ..rules import REGIETYPEN, TREDE_VAN, TREDEN

PROFIEL = ("doel", "doelgroepen", "gebied", "activiteiten", "toekomst")
WERKKADER = ("kenmerken", "samenspel", "aanspreekpunt", "mandaat_praktijk", "uren_geleverd")


@dataclasses.dataclass(frozen=True)
class Herziening:
    """One review of the profile."""

    op: datetime.date
    door: str
    uitkomst: str
    volgende_op: datetime.date


@dataclasses.dataclass(frozen=True)
class Profiel:
    """What the house says of itself, and when that was last looked at; `te_laat` when the next look is overdue."""

    teksten: dict[str, str]
    themas: tuple[str, ...]
    herzieningen: tuple[Herziening, ...]
    te_laat: bool
    versie: int

    @property
    def laatste(self) -> Herziening | None:
        """The last review."""
        return next(iter(self.herzieningen), None)


@dataclasses.dataclass(frozen=True)
class Persoon:
    """Somebody on a step."""

    id: uuid.UUID
    naam: str
    rol: str
    organisatie: str
    van: datetime.date
    tot: datetime.date | None
    loopt: bool
    versie: int


@dataclasses.dataclass(frozen=True)
class Trede:
    """One step of the ladder: who stands on it, and the tables that meet on it with their chairs."""

    code: str
    naam: str
    personen: tuple[Persoon, ...]
    overleggen: tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True)
class Regietype:
    """One kind of direction, and whether it is the one that the house chose."""

    code: str
    naam: str
    wat: str
    past_als: str
    gekozen: bool


@dataclasses.dataclass(frozen=True)
class Sturing:
    """The ladder, lowest step first, and the four kinds of direction with the choice of the house and its reason."""

    treden: tuple[Trede, ...]
    regietypen: tuple[Regietype, ...]
    regietype: str
    reden: str
    versie: int


@dataclasses.dataclass(frozen=True)
class Werkkader:
    """How to work with one partner, and what was promised and given."""

    id: uuid.UUID
    naam: str
    soort: str
    ring: str
    onderdelen: tuple[str, ...]
    contacten: tuple[tuple[str, str, str], ...]
    mandaat: str
    uren: int
    versie: int
    waarden: dict[str, Any]
    # R20: who confirms the accounts of this partner.
    contactpersoon_id: uuid.UUID | None = None
    contactpersoon: str = ""

    @property
    def te_weinig(self) -> int:
        """How many hours a week fewer are given than were promised."""
        geleverd = self.waarden["uren_geleverd"]
        return 0 if geleverd is None else max(0, self.uren - geleverd)


def profiel(asker: Asker) -> Profiel:
    """The profile of the asker's house with its reviews, latest first."""
    huis = Huis.objects.get(id=asker.huis_id)
    reviews = tuple(
        Herziening(row.op, row.door.naam, row.uitkomst, row.volgende_op)
        for row in Profielherziening.objects.select_related("door").order_by("-op")
    )
    return Profiel(
        teksten={name: getattr(huis, name) for name in PROFIEL},
        themas=tuple(Thema.objects.filter(actief=True).order_by("naam").values_list("naam", flat=True)),
        herzieningen=reviews,
        te_laat=bool(reviews) and reviews[0].volgende_op < asker.dag,
        versie=huis.versie,
    )


def sturing(asker: Asker) -> Sturing:
    """The ladder with the people of today and to come, and the kinds of direction."""
    huis = Huis.objects.get(id=asker.huis_id)
    people: dict[str, list[Persoon]] = defaultdict(list)
    for row in Tredelid.objects.select_related("medewerker__onderdeel__organisatie").order_by("van", "id"):
        if row.tot is None or row.tot > asker.dag:
            people[row.trede].append(_persoon(row, asker.dag))
    tables: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for vorm in Overlegvorm.objects.filter(soort__in=TREDE_VAN).select_related("voorzitter").order_by("naam"):
        tables[TREDE_VAN[vorm.soort]].append((vorm.naam, vorm.voorzitter.naam if vorm.voorzitter else ""))
    return Sturing(
        treden=tuple(Trede(code, naam, tuple(people[code]), tuple(tables[code])) for code, naam in TREDEN),
        regietypen=tuple(Regietype(*words, gekozen=words[0] == huis.regietype) for words in REGIETYPEN),
        regietype=huis.regietype,
        reden=huis.regietype_reden,
        versie=huis.versie,
    )


def tredelid(asker: Asker, tredelid_id: uuid.UUID) -> Persoon:
    """One person on a step. Raises NotFound."""
    row = Tredelid.objects.select_related("medewerker__onderdeel__organisatie").filter(id=tredelid_id).first()
    if row is None:
        raise NotFound("tredelid", tredelid_id)
    return _persoon(row, asker.dag)


def werkkader(asker: Asker, aansluiting_id: uuid.UUID) -> Werkkader:
    """How to work with one partner, with the people of it who have an account. Raises NotFound."""
    row = Aansluiting.objects.select_related("organisatie").filter(id=aansluiting_id).first()
    if row is None:
        raise NotFound("aansluiting", aansluiting_id)
    units = Organisatieonderdeel.objects.filter(organisatie_id=row.organisatie_id).order_by("naam")
    people = Medewerker.objects.filter(
        onderdeel__organisatie_id=row.organisatie_id, veiligheidshuis_id=asker.huis_id, is_active=True
    ).select_related("onderdeel")
    return Werkkader(
        id=row.id,
        naam=row.organisatie.naam,
        soort=row.get_soort_display(),
        ring=row.get_ring_display(),
        onderdelen=tuple(unit.naam for unit in units),
        contacten=tuple((m.naam, m.onderdeel.naam, m.telefoon) for m in people.order_by("naam")),
        mandaat=row.mandaat,
        uren=row.capaciteit_uren,
        versie=row.versie,
        waarden={name: getattr(row, name) for name in WERKKADER},
        contactpersoon_id=row.contactpersoon_id,
        contactpersoon=row.contactpersoon.naam if row.contactpersoon else "",
    )


def _persoon(row: Tredelid, dag: datetime.date) -> Persoon:
    who = row.medewerker
    return Persoon(
        id=row.id,
        naam=who.naam if who else row.naam,
        rol=row.rol,
        organisatie=who.onderdeel.organisatie.naam if who else "",
        van=row.van,
        tot=row.tot,
        loopt=holds(row.van, row.tot, dag),
        versie=row.versie,
    )
