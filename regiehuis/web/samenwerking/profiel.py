"""The profile of the house with its yearly review, its ladder, and the working framework of each partner."""

import datetime
import uuid

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET

from regiehuis.samenwerking.actions import profiel as actions
from regiehuis.samenwerking.queries import profiel as queries
from regiehuis.samenwerking.queries.medewerkers import medewerker_choices
from regiehuis.samenwerking.rules import REGIETYPEN, TREDEN
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm

from .forms import EindeForm
from .pagina import Formulierpagina, form_page, manager_of, tab_page
from .velden import LONG, KeuzeForm, choice, day, number, text

JAAR = datetime.timedelta(days=365)


class ProfielForm(ActieForm):
    """What the house says of itself."""

    doel = text(_lazy("Doel"), longest=4000, widget=LONG)
    doelgroepen = text(_lazy("Doelgroepen"), longest=4000, widget=LONG, help_text=_lazy("Voor wie werkt het huis?"))
    gebied = text(_lazy("Gebied"), longest=4000, widget=LONG, help_text=_lazy("Welke gemeenten, wijken of districten?"))
    activiteiten = text(_lazy("Activiteiten"), longest=4000, widget=LONG, help_text=_lazy("Wat doet het huis?"))
    toekomst = text(_lazy("Toekomst"), longest=4000, widget=LONG, help_text=_lazy("Waar wil het huis naartoe?"))


class HerzieningForm(ActieForm):
    """A review of the profile."""

    uitkomst = text(
        _lazy("Wat leverde het op?"), _lazy("Vul in wat de herziening opleverde."), longest=2000, widget=LONG
    )
    volgende_op = day(_lazy("Volgende keer op"), _lazy("Vul een datum in."), help_text=_lazy("Minstens eens per jaar."))


class RegietypeForm(ActieForm):
    """Which kind of direction fits."""

    regietype = choice(
        _lazy("Vorm van regie"),
        [(code, naam) for code, naam, *_rest in REGIETYPEN],
        _lazy("Kies een vorm van regie."),
        widget=forms.RadioSelect,
    )
    regietype_reden = text(_lazy("Waarom past die?"), _lazy("Vul in waarom deze vorm past."), longest=400, widget=LONG)


class TredelidForm(KeuzeForm):
    """Somebody on a step of the ladder."""

    trede = choice(_lazy("Trede"), TREDEN, widget=forms.RadioSelect)
    medewerker = choice(_lazy("Medewerker"), required=False)
    naam = text(_lazy("Of de naam van iemand zonder account"))
    rol = text(_lazy("Rol"), _lazy("Vul de rol in, bijvoorbeeld officier van justitie."))
    van = day(_lazy("Vanaf"), _lazy("Vul in vanaf wanneer."))
    tot = day(_lazy("Eindigt op"), help_text=_lazy("Laat leeg als er nog geen einddatum is."))


class WerkkaderForm(ActieForm):
    """How to work with a partner."""

    kenmerken = text(
        _lazy("Bijzonderheden"),
        longest=2000,
        widget=LONG,
        help_text=_lazy("Wat moet een ander weten van taak, bevoegdheid en werkwijze?"),
    )
    samenspel = text(
        _lazy("Samenspel"), longest=2000, widget=LONG, help_text=_lazy("Met wie versterkt deze partner elkaar, en hoe?")
    )
    aanspreekpunt = text(_lazy("Bij wie kunt u terecht?"), longest=200)
    mandaat_praktijk = text(
        _lazy("Mandaat in de praktijk"), longest=400, help_text=_lazy("Wat zegt de vertegenwoordiger werkelijk toe?")
    )
    uren_geleverd = number(_lazy("Geleverde uren per week"), low=0, high=1000, required=False)


@form_methods
def profiel_wijzigen(request: HttpRequest) -> HttpResponse:
    """Change the profile."""
    asker = manager_of(request)
    found = queries.profiel(asker)
    form = ProfielForm(posted(request), initial=found.teksten)
    page = Formulierpagina(
        _("Profiel wijzigen"),
        _("Opslaan"),
        _("Het profiel is gewijzigd."),
        reverse("samenwerking"),
        versie=found.versie,
    )
    names = ("versie", *queries.PROFIEL)
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_profiel(asker=asker, **{name: form.cleaned_data[name] for name in names}),
    )


@form_methods
def herzien(request: HttpRequest) -> HttpResponse:
    """Keep that the profile was looked at again."""
    asker = manager_of(request)
    form = HerzieningForm(posted(request), initial={"volgende_op": asker.dag + JAAR})
    page = Formulierpagina(
        _("Profiel herzien"),
        _("Herziening vastleggen"),
        _("De herziening is vastgelegd."),
        reverse("samenwerking"),
        _("Loop het profiel met de partners na. Wijzig het eerst waar het niet meer klopt."),
        acties=((_("Profiel wijzigen"), reverse("samenwerking_profiel_wijzigen")),),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.review_profiel(
            asker=asker,
            uitkomst=form.cleaned_data["uitkomst"],
            volgende_op=form.cleaned_data["volgende_op"],
            nieuw_id=form.nieuw_id,
        ),
    )


@require_GET
def sturing(request: HttpRequest) -> HttpResponse:
    """The ladder with named people, and the kind of direction."""
    return tab_page(request, "samenwerking_sturing", "sturing", sturing=queries.sturing(asker_of(request)))


@form_methods
def regietype(request: HttpRequest) -> HttpResponse:
    """Choose the kind of direction."""
    asker = manager_of(request)
    found = queries.sturing(asker)
    form = RegietypeForm(posted(request), initial={"regietype": found.regietype, "regietype_reden": found.reden})
    page = Formulierpagina(
        _("Vorm van regie kiezen"),
        _("Opslaan"),
        _("De vorm van regie is vastgelegd."),
        reverse("samenwerking_sturing"),
        versie=found.versie,
    )
    names = ("versie", "regietype", "regietype_reden")
    return form_page(
        request,
        form,
        page,
        lambda: actions.choose_regietype(asker=asker, **{name: form.cleaned_data[name] for name in names}),
    )


@form_methods
def tredelid_nieuw(request: HttpRequest) -> HttpResponse:
    """Put somebody on a step of the ladder."""
    asker = manager_of(request)
    form = TredelidForm(posted(request), keuzes={"medewerker": medewerker_choices(asker)}, initial={"van": asker.dag})
    page = Formulierpagina(
        _("Iemand op een trede zetten"),
        _("Toevoegen"),
        _("De persoon staat op de ladder."),
        reverse("samenwerking_sturing"),
        _("Dit zegt wie waar aanspreekbaar is. Het geeft geen toegang tot een casus."),
    )
    names = ("trede", "naam", "rol", "van", "tot")
    return form_page(
        request,
        form,
        page,
        lambda: actions.add_tredelid(
            asker=asker,
            medewerker_id=form.key("medewerker"),
            nieuw_id=form.nieuw_id,
            **{name: form.cleaned_data[name] for name in names},
        ),
    )


@form_methods
def tredelid_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Say until when somebody stands on a step."""
    asker = manager_of(request)
    found = queries.tredelid(asker, id)
    form = EindeForm(posted(request), initial={"tot": found.tot})
    page = Formulierpagina(
        _("{naam} van de ladder halen").format(naam=found.naam),
        _("Beëindigen"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_sturing"),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_tredelid(
            asker=asker, tredelid_id=id, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
    )


@require_GET
def partner(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """How to work with one partner."""
    asker = asker_of(request)
    context = {"partner": queries.werkkader(asker, id), "beheert": asker.has("ketenmanager")}
    return TemplateResponse(request, "samenwerking/partner.html", context)


@form_methods
def werkkader_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change how to work with a partner."""
    asker = manager_of(request)
    found = queries.werkkader(asker, id)
    form = WerkkaderForm(posted(request), initial=found.waarden)
    page = Formulierpagina(
        _("Werkkader van {naam}").format(naam=found.naam),
        _("Opslaan"),
        _("Het werkkader is gewijzigd."),
        reverse("samenwerking_partner", args=[id]),
        versie=found.versie,
    )
    names = ("versie", *queries.WERKKADER)
    return form_page(
        request,
        form,
        page,
        lambda: actions.change_werkkader(
            asker=asker, aansluiting_id=id, **{name: form.cleaned_data[name] for name in names}
        ),
    )
