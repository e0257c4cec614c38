"""The house, its partners, meeting forms, themes, categories and menukaart."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from regiehuis.convenanten.actions import add_categorie
from regiehuis.convenanten.queries import categorieen
from regiehuis.kennisbank.actions import add_menukaartitem
from regiehuis.kennisbank.queries import menukaart as menukaart_lijst
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import overlegvormen as overlegvorm_actions
from regiehuis.samenwerking.actions import partners as actions
from regiehuis.samenwerking.queries import huis as queries
from regiehuis.samenwerking.queries.medewerkers import medewerker_choices

from . import forms
from .pagina import Formulierpagina, asker_of, form_page, manager_of, posted, tab_page

either = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def samenwerking(request: HttpRequest) -> HttpResponse:
    """The profile of the house and who holds which function."""
    return tab_page(request, "samenwerking", "huis", huis=queries.huis_profiel(asker_of(request)))


@either
def huis_wijzigen(request: HttpRequest) -> HttpResponse:
    """Change the profile."""
    asker = manager_of(request)
    huis = queries.huis_profiel(asker)
    names = ("naam", "doel", "adres", "telefoon", "klimdagen")
    form = forms.HuisForm(posted(request), initial={name: getattr(huis, name) for name in names})
    page = Formulierpagina(_("Huis wijzigen"), _("Opslaan"), _("Het huis is gewijzigd."), reverse("samenwerking"))
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_huis(asker=asker, **{name: form.cleaned_data[name] for name in names}),
    )


@require_GET
def partners(request: HttpRequest) -> HttpResponse:
    """The partners by chain."""
    return tab_page(request, "samenwerking_partners", "partners", ketens=queries.partners(asker_of(request)))


@either
def partner_nieuw(request: HttpRequest) -> HttpResponse:
    """Bring in an organisation."""
    asker = manager_of(request)
    form = forms.PartnerForm(posted(request), initial={"van": asker.dag})
    page = Formulierpagina(
        _("Partner toevoegen"), _("Partner toevoegen"), _("De partner is toegevoegd."), reverse("samenwerking_partners")
    )
    names = ("naam", "keten", "soort", "ring", "mandaat", "capaciteit_uren", "van")
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


@either
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


@either
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
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_aansluiting(asker=asker, aansluiting_id=id, tot=form.cleaned_data["tot"]),
    )


@require_GET
def overlegvormen(request: HttpRequest) -> HttpResponse:
    """The meeting forms."""
    rows = queries.overlegvormen(asker_of(request))
    return tab_page(request, "samenwerking_overlegvormen", "overlegvormen", overlegvormen=rows)


@either
def overlegvorm_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a meeting form."""
    return _overlegvorm(request, None, {}, _("Overleg toevoegen"))


@either
def overlegvorm_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change a meeting form."""
    found = queries.overlegvorm(manager_of(request), id)
    return _overlegvorm(request, id, found.waarden, _("Overleg wijzigen"))


def _overlegvorm(
    request: HttpRequest, overlegvorm_id: uuid.UUID | None, initial: dict[str, object], titel: str
) -> HttpResponse:
    asker = manager_of(request)
    form = forms.OverlegvormForm(posted(request), keuzes=_overlegvorm_choices(asker), initial=initial)
    page = Formulierpagina(titel, _("Opslaan"), _("Het overleg is opgeslagen."), reverse("samenwerking_overlegvormen"))

    def act() -> object:
        given = {name: value for name, value in form.cleaned_data.items() if name in PLAIN}
        return overlegvorm_actions.save_overlegvorm(
            asker=asker,
            overlegvorm_id=overlegvorm_id,
            nieuw_id=form.nieuw_id,
            thema_id=form.key("thema"),
            voorzitter_id=form.key("voorzitter"),
            secretaris_id=form.key("secretaris"),
            **given | {"weekdag": int(given["weekdag"])},
        )

    return form_page(request, form, page, act)


def _overlegvorm_choices(asker: Asker) -> dict[str, queries.Choices]:
    return {
        "thema": queries.thema_choices(asker),
        "voorzitter": medewerker_choices(asker, functie="procesregisseur"),
        "secretaris": medewerker_choices(asker, functie="secretaris"),
    }


PLAIN = {"naam", "soort", "niveau", "ritme", "weekdag", "aanvang", "duur_minuten", "capaciteit", "plaats"}


@either
def overlegvorm_deelnemer(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Add a standing participant."""
    asker = manager_of(request)
    vorm = queries.overlegvorm(asker, id)
    form = forms.DeelnemerForm(posted(request), keuzes={"medewerker": medewerker_choices(asker)})
    page = Formulierpagina(
        _("Vaste deelnemer van {naam}").format(naam=vorm.naam),
        _("Deelnemer toevoegen"),
        _("De deelnemer is toegevoegd."),
        reverse("samenwerking_overlegvormen"),
        _("Wie vast deelneemt aan een triage, ziet de signalen van die triage."),
    )
    return form_page(
        request,
        form,
        page,
        lambda: overlegvorm_actions.add_overlegdeelnemer(
            asker=asker, overlegvorm_id=id, medewerker_id=form.chosen("medewerker"), nieuw_id=form.nieuw_id
        ),
    )


@require_GET
def categorieen_lijst(request: HttpRequest) -> HttpResponse:
    """The information categories."""
    rows = categorieen(asker_of(request))
    return tab_page(request, "samenwerking_categorieen", "categorieen", categorieen=rows)


@either
def categorie_nieuw(request: HttpRequest) -> HttpResponse:
    """Add an information category."""
    asker = manager_of(request)
    form = forms.CategorieForm(posted(request))
    page = Formulierpagina(
        _("Categorie toevoegen"),
        _("Categorie toevoegen"),
        _("De categorie is toegevoegd. Niemand leest haar tot de matrix van een convenant dat zegt."),
        reverse("samenwerking_categorieen"),
    )
    names = ("naam", "juridische_klasse", "volgorde")
    return form_page(
        request,
        form,
        page,
        lambda: add_categorie(asker=asker, nieuw_id=form.nieuw_id, **{n: form.cleaned_data[n] for n in names}),
    )


@require_GET
def themas(request: HttpRequest) -> HttpResponse:
    """The themes of the house."""
    return tab_page(request, "samenwerking_themas", "themas", themas=queries.themas(asker_of(request)))


@either
def thema_nieuw(request: HttpRequest) -> HttpResponse:
    """Add a local theme."""
    asker = manager_of(request)
    form = forms.ThemaForm(posted(request))
    page = Formulierpagina(
        _("Thema toevoegen"), _("Thema toevoegen"), _("Het thema is toegevoegd."), reverse("samenwerking_themas")
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_thema(asker=asker, naam=form.cleaned_data["naam"], nieuw_id=form.nieuw_id),
    )


@require_GET
def menukaart(request: HttpRequest) -> HttpResponse:
    """The interventions on offer."""
    return tab_page(request, "menukaart", "menukaart", menukaart=menukaart_lijst(asker_of(request)))


@either
def menukaart_nieuw(request: HttpRequest) -> HttpResponse:
    """Add an intervention."""
    asker = manager_of(request)
    form = forms.MenukaartForm(posted(request), keuzes={"onderdeel": queries.onderdeel_choices(asker)})
    page = Formulierpagina(
        _("Interventie toevoegen"),
        _("Interventie toevoegen"),
        _("De interventie staat op de menukaart."),
        reverse("menukaart"),
    )
    names = ("naam", "soort", "voor_wie", "doorlooptijd_dagen", "voorwaarde")
    return form_page(
        request,
        form,
        page,
        lambda: add_menukaartitem(
            asker=asker,
            onderdeel_id=form.chosen("onderdeel"),
            nieuw_id=form.nieuw_id,
            **{n: form.cleaned_data[n] for n in names},
        ),
    )
