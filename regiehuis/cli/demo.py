"""`regiehuis demo`: an invented house, played once and then served; or the list of its accounts."""

import argparse
import gc
import json
from importlib import import_module
from importlib.util import find_spec

from regiehuis.cli import commands, database
from regiehuis.cli.installation import PLAYING, Installation, UnableToRun

CUT_OFF = "The last start was cut off while the house was being played. Start with --fresh (make demo FRESH=1)."


def demo(asked: argparse.Namespace, found: Installation) -> int:
    """Play the invented house when there is none yet, then serve it or print its accounts."""
    database.migrate()
    database.set_soort(found.soort)
    _play_once(found)
    if not asked.accounts:
        return commands.serve(asked, found)
    for account in import_module("regiehuis.demo.accounts").accounts():
        print(json.dumps(account, ensure_ascii=False))
    return 0


def _play_once(found: Installation) -> None:
    """Play the house unless it stands. Raises UnableToRun for half a house, which nobody should take for a whole."""
    mark = found.data_dir / PLAYING
    if database.has_house():
        if mark.exists():
            raise UnableToRun(CUT_OFF)
    elif find_spec("regiehuis.demo.play"):
        mark.touch()
        play = import_module("regiehuis.demo.play").play
        gc.freeze()  # what is loaded by now is never garbage
        play()
        mark.unlink()
