"""Checks in the Python of `access`, taken away one at a time; asked by page, with every policy of reading open."""

import ast
import contextlib
import dataclasses
import functools
import gc
import importlib
import random
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from proof.adressen import ADRESSEN, Adres
from proof.mutaties import chosen, worlds
from proof.mutaties_beleid import opened, policies
from proof.orakel import Blik
from proof.paginas import Lezer
from proof.wereld import Rij, Wereld

ROOT = Path(__file__).resolve().parents[1]
REFUSALS = {"NotFound", "NotAllowed"}
MOST = 60


@dataclasses.dataclass(frozen=True)
class Check:
    """One check: its file, function, line, and what is put in its place ('raise', 'bool' or 'Q')."""

    module: str
    functie: str
    regel: int
    soort: str
    wat: str

    def __str__(self) -> str:
        return f"check {self.module.removeprefix('regiehuis.')}.{self.functie}: {self.wat}"


def sources() -> list[Path]:
    """Every file of access rooms, and the one decision that they call."""
    rooms = [*ROOT.glob("regiehuis/*/access.py"), *ROOT.glob("regiehuis/*/access/*.py")]
    decision = [ROOT / "regiehuis/convenanten/rules.py", *ROOT.glob("regiehuis/convenanten/rules/*.py")]
    return sorted(path for path in [*rooms, *decision] if path.exists())


def checks() -> list[Check]:
    """What refuses, what answers whether somebody may, and what narrows a query."""
    return [check for path in sources() for check in _of_file(path)]


def _of_file(path: Path) -> Iterator[Check]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for qualname, node in _functions(ast.parse(path.read_text())):
        kind = ast.unparse(node.returns) if node.returns else ""
        if kind in ("bool", "Q"):
            yield Check(module, qualname, node.lineno, kind, f"-> {kind}")
        for inner in ast.walk(node):
            if isinstance(inner, ast.If) and _refuses(inner) and _without_right(inner.test) is not None:
                yield Check(module, qualname, inner.lineno, "raise", ast.unparse(inner.test))


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield prefix + node.name, node


def _refuses(node: ast.If) -> bool:
    raised = [r.exc for r in node.body if isinstance(r, ast.Raise)]
    return any(isinstance(e, ast.Call) and isinstance(e.func, ast.Name) and e.func.id in REFUSALS for e in raised)


def _without_right(test: ast.expr) -> ast.expr | None:
    """The condition with only 'it is not there' left of it; None when it says nothing else."""
    parts = test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) else [test]
    absent = [part for part in parts if _is_none(part)]
    if len(absent) == len(parts):
        return None
    return ast.BoolOp(ast.Or(), absent) if len(absent) > 1 else absent[0] if absent else ast.Constant(False)


def _is_none(part: ast.expr) -> bool:
    """Whether a condition asks no more than whether the row was found."""
    if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Is):
        return isinstance(part.comparators[0], ast.Constant) and part.comparators[0].value is None
    return False


@contextlib.contextmanager
def without(check: Check) -> Iterator[None]:
    """The function in whose place another code runs; whoever imported it runs that too."""
    function = _function(check)
    kept = function.__code__
    function.__code__ = _mutated(check)
    _forget_queries()
    try:
        yield
    finally:
        function.__code__ = kept
        _forget_queries()


def _function(check: Check) -> Any:
    found: Any = importlib.import_module(check.module)
    for name in check.functie.split("."):
        found = found.__dict__[name] if isinstance(found, type) else getattr(found, name)
    found = found.fget if isinstance(found, property) else found
    return getattr(found, "__wrapped__", found)


def _mutated(check: Check) -> types.CodeType:
    path = ROOT / (check.module.replace(".", "/") + ".py")
    path = path if path.exists() else path.with_suffix("") / "__init__.py"
    tree = ast.parse(path.read_text())
    node = dict(_functions(tree))[check.functie]
    if check.soort == "raise":
        inner = next(n for n in ast.walk(node) if isinstance(n, ast.If) and n.lineno == check.regel)
        left = _without_right(inner.test)
        assert left is not None
        inner.test = left
    else:
        value = ast.Constant(True) if check.soort == "bool" else ast.parse("Q()", mode="eval").body
        node.body = [ast.Return(value)]
    code = compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)
    return next(c for c in _codes(code) if c.co_qualname == check.functie)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            yield const
            yield from _codes(const)


def _forget_queries() -> None:
    """Prepared SQL was written with the check in it, or without."""
    for cache in _caches():
        cache.cache_clear()


@functools.cache
def _caches() -> list[Any]:
    cached = [o for o in gc.get_objects() if type(o) is functools._lru_cache_wrapper]
    return [c for c in cached if c.__module__ == "regiehuis.kern.prepared"]


# --- asks ---


@dataclasses.dataclass
class Proef:
    """One ask of the battery: what came of it with the check in place, and which functions it ran."""

    lezer: Lezer
    adres: Adres
    rijen: list[Rij]
    press: bool
    fout: set[str] = dataclasses.field(default_factory=set)
    liep: set[tuple[str, str]] = dataclasses.field(default_factory=set)

    def ask(self) -> set[str]:
        """What the rules say against the answer."""
        self.lezer.afwezig.clear()
        try:
            return set(self.lezer.put(self.adres, self.rijen, self.press))
        except Exception as error:  # an answer that breaks is no answer that tells
            return {f"broke: {type(error).__name__}"}


def battery(w: Wereld) -> list[Proef]:
    """Each address by a few people, with what is theirs and what is not."""
    found = []
    lezers = [Lezer(w, Blik(w, wie)) for wie in w.rijen("samenwerking_medewerker") if wie.is_active]
    for adres in ADRESSEN:
        for lezer in w.kans.sample(lezers, k=6 if adres.sleutels else 2):
            rijen = lezer._rows(adres)
            if rijen is not None:
                found += [Proef(lezer, adres, rijen, press) for press in ((False, True) if adres.kijkt else (True,))]
    return found


def check_mutants(seed: int, kans: random.Random, sample: int) -> Iterator[tuple[str, bool]]:
    """Each check with whether the proof failed without it."""
    left = chosen(kans, checks(), sample)
    reading = [b for b in policies() if b.opdracht in ("SELECT", "UPDATE", "ALL") and "web" in b.rol and not b.open]
    for w in worlds(seed):
        with opened(*reading):
            asks = battery(w)
            for proef in asks:
                proef.liep, proef.fout = _traced(proef)
            rests = {p.adres.naam for p in asks if any(not f.startswith("broke") for f in p.fout)}
            print(f"{len(asks)} asks with open policies; on the database alone rest: {', '.join(sorted(rests))}")
            for check in list(left):
                if _missed(check, asks):
                    left.remove(check)
                    yield str(check), True
    for check in left:
        yield str(check), False


def _traced(proef: Proef) -> tuple[set[tuple[str, str]], set[str]]:
    """The functions of access that an ask runs, and what is wrong with its answer."""
    ran: set[tuple[str, str]] = set()
    known = {str(path): ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sources()}

    def note(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename in known:
            ran.add((known[frame.f_code.co_filename], frame.f_code.co_qualname))

    _forget_queries()
    sys.setprofile(note)
    try:
        wrong = proef.ask()
    finally:
        sys.setprofile(None)
    return ran, wrong


def _missed(check: Check, asks: list[Proef]) -> bool:
    """Whether an ask that held with the check does not hold without it."""
    touching = [p for p in asks if (check.module, check.functie) in p.liep]
    # First those of whom nothing is wrong yet: with a page that rests on the database alone, little shows.
    touching.sort(key=lambda p: len(p.fout))
    with without(check):
        return any(p.ask() - p.fout for p in touching[:MOST])
