"""The ladder: the tab of a case, the page of a question for who must decide, and its document."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import monitoring as actions
from regiehuis.casussen.queries import monitoring as queries
from regiehuis.web.documents import pdf_response
from regiehuis.web.plannen.blad import Blad, casus_page, done, form_page, trail
from regiehuis.web.plannen.document import opschaling_values
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from . import forms

# Within which an answer is asked, unless one says another day.
TERMIJN = datetime.timedelta(days=14)


@require_GET
def casus_opschaling(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Where the case stands on the ladder, with all its questions."""
    return casus_page(request, id, "opschaling", "opschalingen/casus.html", queries.opschalingen_van_casus, "ladder")


@require_GET
def opschalingen(request: HttpRequest) -> HttpResponse:
    """The questions that are put to me."""
    rows = queries.opschalingen_aan_mij(asker_of(request))
    return TemplateResponse(request, "opschalingen/lijst.html", {"opschalingen": rows})


@require_GET
def opschaling(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One question: what is asked, the facts, the answer."""
    detail = queries.opschaling_detail(asker_of(request), id)
    return TemplateResponse(request, "opschalingen/detail.html", {"opschaling": detail, "regel": detail.regel})


@form_methods
def opschaling_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put a question to another step."""
    asker = asker_of(request)
    keuzes = queries.opschaling_keuzes(asker, id)
    form = forms.OpschalingForm(posted(request), keuzes=keuzes, initial={"termijn": asker.dag + TERMIJN})
    if form.is_valid():
        given = form.voorstel()
        if submit(form, actions.escalate_casus, asker=asker, casus_id=id, **given) is not None:
            done(request, _("De vraag is voorgelegd."), ("opschaling", id))
            return redirect("casus_opschaling", id=id)
    elif form.is_bound and queries.is_voorgelegd(id, form.nieuw_id):
        return redirect("casus_opschaling", id=id)  # the second of two clicks: the ladder stands a step on by now
    terug = reverse("casus_opschaling", args=[id])
    kruimels = trail(keuzes.casusnummer, terug)
    return form_page(
        request, form, Blad(_("Vraag voorleggen"), _("Vraag voorleggen"), terug, kruimels, concept=("opschaling", id))
    )


@require_POST
def opschaling_aanvaarden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take the question up: an answer follows."""
    return _press(request, id, actions.accept_opschaling, _("U heeft de vraag aanvaard. Uw antwoord volgt."))


@require_POST
def opschaling_intrekken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take the question back."""
    return _press(request, id, actions.withdraw_opschaling, _("De vraag is ingetrokken."))


@form_methods
def opschaling_weigeren(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Decline with the ground."""
    words = (_("Vraag niet aanvaarden"), _("Niet aanvaarden"), _("Uw grond is vastgelegd."))
    return _answer(request, id, forms.WeigerForm, actions.decline_opschaling, "grond", words)


@form_methods
def opschaling_antwoorden(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Answer the question."""
    words = (_("Vraag beantwoorden"), _("Antwoord vastleggen"), _("Het antwoord is vastgelegd."))
    return _answer(request, id, forms.AntwoordForm, actions.answer_opschaling, "antwoord", words)


@require_GET
def opschaling_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The question as an accessible PDF, for an addressee without account."""
    asker = asker_of(request)
    document, bewijs = queries.opschaling_document(asker, id)
    kind = "brief" if document.detail.regel.buiten else "vraag"
    naam = f"{kind}-{document.detail.regel.casusnummer}"
    return pdf_response("opschaling", opschaling_values(document, asker), naam=naam, bewijs=bewijs)


def _press(request: HttpRequest, opschaling_id: uuid.UUID, action: Callable[..., Any], word: str) -> HttpResponse:
    form = forms.LeegForm(request.POST)
    form.is_valid()
    if submit(form, action, asker=asker_of(request), opschaling_id=opschaling_id) is not None:
        messages.success(request, word)
    else:
        messages.error(request, " ".join(str(wrong) for wrong in form.non_field_errors()))
    return redirect("opschaling", id=opschaling_id)


def _answer(
    request: HttpRequest,
    opschaling_id: uuid.UUID,
    kind: type[ActieForm],
    action: Callable[..., Any],
    name: str,
    words: tuple[str, str, str],
) -> HttpResponse:
    """A form that closes the question; afterwards an addressee no longer sees it, so on to what is still there."""
    asker = asker_of(request)
    detail = queries.opschaling_detail(asker, opschaling_id)
    form = kind(posted(request))
    if (
        form.is_valid()
        and submit(form, action, asker=asker, opschaling_id=opschaling_id, **{name: form.cleaned_data[name]})
        is not None
    ):
        done(request, words[2], (name, opschaling_id))
        return redirect("opschaling", id=opschaling_id) if detail.ziet_casus else redirect("opschalingen")
    terug = reverse("opschaling", args=[opschaling_id])
    kruimels = ((_("Opschalingen"), reverse("opschalingen")), (detail.regel.casusnummer, terug))
    return form_page(
        request, form, Blad(words[0], words[1], terug, kruimels, detail.regel.vraag, concept=(name, opschaling_id))
    )
