"""How far a covenant is, and what that allows. Pure."""

import datetime
from collections.abc import Sequence

from regiehuis.kern.period import holds

# How far a covenant is, by dates and signatures: no job moves it on (C3).
STANDEN = {
    "concept": "Concept",
    "getekend": "Getekend, geldt nog niet",
    "van_kracht": "Van kracht",
    "zonder_partij": "Niemand staat er nu onder",
    "verlopen": "Verlopen",
    "ingetrokken": "Ingetrokken",
}


def convenant_stand(
    van: datetime.date,
    tot: datetime.date | None,
    *,
    ingetrokken: bool,
    ondertekeningen: Sequence[tuple[datetime.date, datetime.date | None]],
    dag: datetime.date,
) -> str:
    """The state of a covenant on a day: draft until an organisation signed, in force while it and a signature hold."""
    if tot is not None and tot <= dag:
        return "ingetrokken" if ingetrokken else "verlopen"
    if not ondertekeningen:
        return "concept"
    if holds(van, tot, dag) and any(holds(*periode, dag) for periode in ondertekeningen):
        return "van_kracht"
    later = van > dag or any(begin > dag for begin, _ in ondertekeningen)
    return "getekend" if later else "zonder_partij"


def check_loopt(stand: str) -> str | None:
    """Why nothing can be shared under a covenant in this state, or None (R1, C3)."""
    return {
        "concept": "Dit convenant is nog een concept: geen organisatie heeft het ondertekend. Zonder ondertekening"
        " wordt er niets onder gedeeld.",
        "getekend": "Dit convenant geldt nog niet. Zolang het niet geldt wordt er niets onder gedeeld.",
        "zonder_partij": "Geen organisatie staat nu nog onder dit convenant. Zonder ondertekening wordt er niets onder"
        " gedeeld.",
        "verlopen": "Dit convenant is verlopen. Onder een verlopen convenant wordt niets gedeeld.",
        "ingetrokken": "Dit convenant is ingetrokken. Onder een ingetrokken convenant wordt niets gedeeld.",
    }.get(stand)
