"""`make bench`: seed a house of 10,000 cases and 100,000 persons, serve it, and print how fast its pages are.

Budget: p95 of every page and write ≤ 100 ms at 8 concurrent users on two cores. The load generator shares the cores.
"""

import argparse
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.load import Client, Result, measure
from regiehuis.cli import installation

BUDGET_MS = 100
# page, who asks, path; {casus}, {huishouden}, the household of fifteen of the demo, and {punt}, a point of a meeting
# that was begun, are looked up.
PAGES = (
    ("werkvoorraad", "Peter Smit", "/"),
    ("lijst casussen", "Peter Smit", "/casussen/"),
    ("bord", "Peter Smit", "/casussen/bord/"),
    ("werkvoorraad van een voorzitter", "Nadia Bouzidi", "/"),
    ("bord van een voorzitter", "Nadia Bouzidi", "/casussen/bord/"),
    ("casus", "Peter Smit", "{casus}"),
    ("informatie", "Peter Smit", "{casus}informatie/"),
    ("dossier", "Peter Smit", "{casus}dossier/"),
    ("relaties van een huishouden", "Mark de Boer", "{huishouden}relaties/"),
    ("dossier van een huishouden", "Mark de Boer", "{huishouden}dossier/"),
    ("plan", "Peter Smit", "{casus}plan/"),
    ("mijn afspraken", "Peter Smit", "/afspraken/"),
    ("overleggen", "Nadia Bouzidi", "/overleggen/"),
    ("jaarkalender", "Nadia Bouzidi", "/overleggen/jaar/"),
    ("agendapunt", "Nadia Bouzidi", "{punt}"),
    ("zaalscherm", "Nadia Bouzidi", "{punt}?zaal=1"),
    ("signalen", "Mark de Boer", "/signalen/"),
    ("triage", "Nadia Bouzidi", "/triage/"),
)
VOORZITTER = "Nadia Bouzidi"
WRITE = ("signaal beginnen (schrijven)", "Mark de Boer", "/signalen/nieuw/", {"acuut": "nee"})


def main() -> int:
    """Seed once per data folder, serve, measure, print; exit 1 when a budget is broken."""
    asked = _arguments()
    _seed(asked.data_dir, asked.casussen, asked.personen)
    command = [sys.executable, "-m", "regiehuis", "demo", "--port", str(asked.port), "--data-dir", str(asked.data_dir)]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert served.stdout is not None
        while "ready:" not in served.stdout.readline():
            pass
        results = _measure_all(asked.port, asked.asks, asked.pause)
    finally:
        served.terminate()
        served.wait(60)
    broken = [r for r in results if r.p95 > BUDGET_MS]
    print(json.dumps({"budget_ms": BUDGET_MS, "over_budget": [f"{r.page} ({r.users})" for r in broken]}))
    return 1 if broken else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--data-dir", type=Path, default=Path(tempfile.gettempdir()) / "regiehuis-bench" / "demo")
    parser.add_argument("--port", type=int, default=8199)
    parser.add_argument("--casussen", type=int, default=10_000)
    parser.add_argument("--personen", type=int, default=100_000)
    parser.add_argument("--asks", type=int, default=400)
    parser.add_argument("--pause", type=float, default=0, help="seconds that each user reads between two asks")
    return parser.parse_args()


def _seed(data_dir: Path, casussen: int, personen: int) -> None:
    """In a process of its own, so that the server starts clean."""
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    marker = data_dir.parent / f"seeded-{casussen}-{personen}"
    if marker.exists():
        return
    pid = os.fork()
    if pid == 0:
        with installation.running("demo", data_dir, fresh=True):
            from regiehuis.cli import database
            from regiehuis.demo.play import play

            database.migrate()
            database.set_soort("demo")
            play()
            from bench.seed import seed

            seed(casussen=casussen, personen=personen)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if status:
        raise SystemExit("seeding failed")
    marker.touch()


def _measure_all(port: int, asks: int, pause: float) -> list[Result]:
    client = Client(port)
    client.sign_in("Peter Smit")
    _, listing = client.ask("GET", "/casussen/")
    found = re.search(r'href="(/casussen/[0-9a-f-]{36}/)"', listing)
    casus = found.group(1) if found else "/casussen/"
    huishouden = _household(port)
    punt, capture = _meeting(port)
    print(f"{'page':32}{'users':>6}{'p50 ms':>9}{'p95 ms':>9}{'req/s':>8}")
    results = []
    for users in (1, 8):
        for page, naam, path in PAGES:
            results.append(
                _show(
                    measure(
                        port,
                        naam,
                        page,
                        "GET",
                        path.format(casus=casus, huishouden=huishouden, punt=punt),
                        None,
                        users=users,
                        asks=asks,
                        pause=pause,
                    )
                )
            )
        for page, naam, path, body in (WRITE, capture):
            given = {"users": users, "asks": asks, "pause": pause, "form": path.removesuffix("afspraak/")}
            results.append(_show(measure(port, naam, page, "POST", path, body, **given)))
    return results


def _household(port: int) -> str:
    """The address of the case of the demo that is a household: one of the first numbers of its year."""
    client = Client(port)
    client.sign_in("Mark de Boer")
    _, listing = client.ask("GET", f"/casussen/?q={datetime.date.today().year}-000")
    rows = re.findall(r'href="(/casussen/[0-9a-f-]{36}/)"(.*?)</tr>', listing, re.S)
    return next(address for address, row in rows if "Huishouden" in row)


def _meeting(port: int) -> tuple[str, tuple[str, str, str, dict[str, str]]]:
    """Begin a meeting of the demo: the first of its points, and the capture of an agreement at the last one."""
    client = Client(port)
    client.sign_in(VOORZITTER)
    _, listing = client.ask("GET", "/overleggen/")
    for sitting in re.findall(r'href="(/overleggen/[0-9a-f-]{36}/)"', listing):
        _, text = client.ask("GET", sitting)
        points = list(dict.fromkeys(re.findall(r'href="(/overleggen/punten/[0-9a-f-]{36}/)"', text)))
        if not points or "Overleg beginnen" not in text and "Overleg afsluiten" not in text:
            continue
        client.ask("POST", f"{sitting}beginnen/", {})
        _, text = client.ask("GET", points[-1])
        who = re.search(r'name="medewerker".*?<option value="([0-9a-f-]{36})"', text, re.S)
        assert who, "nobody was invited"
        due = datetime.date.today() + datetime.timedelta(days=14)
        body = {"medewerker": who.group(1), "tekst": "Bellen en terugkoppelen", "termijn": f"{due:%d-%m-%Y}"}
        return points[0], ("afspraak vastleggen (schrijven)", VOORZITTER, f"{points[-1]}afspraak/", body)
    raise SystemExit("no meeting of the demo has a point")


def _show(result: Result) -> Result:
    print(f"{result.page:32}{result.users:>6}{result.p50:>9.1f}{result.p95:>9.1f}{result.rate:>8.1f}", flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
