"""The documents point at what is there: tests named in docs/regels.md, links between pages, words on the screens."""

import ast
import pathlib
import re

import pytest

from tests.journeys.handleiding import BEELDEN

ROOT = pathlib.Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REGELS = (ROOT / "docs/regels.md").read_text()


def anchors(page: pathlib.Path) -> set[str]:
    """The anchors of a page, made of its headings as web sites for code make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("named", sorted(set(re.findall(r"tests/\w[\w/]*\.py(?:::\w+)?", REGELS))))
def test_a_test_that_the_rules_name_exists(named: str) -> None:
    path, _, function = named.partition("::")
    assert (ROOT / path).is_file(), path
    tree = ast.parse((ROOT / path).read_text())
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not function or function in names, named


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: pathlib.Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if re.match(r"https?:|mailto:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in anchors(there), f"{page.name}: {target}"


def test_each_picture_of_the_manual_is_made_and_shown() -> None:
    """Written by `make screenshots` from one list; none is left behind, and they stay small enough to keep."""
    folder = ROOT / "docs/handleiding/beelden"
    there = {path.name for path in folder.iterdir()}
    shown = {name for page in PAGES for name in re.findall(r"!\[[^\]]+\]\(beelden/([\w-]+\.png)\)", page.read_text())}
    assert shown == there == {f"{name}.png" for name in BEELDEN}
    assert sum(path.stat().st_size for path in folder.iterdir()) < 3_000_000


def test_each_rule_that_the_code_names_is_in_the_list() -> None:
    told = set(re.findall(r"\bR\d+\b", REGELS))
    for path in (ROOT / "regiehuis").rglob("*.py"):
        named = set(re.findall(r"\bR\d+\b", path.read_text()))
        assert named <= told, f"{path.relative_to(ROOT)} names {sorted(named - told)}"


def test_each_rule_we_keep_names_where_and_by_which_test() -> None:
    kept = REGELS.split("## Kept", 1)[1].split("## Not yet", 1)[0]
    for line in kept.splitlines():
        if line.startswith("| ") and not line.startswith(("| rule", "| what |", "| what goes")):
            what, does, where, shown = (cell.strip() for cell in line.strip("| ").split(" | "))
            assert what and does and where and "tests/" in shown, line[:80]
