"""The proof itself: it knows every table and address, takes nothing from what it judges, and runs."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from proof import bank, paginas
from proof.mutaties_bekend import BEKEND, GETOETST
from proof.mutaties_beleid import policies
from proof.mutaties_bron import checks
from proof.orakel import REGELS

ROOT = Path(__file__).parents[2]
# What the oracle is made of: values and rules of its own.
EIGEN = "wereld huis dossier inhoud orakel adressen verantwoording".split()


@pytest.mark.parametrize("naam", EIGEN)
def test_the_oracle_takes_nothing_from_what_it_judges(naam: str) -> None:
    tree = ast.parse((ROOT / "proof" / f"{naam}.py").read_text())
    named = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    named |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not [name for name in named if name.split(".")[0] in ("regiehuis", "tests", "django")]


def test_every_address_has_a_line() -> None:
    assert paginas.untold() == set()


@pytest.mark.django_db
def test_every_protected_table_has_a_rule() -> None:
    assert bank.protected_tables() == (set(REGELS) - {"samenwerking_medewerker"}) | bank.ELDERS


@pytest.mark.django_db(databases=["default", "owner"])
def test_every_mutant_that_is_known_to_survive_is_there() -> None:
    there = {str(mutant) for mutant in [*policies(), *checks()]}
    assert set(BEKEND) <= there


def test_the_tests_that_answer_for_mutants_are_there() -> None:
    named = {f"tests/{each}.py" for tests in GETOETST.values() for each in tests.split()}
    assert named and all((ROOT / name).exists() for name in named)


def test_a_few_asks_and_a_house_that_changes() -> None:
    command = [sys.executable, "-W", "ignore", "-m", "proof", "--jobs", "1", "--asks", "300", "--examples", "2"]
    ran = subprocess.run([*command, "--seed", "1"], capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.fullmatch(r"\d+ asks, 0 disagreements", ran.stdout.splitlines()[-1])
