"""`regiehuis demo`: an invented house, played once and then served; or the list of its accounts."""

import argparse
import json
from importlib import import_module
from importlib.util import find_spec

from regiehuis.cli import commands, database
from regiehuis.cli.installation import Installation


def demo(asked: argparse.Namespace, found: Installation) -> int:
    """Play the invented house when there is none yet, then serve it or print its accounts."""
    database.migrate()
    database.set_soort(found.soort)
    if find_spec("regiehuis.demo.play") and not database.has_house():
        import_module("regiehuis.demo.play").play()
    if not asked.accounts:
        return commands.serve(asked, found)
    for account in import_module("regiehuis.demo.accounts").accounts():
        print(json.dumps(account, ensure_ascii=False))
    return 0
