"""The plan of a case: its tab, the forms that build it, the document."""

import dataclasses
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from regiehuis.casussen.actions import plan as actions
from regiehuis.casussen.actions import visie as visie_actions
from regiehuis.casussen.queries import plan as queries
from regiehuis.casussen.queries.visie import visie_keuzes
from regiehuis.web.documents import pdf_response
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import submit
from regiehuis.web.verstrekkingen.forms import MeeForm, said

from . import forms
from .blad import Blad, Concept, casus_page, done, form_page, trail
from .document import plan_values


@require_GET
def casus_plan(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The plan: goals with interventions and agreements, and the scores of the life areas."""
    return casus_page(request, id, "plan", "plannen/plan.html", queries.plan_pagina, "plan", mee=MeeForm())


@require_POST
def plan_starten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Begin the plan."""
    actions.start_plan(asker=asker_of(request), casus_id=id)
    done(request, _("Het plan is gestart. Voeg nu het eerste doel toe."))
    return redirect("casus_plan", id=id)


@form_methods
def visie_toevoegen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Put the person's own view into the plan."""
    asker = asker_of(request)
    nummer = queries.plan_keuzes(asker, id).casusnummer
    form = forms.VisieForm(posted(request), visies=visie_keuzes(asker, id))
    if form.is_valid():
        given = {"informatie_id": form.cleaned_data["informatie"], "nieuw_id": form.nieuw_id}
        if submit(form, visie_actions.attach_visie, asker=asker, casus_id=id, **given) is not None:
            done(request, _("De eigen visie staat in het plan."))
            return redirect("casus_plan", id=id)
    blad = plan_blad(id, nummer, _("Eigen visie in het plan"), _("In het plan zetten"))
    intro = _("Alleen wie de visie mag lezen, ziet haar in het plan en in het document.")
    return form_page(request, form, dataclasses.replace(blad, inleiding=intro))


@require_POST
def visie_weg(request: HttpRequest, id: uuid.UUID, visie_id: uuid.UUID) -> HttpResponse:
    """Take a view out of the plan."""
    visie_actions.detach_visie(asker=asker_of(request), casus_id=id, visie_id=visie_id)
    done(request, _("De eigen visie staat niet meer in het plan."))
    return redirect("casus_plan", id=id)


@form_methods
def doel_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """A new goal."""
    asker = asker_of(request)
    keuzes = queries.plan_keuzes(asker, id)
    form = forms.DoelForm(posted(request), keuzes=keuzes)
    if (
        form.is_valid()
        and submit(form, actions.add_doel, asker=asker, casus_id=id, nieuw_id=form.nieuw_id, **form.doel()) is not None
    ):
        done(request, _("Het doel staat in het plan."), ("doel-nieuw", id))
        return redirect("casus_plan", id=id)
    return form_page(
        request,
        form,
        plan_blad(id, keuzes.casusnummer, _("Doel toevoegen"), _("Doel toevoegen"), concept=("doel-nieuw", id)),
    )


@form_methods
def doel(request: HttpRequest, id: uuid.UUID, doel_id: uuid.UUID) -> HttpResponse:
    """Change a goal; the second of two people is told and keeps what was typed."""
    asker = asker_of(request)
    keuzes = queries.plan_keuzes(asker, id)
    was, versie = queries.doel_blok(asker, id, doel_id)
    initial: dict[str, object] = {"leefgebied": was.leefgebied_id, "persoon": was.persoon_id, "versie": versie}
    initial |= {"tekst": was.tekst, "tevreden_als": was.tevreden_als}
    form = forms.DoelForm(posted(request), keuzes=keuzes, initial=initial)
    seen = form.cleaned_data.get("versie") if form.is_valid() else None
    if (
        form.is_valid()
        and submit(form, actions.change_doel, asker=asker, doel_id=doel_id, versie=seen, **form.doel()) is not None
    ):
        done(request, _("Het doel is gewijzigd."), ("doel", doel_id))
        return redirect("casus_plan", id=id)
    return form_page(
        request,
        form,
        plan_blad(id, keuzes.casusnummer, _("Doel wijzigen"), _("Opslaan"), concept=("doel", doel_id)),
        versie=versie,
    )


@form_methods
def leefgebied_score(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Give a life area its score of today."""
    asker = asker_of(request)
    keuzes = queries.plan_keuzes(asker, id)
    form = forms.ScoreForm(posted(request), keuzes=keuzes)
    if (
        form.is_valid()
        and submit(
            form,
            actions.score_leefgebied,
            asker=asker,
            casus_id=id,
            **form.meting(),
        )
        is not None
    ):
        done(request, _("De score is vastgelegd op uw naam."))
        return redirect("casus_plan", id=id)
    return form_page(request, form, plan_blad(id, keuzes.casusnummer, _("Leefgebied scoren"), _("Score vastleggen")))


@form_methods
def plan_vaststellen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Adopt the plan, or set its next review."""
    asker = asker_of(request)
    plan = queries.plan_pagina(asker, id)
    form = forms.VaststellenForm(posted(request), initial={"versie": plan.versie, "evaluatie_op": plan.evaluatie_op})
    if (
        form.is_valid()
        and submit(
            form,
            actions.activate_plan,
            asker=asker,
            casus_id=id,
            versie=form.cleaned_data["versie"],
            evaluatie_op=form.cleaned_data["evaluatie_op"],
        )
        is not None
    ):
        done(request, _("Het plan is vastgesteld."))
        return redirect("casus_plan", id=id)
    words = _("Vanaf nu is dit het plan van alle deelnemers. Het evalueren komt vanzelf op de agenda.")
    blad = plan_blad(id, plan.casusnummer, _("Plan vaststellen"), _("Plan vaststellen"), words)
    return form_page(request, form, blad, versie=plan.versie)


@require_GET
def plan_pdf(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The plan as an accessible PDF."""
    asker = asker_of(request)
    plan, bewijs = queries.plan_document(asker, id, said(request))
    return pdf_response("plan", plan_values(plan, asker), naam=f"plan-{plan.casusnummer}", bewijs=bewijs)


def plan_blad(
    casus_id: uuid.UUID, nummer: str, titel: str, knop: str, inleiding: str = "", concept: Concept = None
) -> Blad:
    """A form of the plan on a page of its own, with the way back to the plan."""
    terug = reverse("casus_plan", args=[casus_id])
    return Blad(titel, knop, terug, trail(nummer, terug), inleiding, concept=concept)
