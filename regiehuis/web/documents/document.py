"""A file that somebody added to a case, handed out as an attachment that no browser opens in the house's own name."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from regiehuis.casussen.queries.document import Document
from regiehuis.logboek.rules import Bewijs


def file_response(document: Document, *, bewijs: Bewijs) -> HttpResponse:
    """The file as a download; `bewijs` is of the disclosure that was recorded for it (R21)."""
    assert isinstance(bewijs, Bewijs)
    response = HttpResponse(document.inhoud, content_type=document.mediatype)
    response["Content-Disposition"] = content_disposition_header(True, document.naam) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response
