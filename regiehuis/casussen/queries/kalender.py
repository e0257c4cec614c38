"""The year of a house: what its calendars foresee, what is planned already, and the public holidays (C6)."""

import dataclasses
import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..models import Overleg
from ..rules.kalender import Kalender, Zitdag, feestdag, feestdagen, in_words, zitdagen

MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
EARLIEST, LATEST = 2014, 2100


@dataclasses.dataclass(frozen=True)
class Kalendermoment:
    """One line of a month: a sitting or a holiday; `overleg_id` once the meeting is planned."""

    dag: datetime.date
    aanvang: datetime.time | None
    naam: str
    overleg_id: uuid.UUID | None = None
    vervalt: bool = False
    toelichting: str = ""
    feestdag: bool = False

    @property
    def wanneer(self) -> str:
        """The day as a line of a month begins: "di 5"; worked out here, as a year has hundreds of them."""
        return f"{DAGEN[self.dag.weekday()]} {self.dag.day}"

    @property
    def bij(self) -> str:
        """What stands small beside the name: the hour, that it is a holiday, that it must still be planned."""
        if self.feestdag:
            return "feestdag"
        if self.vervalt or self.aanvang is None:
            return ""
        return f"{self.aanvang:%H.%M}" if self.overleg_id else f"{self.aanvang:%H.%M}, nog te plannen"

    @property
    def stand(self) -> str:
        """How the line looks: feestdag, vervallen, voorzien or gepland."""
        if self.feestdag or self.vervalt:
            return "feestdag" if self.feestdag else "vervallen"
        return "gepland" if self.overleg_id else "voorzien"


@dataclasses.dataclass(frozen=True)
class Kalendermaand:
    """A month with its sittings and holidays in order."""

    naam: str
    momenten: Sequence[Kalendermoment]


@dataclasses.dataclass(frozen=True)
class Kalenderregel:
    """The calendar of one form in words."""

    naam: str
    soort: str
    ritme: str
    aanvang: datetime.time
    plaats: str
    van: datetime.date
    tot: datetime.date | None
    feestdagregel: str


@dataclasses.dataclass(frozen=True)
class Jaarkalender:
    """The year: its months, the calendars behind it, the forms without one, and what is planned, foreseen, lapsed."""

    jaar: int
    maanden: Sequence[Kalendermaand]
    regels: Sequence[Kalenderregel]
    zonder: Sequence[str]
    gepland: int
    voorzien: int
    vervalt: int


def jaarkalender(asker: Asker, jaar: int, overlegvorm_id: uuid.UUID | None = None) -> Jaarkalender:
    """The year of the house, or of one form; the same for everybody of it, and without anything of a case."""
    jaar = min(max(jaar, EARLIEST), LATEST)
    forms = {vorm.id: vorm for vorm in _vormen(asker) if overlegvorm_id in (None, vorm.id)}
    first, after = datetime.date(jaar, 1, 1), datetime.date(jaar + 1, 1, 1)
    start, end = (datetime.datetime.combine(day, datetime.time(), AMSTERDAM) for day in (first, after))
    planned = [_planned(*row, forms) for row in _overleggen(tuple(forms), start, end)]
    standing = {(key, moment.dag) for key, moment in planned}
    moments = [moment for _, moment in planned]
    for vorm in forms.values():
        # What was not planned in time did not take place.
        for zitdag in _zitdagen(vorm, max(first, asker.dag), after):
            if not standing & {(vorm.id, zitdag.bedoeld), (vorm.id, zitdag.dag)}:
                moments.append(_foreseen(vorm, zitdag))
    record(asker=asker, handeling="zoeken", object_soort="overleg")
    return Jaarkalender(
        jaar=jaar,
        maanden=_months(moments + _holidays(jaar)),
        regels=[_regel(vorm) for vorm in forms.values() if vorm.kalender_van],
        zonder=[vorm.naam for vorm in forms.values() if not vorm.kalender_van],
        gepland=len(planned),
        voorzien=sum(1 for m in moments if m.overleg_id is None and not m.vervalt),
        vervalt=sum(1 for m in moments if m.vervalt),
    )


@prepared
def _vormen(asker: Asker) -> QuerySet[Overlegvorm]:
    return Overlegvorm.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("naam")


@prepared
def _overleggen(
    forms: Sequence[uuid.UUID], start: datetime.datetime, end: datetime.datetime
) -> QuerySet[Overleg, tuple[uuid.UUID, uuid.UUID, datetime.datetime]]:
    found = Overleg.objects.filter(overlegvorm_id__any=forms, aanvang__gte=start, aanvang__lt=end)
    return found.values_list("id", "overlegvorm_id", "aanvang")


def _planned(
    overleg_id: uuid.UUID, vorm_id: uuid.UUID, aanvang: datetime.datetime, forms: dict[uuid.UUID, Overlegvorm]
) -> tuple[uuid.UUID, Kalendermoment]:
    local = aanvang.astimezone(AMSTERDAM)
    on_holiday = feestdag(local.date())
    note = f"valt op {on_holiday}" if on_holiday else ""
    return vorm_id, Kalendermoment(local.date(), local.time(), forms[vorm_id].naam, overleg_id, toelichting=note)


def _zitdagen(vorm: Overlegvorm, first: datetime.date, after: datetime.date) -> list[Zitdag]:
    return zitdagen(_kalender(vorm), first, after) if vorm.kalender_van else []


def _kalender(vorm: Overlegvorm) -> Kalender:
    assert vorm.kalender_van is not None
    return Kalender(vorm.ritme, vorm.kalender_van, vorm.kalender_tot, vorm.feestdagregel)


def _foreseen(vorm: Overlegvorm, zitdag: Zitdag) -> Kalendermoment:
    note = ""
    if zitdag.feestdag and zitdag.dag is None:
        note = f"{zitdag.feestdag}: {zitdag.reden}"
    elif zitdag.feestdag and zitdag.dag == zitdag.bedoeld:
        note = f"gaat door op {zitdag.feestdag}"
    elif zitdag.feestdag:
        note = f"in plaats van {zitdag.bedoeld:%d-%m} ({zitdag.feestdag})"
    lapses = zitdag.dag is None
    return Kalendermoment(zitdag.dag or zitdag.bedoeld, vorm.aanvang, vorm.naam, None, lapses, note)


def _holidays(jaar: int) -> list[Kalendermoment]:
    return [Kalendermoment(day, None, name, feestdag=True) for day, name in feestdagen(jaar).items()]


def _months(moments: Iterable[Kalendermoment]) -> list[Kalendermaand]:
    by_month: dict[int, list[Kalendermoment]] = defaultdict(list)
    for moment in moments:
        by_month[moment.dag.month].append(moment)
    return [
        Kalendermaand(naam, sorted(by_month[nummer], key=lambda m: (m.dag, m.aanvang or datetime.time(), m.naam)))
        for nummer, naam in enumerate(MAANDEN, 1)
    ]


def _regel(vorm: Overlegvorm) -> Kalenderregel:
    assert vorm.kalender_van is not None
    return Kalenderregel(
        naam=vorm.naam,
        soort=vorm.get_soort_display(),
        ritme=in_words(_kalender(vorm)),
        aanvang=vorm.aanvang,
        plaats=vorm.plaats,
        van=vorm.kalender_van,
        tot=vorm.kalender_tot,
        feestdagregel=vorm.get_feestdagregel_display(),
    )
