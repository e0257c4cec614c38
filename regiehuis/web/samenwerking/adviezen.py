"""Advice of the lawfulness committee under a covenant: the register, a question, its outcome (R38)."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.rules.rechtmatigheidsadvies import Adviesuitkomst, Adviesvraag
from regiehuis.kern.errors import NotFound
from regiehuis.web.request import asker_of, form_methods, posted

from .pagina import Formulierpagina, form_page, manager_of, tab_page
from .regimeforms import AdviesbesluitForm, AdviesvraagForm

TAB = "samenwerking_convenanten"


@require_GET
def adviezen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What was asked under a covenant, advised and decided; and from when an advice is needed."""
    asker = asker_of(request)
    found = queries.convenant(asker, id)
    regime = queries.regime(asker, found.regime_id)
    return tab_page(request, TAB, "adviezen", convenant=found, regime=regime, adviezen=queries.adviezen(asker, id))


@form_methods
def advies_nieuw(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Record what the committee is asked."""
    asker = manager_of(request)
    found = queries.convenant(asker, id)
    form = AdviesvraagForm(posted(request), keuzes=queries.advies_keuzes(asker), initial={"gevraagd_op": asker.dag})
    page = Formulierpagina(
        _("Advies vragen bij {convenant}").format(convenant=found.naam),
        _("Vraag vastleggen"),
        _("De vraag is vastgelegd. Leg hier later het advies en het besluit vast."),
        reverse("samenwerking_adviezen", args=[id]),
        _("U legt vast wat u de commissie vraagt; het systeem stuurt niets op."),
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.ask_advies(asker=asker, convenant_id=id, vraag=_vraag(form), nieuw_id=form.nieuw_id),
    )


def _vraag(form: AdviesvraagForm) -> Adviesvraag:
    data = form.cleaned_data
    kinds, bodies = (frozenset(map(uuid.UUID, data[name])) for name in ("categorieen", "ontvangers"))
    return Adviesvraag(data["vraag"], kinds, bodies, data["gevraagd_op"])


@form_methods
def advies_besluiten(request: HttpRequest, id: uuid.UUID, advies_id: uuid.UUID) -> HttpResponse:
    """Record what was advised and decided, once."""
    asker = manager_of(request)
    found = queries.advies(asker, id, advies_id)
    if not found.open:
        raise NotFound("rechtmatigheidsadvies", advies_id)
    form = AdviesbesluitForm(posted(request), initial={"besloten_op": asker.dag})
    page = Formulierpagina(
        _("Advies en besluit vastleggen"),
        _("Vastleggen"),
        _("Het advies en het besluit zijn vastgelegd."),
        reverse("samenwerking_adviezen", args=[id]),
        _("Daarna verandert dit niet meer. Bij een nieuwe situatie vraagt u een nieuw advies."),
        versie=found.versie,
    )
    return form_page(
        request,
        form,
        page,
        lambda: actions.decide_advies(
            asker=asker, advies_id=advies_id, versie=form.cleaned_data["versie"], uitkomst=_uitkomst(form)
        ),
    )


def _uitkomst(form: AdviesbesluitForm) -> Adviesuitkomst:
    names = ("advies", "advies_tekst", "advies_op", "besluit", "afwijking", "besloten_door", "besloten_op")
    return Adviesuitkomst(**{name: form.cleaned_data[name] for name in names})
