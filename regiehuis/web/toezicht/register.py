"""The register of processing on screen and as a file (R40)."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.verantwoording.queries.verwerkingsregister import take_verwerkingsregister, verwerkingsregister
from regiehuis.verantwoording.rules.verwerkingsregister import Register
from regiehuis.web.documents import csv_response, json_response, pdf_response
from regiehuis.web.request import asker_of

from .blad import register_page


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The register as it stands now."""
    return register_page(request, verwerkingsregister(asker_of(request)))


@require_GET
def register_uit(request: HttpRequest, vorm: str) -> HttpResponse:
    """The register to take along."""
    asker = asker_of(request)
    found, bewijs = take_verwerkingsregister(asker, vorm)
    naam = "verwerkingsregister"
    if vorm == "pdf":
        return pdf_response("register", _values(found, asker.naam), naam=naam, bewijs=bewijs)
    if vorm == "json":
        return json_response(_whole(found), naam=naam, bewijs=bewijs)
    return csv_response(("verwerking", "rubriek", "waarde", "let op"), found.lines(), naam=naam, bewijs=bewijs)


def _values(found: Register, wie: str) -> dict[str, Any]:
    """The values of register.typ."""
    return {
        "titel": _("Register van verwerkingen"),
        "onder": f"{found.huis}, {found.dag}",
        "voet": _("Opgemaakt op {dag} door {naam}").format(dag=found.dag, naam=wie),
        "delen": _whole(found)["delen"],
    }


def _whole(found: Register) -> dict[str, Any]:
    return {
        "huis": found.huis,
        "dag": found.dag,
        "delen": [
            {
                "naam": deel.naam,
                "rubrieken": [asdict(rubriek) | {"waarden": list(rubriek.getoond)} for rubriek in deel.rubrieken],
            }
            for deel in found.delen
        ],
    }
