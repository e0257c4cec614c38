"""Looking in the log: for the FG, and itself logged (R15, R33)."""

from uuid import UUID

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Bladzijde, Plek, Zoekvraag, list_history, list_persons, search_regels
from regiehuis.logboek.rules import FG, Asker, Regel, Verstrekker
from regiehuis.logboek.verstrekkingen import Verstrekt, since, verstrekkingen_about, verstrekkingen_of_huis


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
