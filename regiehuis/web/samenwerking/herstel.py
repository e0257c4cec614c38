"""Somebody who lost the way in gets a new one by two people; the beheerder opens a locked door."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from regiehuis.kern.errors import NotAllowed
from regiehuis.samenwerking.actions import herstel as actions
from regiehuis.samenwerking.queries import medewerkers as queries
from regiehuis.samenwerking.queries.herstel import herstelverzoek
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit

from .velden import text


class VerzoekForm(ActieForm):
    """Why somebody gets a new way in."""

    reden = text(
        gettext_lazy("Hoe stelde u vast wie het is?"),
        gettext_lazy("Vul in hoe u vaststelde wie het is."),
        longest=200,
        help_text=gettext_lazy("Bijvoorbeeld: staat hier aan de balie, met dienstpas."),
    )


@never_cache
@form_methods
def medewerker_toegang(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The first person asks; the second one agrees and gets the link, once."""
    asker = asker_of(request)
    found = queries.medewerker(asker, id)
    if not queries.may_restore(asker, id):
        raise NotAllowed(_("Alleen de beheerder, de ketenmanager en de contactpersoon doen dit, nooit voor zichzelf."))
    verzoek = herstelverzoek(asker, id)
    form = ActieForm(posted(request)) if verzoek else VerzoekForm(posted(request))
    if form.is_bound and form.is_valid():
        if verzoek is None:
            given = {"reden": form.cleaned_data["reden"], "nieuw_id": form.nieuw_id}
            if submit(form, actions.request_herstel, asker=asker, medewerker_id=id, **given):
                messages.success(request, _("Uw verzoek staat klaar. Binnen 24 uur gaat een tweede persoon akkoord."))
                return redirect("samenwerking_medewerker_toegang", id=id)
        elif token := submit(form, actions.approve_herstel, asker=asker, medewerker_id=id):
            link = request.build_absolute_uri(reverse("aanmelden_eerste_keer", args=[token]))
            return TemplateResponse(request, "samenwerking/uitnodiging.html", {"medewerker": found, "link": link})
    context = {"form": form, "medewerker": found, "verzoek": verzoek}
    return TemplateResponse(request, "samenwerking/toegang.html", context, status=422 if form.is_bound else 200)


@require_POST
def medewerker_deblokkeren(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Open the door again for who typed a wrong password too often."""
    actions.unlock_medewerker(asker=asker_of(request), medewerker_id=id)
    messages.success(request, _("De blokkade is opgeheven."))
    return redirect("samenwerking_medewerker", id=id)
