"""Meeting forms and their standing participants."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.casussen.actions.voorzitter import change_overlegvorm
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import overlegvormen as actions
from regiehuis.samenwerking.queries import huis as queries
from regiehuis.samenwerking.queries.medewerkers import medewerker_choices
from regiehuis.samenwerking.rules import VOORZITTERS
from regiehuis.web.request import asker_of, form_methods, posted

from . import forms
from .pagina import Formulierpagina, done, form_page, manager_of, tab_page


@require_GET
def overlegvormen(request: HttpRequest) -> HttpResponse:
    """The meeting forms."""
    rows = queries.overlegvormen(asker_of(request))
    return tab_page(request, "samenwerking_overlegvormen", "overlegvormen", overlegvormen=rows)


@form_methods
def overlegvorm_nieuw(request: HttpRequest) -> HttpResponse:
    """Make a meeting form."""
    return _overlegvorm(request, None, _("Overleg toevoegen"))


@form_methods
def overlegvorm_wijzigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Change a meeting form."""
    found = queries.overlegvorm(manager_of(request), id)
    return _overlegvorm(request, found, _("Overleg wijzigen"))


def _overlegvorm(request: HttpRequest, found: queries.OverlegvormRegel | None, titel: str) -> HttpResponse:
    asker = manager_of(request)
    initial = found.waarden if found else {}
    form = forms.OverlegvormForm(posted(request), keuzes=_overlegvorm_choices(asker), initial=initial)
    terug = reverse("samenwerking_overlegvormen")
    page = Formulierpagina(
        titel,
        _("Opslaan"),
        _("Het overleg is opgeslagen."),
        terug,
        acties=_acties(found),
        versie=found.versie if found else None,
    )

    def act() -> object:
        given = {name: value for name, value in form.cleaned_data.items() if name in PLAIN}
        given |= {f"{name}_id": form.key(name) for name in ("thema", "voorzitter", "secretaris")}
        if found is None:
            return actions.save_overlegvorm(asker=asker, nieuw_id=form.nieuw_id, **given)
        moved = change_overlegvorm(asker=asker, overlegvorm_id=found.id, versie=form.cleaned_data["versie"], **given)
        if moved:
            words = _("Naar de nieuwe voorzitter gingen mee, met de procesregie: casus {nummers}.")
            messages.info(request, words.format(nummers=", ".join(moved)))
        return moved

    return form_page(request, form, page, act)


def _acties(found: queries.OverlegvormRegel | None) -> tuple[tuple[str, str], ...]:
    if found is None:
        return ()
    join = (_("Deelnemer toevoegen"), reverse("samenwerking_overlegvorm_deelnemer", args=[found.id]))
    stop = (_("Deelnemer laten stoppen"), reverse("samenwerking_deelnemer_beeindigen", args=[found.id]))
    return (join, stop) if found.deelnemers else (join,)


def _overlegvorm_choices(asker: Asker) -> dict[str, queries.Choices]:
    chairs = [c for functie in VOORZITTERS["beleidsoverleg"] for c in medewerker_choices(asker, functie=functie)]
    return {
        "thema": queries.thema_choices(asker),
        "voorzitter": list(dict.fromkeys(chairs)),
        "secretaris": medewerker_choices(asker, functie="secretaris"),
    }


PLAIN = {"naam", "soort", "niveau", "ritme", "weekdag", "aanvang", "duur_minuten", "capaciteit", "plaats"}
PLAIN |= {"capaciteit_lopend", "kalender_van", "kalender_tot", "feestdagregel"}


@form_methods
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
        lambda: actions.add_overlegdeelnemer(
            asker=asker, overlegvorm_id=id, medewerker_id=form.chosen("medewerker"), nieuw_id=form.nieuw_id
        ),
    )


@form_methods
def overlegvorm_deelnemer_beeindigen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """End a standing participation."""
    asker = manager_of(request)
    vorm = queries.overlegvorm(asker, id)
    form = forms.DeelnemerForm(posted(request), keuzes={"medewerker": vorm.deelnemer_keuzes})
    page = Formulierpagina(
        _("Deelnemer van {naam} laten stoppen").format(naam=vorm.naam),
        _("Deelname beëindigen"),
        _("De deelname is beëindigd."),
        reverse("samenwerking_overlegvormen"),
        _("Wie niet meer deelneemt aan een triage, ziet de signalen van die triage meteen niet meer."),
    )
    return form_page(
        request,
        form,
        page,
        lambda: done(
            actions.end_overlegdeelnemer, asker=asker, overlegvorm_id=id, medewerker_id=form.chosen("medewerker")
        ),
    )
