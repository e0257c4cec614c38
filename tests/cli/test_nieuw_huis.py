"""Founding a house from the command line: two people with a link each, once, and clear refusals."""

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from regiehuis.cli import nieuw_huis
from regiehuis.cli.installation import Installation, UnableToRun
from tests.cli.test_main import REFUSED, regiehuis

GIVEN = {
    "naam": "Veiligheidshuis Nieuwstad",
    "gemeente": "Nieuwstad",
    "ketenmanager": "Anna de Wit <Anna@nieuwstad.example>",
    "beheerder": "Bram Vos <bram@nieuwstad.example>",
    "contactpunt": "privacy@nieuwstad.example",
}


@pytest.fixture(scope="module")
def data_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-test-"))
    folder.chmod(0o755)
    yield folder / "huis"
    shutil.rmtree(folder, ignore_errors=True)


def found(data_dir: Path, **other: str):
    given = GIVEN | other
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    return regiehuis("nieuw-huis", "--soort", "test", "--data-dir", str(data_dir), *options)


def test_a_house_is_founded_once_with_a_link_for_each(data_dir):
    told = found(data_dir)
    assert told.returncode == 0, told.stderr
    links = re.findall(r"^/aanmelden/eerste-keer/\S+/$", told.stdout, re.MULTILINE)
    assert len(set(links)) == 2
    assert "ketenmanager Anna de Wit (anna@nieuwstad.example):" in told.stdout
    again = found(data_dir)
    assert again.returncode == REFUSED and "Er is al een huis met de naam" in again.stderr
    taken = found(data_dir, naam="Veiligheidshuis Elders")
    assert taken.returncode == REFUSED and "al in gebruik" in taken.stderr


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("naam", "  ", "--naam is empty"),
        ("naam", "x" * 121, "at most 120"),
        ("gemeente", "x" * 112, "at most 111"),
        ("gemeente", "twee\nregels", "one line"),
        ("contactpunt", "", "--contactpunt is empty"),
        ("ketenmanager", "Anna de Wit", '"Naam <mail>"'),
        ("ketenmanager", "<anna@nieuwstad.example>", '"Naam <mail>"'),
        ("ketenmanager", "Anna <geen adres>", '"Naam <mail>"'),
        ("beheerder", "", '"Naam <mail>"'),
        ("beheerder", "Anna <anna@nieuwstad.example>", "two people"),
    ],
)
def test_wrong_input_is_refused_before_anything_is_made(field, value, told):
    asked = argparse.Namespace(**GIVEN | {field: value})
    with pytest.raises(UnableToRun, match=re.escape(told)):
        nieuw_huis.run(asked, Installation("test", Path(), None))


def test_something_left_out_is_asked_for():
    told = regiehuis("nieuw-huis", "--naam", "Huis")
    assert told.returncode == 2 and "--gemeente" in told.stderr
