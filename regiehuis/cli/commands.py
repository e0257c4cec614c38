"""One function per command; Django is ready when they are called.

What needs Django's models is imported by name when its command runs: this module itself is loaded before
the environment is complete.
"""

import argparse
import json
import sys
from dataclasses import asdict, is_dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.core.management import execute_from_command_line

from regiehuis.cli import database, installation
from regiehuis.cli.installation import Installation


class UnableToRun(Exception):
    """A command that cannot do what is asked; the message is for the person at the terminal."""


def serve(asked: argparse.Namespace, found: Installation) -> int:
    """Serve the web pages."""
    installation.prepare(found.soort)
    return _serve(asked, found)


def demo(asked: argparse.Namespace, found: Installation) -> int:
    """Play the invented house once, then serve it (or list its accounts)."""
    installation.prepare(found.soort)
    if find_spec("regiehuis.demo.play") and not database.has_house():
        _module("regiehuis.demo.play").play()
    if asked.accounts:
        for account in _module("regiehuis.demo.accounts").accounts():
            told = asdict(account) if is_dataclass(account) and not isinstance(account, type) else account
            print(json.dumps(told, ensure_ascii=False))
        return 0
    return _serve(asked, found)


def migrate(asked: argparse.Namespace, found: Installation) -> int:
    """Migrate, grant, mark."""
    database.migrate(verbosity=1)
    database.set_soort(found.soort)
    return 0


def logboek(asked: argparse.Namespace, found: Installation) -> int:
    """Seal new rows, export the heads, or verify the chain; verify ends with 1 when it is broken."""
    actions = _module("regiehuis.logboek.actions")
    if asked.what == "seal":
        print(actions.seal_new())
        return 0
    if asked.what == "heads":
        print(actions.export_heads())
        return 0
    outcome = actions.verify()
    print(outcome)
    return 0 if getattr(outcome, "intact", False) else 1


def manage(asked: argparse.Namespace, found: Installation) -> int:
    """Run a management command of Django."""
    execute_from_command_line(["regiehuis manage", *asked.rest])
    return 0


def _serve(asked: argparse.Namespace, found: Installation) -> int:
    try:
        _module("regiehuis.cli.server").serve(found, host=asked.host, port=asked.port)
    except OSError as error:
        raise UnableToRun(f"Cannot serve on {asked.host}:{asked.port}: {error}") from None
    return 0


def _module(name: str) -> Any:
    if find_spec(name) is None:
        print(f"{name} is not part of this version.", file=sys.stderr)
        raise UnableToRun(f"{name} is missing.")
    return import_module(name)
