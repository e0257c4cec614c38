"""Sign-in, the second step, the one-time link, and leaving; nothing here reads a table under row-level security."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, get_user_model, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.factoren import has_app, has_factor, has_sleutel
from regiehuis.samenwerking.queries import demo_accounts
from regiehuis.samenwerking.uitnodiging import read_uitnodiging, use_uitnodiging
from regiehuis.web.request import form_methods
from regiehuis.web.submit import submit

from . import sessie, tweede_stap
from .forms import AanmeldForm, CodeForm, EersteKeerForm
from .lijst import groups

View = Callable[..., HttpResponse]


def _or_suspended(view: View) -> View:
    """Send whose account is suspended to the page that says so."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except sessie.Geweigerd:
            return redirect("aanmelden_opgeschort")

    return inner


@never_cache
@sensitive_post_parameters()
@form_methods
@_or_suspended
def aanmelden(request: HttpRequest) -> HttpResponse:
    """User name and password; a demo leads to its list of people, with this page behind a link."""
    if settings.SOORT == "demo" and request.method == "GET" and "wachtwoord" not in request.GET:
        return sessie.step(request, "aanmelden_demo")
    form = AanmeldForm(request.POST or None)
    if form.is_valid():
        name, password = form.cleaned_data["gebruikersnaam"], form.cleaned_data["wachtwoord"]
        user = authenticate(request, username=name, password=password)
        if user is not None:
            sessie.begin(request, user, by_password=True)
            return sessie.step(request, "aanmelden_code") if request.session["code_nodig"] else sessie.go_in(request)
        sessie.log_failure(name)
        form.add_error(None, _("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw."))
    inlogdienst = settings.OIDC_NAAM if settings.OIDC_ISSUER else ""
    return _page(request, "inloggen", form=form, demo=settings.SOORT == "demo", inlogdienst=inlogdienst)


@never_cache
@form_methods
@_or_suspended
def aanmelden_demo(request: HttpRequest) -> HttpResponse:
    """The people of the demo; one click and you are that person. Does not exist outside a demo."""
    if settings.SOORT != "demo":
        raise Http404
    accounts = demo_accounts()
    if request.method == "POST":
        chosen = next((a for a in accounts if str(a.id) == request.POST.get("medewerker")), None)
        if chosen is None:
            raise Http404
        sessie.begin(request, get_user_model().objects.get(pk=chosen.id), by_password=False)
        return sessie.go_in(request)
    return _page(request, "demo", groepen=groups(accounts))


@never_cache
@form_methods
def aanmelden_code(request: HttpRequest) -> HttpResponse:
    """The second step: a code of the app, or a recovery code."""
    if not request.user.is_authenticated:
        return sessie.step(request, "aanmelden")
    if sessie.is_proven(request):
        return sessie.go_in(request)
    ways = {"app": has_app(request.user.pk), "sleutel": has_sleutel(request.user.pk)}
    if not any(ways.values()):
        return sessie.step(request, "aanmelden_instellen")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if tweede_stap.check_code(request, form.cleaned_data["code"]):
            return sessie.go_in(request)
        sessie.log_wrong_code(request.user.pk)
        form.add_error("code", _("Deze code klopt niet, of is al gebruikt. Wacht op een nieuwe code."))
    return _page(request, "code", form=form, **ways)


@never_cache
@form_methods
def aanmelden_instellen(request: HttpRequest) -> HttpResponse:
    """Put an authenticator app to use; shows the recovery codes once."""
    if refused := _not_for_setting_up(request):
        return refused
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = tweede_stap.confirm_app(request, form.cleaned_data["code"])
        if codes is not None:
            return _page(request, "herstelcodes", codes=codes, verder=sessie.way_back(request) or "/")
        form.add_error("code", _("Deze code klopt niet. Controleer of de klok van uw telefoon goed staat."))
    sleutel = tweede_stap.secret(tweede_stap.waiting_app(request.user))
    return _page(request, "instellen", form=form, sleutel=sleutel, eerste=not has_factor(tweede_stap.user_id(request)))


@never_cache
@require_GET
def aanmelden_qr(request: HttpRequest) -> HttpResponse:
    """The key of the app that waits, as a picture to scan."""
    if _not_for_setting_up(request):
        raise Http404
    picture = tweede_stap.qr(tweede_stap.waiting_app(request.user))
    return HttpResponse(picture, content_type="image/svg+xml")


@never_cache
@sensitive_post_parameters()
@form_methods
@_or_suspended
def aanmelden_eerste_keer(request: HttpRequest, token: str) -> HttpResponse:
    """A one-time link: choose a password, then put an app to use. Used, forged and old look the same."""
    try:
        medewerker = read_uitnodiging(token)
        form = EersteKeerForm(request.POST or None)
        if form.is_valid():
            user = submit(form, use_uitnodiging, token, form.cleaned_data["wachtwoord"])
            if user is not None:
                sessie.begin(request, user, by_password=True)
                return redirect("aanmelden_code")
    except NotFound:
        return _page(request, "verlopen", status=404)
    return _page(request, "eerste_keer", form=form, naam=medewerker.naam, gebruikersnaam=medewerker.gebruikersnaam)


@never_cache
@require_GET
def opgeschort(request: HttpRequest) -> HttpResponse:
    """An account that nobody confirmed in time: what happened and what to do (R20)."""
    return _page(request, "opgeschort")


@never_cache
@require_POST
def afmelden(request: HttpRequest) -> HttpResponse:
    """Leave; the session is gone."""
    logout(request)
    messages.success(request, _("U bent afgemeld."))
    return redirect("aanmelden")


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Too many failed attempts: what happened and what to do."""
    return _page(request, "geblokkeerd", status=429).render()


def _not_for_setting_up(request: HttpRequest) -> HttpResponse | None:
    """An app is put to use by who has none yet, and no other second step that was not proven; nobody replaces one."""
    if not request.user.is_authenticated:
        return sessie.step(request, "aanmelden")
    if has_app(request.user.pk) or (has_factor(request.user.pk) and not sessie.is_proven(request)):
        return sessie.step(request, "aanmelden_code")
    return None


def _page(request: HttpRequest, name: str, *, status: int | None = None, **context: Any) -> TemplateResponse:
    form = context.get("form")
    status = status or (422 if form is not None and form.is_bound else 200)
    context["next"] = sessie.way_back(request)
    return TemplateResponse(request, f"aanmelden/{name}.html", context, status=status)
