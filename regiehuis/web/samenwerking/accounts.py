"""Accounts by their term: confirming them, the rules of the house for them, and the contact of a partner (R20)."""

import uuid

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regiehuis.convenanten.actions.bevestiging import confirm_accounts
from regiehuis.convenanten.queries.bevestiging import te_bevestigen, wachtende_accounts
from regiehuis.samenwerking.actions import bevestiging as actions
from regiehuis.samenwerking.queries import bevestiging as queries
from regiehuis.samenwerking.rules import GEHEIMHOUDING_LANGST
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, submit
from regiehuis.web.templatetags.regiehuis import datum

from .pagina import Formulierpagina, form_page, manager_of
from .velden import KeuzeForm, choice, number, text


class BevestigForm(KeuzeForm):
    """Which accounts are confirmed."""

    accounts = forms.MultipleChoiceField(
        label=gettext_lazy("Accounts"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Kies ten minste één account."),
            "invalid_choice": gettext_lazy("Kies accounts uit de lijst."),
        },
    )


class AccountregelsForm(ActieForm):
    """The rules of the house for accounts."""

    bevestiging_dagen = number(
        gettext_lazy("Na hoeveel dagen wordt een account opnieuw bevestigd?"),
        low=30,
        high=365,
        help_text=gettext_lazy("Geldt vanaf de volgende bevestiging. Wie niet op tijd is bevestigd, komt er niet in."),
    )
    geheimhouding_verplicht = forms.BooleanField(
        label=gettext_lazy("Iedereen ondertekent de geheimhoudingsverklaring voordat er een casus opengaat"),
        required=False,
    )
    geheimhouding_tekst = text(
        gettext_lazy("Tekst van de verklaring"),
        gettext_lazy("Vul de tekst van de verklaring in."),
        longest=GEHEIMHOUDING_LANGST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Na een wijziging ondertekent iedereen opnieuw."),
    )


class ContactpersoonForm(KeuzeForm):
    """Who confirms the accounts of a partner."""

    medewerker = choice(
        gettext_lazy("Contactpersoon"),
        required=False,
        help_text=gettext_lazy("Een liaison van deze organisatie. Zonder contactpersoon bevestigt de ketenmanager."),
    )
    oidc_organisatie = text(
        gettext_lazy("Naam bij de inlogdienst"),
        longest=200,
        help_text=gettext_lazy("Precies zoals de inlogdienst deze organisatie noemt. Leeg: niemand meldt zich zo aan."),
    )


@form_methods
def bevestigen(request: HttpRequest) -> HttpResponse:
    """The accounts that the asker confirms, by organisation; nothing is ticked beforehand."""
    asker = asker_of(request)
    found = te_bevestigen(asker)
    keuzes = [(str(account.id), account.naam) for org in found for account in org.accounts]
    form = BevestigForm(posted(request), keuzes={"accounts": keuzes})
    if form.is_bound and form.is_valid():
        chosen = [uuid.UUID(value) for value in form.cleaned_data["accounts"]]
        until = submit(form, confirm_accounts, asker=asker, medewerker_ids=chosen)
        if until is not None:
            request.session["te_bevestigen"] = wachtende_accounts(asker)
            messages.success(request, _("Bevestigd tot {dag}.").format(dag=datum(until)))
            return redirect("samenwerking_bevestigen")
    given = request.POST.getlist("accounts")
    context = {"form": form, "organisaties": found, "gekozen": given, "dag": asker.dag}
    return TemplateResponse(request, "samenwerking/bevestigen.html", context, status=422 if form.is_bound else 200)


@form_methods
def accountregels(request: HttpRequest) -> HttpResponse:
    """Set the term of accounts and the statement of secrecy."""
    asker = manager_of(request)
    waarden, versie = queries.accountregels(asker)
    form = AccountregelsForm(posted(request), initial=waarden)
    page = Formulierpagina(
        _("Regels voor accounts"),
        _("Opslaan"),
        _("De regels zijn gewijzigd."),
        reverse("samenwerking_medewerkers"),
        versie=versie,
    )
    names = ("versie", *waarden)
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_accountregels(asker=asker, **{name: form.cleaned_data[name] for name in names}),
    )


@form_methods
def contactpersoon(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Name who confirms the accounts of a partner."""
    asker = manager_of(request)
    found = queries.contactpersoon(asker, id)
    chosen = str(found.contactpersoon_id or "")
    form = ContactpersoonForm(
        posted(request),
        keuzes={"medewerker": found.keuzes},
        initial={"medewerker": chosen, "oidc_organisatie": found.oidc_organisatie},
    )
    page = Formulierpagina(
        _("Accounts van {naam}").format(naam=found.organisatie),
        _("Opslaan"),
        _("Opgeslagen: wie bevestigt, en hoe de inlogdienst deze organisatie noemt."),
        reverse("samenwerking_partner", args=[id]),
        _("De contactpersoon bevestigt op tijd welke accounts van de eigen organisatie nog nodig zijn."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.set_contactpersoon(
            asker=asker,
            aansluiting_id=id,
            versie=form.cleaned_data["versie"],
            medewerker_id=form.key("medewerker"),
            oidc_organisatie=form.cleaned_data["oidc_organisatie"],
        ),
    )
