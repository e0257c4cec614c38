"""The form of a back-up, on a machine of any speed."""

import io
import time
from pathlib import Path
from typing import IO, Any

import pyrage
import pytest

from regiehuis.cli import archive

KEY = pyrage.x25519.Identity.generate()


def test_a_back_up_is_read_to_its_last_byte_however_late_that_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tar marks its end and then fills up its last record; whoever stops at the mark breaks the pipe."""
    path, content = tmp_path / "huis.age", b"x" * archive.CHUNK
    archive.encrypt(path, [KEY.to_public()], lambda writer: writer.add("database/0", content))
    quick = pyrage.decrypt_io

    def late(source: IO[bytes], sink: IO[bytes], identities: list[Any]) -> None:
        whole = io.BytesIO()
        quick(source, whole, identities)
        sink.write(whole.getvalue() + bytes(10240))
        sink.flush()
        time.sleep(0.2)
        sink.write(bytes(10240))
        sink.flush()

    monkeypatch.setattr(pyrage, "decrypt_io", late)
    assert list(archive.members(path, [KEY])) == [("database/0", content)]
