"""The items of a request: put to their sources, decided, disputed; and whoever had them told (R30, R32)."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from regiehuis.kern.errors import NotFound
from regiehuis.verantwoording.access.verzoek import fetch_post, fetch_verzoek
from regiehuis.verantwoording.actions import verzoekpost as actions
from regiehuis.verantwoording.queries.verzoekpost import post_detail
from regiehuis.verantwoording.rules.verzoek import ZIENSWIJZE_TERMIJN
from regiehuis.web.plannen.blad import Blad, done, form_page
from regiehuis.web.request import asker_of, form_methods, posted
from regiehuis.web.submit import ActieForm, show_version, submit

from . import postforms
from .views import press, verzoek_trail


@form_methods
def verzoek_bronnen(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Ask every source for its view, with a term."""
    asker = asker_of(request)
    row = fetch_verzoek(asker, id)
    usual = min(asker.dag + ZIENSWIJZE_TERMIJN, row.termijn)
    form = postforms.BronnenForm(posted(request), initial={"termijn": usual})
    if form.is_valid():
        given = {"verzoek_id": id, "termijn": form.cleaned_data["termijn"]}
        if submit(form, actions.ask_sources, asker=asker, **given) is not None:
            done(request, _("De bronnen zijn gevraagd; hun liaisons hebben bericht."))
            return redirect("verzoek", id=id)
    back = reverse("verzoek", args=[id])
    sheet = Blad(_("Bronnen om hun zienswijze vragen"), _("Vragen"), back, verzoek_trail(row.nummer, id))
    return form_page(request, form, sheet)


@require_POST
def verzoek_verstrekken(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Give the items that were ticked."""
    posten = [key for text in request.POST.getlist("post") if (key := _key(text))]
    return press(
        request, id, actions.give_posten, _("Uw besluit over de aangekruiste gegevens is vastgelegd."), posten=posten
    )


@require_POST
def verzoek_kennisgeven(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """Tell everybody who had the data."""
    return press(request, id, actions.notify_receivers, _("Wie de gegevens had, heeft bericht."))


@form_methods
def verzoekpost(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """One item with what it says, and the decision on it."""
    asker = asker_of(request)
    row, line = post_detail(asker, id)
    form = postforms.BesluitForm(posted(request), soort=row.soort, initial={"versie": line.versie})
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("besluit", "grond", "motivering", "versie")}
        if submit(form, actions.decide_post, asker=asker, post_id=id, **given) is not None:
            done(request, _("Uw besluit is vastgelegd."))
            return redirect(reverse("verzoek", args=[row.id]) + f"#p{id}")
    context = {"form": form, "post": line, "nummer": row.nummer, "verzoek_id": row.id}
    context["botsing"] = show_version(form, line.versie)
    wrong = form.is_bound and bool(form.errors)
    return TemplateResponse(request, "verzoeken/post.html", context, status=422 if wrong else 200)


@form_methods
def verzoekpost_betwisten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The person's own words beside an item, which is shielded."""
    words = (
        _("Verklaring en afscherming"),
        _("Vastleggen en afschermen"),
        _("De informatie is betwist en afgeschermd."),
    )
    return _on_post(request, id, postforms.BetwistForm, actions.dispute_post, "tekst", words, new=True)


@form_methods
def verzoekpost_beslechten(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """What was decided on a dispute."""
    words = (_("Betwisting afsluiten"), _("Afsluiten"), _("De betwisting is afgesloten; de verklaring blijft staan."))
    return _on_post(request, id, postforms.BeslechtForm, actions.resolve_dispute, "besluit", words)


def _on_post(
    request: HttpRequest,
    post_id: uuid.UUID,
    kind: type[ActieForm],
    action: Callable[..., Any],
    name: str,
    words: tuple[str, str, str],
    *,
    new: bool = False,
) -> HttpResponse:
    asker = asker_of(request)
    row = fetch_post(asker, post_id)
    form = kind(posted(request))
    if form.is_valid():
        given = {name: form.cleaned_data[name]} | ({"nieuw_id": form.nieuw_id} if new else {})
        if submit(form, action, asker=asker, post_id=post_id, **given) is not None:
            done(request, words[2])
            return redirect(reverse("verzoek", args=[row.verzoek_id]) + f"#p{post_id}")
    back = reverse("verzoekpost", args=[post_id])
    return form_page(request, form, Blad(words[0], words[1], back, verzoek_trail(row.verzoek.nummer, row.verzoek_id)))


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError as wrong:
        raise NotFound("verzoekpost") from wrong
