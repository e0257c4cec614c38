"""The house and its partners."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.samenwerking.actions import partners as actions
from regiehuis.samenwerking.queries import huis as queries
from regiehuis.samenwerking.queries.profiel import profiel
from regiehuis.web.request import asker_of, form_methods, posted

from . import forms
from .pagina import Formulierpagina, form_page, manager_of, tab_page


@require_GET
def samenwerking(request: HttpRequest) -> HttpResponse:
    """The profile of the house and who holds which function."""
    asker = asker_of(request)
    return tab_page(request, "samenwerking", "huis", huis=queries.huis_profiel(asker), profiel=profiel(asker))


@form_methods
def huis_wijzigen(request: HttpRequest) -> HttpResponse:
    """Change the profile."""
    asker = manager_of(request)
    found = queries.huis_profiel(asker)
    form = forms.HuisForm(posted(request), initial=found.waarden)
    page = Formulierpagina(
        _("Huis wijzigen"), _("Opslaan"), _("Het huis is gewijzigd."), reverse("samenwerking"), versie=found.versie
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_huis(asker=asker, **{name: form.cleaned_data[name] for name in ("versie", *form.eigen)}),
    )


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """The partners by chain."""
    return tab_page(request, "samenwerking_partners", "partners", ketens=queries.partners(asker_of(request)))


@form_methods
def partner_nieuw(request: HttpRequest) -> HttpResponse:
    """Bring in an organisation."""
    asker = manager_of(request)
    form = forms.PartnerForm(posted(request), initial={"van": asker.dag})
    page = Formulierpagina(
        _("Partner toevoegen"), _("Partner toevoegen"), _("De partner is toegevoegd."), reverse("samenwerking_partners")
    )
    names = ("naam", "keten", "soortorganisatie", "soort", "ring", "mandaat", "capaciteit_uren", "van")
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_organisatie(
            asker=asker,
            onderdelen=form.cleaned_data["onderdelen"].splitlines(),
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )


@form_methods
def partner_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change what a partner is in the house."""
    asker = manager_of(request)
    partner = queries.partner(asker, id)
    form = forms.AansluitingForm(posted(request), initial=partner.waarden)
    page = Formulierpagina(
        _("{naam} wijzigen").format(naam=partner.naam),
        _("Opslaan"),
        _("De partner is gewijzigd."),
        reverse("samenwerking_partners"),
        acties=_partner_acties(partner),
        versie=partner.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_aansluiting(
            asker=asker, aansluiting_id=id, **{name: form.cleaned_data[name] for name in ("versie", *form.eigen)}
        ),
    )


def _partner_acties(partner: queries.Partner) -> tuple[tuple[str, str], ...]:
    unit = (_("Onderdeel toevoegen"), reverse("samenwerking_partner_onderdeel", args=[partner.id]))
    end = (_("Samenwerking beëindigen"), reverse("samenwerking_partner_beeindigen", args=[partner.id]))
    return (unit,) if partner.tot else (unit, end)


@form_methods
def partner_onderdeel(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Add a unit to a partner."""
    asker = manager_of(request)
    partner = queries.partner(asker, id)
    form = forms.OnderdeelForm(posted(request))
    page = Formulierpagina(
        _("Onderdeel toevoegen aan {naam}").format(naam=partner.naam),
        _("Onderdeel toevoegen"),
        _("Het onderdeel is toegevoegd. Geef het toegang in de matrix van het convenant."),
        reverse("samenwerking_partners"),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_onderdeel(
            asker=asker,
            organisatie_id=partner.organisatie_id,
            naam=form.cleaned_data["naam"],
            nieuw_id=form.nieuw_id,
        ),
    )


@form_methods
def partner_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """End an affiliation."""
    asker = manager_of(request)
    partner = queries.partner(asker, id)
    form = forms.EindeForm(posted(request))
    page = Formulierpagina(
        _("Samenwerking met {naam} beëindigen").format(naam=partner.naam),
        _("Beëindigen"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_partners"),
        _("Vanaf die dag heeft niemand van deze organisatie nog toegang tot een casus."),
        versie=partner.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_aansluiting(
            asker=asker, aansluiting_id=id, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
    )
