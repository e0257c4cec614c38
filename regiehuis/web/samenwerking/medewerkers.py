"""The people of the house: the list, one employee, and what the ketenmanager does for them."""

import re
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.actions import medewerkers as actions
from regiehuis.samenwerking.actions.uitnodigen import invite_medewerker
from regiehuis.samenwerking.queries import huis
from regiehuis.samenwerking.queries import medewerkers as queries
from regiehuis.samenwerking.queries.geheimhouding import laatste_verklaring
from regiehuis.samenwerking.queries.herstel import geblokkeerd
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from . import forms
from .pagina import Formulierpagina, done, form_page, manager_of, tab_page


@require_GET
def medewerkers(request: HttpRequest) -> HttpResponse:
    """The employees, by name, unit or function."""
    form = forms.ZoekForm(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = request.GET.get("pagina", "")
    lijst = queries.medewerkers(
        asker_of(request),
        zoek=chosen.get("zoek", ""),
        functie=chosen.get("functie", ""),
        pagina=int(page) if re.fullmatch(r"\d{1,5}", page, re.ASCII) else 1,
    )
    return tab_page(request, "samenwerking_medewerkers", "medewerkers", lijst=lijst, filter=form)


@require_GET
def medewerker(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One employee with every function he held, and his deputies."""
    found = queries.medewerker(asker_of(request), id)
    return tab_page(
        request,
        "samenwerking_medewerkers",
        "medewerker",
        medewerker=found,
        geheimhouding=laatste_verklaring(id),
        geblokkeerd=geblokkeerd([found.gebruikersnaam]),
    )


@form_methods
def medewerker_nieuw(request: HttpRequest) -> HttpResponse:
    """Make an account."""
    asker = manager_of(request)
    form = forms.MedewerkerForm(posted(request), keuzes={"onderdeel": huis.onderdeel_choices(asker)})
    page = Formulierpagina(
        _("Medewerker toevoegen"),
        _("Medewerker toevoegen"),
        _("De medewerker is toegevoegd. Maak bij de medewerker een aanmeldlink om een wachtwoord te kiezen."),
        reverse("samenwerking_medewerkers"),
    )
    names = ("naam", "gebruikersnaam", "email", "telefoon")
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_medewerker(
            asker=asker,
            onderdeel_id=form.chosen("onderdeel"),
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )


@form_methods
def medewerker_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change how somebody is called and reached."""
    asker = manager_of(request)
    found = queries.medewerker(asker, id)
    names = ("naam", "email", "telefoon")
    form = forms.ContactForm(posted(request), initial={name: getattr(found, name) for name in names})
    return _of_employee(
        request,
        found,
        form,
        (_("Gegevens van {naam}"), _("Opslaan"), _("De gegevens zijn gewijzigd.")),
        lambda: actions.change_medewerker(
            asker=asker, medewerker_id=id, **{name: form.cleaned_data[name] for name in ("versie", *names)}
        ),
        _("Gaat iemand bij een ander onderdeel werken, sluit dan dit account en maak een nieuw account."),
        versie=found.versie,
    )


@form_methods
def medewerker_functie(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Appoint a function."""
    asker = manager_of(request)
    found = queries.medewerker(asker, id)
    form = forms.FunctieForm(posted(request), initial={"van": asker.dag})
    names = ("soort", "van", "tot")
    return _of_employee(
        request,
        found,
        form,
        (_("Functie voor {naam}"), _("Benoemen"), _("De functie is vastgelegd.")),
        lambda: actions.appoint_functie(
            asker=asker, medewerker_id=id, nieuw_id=form.nieuw_id, **{name: form.cleaned_data[name] for name in names}
        ),
    )


@form_methods
def functie_beeindigen(request: HttpRequest, id: uuid.UUID, functie_id: uuid.UUID) -> HttpResponse:
    """End a function."""
    asker = manager_of(request)
    found = queries.medewerker(asker, id)
    functie = next((functie for functie in found.functies if functie.id == functie_id), None)
    if functie is None:
        raise NotFound("functie", functie_id)
    form = forms.EindeForm(posted(request), initial={"tot": asker.dag})
    titel = _("{functie} van {naam} beëindigen").replace("{functie}", functie.naam)
    return _of_employee(
        request,
        found,
        form,
        (titel, _("Beëindigen"), _("De functie is beëindigd.")),
        lambda: actions.end_functie(
            asker=asker, functie_id=functie_id, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
        versie=functie.versie,
    )


@form_methods
def medewerker_vervanging(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Appoint a deputy."""
    asker = manager_of(request)
    found = queries.medewerker(asker, id)
    colleagues = queries.medewerker_choices(asker, onderdeel_van=id)
    form = forms.VervangingForm(posted(request), keuzes={"vervanger": colleagues}, initial={"van": asker.dag})
    names = ("van", "tot", "reden")
    return _of_employee(
        request,
        found,
        form,
        (_("Vervanger voor {naam}"), _("Vervanger vastleggen"), _("De vervanging is vastgelegd.")),
        lambda: actions.set_vervanging(
            asker=asker,
            medewerker_id=id,
            vervanger_id=form.chosen("vervanger"),
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in names},
        ),
        _("Een vervanger heeft in die dagen dezelfde rechten."),
    )


@form_methods
def vervanging_beeindigen(request: HttpRequest, id: uuid.UUID, vervanging_id: uuid.UUID) -> HttpResponse:
    """End a deputising, after asking."""
    asker = manager_of(request)
    found = queries.medewerker(asker, id)
    if vervanging_id not in {vervanging.id for vervanging in found.vervangingen}:
        raise NotFound("vervanging", vervanging_id)
    return _of_employee(
        request,
        found,
        ActieForm(posted(request)),
        (_("Vervanging van {naam} beëindigen"), _("Vervanging beëindigen"), _("De vervanging is beëindigd.")),
        lambda: done(actions.end_vervanging, asker=asker, vervanging_id=vervanging_id),
        _("De vervanger heeft vanaf nu alleen nog de eigen rechten."),
    )


@form_methods
def medewerker_openen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Open a closed account again, after asking."""
    asker = manager_of(request)
    found, form = queries.medewerker(asker, id), ActieForm(posted(request))
    return _of_employee(
        request,
        found,
        form,
        (_("Account van {naam} weer openen"), _("Account openen"), _("Het account is weer open.")),
        lambda: actions.reactivate_medewerker(asker=asker, medewerker_id=id, versie=form.cleaned_data["versie"]),
        _("Functies en deelnames waarvan de einddatum nog niet voorbij is, gelden meteen weer."),
        versie=found.versie,
    )


@form_methods
def medewerker_sluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Close an account, after asking."""
    asker = manager_of(request)
    found, form = queries.medewerker(asker, id), ActieForm(posted(request))
    return _of_employee(
        request,
        found,
        form,
        (_("Account van {naam} sluiten"), _("Account sluiten"), _("Het account is gesloten.")),
        lambda: actions.deactivate_medewerker(asker=asker, medewerker_id=id, versie=form.cleaned_data["versie"]),
        _("Deze medewerker kan zich daarna niet meer aanmelden. Wat hij vastlegde, blijft staan."),
        versie=found.versie,
    )


@never_cache
@require_POST
def medewerker_uitnodigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Show the one-time link of an employee without a password, once."""
    asker = manager_of(request)
    token = invite_medewerker(asker=asker, medewerker_id=id)
    link = request.build_absolute_uri(reverse("aanmelden_eerste_keer", args=[token]))
    context = {"medewerker": queries.medewerker(asker, id), "link": link}
    return TemplateResponse(request, "samenwerking/uitnodiging.html", context)


def _of_employee(
    request: HttpRequest,
    found: queries.MedewerkerRegel,
    form: ActieForm,
    words: tuple[str, str, str],
    act: Callable[[], object],
    inleiding: str = "",
    *,
    versie: int | None = None,
) -> HttpResponse:
    """The form page of one employee; `words` are title, button and what is said afterwards."""
    titel, knop, klaar = words
    terug = reverse("samenwerking_medewerker", args=[found.id])
    page = Formulierpagina(titel.replace("{naam}", found.naam), knop, klaar, terug, inleiding, versie=versie)
    return form_page(request, form, page, act)
