"""Closing a case, the checks of its aftercare, and reopening it."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions import afsluiting as actions
from regiehuis.casussen.queries import afsluiting as queries
from regiehuis.web.plannen.blad import Blad, Concept, casus_page, done, form_page, trail
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit

from . import forms


@require_GET
def casus_afsluiting(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """How the goals stand, and after closing the aftercare with its checks."""
    return casus_page(request, id, "afsluiting", "afsluitingen/casus.html", queries.afsluiting_pagina, "pagina")


@form_methods
def casus_sluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close the case: judge each goal, name the owner of the aftercare."""
    asker = asker_of(request)
    pagina = queries.afsluiting_pagina(asker, id)
    form = forms.SluitForm(posted(request), pagina=pagina, initial={"versie": pagina.casus_versie})
    if (
        form.is_valid()
        and submit(
            form,
            actions.close_casus,
            asker=asker,
            casus_id=id,
            **form.sluiting(),
        )
        is not None
    ):
        done(request, _("De casus is afgesloten. De nazorg begint."), ("sluiting", id))
        return redirect("casus_afsluiting", id=id)
    words = _("Beoordeel elk doel en kies wie de nazorg bewaakt. Een afgesloten casus kan later worden heropend.")
    blad = _blad(id, pagina.casusnummer, _("Casus afsluiten"), _("Casus afsluiten"), words, ("sluiting", id))
    return form_page(request, form, blad, versie=pagina.casus_versie)


@form_methods
def casus_heropenen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Open a closed case again."""
    asker = asker_of(request)
    pagina = queries.afsluiting_pagina(asker, id)
    form = forms.HeropenForm(posted(request), initial={"versie": pagina.casus_versie})
    if (
        form.is_valid()
        and submit(
            form,
            actions.reopen_casus,
            asker=asker,
            casus_id=id,
            versie=form.cleaned_data["versie"],
            reden=form.cleaned_data["reden"],
        )
        is not None
    ):
        done(request, _("De casus is heropend en staat weer in de analyse."), ("heropening", id))
        return redirect("casus_afsluiting", id=id)
    words = _("De casus gaat terug naar de analyse. Het plan wordt weer een concept en de nazorgcontroles vervallen.")
    blad = _blad(id, pagina.casusnummer, _("Casus heropenen"), _("Casus heropenen"), words, ("heropening", id))
    return form_page(request, form, blad, versie=pagina.casus_versie)


@form_methods
def nazorgcontrole(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record a check of the aftercare."""
    asker = asker_of(request)
    controle = queries.controle_detail(asker, id)
    form = forms.ControleForm(posted(request))
    if (
        form.is_valid()
        and submit(form, actions.record_controle, asker=asker, controle_id=id, bevinding=form.cleaned_data["bevinding"])
        is not None
    ):
        done(request, _("De controle is vastgelegd."), ("nazorgcontrole", id))
        return redirect("casus_afsluiting", id=controle.casus_id)
    titel = _("Controle na %(maanden)d maanden") % {"maanden": controle.maanden}
    return form_page(
        request,
        form,
        _blad(controle.casus_id, controle.casusnummer, titel, _("Vastleggen"), concept=("nazorgcontrole", id)),
    )


def _blad(
    casus_id: uuid.UUID, nummer: str, titel: str, knop: str, inleiding: str = "", concept: Concept = None
) -> Blad:
    terug = reverse("casus_afsluiting", args=[casus_id])
    return Blad(titel, knop, terug, trail(nummer, terug), inleiding, concept=concept)
