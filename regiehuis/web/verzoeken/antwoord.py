"""The answer to a request: the letter as PDF and everything that is given as JSON; each a disclosure (R21, R30)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.logboek.rules import HANDELINGEN, Bewijs
from regiehuis.verantwoording.actions.verzoekantwoord import disclose_verzoek
from regiehuis.verantwoording.queries.antwoord import Antwoord, antwoord
from regiehuis.web.documents import pdf_response
from regiehuis.web.documents.gegevens import json_response
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


def _disclosed(request: HttpRequest, verzoek_id: uuid.UUID, vorm: str) -> tuple[Antwoord | None, Bewijs | None]:
    """The answer with the proof of its disclosure; what stands in the way is said on the page of the request."""
    asker, form = asker_of(request), ActieForm(request.POST)
    form.is_valid()
    bewijs = submit(form, disclose_verzoek, asker=asker, verzoek_id=verzoek_id, vorm=vorm)
    if bewijs is None:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
        return None, None
    return antwoord(asker, verzoek_id), bewijs
