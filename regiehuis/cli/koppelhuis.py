"""`regiehuis koppeling huis`: compare all records of a house; and the same for whoever asked for it on the screen.

The server has it done in a process of its own, never in one that serves pages, and not by the worker either: that has
no key of numbers and reads nothing of partners.
"""

import argparse
import sys
import uuid

from regiehuis.cli import database
from regiehuis.cli.analist import as_analist
from regiehuis.cli.installation import Installation, UnableToRun
from regiehuis.convenanten.access import asking
from regiehuis.kern.errors import Refusal
from regiehuis.personen.actions.koppeling import ask_koppelrun
from regiehuis.personen.actions.koppelrun import fail_koppelrun, koppel_records, start_koppelrun
from regiehuis.personen.queries.koppeling import Run, gevraagde_runs, run_in_words

_DOEL = "records koppelen"


def run(asked: argparse.Namespace, found: Installation) -> int:
    """Do it now, as the information analyst, and tell what came of it."""
    database.migrate()
    try:
        with as_analist(asked.door, doel=_DOEL) as asker:
            made, wie = ask_koppelrun(asker=asker).id, asker.medewerker_id
        told = carry_out(made, wie, leer=asked.leer)
    except Refusal as weigering:
        raise UnableToRun(weigering.message) from weigering
    print(told)
    return 0


def keep_up() -> None:
    """Do what was asked for on the screen; of what broke off only the kind is told, as its words may hold a name."""
    for run_id, wie in gevraagde_runs():
        try:
            carry_out(run_id, wie)
        except Refusal as weigering:
            print(f"De koppeling is niet gedaan: {weigering.message}", file=sys.stderr)
        except Exception as error:
            print(f"De koppeling brak af: {type(error).__name__}. Er is niets veranderd.", file=sys.stderr)


def carry_out(run_id: uuid.UUID, medewerker_id: uuid.UUID, *, leer: bool = False) -> str:
    """Do one run as who asked for it; '' when another process began it. What breaks it off is marked and raised."""
    with asking(medewerker_id, doel=_DOEL) as asker:
        if not start_koppelrun(asker=asker, run_id=run_id):
            return ""
    try:
        with asking(medewerker_id, doel=_DOEL) as asker:
            return run_in_words(Run.of(koppel_records(asker=asker, run_id=run_id, leer=leer)))
    except BaseException:
        with asking(medewerker_id, doel=_DOEL) as asker:
            fail_koppelrun(asker=asker, run_id=run_id)
        raise
