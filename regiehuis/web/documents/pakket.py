"""Several files as one ZIP file that is written while it is sent: only one of them is in memory at a time."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from django.http import StreamingHttpResponse

from regiehuis.logboek.rules import Bewijs


class _Uitgang(io.RawIOBase):
    """Where the ZIP is written to: what came since it was last emptied."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        new = bytes(part)  # type: ignore[call-overload]
        self._waiting += new
        return len(new)

    def emptied(self) -> bytes:
        """What was written since, once."""
        found = bytes(self._waiting)
        self._waiting.clear()
        return found


def zip_response(parts: Mapping[str, Callable[[], bytes]], *, naam: str, bewijs: Bewijs) -> StreamingHttpResponse:
    """The parts, by their name in the ZIP and each made when its turn comes, as a download that no cache keeps.

    `naam` is a file name without personal data; `bewijs` is of the disclosure that was recorded for it (R21).
    """
    assert isinstance(bewijs, Bewijs)
    response = StreamingHttpResponse(_packed(parts), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{naam}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _packed(parts: Mapping[str, Callable[[], bytes]]) -> Iterator[bytes]:
    out = _Uitgang()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, make in parts.items():
            packed.writestr(name, make())
            yield out.emptied()
    yield out.emptied()
