"""`regiehuis …`: reads the command line, brings up the installation, calls one command.

The commands are loaded by name after that: they need Django, and Django needs the installation's address
of the database in its environment first.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from types import FrameType

from regiehuis.cli import installation, uitvoer
from regiehuis.cli.binaries import PostgresUnavailable
from regiehuis.cli.database import WrongSoort
from regiehuis.cli.installation import Installation, UnableToRun, WrongFolder
from regiehuis.cli.keys import KeysMissing

WORKER = "werk.work"
RESTORE = "backup.restore"
LINKAGE = "koppeling.koppeling"
EXCHANGE = "uitwisseling.run"
ALONE = (LINKAGE, EXCHANGE)
"""They work on files alone: no house is brought up for them."""
LOG = "commands.seal_log"
DELIVERY = "aanlevering.run"
LINKAGE_HOUSE = "koppelhuis.run"
Command = Callable[[argparse.Namespace, Installation], int]
REFUSALS = (PostgresUnavailable, WrongSoort, WrongFolder, KeysMissing, UnableToRun)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is one message on stderr and exit code 1."""
    signal.signal(signal.SIGTERM, _terminated)
    asked = _parser().parse_args(arguments)
    if asked.run == LOG and asked.what in uitvoer.COMMANDS:
        return uitvoer.COMMANDS[asked.what](asked)
    module, _, function = asked.run.rpartition(".")
    if asked.run in ALONE:
        alone: Callable[[argparse.Namespace], int] = getattr(import_module(f"regiehuis.cli.{module}"), function)
        return alone(asked)
    data_dir: Path = asked.data_dir or installation.default_data_dir(asked.soort)
    if asked.run in (DELIVERY, LINKAGE_HOUSE):
        asked.soort = installation.soort_of(data_dir) or asked.soort
    try:
        is_worker = asked.run == WORKER
        with installation.running(
            asked.soort,
            data_dir,
            fresh=getattr(asked, "fresh", False),
            worker=is_worker,
            restoring=asked.run == RESTORE,
        ) as found:
            command: Command = getattr(import_module(f"regiehuis.cli.{module}"), function)
            return command(asked, found)
    except REFUSALS as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _terminated(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a command in order, so that the database it started stops with it."""
    raise SystemExit(128 + number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="regiehuis", description="Regiehuis for a Veiligheidshuis.")
    kinds = parser.add_subparsers(title="commands", required=True, metavar="command")
    demo = _add(kinds, "demo", "demo.demo", "an invented house, to look around in", soort="demo")
    _add_address(demo)
    demo.add_argument("--fresh", action="store_true", help="throw the demo's data away first")
    demo.add_argument("--accounts", action="store_true", help="print the accounts as JSON lines and stop")
    _add_address(_add(kinds, "serve", "commands.serve", "serve this house on the web"))
    worker = _add(kinds, "worker", WORKER, "do queued and scheduled work; serve and demo start one themselves")
    worker.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)
    _add(kinds, "migrate", "commands.migrate", "bring the database up to date")
    _add_huis(_add(kinds, "nieuw-huis", "nieuw_huis.run", "found a house with its first two people"))
    log = _add(kinds, "logboek", LOG, "seal the log, export its heads, or verify it or a file of it")
    log.add_argument("what", choices=("seal", "heads", "verify", *uitvoer.COMMANDS))
    log.add_argument("file", type=Path, nargs="?", help="verify-export: the file that the FG took along")
    log.add_argument("--sleutel", default="", help="verify-export: the public key that the house told, in hex")
    log.add_argument("--heads", type=Path, help="file with the exported heads (default: beside the keys)")
    _add_backup(kinds)
    _add_linkage(kinds)
    _add_delivery(kinds)
    manage = _add(kinds, "manage", "commands.manage", "a Django management command, as the web role")
    manage.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _add(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: str,
    told: str,
    *,
    soort: str = "",
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=told, description=told)
    parser.add_argument("--data-dir", type=Path, help="the one folder of all data (default: .data/<kind>)")
    if not soort:
        asked = os.environ.get("REGIEHUIS_SOORT", "productie")
        parser.add_argument("--soort", choices=installation.SOORTEN, default=asked, help="kind of house")
    parser.set_defaults(run=run, **({"soort": soort} if soort else {}))
    return parser


def _add_backup(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = _add(kinds, "backup", "backup.backup", "write an encrypted back-up, without the keys of the installation")
    backup.add_argument("file", type=Path, help="file to write; it must not exist yet")
    backup.add_argument("--to", action="append", required=True, help="public key of age (age1…), or a file with keys")
    restore = _add(kinds, "restore", RESTORE, "put a back-up back into an empty installation")
    restore.add_argument("file", type=Path, help="the back-up")
    restore.add_argument("--identity", type=Path, required=True, help="file with the private key of age")
    restore.add_argument("--zonder-journaal", action="store_true", help="nothing was destroyed since; else refused")


def _add_linkage(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = "link the records of a file, or measure how well that is done"
    parser = kinds.add_parser("koppeling", help=told, description=told)
    parser.set_defaults(run=LINKAGE)
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    evaluate = what.add_parser("evaluate", help="precision and recall against who the records really are")
    evaluate.add_argument(
        "--truth", type=Path, required=True, help="CSV with the columns of a delivery and waarheid_id"
    )
    evaluate.add_argument("--queries", type=Path, help="CSV of look-ups, to be measured too")
    evaluate.add_argument("--users", type=_users, default=8, help="how many ask at once (default: 8)")
    evaluate.add_argument("--json", action="store_true", help="the figures as JSON on the last line")
    run = what.add_parser("run", help="the cluster of each record")
    run.add_argument("file", type=Path, help="CSV with the columns of a delivery")
    run.add_argument("--out", type=Path, required=True, help="CSV to write: record_id and cluster")
    run.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help="what weighs (default: duckdb)")
    run.add_argument("--master", help="spark: where it runs (default: local[*])")
    run.add_argument("--werkmap", type=Path, help="spark: a folder that every machine of the cluster sees")
    run.add_argument("--conf", action="append", default=[], help="spark: a setting of Spark, as name=value")
    run.add_argument("--model-out", type=Path, help="keep the model of this run in this file")
    run.add_argument(
        "--bewaar", type=Path, help="keep the whole run in this file, so that a delivery can be added to it"
    )
    bij = what.add_parser("bij", help="add a delivery to a run that was kept; only its records are compared")
    bij.add_argument("kept", type=Path, help="file of `run --bewaar`")
    bij.add_argument("file", type=Path, help="CSV with the columns of a delivery, of records that are not in it yet")
    bij.add_argument("--out", type=Path, required=True, help="CSV to write: who each new record is, and who changed")
    for each in (evaluate, run):
        each.add_argument("--model", type=Path, help="model of an earlier run (default: learn from the file)")
    huis = what.add_parser("huis", help="compare all records that partners of a house delivered")
    huis.set_defaults(run=LINKAGE_HOUSE, soort=os.environ.get("REGIEHUIS_SOORT", "productie"))
    huis.add_argument("--leer", action="store_true", help="learn a new model, though the last one fits")
    _add_analist(huis)
    _add_exchange(what)


def _add_exchange(what: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    sleutel = what.add_parser("sleutel", help="make the key of one exchange with another house").add_subparsers(
        dest="step", required=True, metavar="step"
    )
    deel = sleutel.add_parser("deel", help="make the share of this house")
    deel.add_argument("--huis", required=True, help="name of this house")
    deel.add_argument("--doel", required=True, help="what the exchange is for, in the words both agreed on")
    deel.add_argument("--tot", type=_day, required=True, help="last day of the key, such as 2026-12-31")
    samen = sleutel.add_parser("samen", help="make the key of the own secret share and the other's open share")
    samen.add_argument("geheim", type=Path, help="the own secret share")
    samen.add_argument("openbaar", type=Path, help="the open share of the other house")
    toon = sleutel.add_parser("toon", help="the fingerprint of a key")
    derde = sleutel.add_parser("vergelijker", help="a key for a third party, that compares and cannot encode")
    for each in (toon, derde):
        each.add_argument("sleutel", type=Path, help="the key")
    versleutel = what.add_parser("versleutel", help="encode a list, to be compared with that of another house")
    versleutel.add_argument("lijst", type=Path, help="CSV with the columns of a delivery")
    treffers = what.add_parser("treffers", help="hit or no hit for each row of the own list")
    treffers.add_argument("eigen", type=Path, help="the own encoded list")
    treffers.add_argument("ander", type=Path, help="the encoded list of the other house")
    treffers.add_argument("--drempel", type=float, default=0.38, help="likeness of a hit (0.3 to 0.95; default: 0.38)")
    for each, step in ((versleutel, "versleutel"), (treffers, "treffers")):
        each.add_argument("--sleutel", type=Path, required=True, help="the key of the exchange")
        each.add_argument("--koppellijst", type=Path, help="whose token is whose record; stays in the house")
        each.set_defaults(step=step)
    for each in (deel, samen, derde, versleutel, treffers):
        each.add_argument("--uit", type=Path, required=True, help="file to write; it must not exist yet")
    for each in (deel, samen, toon, derde, versleutel, treffers):
        each.set_defaults(run=EXCHANGE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a day such as 2026-12-31") from None


def _users(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 40:
        raise argparse.ArgumentTypeError("give a number from 1 to 40")
    return int(text)


def _add_delivery(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    told = "check a partner's list, take it in, or go through a folder of them once"
    what = kinds.add_parser("aanlevering", help=told, description=told).add_subparsers(
        dest="what", required=True, metavar="what"
    )
    for naam, hulp in (
        ("controleer", "check a list; nothing is taken in"),
        ("lees", "take a list in: all of it, or nothing"),
        ("map", "take in each file of a folder; it then goes to verwerkt/ or, with the reasons, to afgekeurd/"),
    ):
        parser = what.add_parser(naam, help=hulp, description=hulp)
        parser.set_defaults(run=DELIVERY, soort=os.environ.get("REGIEHUIS_SOORT", "productie"))
        parser.add_argument("folder" if naam == "map" else "file", type=Path, help="CSV, XLSX, ODS or JSON")
        parser.add_argument("--partner", required=True, help="name of the organisation that delivers")
        parser.add_argument("--soort", required=True, dest="lijst", help="kind of list, such as brutolijst")
        parser.add_argument("--convenant", required=True, help="name of the covenant under which it is delivered")
        parser.add_argument("--toewijzing", type=Path, help="JSON: header of a column to field (default: as learnt)")
        _add_analist(parser)
        if naam != "map":
            parser.add_argument("--afgekeurd", type=Path, help="CSV to write: each refused row with its reasons")


def _add_analist(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--door", default="", help="sign-in name of the information analyst, if there are several")
    parser.add_argument("--data-dir", type=Path, help="the one folder of all data (default: .data/<kind>)")


def _add_huis(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--naam", required=True, help="name of the house")
    parser.add_argument("--gemeente", required=True, help="its municipality")
    for functie in ("ketenmanager", "beheerder"):
        parser.add_argument(
            f"--{functie}", required=True, metavar='"Naam <mail>"', help="signs in with the mail address"
        )
    parser.add_argument("--contactpunt", required=True, help="where people ask about their data")


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--no-worker", action="store_true", help="leave queued and scheduled work to another process")
