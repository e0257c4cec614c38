"""Home visits of a case, and one visit with its report as far as the asker may read it (A10)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db.models import QuerySet

from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.casus import leads, memberships
from ..access.informatie import items_for
from ..models import Afspraak, Bezoeker, Casus, Deelname, Huisbezoek
from ..rules.huisbezoek import BEZOEKSTATUSSEN, PLEKKEN
from .casusdelen import Inbreng, inbreng_of
from .casuskeuzes import Keuzes, lezer_keuzes
from .toestemming import Toestemmingsregel, casus_toestemmingen

PILLEN = {"gepland": "gepland", "afgelegd": "gereed", "geweigerd": "over", "niet_doorgegaan": "let_op"}


@dataclasses.dataclass(frozen=True)
class Bezoekregel:
    """One visit of a case: when, who, how it went."""

    id: uuid.UUID
    gepland_op: datetime.datetime
    waar: str
    doel: str
    wie: Sequence[str]
    status: str
    stand: str
    stand_tekst: str
    toelichting: str
    versie: int


@dataclasses.dataclass(frozen=True)
class Bezoek:
    """One visit with its report: consent at the door, each one's part, the agreements that followed."""

    regel: Bezoekregel
    casus_id: uuid.UUID
    toestemmingen: Sequence[Toestemmingsregel]
    verslag: Sequence[Inbreng]
    afspraken: Sequence[tuple[uuid.UUID, str, str, datetime.date]]
    ging_mee: bool
    mag_afronden: bool


@dataclasses.dataclass(frozen=True)
class Overzicht:
    """The tab: consents and visits of a case."""

    toestemmingen: Sequence[Toestemmingsregel]
    bezoeken: Sequence[Bezoekregel]


def toestemming_en_bezoek(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> Overzicht:
    """Consents and visits of a case that was fetched before."""
    rows = list(Huisbezoek.objects.filter(casus_id=casus_id).order_by("-gepland_op"))
    going: dict[uuid.UUID, list[str]] = {}
    if rows:
        for visit, _, name, organisation in _going().filter(casus_id=casus_id):
            going.setdefault(visit, []).append(f"{name} ({organisation})")
    visits = [_regel(row, going.get(row.id, [])) for row in rows]
    return Overzicht(casus_toestemmingen(asker, casus_id, casus), visits)


def huisbezoek(asker: Asker, bezoek: Huisbezoek, deelnames: Sequence[Deelname] = ()) -> Bezoek:
    """One visit that was fetched before; of its report what the asker may read, by memberships judged before (R15)."""
    rows = list(_going().filter(huisbezoek=bezoek))
    items = items_for(asker, *(deelnames or memberships(asker, bezoek.casus_id)), huisbezoek_id=bezoek.id)
    made = Afspraak.objects.filter(huisbezoek=bezoek).order_by("termijn")
    goes = any(medewerker_id in asker.namens for _, medewerker_id, _, _ in rows)
    consents = casus_toestemmingen(asker, bezoek.casus_id, bezoek.casus)
    return Bezoek(
        regel=_regel(bezoek, [f"{name} ({organisation})" for _, _, name, organisation in rows]),
        casus_id=bezoek.casus_id,
        toestemmingen=[line for line in consents if line.huisbezoek_id == bezoek.id],
        verslag=[inbreng_of(asker, item) for item in items],
        afspraken=list(made.values_list("id", "tekst", "medewerker__naam", "termijn")),
        ging_mee=goes,
        mag_afronden=bezoek.status == "gepland" and (goes or leads(asker, bezoek.casus)),
    )


def bezoeker_keuzes(asker: Asker, casus_id: uuid.UUID) -> Keuzes:
    """Current members of a case, who can go along."""
    return lezer_keuzes(asker, casus_id)


def day_of_visit(bezoek: Huisbezoek) -> datetime.date:
    """The day of a visit, in the house's own time."""
    return bezoek.gepland_op.astimezone(AMSTERDAM).date()


def _going() -> QuerySet[Bezoeker, tuple[uuid.UUID, uuid.UUID, str, str]]:
    rows = Bezoeker.objects.order_by("medewerker__naam")
    return rows.values_list(
        "huisbezoek_id", "medewerker_id", "medewerker__naam", "medewerker__onderdeel__organisatie__naam"
    )


def _regel(row: Huisbezoek, going: Sequence[str]) -> Bezoekregel:
    return Bezoekregel(
        id=row.id,
        gepland_op=row.gepland_op.astimezone(AMSTERDAM),
        waar=dict(PLEKKEN)[row.waar],
        doel=row.doel,
        wie=going,
        status=row.status,
        stand=PILLEN[row.status],
        stand_tekst=dict(BEZOEKSTATUSSEN)[row.status],
        toelichting=row.toelichting,
        versie=row.versie,
    )
