"""What the pages of plan, agreements, ladder and closing share: a tab of a case, and a form on a page of its own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from regiehuis.casussen.access.casus import fetch_deelnames
from regiehuis.casussen.queries.casus import casus_hoofd
from regiehuis.web.concepten.bewaard import clear, draft
from regiehuis.web.request import asker_of
from regiehuis.web.submit import show_version

# The draft of a form: its kind, and what it is about; None for the one that goes by its address.
Concept = tuple[str, uuid.UUID] | None


@dataclass(frozen=True, slots=True)
class Blad:
    """A form on its own page: title, button, where it comes from (name and address, outermost first).

    `concept` names the draft that keeps what is typed: the kind of form, and what it is about; without it the draft
    goes by the address of the form.
    """

    titel: str
    knop: str
    terug: str
    kruimels: Sequence[tuple[str, str]]
    inleiding: str = ""
    gevaar: bool = False
    concept: Concept = None


def trail(nummer: str, terug: str) -> tuple[tuple[str, str], ...]:
    """The way back from a form of a case: the list of cases, then the tab it came from."""
    return ((_("Casussen"), reverse("casussen")), (nummer, terug))


def form_page(request: HttpRequest, form: Form, blad: Blad, *, versie: int | None = None) -> HttpResponse:
    """The form on its page; 422 when something typed is wrong.

    After a clash the form carries the version that the user is now shown, so that sending it again is a choice.
    """
    clash = show_version(form, versie)
    context = {"form": form, "blad": blad, "botsing": clash} | draft(request, form, *(blad.concept or ()))
    wrong = form.is_bound and bool(form.errors)
    return TemplateResponse(request, "plannen/blad.html", context, status=422 if wrong else 200)


def done(request: HttpRequest, word: str, concept: Concept = None) -> None:
    """Say that it was done, and let go of the draft that was sent."""
    messages.success(request, word)
    if concept:
        clear(request, *concept)


def casus_page(
    request: HttpRequest, casus_id: uuid.UUID, tab: str, template: str, read: Any, name: str, **more: object
) -> HttpResponse:
    """A tab of a case: fetch the case (right and log), then what `read` answers stands as `name` in the template.

    `more` is what else the template shows.
    """
    asker = asker_of(request)
    deelnames = fetch_deelnames(asker, casus_id, doel=tab)
    casus = deelnames[0].casus
    context = {
        "casus": casus_hoofd(asker, deelnames),
        "tab": tab,
        name: read(asker, casus_id, casus),
        "vandaag": asker.dag,
        **more,
    }
    return TemplateResponse(request, template, context)
