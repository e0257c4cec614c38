"""Who works from the terminal with what partners deliver: the information analyst of the house (R14)."""

import contextlib
from collections.abc import Iterator

from regiehuis.cli.installation import UnableToRun
from regiehuis.convenanten.access import asking
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.actions import record_refusal
from regiehuis.personen import queries
from regiehuis.samenwerking.access import Asker


@contextlib.contextmanager
def as_analist(door: str, *, doel: str) -> Iterator[Asker]:
    """As the named information analyst, or as the only one that there is; what is refused him is logged (R33)."""
    bekend = queries.analisten()
    if door and door not in bekend:
        raise UnableToRun(f"{door} is vandaag geen informatieanalist van een huis hier.")
    if not door and len(bekend) != 1:
        raise UnableToRun(f"Er zijn {len(bekend)} informatieanalisten: zeg met --door wie dit doet.")
    asker = None
    try:
        with asking(bekend[door or next(iter(bekend))], doel=doel) as asker:
            yield asker
    except (NotAllowed, NotFound) as weigering:
        record_refusal(asker=asker, object_soort=doel, doel=doel)
        raise UnableToRun(weigering.message or "Dit bestaat niet.") from weigering
