"""The rota of piket: who holds it from when to when, and when nobody (R9)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import piketrooster as actions
from regiehuis.samenwerking.queries import piketrooster as queries
from regiehuis.web.formfields import MomentField
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from .pagina import Formulierpagina, done, form_page, manager_of, tab_page
from .velden import KeuzeForm, choice


class DienstForm(KeuzeForm):
    """One shift."""

    medewerker = choice(
        gettext_lazy("Wie heeft piket?"),
        message=gettext_lazy("Kies wie piket heeft."),
        help_text=gettext_lazy("Iemand die de functie piket heeft."),
    )
    van = MomentField(label=gettext_lazy("Vanaf"), error_messages={"required": gettext_lazy("Vul in vanaf wanneer.")})
    tot = MomentField(label=gettext_lazy("Tot"), error_messages={"required": gettext_lazy("Vul in tot wanneer.")})


@require_GET
def piketrooster(request: HttpRequest) -> HttpResponse:
    """The shifts, who holds piket now, and the days that nobody holds it."""
    return tab_page(request, "samenwerking_piket", "piket", rooster=queries.piketrooster(asker_of(request)))


@form_methods
def piketdienst_nieuw(request: HttpRequest) -> HttpResponse:
    """Plan a shift."""
    asker = manager_of(request)
    form = DienstForm(posted(request), keuzes={"medewerker": queries.piket_choices(asker)})
    page = Formulierpagina(
        _("Dienst toevoegen"), _("Toevoegen"), _("De dienst staat op het rooster."), reverse("samenwerking_piket")
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.plan_piketdienst(
            asker=asker,
            medewerker_id=form.chosen("medewerker"),
            van=form.cleaned_data["van"],
            tot=form.cleaned_data["tot"],
            nieuw_id=form.nieuw_id,
        ),
    )


@form_methods
def piketdienst_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change a shift that is not over."""
    asker = manager_of(request)
    found = queries.piketdienst(asker, id)
    initial = {"medewerker": str(found.medewerker_id), "van": found.van, "tot": found.tot}
    form = DienstForm(posted(request), keuzes={"medewerker": _with(asker, found)}, initial=initial)
    away = (_("Van het rooster halen"), reverse("samenwerking_piket_weg", args=[id]))
    page = Formulierpagina(
        _("Dienst wijzigen"),
        _("Opslaan"),
        _("Het rooster is gewijzigd."),
        reverse("samenwerking_piket"),
        acties=(away,),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_piketdienst(
            asker=asker,
            piketdienst_id=id,
            versie=form.cleaned_data["versie"],
            medewerker_id=form.chosen("medewerker"),
            van=form.cleaned_data["van"],
            tot=form.cleaned_data["tot"],
        ),
    )


@form_methods
def piketdienst_weg(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Take a shift off the rota, after asking."""
    asker = manager_of(request)
    found = queries.piketdienst(asker, id)
    form = ActieForm(posted(request))
    page = Formulierpagina(
        _("Dienst van {naam} van het rooster halen").format(naam=found.naam),
        _("Van het rooster halen"),
        _("De dienst is van het rooster."),
        reverse("samenwerking_piket"),
        _("Is de dienst begonnen, dan eindigt hij nu. Heeft niemand piket, dan krijgt de voorzitter de melding."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: done(actions.cancel_piketdienst, asker=asker, piketdienst_id=id, versie=form.cleaned_data["versie"]),
    )


def _with(asker: Asker, found: queries.Dienstregel) -> queries.Choices:
    """Who can be chosen, and whoever has the shift now."""
    choices = dict(queries.piket_choices(asker)) | {str(found.medewerker_id): found.naam}
    return list(choices.items())
