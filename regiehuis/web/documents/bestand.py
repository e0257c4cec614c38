"""Values as a file of data, for who takes them along: rows as CSV, a whole as JSON."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse

from regiehuis.logboek.rules import Bewijs


def csv_response(koppen: Sequence[str], rijen: Iterable[Sequence[str]], *, naam: str, bewijs: Bewijs) -> HttpResponse:
    """Rows as a download that no cache keeps; a cell that begins as a formula is made text."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(koppen)
    writer.writerows([f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in row] for row in rijen)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{naam}.csv"'
    response["Cache-Control"] = "no-store"
    return response


def json_response(data: dict[str, Any], *, naam: str, bewijs: Bewijs) -> HttpResponse:
    """The whole as a download that no cache keeps."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{naam}.json"'
    response["Cache-Control"] = "no-store"
    return response
