"""Looking in the log: for the FG, and itself logged (R15, R33)."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.queries import (
    Bladzijde,
    Plek,
    Zoekvraag,
    list_history,
    list_persons,
    list_zegels,
    search_regels,
)
from regiehuis.logboek.rules import FG, Asker, Bewijs, Ontvanger, Regel, Stuk, Verstrekker
from regiehuis.logboek.sealing import get_key
from regiehuis.logboek.uitvoer import MEEST, make_uitvoer
from regiehuis.logboek.verstrekkingen import Verstrekt, since, verstrekkingen_about, verstrekkingen_of_huis


class UnableToExport(Refusal):
    """A search that makes no file."""


def search_logboek(*, asker: Asker, zoekvraag: Zoekvraag, na: Plek | None = None, size: int = 50) -> Bladzijde:
    """A page of the log of the asker's house, for its FG; the search is logged, with the person it was about.

    Raises:
        NotFound: the asker is not FG of the house.
    """
    _require_fg(asker)
    personen = [zoekvraag.persoon_id] if zoekvraag.persoon_id else []
    with transaction.atomic():
        page = search_regels(asker=asker, zoekvraag=zoekvraag, na=na, size=size)
        record(asker=asker, handeling="zoeken", object_soort="logregel", personen=personen)
    return page


def see_history(*, asker: Asker, object_soort: str, object_id: UUID) -> list[Regel]:
    """Who looked at or changed one object, for the FG; the look is logged.

    Raises:
        NotFound: the asker is not FG of the house.
    """
    _require_fg(asker)
    with transaction.atomic():
        regels = list_history(asker=asker, object_soort=object_soort, object_id=object_id)
        record(asker=asker, handeling="lezen", object_soort="logregel", object_id=object_id)
    return regels


def see_verstrekkingen(*, asker: Verstrekker, huis_id: UUID, persoon_id: UUID | None = None) -> list[Verstrekt]:
    """Four years of what went out of the door, of the house or about one person, for the FG; the look is logged (R21).

    Raises:
        NotFound: the asker is not FG of the house.
    """
    _require_fg(asker)
    with transaction.atomic():
        sinds = since(asker.moment)
        found = verstrekkingen_about(persoon_id, sinds) if persoon_id else verstrekkingen_of_huis(huis_id, sinds)
        about = [persoon_id] if persoon_id else []
        record(asker=asker, handeling="zoeken", object_soort="verstrekking", personen=about)
    return found


def take_uitvoer(*, asker: Verstrekker, huis_id: UUID, zoekvraag: Zoekvraag) -> tuple[dict[str, Any], Bewijs]:
    """All that a search finds as a signed file for an audit, also when that is nothing; for the FG, a disclosure (R21).

    Raises:
        NotFound: the asker is not FG of the house.
        UnableToExport: more than one file holds.
    """
    _require_fg(asker)
    with transaction.atomic():
        regels = search_regels(asker=asker, zoekvraag=zoekvraag, size=MEEST).regels
        if len(regels) >= MEEST:
            raise UnableToExport(f"Dit zijn {MEEST} regels of meer. Maak de periode korter en neem meer uitvoeren mee.")
        zegels = list_zegels([regel.id for regel in regels])
        personen = tuple(dict.fromkeys(persoon for regel in regels for persoon in regel.persoon_ids))
        bewijs = record_verstrekking(
            asker=asker,
            vorm="export",
            stukken=[Stuk("logboek", huis_id, personen)],
            ontvanger=Ontvanger(naam="Auditor van het huis"),
            doel="uitvoer van het logboek voor de audit",
            grondslag="wettelijke_taak",
        )
    uitvoer = make_uitvoer(
        key=get_key(),
        huis_id=huis_id,
        op=datetime.now(UTC),
        zoekvraag={name: value for name, value in asdict(zoekvraag).items() if value},
        regels=[(regel, zegels.get(regel.id)) for regel in regels],
    )
    return uitvoer, bewijs


def persons_in(*, asker: Asker, zoekvraag: Zoekvraag) -> list[UUID]:
    """Whom the rows of a search are about, for the FG; logged with those persons (R42).

    Raises:
        NotFound: the asker is not FG of the house.
    """
    _require_fg(asker)
    with transaction.atomic():
        personen = list_persons(asker=asker, zoekvraag=zoekvraag)
        record(asker=asker, handeling="zoeken", object_soort="logregel", personen=personen)
    return personen


def _require_fg(asker: Asker) -> None:
    if FG not in asker.functies:
        raise NotFound("logregel")
