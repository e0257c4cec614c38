"""What the steps of the guided form share: the page, and saving without losing what was typed."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from regiehuis.casussen.actions.signaal import save_signaal
from regiehuis.casussen.queries import signaal as queries
from regiehuis.casussen.rules.signaal import MET_PERSONEN, STAPPEN
from regiehuis.web.concepten.bewaard import draft
from regiehuis.web.submit import show_version, submit


def page(
    request: HttpRequest, stap: str, *, signaal: queries.SignaalDetail | None, form: forms.Form | None, **extra: Any
) -> TemplateResponse:
    """A step of the form; 422 when something typed is wrong."""
    wrong = form is not None and form.is_bound and bool(form.errors)
    order = list(STAPPEN)
    context = {
        "signaal": signaal,
        "form": form,
        "stap": stap,
        "stappen": list(STAPPEN.values()),
        "nummer": order.index(stap) + 1,
        "vorige": order[order.index(stap) - 1] if order.index(stap) else "",
        "volgende": order[order.index(stap) + 1] if stap != order[-1] else "",
        "titel": STAPPEN[stap],
        **extra,
        **draft(request, form),
    }
    return TemplateResponse(request, f"signalen/{stap}.html", context, status=422 if wrong else 200)


def save(
    request: HttpRequest, stap: str, signaal: queries.SignaalDetail, form: forms.Form, **velden: Any
) -> HttpResponse:
    """Save one step and go on; what is refused comes back with all that was typed."""
    versie = form.cleaned_data.get("versie") or 0
    saved = submit(
        form,
        save_signaal,
        asker=request.asker,  # type: ignore[attr-defined]
        signaal_id=signaal.id,
        versie=versie,
        **velden,
    )
    if saved is None:
        show_newer(form, signaal)
        return page(request, stap, signaal=signaal, form=form, gewijzigd=versie != signaal.versie)
    if stap == "waarover" and not saved.ingediend_op and saved.soort in MET_PERSONEN and not signaal.personen:
        return redirect("signaal_persoon_nieuw", id=signaal.id)  # there is nobody to choose from yet
    return onward(saved.ingediend_op is not None, signaal.id, stap)


def onward(ingediend: bool, signaal_id: uuid.UUID, stap: str) -> HttpResponse:
    """To the next step; a signal that was sent already goes back to its own page."""
    order = list(STAPPEN)
    if ingediend:
        return redirect("signaal", id=signaal_id)
    return redirect("signaal_stap", id=signaal_id, stap=order[order.index(stap) + 1])


def show_newer(form: forms.Form, signaal: queries.SignaalDetail) -> None:
    """After a clash the form carries the version that the user is now shown, so that sending it again is a choice."""
    show_version(form, signaal.versie)
