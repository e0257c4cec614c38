"""ClamAV, asked over its own socket when the house names one (REGIEHUIS_CLAMAV); no answer is a refusal.

The protocol is that of clamd's INSTREAM: the length of each part in four bytes, then the part, an empty one at the end.
"""

import socket
import struct
from typing import Final

from django.conf import settings

PART: Final = 64 * 1024
TIMEOUT: Final = 30.0


class Besmet(Exception):
    """The scanner found something in the file."""


class GeenAntwoord(Exception):
    """The scanner cannot be reached, or does not understand."""


def scan(inhoud: bytes) -> None:
    """Let the scanner look at a file, when there is one. Raises Besmet, or GeenAntwoord."""
    if not settings.CLAMAV:
        return
    try:
        answer = _ask(inhoud)
    except OSError as error:
        raise GeenAntwoord from error
    if answer.endswith("FOUND"):
        raise Besmet
    if answer != "stream: OK":
        raise GeenAntwoord(answer)


def _ask(inhoud: bytes) -> str:
    with _connect(settings.CLAMAV) as line:
        line.settimeout(TIMEOUT)
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(inhoud), PART):
            part = inhoud[start : start + PART]
            line.sendall(struct.pack(">I", len(part)) + part)
        line.sendall(struct.pack(">I", 0))
        answer = b""
        while b"\0" not in answer and (more := line.recv(4096)):
            answer += more
    return answer.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _connect(place: str) -> socket.socket:
    """A line to `unix:/run/clamav/clamd.ctl` or `machine:3310`."""
    if place.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(TIMEOUT)
        line.connect(place.removeprefix("unix:"))
        return line
    machine, _, port = place.rpartition(":")
    return socket.create_connection((machine, int(port)), TIMEOUT)
