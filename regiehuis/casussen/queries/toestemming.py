"""The consents of a case: what was agreed, what counts now, what was withdrawn (R25)."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from regiehuis.convenanten.models import Informatiecategorie
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Organisatie

from ..access.toestemming import lead_since, scope_of
from ..models import Casus, Toestemming
from ..rules.toestemming import WIJZEN, counts, needs_confirmation
from .casuskeuzes import Keuzes, persoon_keuzes


@dataclasses.dataclass(frozen=True)
class Toestemmingsregel:
    """One consent in words; `geldt` while it counts, `te_bevestigen` when the lead changed since."""

    id: uuid.UUID
    persoon: str
    namens: str
    doel: str
    categorieen: Sequence[str]
    organisaties: Sequence[str]
    van: datetime.date
    tot: datetime.date
    wijze: str
    toelichting: str
    vastgelegd_door: str
    vastgelegd_op: datetime.datetime
    ingetrokken_op: datetime.datetime | None
    ingetrokken_reden: str
    ingetrokken_door: str
    geldt: bool
    te_bevestigen: bool
    stand: str
    stand_tekst: str
    huisbezoek_id: uuid.UUID | None
    versie: int


def casus_toestemmingen(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> list[Toestemmingsregel]:
    """All consents of a case that was fetched before, those that count first, then the newest."""
    rows = Toestemming.objects.filter(casus_id=casus_id)
    rows = rows.select_related("persoon", "vastgelegd_door__onderdeel__organisatie", "ingetrokken_door")
    found = list(rows.order_by("-vastgelegd_op"))
    names = _names(asker, found) if found else {}
    since = lead_since(casus_id) if found else None
    lines = [_regel(asker, row, names, since) for row in found]
    return sorted(lines, key=lambda line: not line.geldt)


def toestemming_regel(asker: Asker, toestemming: Toestemming) -> Toestemmingsregel:
    """One consent that was fetched before."""
    return _regel(asker, toestemming, _names(asker, [toestemming]), lead_since(toestemming.casus_id))


def toestemming_keuzes(asker: Asker, casus_id: uuid.UUID) -> tuple[Keuzes, Keuzes, Keuzes]:
    """For the form: persons of the case, categories of the house, organisations of the members."""
    kader = scope_of(asker, casus_id)
    categories = Informatiecategorie.objects.filter(id__in=kader.categorieen).order_by("volgorde", "naam")
    organisations = Organisatie.objects.filter(id__in=kader.organisaties).order_by("naam")
    return (
        persoon_keuzes(casus_id),
        [(str(row.id), row.naam) for row in categories],
        [(str(row.id), row.naam) for row in organisations],
    )


def _names(asker: Asker, rows: Iterable[Toestemming]) -> dict[uuid.UUID, str]:
    """The names of the categories and organisations that these consents speak of."""
    keys = {key for row in rows for key in row.organisaties}
    names = dict(Organisatie.objects.filter(id__in=keys).values_list("id", "naam"))
    house = Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id)
    return names | dict(house.values_list("id", "naam"))


def _regel(
    asker: Asker, row: Toestemming, names: dict[uuid.UUID, str], since: datetime.datetime | None
) -> Toestemmingsregel:
    holds = counts(row.van, row.tot, row.ingetrokken_op, asker.dag)
    again = holds and needs_confirmation(row.bevestigd_op, since)
    stand, words = _stand(row, holds=holds, again=again)
    by = row.vastgelegd_door
    return Toestemmingsregel(
        id=row.id,
        persoon=full_name(row.persoon),
        namens=row.vertegenwoordiger,
        doel=row.doel,
        categorieen=sorted(names[key] for key in row.categorieen if key in names),
        organisaties=sorted(names[key] for key in row.organisaties if key in names),
        van=row.van,
        tot=row.tot,
        wijze=dict(WIJZEN)[row.wijze],
        toelichting=row.toelichting,
        vastgelegd_door=f"{by.naam}, {by.onderdeel.organisatie.naam}",
        vastgelegd_op=row.vastgelegd_op,
        ingetrokken_op=row.ingetrokken_op,
        ingetrokken_reden=row.ingetrokken_reden,
        ingetrokken_door=row.ingetrokken_door.naam if row.ingetrokken_door else "",
        geldt=holds,
        te_bevestigen=again,
        stand=stand,
        stand_tekst=words,
        huisbezoek_id=row.huisbezoek_id,
        versie=row.versie,
    )


def _stand(row: Toestemming, *, holds: bool, again: bool) -> tuple[str, str]:
    if row.ingetrokken_op:
        return "over", _("Ingetrokken")
    if not holds:
        return "neutraal", _("Verlopen")
    return ("let_op", _("Opnieuw te bevestigen")) if again else ("gereed", _("Geldt"))
