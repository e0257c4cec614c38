"""Files whose item is not there any more, or never came to be, are swept by the system (R36)."""

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from regiehuis.casussen.actions.document import sweep_documents
from regiehuis.kern.models import new_id
from tests.casussen.test_document import add
from tests.systeem import employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")


def test_a_file_without_its_item_is_swept_and_another_stays(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    folder = tmp_path / "documenten"
    with employee("lid") as asker:
        kept = add(asker)
    left, fresh, half = new_id(), new_id(), new_id()
    for name in (str(left), str(fresh), f"{half}.deel", "van-iemand-anders"):
        (folder / name).write_bytes(b"x")
    old = datetime.datetime.now(datetime.UTC).timestamp() - 7200
    for path in folder.iterdir():
        if path.name != str(fresh):
            os.utime(path, (old, old))
    with systeem(moment=datetime.datetime.now(datetime.UTC)) as system:
        assert sweep_documents(asker=system) == 2
    assert {path.name for path in folder.iterdir()} == {str(kept.id), str(fresh), "van-iemand-anders"}
