"""Files that are sent: kept in memory while they are judged, never in a temporary file, and no longer than may be."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from regiehuis.casussen.rules.bestand import GROOTSTE


class InMemory(FileUploadHandler):
    """One file at a time in memory. Of one that is longer than may be nothing is kept but that it was (`te_groot`)."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin an empty file."""
        super().new_file(*args, **kwargs)
        self._parts: list[bytes] = []
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a part, until the file is too long; then let go of what was kept."""
        self._size += len(raw_data)
        if self._size > GROOTSTE:
            self._parts.clear()
        else:
            self._parts.append(raw_data)

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """The file, or the word that it was too long."""
        made = SimpleUploadedFile(self.file_name or "document", b"".join(self._parts), self.content_type or "")
        made.te_groot = self._size > GROOTSTE  # type: ignore[attr-defined]
        return made
