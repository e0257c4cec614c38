"""`make bench ARGS=--layers`: what row-level security and the log cost each page, on the same house, side by side.

Each page is asked in turn in three ways: as it is, by a role that passes by the policies, and without writing the log.
In this process and one after another, so that what differs is that layer alone; the median of what each round of three
differs, since a machine hiccups and warms up.
Budget: with policies at most twice as long as without, and writing the log at most 5 ms a request.
"""

import contextlib
import dataclasses
import json
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.load import at_the_door
from bench.paginas import PAGES, find
from regiehuis.cli import database, installation
from regiehuis.cli.postgres import Server

FACTOR, LOG_MS = 2.0, 5.0
WARM_UP = 10
# A role that has what the web role has and passes by the policies; its password is of this run.
BYPASS, PASSWORD = "regiehuis_meting", "meting"


@dataclasses.dataclass
class Laag:
    """What was measured of a page, in milliseconds."""

    page: str
    whole: float
    open: float
    factor: float
    log: float
    slowest: float
    plan: str


def measure_layers(data_dir: Path, asks: int) -> int:
    """Measure, print a table, the plan of the slowest query and one line of JSON; 1 when a budget is broken."""
    with installation.running("demo", data_dir) as running:
        from django.conf import settings

        settings.ALLOWED_HOSTS = ["testserver"]
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        assert running.server is not None, "the layers are measured on the embedded database"
        with _bypass(running.server):
            layers = _measure(max(asks // 8, 20))
    worst = max(layers, key=lambda layer: layer.slowest)
    print(f"\nThe slowest query, {worst.slowest:.1f} ms, on {worst.page}:\n{worst.plan}")
    factor, log = max(layer.factor for layer in layers), max(layer.log for layer in layers)
    print(json.dumps({"factor": round(factor, 2), "factor_most": FACTOR, "log_ms": round(log, 1), "log_most": LOG_MS}))
    return 1 if factor > FACTOR or log > LOG_MS else 0


@contextlib.contextmanager
def _bypass(server: Server) -> Iterator[None]:
    """The role that passes by the policies, for as long as is measured."""
    name, web = sql.Identifier(BYPASS), sql.Identifier(database.WEB)
    with psycopg.connect(server.url(database=database.NAME), autocommit=True) as superuser:
        superuser.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(name))
        made = "CREATE ROLE {} LOGIN INHERIT BYPASSRLS PASSWORD {} IN ROLE {}"
        superuser.execute(sql.SQL(made).format(name, sql.Literal(PASSWORD), web))
        try:
            yield
        finally:
            from django.db import connections

            connections.close_all()
            superuser.execute(sql.SQL("DROP ROLE {}").format(name))


def _measure(asks: int) -> list[Laag]:
    plekken, _ = find(Inside)
    print(f"{'page':32}{'ms':>8}{'open ms':>9}{'factor':>8}{'log ms':>8}{'slowest query ms':>18}")
    layers = []
    for page, naam, path in PAGES:
        layer = _layer(page, Inside(naam), path.format(**plekken), asks)
        print(f"{page:32}{layer.whole:>8.1f}{layer.open:>9.1f}{layer.factor:>8.2f}{layer.log:>8.1f}", end="")
        print(f"{layer.slowest:>18.1f}", flush=True)
        layers.append(layer)
    return layers


def _layer(page: str, client: "Inside", path: str, asks: int) -> Laag:
    ways = (contextlib.nullcontext, _passing_by, _without_log)
    for way in ways:
        for _ in range(WARM_UP):
            _timed(client, path, way)
    rounds = [[_timed(client, path, way) for way in ways] for _ in range(asks)]
    slowest, plan = _slowest(client, path)
    return Laag(
        page=page,
        whole=statistics.median(whole for whole, _, _ in rounds),
        open=statistics.median(without for _, without, _ in rounds),
        factor=statistics.median(whole / without for whole, without, _ in rounds),
        log=statistics.median(whole - unlogged for whole, _, unlogged in rounds),
        slowest=slowest,
        plan=plan,
    )


def _timed(client: "Inside", path: str, way: Callable[[], contextlib.AbstractContextManager[Any]]) -> float:
    with way():
        begin = time.perf_counter()
        status, _ = client.ask("GET", path)
        took = (time.perf_counter() - begin) * 1000
    assert status == 200, (path, status)
    return took


class Inside:
    """A signed-in browser without a network: Django's own test client."""

    def __init__(self, naam: str) -> None:
        from django.test import Client

        self.client = Client()
        text = self.client.get("/aanmelden/demo/").content.decode()
        answer = self.client.post("/aanmelden/demo/", {"medewerker": at_the_door(text, naam), "next": "/"})
        assert answer.status_code == 302, answer.status_code

    def ask(self, method: str, path: str, body: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer."""
        ask = self.client.get if method == "GET" else self.client.post
        answer = ask(path, body)
        return answer.status_code, answer.content.decode(errors="replace")


_kept: dict[str, Any] = {}


@contextlib.contextmanager
def _passing_by() -> Iterator[None]:
    """The same connection settings under the role that passes by the policies."""
    from django.db import connections

    with_policies = connections["default"]
    if BYPASS not in _kept:
        without = with_policies.copy()
        without.settings_dict = {**without.settings_dict, "USER": BYPASS, "PASSWORD": PASSWORD}
        _kept[BYPASS] = without
    connections["default"] = _kept[BYPASS]
    try:
        yield
    finally:
        connections["default"] = with_policies


@contextlib.contextmanager
def _without_log() -> Iterator[None]:
    """The same page, of which nothing is written in the log."""
    from regiehuis.logboek import actions

    write = actions._insert
    actions._insert = lambda rows, using: None
    try:
        yield
    finally:
        actions._insert = write


def _slowest(client: "Inside", path: str) -> tuple[float, str]:
    """How long the slowest query of a page takes, in milliseconds, and its plan as the web role."""
    from django.db import connection

    seen: dict[str, float] = {}

    def clock(execute: Any, query: str, params: Any, many: bool, context: Any) -> Any:
        begin = time.perf_counter()
        try:
            return execute(query, params, many, context)
        finally:
            seen[query] = max(seen.get(query, 0), (time.perf_counter() - begin) * 1000)

    with connection.execute_wrapper(clock):
        client.ask("GET", path)
    worst = max((query for query in seen if query.startswith("SELECT")), key=lambda query: seen[query])
    plan: list[str] = []

    def explain(execute: Any, query: str, params: Any, many: bool, context: Any) -> Any:
        if query == worst and not plan:
            execute(f"EXPLAIN (ANALYZE, BUFFERS) {query}", params, many, context)
            plan.extend(str(row[0]) for row in context["cursor"].fetchall())
        return execute(query, params, many, context)

    with connection.execute_wrapper(explain):
        client.ask("GET", path)
    return seen[worst], "\n".join(line for line in plan if "never executed" not in line and "InitPlan" not in line)
