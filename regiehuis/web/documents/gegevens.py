"""Data that a person may take along, as JSON (docs/formaat-inzage.md)."""

from typing import Any

from django.http import HttpResponse, JsonResponse

from regiehuis.logboek.rules import Bewijs


def json_response(data: dict[str, Any], *, naam: str, bewijs: Bewijs) -> HttpResponse:
    """The data as a download that no cache keeps; `naam` is a file name without personal data.

    `bewijs` is of the disclosure that was recorded for it: no file without one (R21).
    """
    assert isinstance(bewijs, Bewijs)
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{naam}.json"'
    response["Cache-Control"] = "no-store"
    return response
