"""Emergency access: taken through one function of the database, and read on one page only (R18)."""

import dataclasses
import json
import uuid
from typing import Any

from django.db import connection
from django.db.models import Q

from regiehuis.convenanten.models import Autorisatieregel
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.models import Functie

from ..models import Casus, Informatie, Noodtoegang
from ..rules.noodtoegang import is_open
from .casus import memberships, persons_of_casus


@dataclasses.dataclass(frozen=True)
class Genomen:
    """What was opened: the access, the case it opens and whoever guards that case."""

    id: uuid.UUID
    casus_id: uuid.UUID
    procesregisseur_id: uuid.UUID | None
    personen: tuple[uuid.UUID, ...]
    nieuw: bool


@dataclasses.dataclass(frozen=True)
class Antwoord:
    """The answer of the database: what is open now; nothing for what is not there or may not be opened."""

    te_vaak: bool
    is_lid: bool
    genomen: tuple[Genomen, ...]


def take(*, reden: str, uren: int, nummer: str, bsn_hash: str, zoeknaam: str, geboortedatum: str) -> Antwoord:
    """Ask the database for emergency access; it judges who may, how often, and to which case."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_neem_noodtoegang(%s, %s, %s, %s, %s, %s)",
            [reden, uren, nummer, bsn_hash, zoeknaam, geboortedatum],
        )
        answer = cursor.fetchone()[0]
    parsed: dict[str, Any] = json.loads(answer) if isinstance(answer, str) else answer
    return Antwoord(
        te_vaak=parsed["te_vaak"],
        is_lid=parsed["is_lid"],
        genomen=tuple(_genomen(row) for row in parsed["genomen"]),
    )


def fetch_noodtoegang(asker: Asker, noodtoegang_id: uuid.UUID) -> Noodtoegang:
    """Emergency access as it stands on record: for who took it, who guards the case, and the FG. Raises NotFound."""
    found = sole(Noodtoegang.objects.filter(id=noodtoegang_id).select_related("medewerker__onderdeel__organisatie"))
    if found is None:
        raise NotFound("noodtoegang", noodtoegang_id)
    record(asker=asker, handeling="lezen", object_soort="noodtoegang", object_id=noodtoegang_id)
    return found


def guards_casus(asker: Asker, casus_id: uuid.UUID) -> bool:
    """Whether the asker guards the process of this case today."""
    return any(row.rol == "procesregisseur" for row in memberships(asker, casus_id))


def enter_casus(asker: Asker, noodtoegang_id: uuid.UUID) -> tuple[Noodtoegang, Casus]:
    """The case behind the asker's own emergency access while it counts; the look is logged with its persons.

    For the rest of this transaction the policies of emergency access open this one case. Raises NotFound.
    """
    found = sole(Noodtoegang.objects.filter(id=noodtoegang_id, medewerker_id=asker.medewerker_id))
    if found is None or not is_open(found.tot, asker.moment) or found.convenant_id not in asker.convenanten:
        raise NotFound("noodtoegang", noodtoegang_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.noodcasus', %s, true)", [str(found.casus_id)])
    casus = sole(Casus.objects.filter(id=found.casus_id).select_related("thema", "regisseur", "procesregisseur"))
    if casus is None:
        raise NotFound("noodtoegang", noodtoegang_id)
    personen = persons_of_casus(casus.id)
    for soort, key in (("noodtoegang", noodtoegang_id), ("casus", casus.id)):
        record(asker=asker, handeling="lezen", object_soort=soort, object_id=key, personen=personen, doel="noodtoegang")
    return found, casus


def open_items(asker: Asker, casus: Casus) -> list[Informatie]:
    """What emergency access shows of the information in a case: the matrix of the asker's own unit decides.

    Never what its source keeps from some of the members, what rests on consent, or what is about somebody who is
    shielded (R17, R25); what the person disputes is there for its source alone (R32). The newest first.
    """
    given = Autorisatieregel.objects.filter(
        convenant_id=casus.convenant_id, onderdeel_id=asker.onderdeel_id, lezen=True
    )
    items = Informatie.objects.filter(casus_id=casus.id, publiek="alle_leden", vervallen_op=None)
    items = items.exclude(grondslag="toestemming").filter(categorie_id__in=given.values("categorie_id"))
    items = items.filter(Q(persoon=None) | Q(persoon__afgeschermd=False))
    items = items.filter(Q(betwist_op=None) | Q(bron_id=asker.onderdeel_id))
    return list(items.select_related("categorie", "bron__organisatie", "persoon").order_by("-ontvangen_op", "-id"))


def holders_of_fg(asker: Systeem) -> set[uuid.UUID]:
    """Who is FG of the house today."""
    today = Q(tot=None) | Q(tot__gt=asker.dag)
    held = Functie.objects.filter(today, soort="functionaris_gegevensbescherming", van__lte=asker.dag)
    return set(held.filter(veiligheidshuis_id=asker.huis_id).values_list("medewerker_id", flat=True))


def _genomen(row: dict[str, Any]) -> Genomen:
    guard = row["procesregisseur"]
    return Genomen(
        id=uuid.UUID(row["id"]),
        casus_id=uuid.UUID(row["casus"]),
        procesregisseur_id=uuid.UUID(guard) if guard else None,
        personen=tuple(uuid.UUID(key) for key in row["personen"]),
        nieuw=row["nieuw"],
    )
