"""Who is what of whom in a case on a day, and who lives with whom, as far as the asker may know (A16, R15, R17)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from regiehuis.kern.datum import parse_datum
from regiehuis.kern.period import holds
from regiehuis.kern.prepared import prepared
from regiehuis.personen.models import Adres, Persoon, Relatie
from regiehuis.personen.rules import RELATIESOORTEN, address_key, address_words, full_name, naam_of
from regiehuis.samenwerking.access import Asker

from ..models import Casuspersoon

WOORDEN = dict(RELATIESOORTEN)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclasses.dataclass(frozen=True)
class Beeldpersoon:
    """One person in the picture; `thuis` is the letter of a home that is shared with another in it."""

    key: str
    voornaam: str
    achternaam: str
    naam: str
    rol: str
    geboortejaar: str
    hoofdpersoon: bool
    thuis: str


@dataclasses.dataclass(frozen=True)
class Beeldrelatie:
    """One tie with its dates; `geldt` tells whether it holds on the chosen day."""

    van_key: str
    naar_key: str
    van_naam: str
    naar_naam: str
    soort: str
    woorden: str
    sinds: datetime.date | None
    tot: datetime.date | None
    geldt: bool


@dataclasses.dataclass(frozen=True)
class Thuis:
    """A home of two or more on the chosen day; of a secret address its readers see who live there, not where."""

    letter: str
    adres: str
    bewoners: Sequence[str]
    sinds: datetime.date


@dataclasses.dataclass(frozen=True)
class Relatiebeeld:
    """The picture on a day, what held or holds on other days, and the days on which something changed."""

    op: datetime.date
    personen: Sequence[Beeldpersoon]
    relaties: Sequence[Beeldrelatie]
    anders: Sequence[Beeldrelatie]
    huizen: Sequence[Thuis]
    momenten: Sequence[datetime.date]


def relatiebeeld(asker: Asker, casus_id: uuid.UUID, op: datetime.date) -> Relatiebeeld:
    """The picture of a case that was fetched before; three queries.

    A tie with somebody outside this case is left out, as is everything that policies hide: who a hidden person is, and
    who live at a secret address that the asker may not read.
    """
    mensen: dict[uuid.UUID, Casuspersoon] = {}
    for row in _rows(casus_id, op):
        if _is_born(row.persoon, op):
            mensen.setdefault(row.persoon_id, row)
    namen = {key: full_name(row.persoon) for key, row in mensen.items()}
    ties = [_tie(tie, op, namen) for tie in _ties(tuple(mensen))]
    adressen = _addresses(asker, [row.persoon for row in mensen.values()])
    huizen, letters = _homes(mensen, [adres for adres in adressen if _holds(adres.van, adres.tot, op)])
    return Relatiebeeld(
        op=op,
        personen=[_person(row, letters.get(key, "")) for key, row in mensen.items()],
        relaties=[tie for tie in ties if tie.geldt],
        anders=[tie for tie in ties if not tie.geldt],
        huizen=huizen,
        momenten=_moments(ties, adressen),
    )


def _is_born(persoon: Persoon, op: datetime.date) -> bool:
    """Whether somebody was there on a day; who has a partly known date of birth always was."""
    born = persoon.geboortedatum
    return not (len(born) == 10 and "-00" not in born and born > op.isoformat())


def _holds(van: datetime.date | None, tot: datetime.date | None, op: datetime.date) -> bool:
    return holds(van or datetime.date.min, tot, op)


@prepared
def _rows(casus_id: uuid.UUID, op: datetime.date) -> QuerySet[Casuspersoon]:
    found = Casuspersoon.objects.filter(Q(tot=None) | Q(tot__gt=op), casus_id=casus_id).select_related("persoon")
    return found.order_by("-hoofdpersoon", "persoon__sorteersleutel", "id")


@prepared
def _ties(keys: tuple[uuid.UUID, ...]) -> QuerySet[Relatie]:
    found = Relatie.objects.filter(van_persoon_id__any=keys, naar_persoon_id__any=keys)
    return found.order_by("soort", "van", "id")


def _tie(tie: Relatie, op: datetime.date, namen: dict[uuid.UUID, str]) -> Beeldrelatie:
    return Beeldrelatie(
        van_key=str(tie.van_persoon_id),
        naar_key=str(tie.naar_persoon_id),
        van_naam=namen[tie.van_persoon_id],
        naar_naam=namen[tie.naar_persoon_id],
        soort=tie.soort,
        woorden=WOORDEN[tie.soort],
        sinds=tie.van,
        tot=tie.tot,
        geldt=_holds(tie.van, tie.tot, op),
    )


def _person(row: Casuspersoon, letter: str) -> Beeldpersoon:
    name = naam_of(row.persoon)
    born = row.persoon.geboortedatum
    return Beeldpersoon(
        key=str(row.persoon_id),
        voornaam=name.voornamen or name.voorletters,
        achternaam=f"{name.tussenvoegsel} {name.achternaam}".strip(),
        naam=full_name(row.persoon),
        rol=row.rol.capitalize(),
        geboortejaar=str(parse_datum(born).jaar) if born else "",
        hoofdpersoon=row.hoofdpersoon,
        thuis=letter,
    )


def _addresses(asker: Asker, mensen: Sequence[Persoon]) -> list[Adres]:
    """Addresses that the asker may know of. Policies hide a secret one from all but its readers; judged again here.

    Of a shielded person an address without an end says nothing: when the secret one began is part of the secret.
    """
    shielded = {persoon.id for persoon in mensen if persoon.afgeschermd}
    mine = set(asker.namens)
    return [
        adres
        for adres in _lived(tuple(persoon.id for persoon in mensen))
        if (mine & set(adres.lezers) if adres.soort == "geheim" else adres.tot or adres.persoon_id not in shielded)
    ]


@prepared
def _lived(keys: tuple[uuid.UUID, ...]) -> QuerySet[Adres]:
    return Adres.objects.filter(persoon_id__any=keys).order_by("van", "id")


def _homes(
    mensen: dict[uuid.UUID, Casuspersoon], adressen: Iterable[Adres]
) -> tuple[list[Thuis], dict[uuid.UUID, str]]:
    """The homes of two or more, each with a letter, in the order of the persons."""
    residents: dict[str, dict[uuid.UUID, Adres]] = defaultdict(dict)
    for adres in adressen:
        if place := address_key(adres):
            residents[place][adres.persoon_id] = adres
    order = list(mensen)
    shared = [living for living in residents.values() if len(living) > 1]
    shared.sort(key=lambda living: sorted(order.index(key) for key in living))
    homes, letters = [], {}
    for letter, living in zip(LETTERS, shared, strict=False):
        letters.update(dict.fromkeys(living, letter))
        names = [full_name(mensen[key].persoon) for key in order if key in living]
        homes.append(Thuis(letter, _words(living.values()), names, max(adres.van for adres in living.values())))
    return homes, letters


def _words(adressen: Iterable[Adres]) -> str:
    """The address in words, unless it is secret for one of them: a picture is printed and shown to others."""
    known = list(adressen)
    if any(adres.soort == "geheim" for adres in known):
        return "Geheim adres"
    return address_words(known[0])


def _moments(ties: Iterable[Beeldrelatie], adressen: Iterable[Adres]) -> list[datetime.date]:
    """The days on which a tie or an address that is shown began or ended, newest first."""
    days = {day for tie in ties for day in (tie.sinds, tie.tot) if day}
    days |= {day for adres in adressen for day in (adres.van, adres.tot) if day}
    return sorted(days, reverse=True)
