"""The scanner, against a small server on loopback that speaks clamd's INSTREAM; no ClamAV is on this machine."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from regiehuis.casussen.access.virusscan import PART, Besmet, GeenAntwoord, scan

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def _exactly(line: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count and (more := line.recv(count - len(got))):
        got += more
    return got


@contextlib.contextmanager
def clamd(server: socket.socket, answer: bytes | None = None) -> Iterator[list[bytes]]:
    """Answers one INSTREAM: FOUND for the test file, OK else, or what is said; holds what it was sent."""
    got: list[bytes] = []

    def serve() -> None:
        line, _ = server.accept()
        with line:
            assert _exactly(line, 10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack(">I", _exactly(line, 4))[0]:
                assert size <= PART
                content += _exactly(line, size)
            got.append(content)
            found = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
            line.sendall(found if answer is None else answer)

    with server:
        server.listen(1)
        thread = threading.Thread(target=serve)
        thread.start()
        yield got
        thread.join(5)


def on_tcp(settings: Any) -> socket.socket:
    server = socket.create_server(("127.0.0.1", 0))
    settings.CLAMAV = f"127.0.0.1:{server.getsockname()[1]}"
    return server


def test_a_clean_file_passes_whole(settings: Any) -> None:
    content = b"a" * (2 * PART + 5)
    with clamd(on_tcp(settings)) as got:
        scan(content)
    assert got == [content]


def test_what_the_scanner_finds_is_refused(settings: Any) -> None:
    with clamd(on_tcp(settings)), pytest.raises(Besmet):
        scan(EICAR)


def test_over_a_socket_of_the_machine(settings: Any, tmp_path: Path) -> None:
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(str(tmp_path / "clamd.ctl"))
    settings.CLAMAV = f"unix:{tmp_path / 'clamd.ctl'}"
    with clamd(server), pytest.raises(Besmet):
        scan(EICAR)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: FOUND nothing\0"])
def test_an_answer_that_is_none_is_no_permission(settings: Any, answer: bytes) -> None:
    with clamd(on_tcp(settings), answer), pytest.raises(GeenAntwoord):
        scan(b"schoon")


def test_a_scanner_that_is_away_is_no_permission(settings: Any) -> None:
    server = on_tcp(settings)
    server.close()
    with pytest.raises(GeenAntwoord):
        scan(b"schoon")
    settings.CLAMAV = "unix:/bestaat/niet"
    with pytest.raises(GeenAntwoord):
        scan(b"schoon")


def test_without_a_scanner_nothing_is_asked(settings: Any) -> None:
    settings.CLAMAV = ""
    scan(EICAR)
