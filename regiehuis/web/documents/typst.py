"""From finished values to an accessible PDF.

A template gets its values as JSON and can reach no other folder, no package and no font of the machine, so that the
same values make the same pages everywhere.
"""

import functools
import json
from pathlib import Path
from typing import Any, Final

import typst
from django.http import HttpResponse

from regiehuis.logboek.rules import Bewijs

FOLDER: Final = Path(__file__).parent


def render_pdf(template: str, data: dict[str, Any]) -> bytes:
    """The PDF/UA-1 of `template` (a name without `.typ`) filled with `data`, in which each value is fit for JSON.

    Texts are values, never markup. Raises FileNotFoundError for a template that is not there.
    """
    source = FOLDER / f"{template}.typ"
    if not source.is_file():
        raise FileNotFoundError(source)
    pdf = typst.compile(
        str(source),
        root=str(FOLDER),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
    )
    return bytes(pdf)


def pdf_response(template: str, data: dict[str, Any], *, naam: str, bewijs: Bewijs) -> HttpResponse:
    """The document as a download that no cache keeps; `naam` is a file name without personal data.

    `bewijs` is of the disclosure that was recorded for it: no document without one (R21).
    """
    assert isinstance(bewijs, Bewijs)
    response = HttpResponse(render_pdf(template, data), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{naam}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@functools.cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)
