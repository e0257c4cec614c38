"""The answer to a request: the letter as PDF, all that is given as JSON, or both with the files as ZIP (R21, R30).

Each is a disclosure.
"""

import json
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.logboek.rules import HANDELINGEN, Bewijs
from regiehuis.verantwoording.actions.verzoekantwoord import disclose_verzoek
from regiehuis.verantwoording.queries.antwoord import Antwoord, antwoord
from regiehuis.web.documents import pdf_response, render_pdf
from regiehuis.web.documents.gegevens import json_response
from regiehuis.web.documents.pakket import zip_response
from regiehuis.web.request import asker_of
from regiehuis.web.submit import ActieForm, submit
from regiehuis.web.templatetags.regiehuis import datum


@require_POST
def verzoek_brief(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The letter to the person as an accessible PDF."""
    found, bewijs = _disclosed(request, id, "pdf")
    if found is None or bewijs is None:
        return redirect("verzoek", id=id)
    values = letter_values(found, request)
    return pdf_response("verzoekbrief", values, naam=f"antwoord-{found.regel.nummer}", bewijs=bewijs)


@require_POST
def verzoek_gegevens(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Everything that is given, in the format of docs/formaat-inzage.md."""
    found, bewijs = _disclosed(request, id, "export")
    if found is None or bewijs is None:
        return redirect("verzoek", id=id)
    return json_response(found.gegevens, naam=f"gegevens-{found.regel.nummer}", bewijs=bewijs)


@require_POST
def verzoek_bestanden(request: HttpRequest, id: uuid.UUID) -> HttpResponseBase:
    """The letter, the data and the files of the documents that are given, as one ZIP file."""
    found, bewijs = _disclosed(request, id, "export", met_bestanden=True)
    if found is None or bewijs is None:
        return redirect("verzoek", id=id)
    gone = [file for file in found.bijlagen if not file.er_is]
    if gone:
        names = ", ".join(file.naam for file in gone)
        messages.warning(request, _("Deze bestanden zijn er niet meer en zitten niet in het ZIP-bestand: ") + names)
    letter = render_pdf("verzoekbrief", letter_values(found, request))
    data = json.dumps(found.gegevens, ensure_ascii=False, indent=2).encode()
    parts: dict[str, Callable[[], bytes]] = {"brief.pdf": lambda: letter, "gegevens.json": lambda: data}
    if gone:
        words = _("Dit document hoort bij uw gegevens, maar het bestand is er niet meer: %s")
        told = "".join(f"{words % file.naam}\r\n" for file in gone).encode()
        parts["ontbreekt.txt"] = lambda: told
    parts |= {file.pad: file.inhoud for file in found.bijlagen if file.er_is}
    return zip_response(parts, naam=f"antwoord-{found.regel.nummer}", bewijs=bewijs)


def letter_values(found: Antwoord, request: HttpRequest) -> dict[str, Any]:
    """The answer for `verzoekbrief.typ`."""
    dag = asker_of(request).dag
    return {
        "titel": _("Antwoord op uw verzoek"),
        "onder": f"{found.regel.nummer} · {datum(dag)}",
        "voet": f"{found.huis} · {found.regel.nummer} · {datum(dag)}",
        "gegevens": [
            [_("Aan"), found.aanhef],
            [_("Adres"), found.antwoordadres],
            [_("Uw verzoek"), f"{found.regel.soort} ({found.wet})"],
            [_("Ontvangen op"), datum(found.regel.ontvangen_op)],
            [_("Langer over gedaan omdat"), found.verlenging],
            [_("Van"), ", ".join(part for part in (found.huis, found.huisadres) if part)],
        ],
        "besluit": found.besluit,
        "stukken": [
            {
                "kop": f"{post.titel}, {datum(post.op)}" if post.op else post.titel,
                "bron": post.bron,
                "velden": [list(veld) for veld in post.velden],
            }
            for post in found.gegeven
        ],
        "geweigerd": [[grond, str(aantal)] for grond, aantal in found.geweigerd],
        "ontvangers": list(found.ontvangers),
        "verstrekt": [[datum(dag), to, why] for dag, to, why in found.verstrekt],
        "logboek": [
            [datum(dag), who, HANDELINGEN.get(act, act), what.replace("_", " "), str(number)]
            for dag, who, act, what, number in found.logboek
        ],
    }


def _disclosed(
    request: HttpRequest, verzoek_id: uuid.UUID, vorm: str, *, met_bestanden: bool = False
) -> tuple[Antwoord | None, Bewijs | None]:
    """The answer with the proof of its disclosure; what stands in the way is said on the page of the request."""
    asker, form = asker_of(request), ActieForm(request.POST)
    form.is_valid()
    bewijs = submit(form, disclose_verzoek, asker=asker, verzoek_id=verzoek_id, vorm=vorm)
    if bewijs is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
        return None, None
    return antwoord(asker, verzoek_id, met_bestanden=met_bestanden), bewijs
