"""What prose asks of the house and no other tool checks: sizes, names, words, and that the product stands alone."""

import ast
import pathlib
import re

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils.translation import override

ROOT = pathlib.Path(__file__).parents[1]
SOURCES = [p for p in (ROOT / "regiehuis").rglob("*.py") if "migrations" not in p.parts]
BANNED_NAMES = {"utils", "helpers", "misc", "common", "mixins", "util", "helper"}
DOMAIN = ("samenwerking", "convenanten", "personen", "kennisbank", "casussen", "verantwoording", "logboek")
LONGEST = 400


def glossary() -> dict[str, str]:
    """The Dutch words of docs/glossary.md with their English."""
    rows = re.findall(r"^\| ([^|*]+) \| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)
    return {dutch.strip(): english.strip() for dutch, english in rows}


def domain_models() -> list[type]:
    """The models of the domain, not those that a library or a partition brings."""
    return [m for label in DOMAIN for m in apps.get_app_config(label).get_models()]


def as_word(name: str) -> str:
    """A class name as the glossary writes it: PlanVanAanpak → plan_van_aanpak."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_source_file_is_too_long(path: pathlib.Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST


def test_no_banned_names() -> None:
    assert not [p for p in SOURCES if {p.stem, p.parent.name} & BANNED_NAMES]


def test_every_model_stands_in_the_glossary_with_its_english() -> None:
    words = glossary()
    for model in domain_models():
        word = as_word(model.__name__)
        assert word in words, f"{word} is not in docs/glossary.md"
        first = (model.__doc__ or "").partition(":")[0].strip().lower()
        assert first == words[word].lower(), f"{word}: docstring says {first!r}, glossary {words[word]!r}"


def test_identifiers_hold_no_diacritics() -> None:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            name = getattr(node, "name", None) or getattr(node, "id", None) or getattr(node, "arg", None)
            assert not isinstance(name, str) or name.isascii(), f"{path}: {name}"


def test_no_signals_and_no_save_overrides() -> None:
    for path in SOURCES:
        text = path.read_text()
        assert "django.dispatch" not in text, path
        assert not re.search(r"^    def save\(", text, re.MULTILINE), path


def test_views_are_short() -> None:
    for path in (ROOT / "regiehuis/web").rglob("views*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (node.end_lineno or 0) - body[0].lineno + 1
                assert length <= 20, f"{path.relative_to(ROOT)}: {node.name} has {length} lines"


def test_a_file_goes_out_at_one_place_that_asks_for_a_recorded_disclosure() -> None:
    """R21: `web/documents` alone hands out files, and each function there that does takes the proof of a disclosure.

    The calendar feed holds nothing of a case (tests/web/test_agenda.py), the door (`aanmelden`) speaks of keys
    alone, and a draft that is too long is refused in words. That every address that hands something out has recorded it
    is asked in tests/access/test_every_address.py.
    """
    other = ("agenda/feed.py", "aanmelden/", "concepten/views.py")
    words = ("Content-Disposition", "content_type=", "FileResponse", "StreamingHttpResponse", "JsonResponse")
    for path in (ROOT / "regiehuis/web").rglob("*.py"):
        place = str(path.relative_to(ROOT / "regiehuis/web"))
        text = path.read_text()
        if place.startswith(other) or not any(word in text for word in words):
            continue
        assert place.startswith("documents/"), place
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and any(word in ast.unparse(node) for word in words):
                assert "bewijs" in [arg.arg for arg in node.args.kwonlyargs], f"{place}: {node.name}"


def test_the_act_of_disclosing_is_logged_by_the_one_way_out_alone() -> None:
    """R21: whoever writes "verstrekken" into the log records recipient, purpose, ground and decider with it."""
    told = [p for p in SOURCES if re.search(r'handeling="verstrekken"', p.read_text())]
    assert [str(p.relative_to(ROOT)) for p in told] == ["regiehuis/logboek/actions.py"]


def test_mail_goes_out_at_one_place() -> None:
    """R21: a message outside the house is written by `bericht`, whose texts hold nothing of a case."""
    told = [p for p in SOURCES if "from django.core.mail" in p.read_text()]
    assert [str(p.relative_to(ROOT)) for p in told] == ["regiehuis/samenwerking/actions/bericht.py"]


def test_the_product_stands_without_shared() -> None:
    for path in [*SOURCES, *(ROOT / "docs").rglob("*.md")]:
        assert "../shared" not in path.read_text(), path


def test_templates_hold_no_inline_script_or_style() -> None:
    for path in (ROOT / "regiehuis/web/templates").rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=|\son[a-z]+=|hx-on", text), path


def test_models_and_migrations_say_the_same() -> None:
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    with override(None):  # as makemigrations: Django's own labels are not in a language
        missing = detector.changes(graph=loader.graph)
    ours = {label: steps for label, steps in missing.items() if label in (*DOMAIN, "kern")}
    assert not {label: [step.describe() for step in steps[0].operations] for label, steps in ours.items()}
