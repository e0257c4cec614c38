"""Supply decisions on police data under a covenant: the list, a new one, its end (R3)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.rules.verstrekkingsbesluit import Besluit
from regiehuis.kern.errors import NotFound
from regiehuis.web.request import asker_of, form_methods, posted

from .forms import EindeForm
from .pagina import Formulierpagina, form_page, manager_of, tab_page
from .regimeforms import BesluitForm

TAB = "samenwerking_convenanten"


@require_GET
def verstrekkingsbesluiten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The decisions under a covenant, with whom and what each covers."""
    asker = asker_of(request)
    rows = queries.besluiten(asker, id)
    return tab_page(request, TAB, "besluiten", convenant=queries.convenant(asker, id), besluiten=rows)


@form_methods
def verstrekkingsbesluit_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record a decision."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    form = BesluitForm(posted(request), keuzes=queries.besluit_keuzes(asker, id), initial={"van": asker.dag})
    page = Formulierpagina(
        _("Verstrekkingsbesluit bij {convenant}").format(convenant=found.naam),
        _("Besluit vastleggen"),
        _("Het besluit is vastgelegd."),
        reverse("samenwerking_verstrekkingsbesluiten", args=[id]),
        _("Politiegegevens gaan alleen naar wie hier genoemd is, zolang het besluit geldt. Laat een jurist het lezen."),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.record_verstrekkingsbesluit(
            asker=asker, convenant_id=id, besluit=_besluit(form), nieuw_id=form.nieuw_id
        ),
    )


def _besluit(form: BesluitForm) -> Besluit:
    data = form.cleaned_data
    words = {name: data[name] for name in ("belang", "doel", "voorwaarden", "besloten_door", "van", "tot")}
    kinds, bodies = (frozenset(map(uuid.UUID, data[name])) for name in ("categorieen", "ontvangers"))
    return Besluit(categorieen=kinds, ontvangers=bodies, **words)


@form_methods
def verstrekkingsbesluit_beeindigen(request: HttpRequest, id: uuid.UUID, besluit_id: uuid.UUID) -> HttpResponse:
    """End a decision earlier."""
    asker = manager_of(request)
    found = queries.besluit(asker, id, besluit_id)
    if not found.te_beeindigen:
        raise NotFound("verstrekkingsbesluit", besluit_id)
    form = EindeForm(posted(request), initial={"tot": asker.dag})
    page = Formulierpagina(
        _("Verstrekkingsbesluit beëindigen"),
        _("Beëindigen"),
        _("De einddatum is vastgelegd."),
        reverse("samenwerking_verstrekkingsbesluiten", args=[id]),
        _("Vanaf die dag leest alleen de politie nog wat op dit besluit is gedeeld."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.end_verstrekkingsbesluit(
            asker=asker, besluit_id=besluit_id, versie=form.cleaned_data["versie"], tot=form.cleaned_data["tot"]
        ),
    )
