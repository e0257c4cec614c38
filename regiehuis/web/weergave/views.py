"""Keeps the theme and the presentation mode in two cookies; nothing of a case is in them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 3600  # seconds
WORKDAY = 10 * 3600  # seconds; a meeting room is left at the end of the day
THEMAS = ("licht", "donker")


def _back(request: HttpRequest) -> str:
    """Where the user was, when that is a page of ours."""
    target = request.POST.get("terug", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"


def _keep(response: HttpResponse, request: HttpRequest, name: str, value: str, seconds: int) -> None:
    """A cookie that only the server reads."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="Lax", secure=request.is_secure())


@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Sets the theme (licht, donker; anything else follows the machine) or the presentation mode, and goes back."""
    response: HttpResponse
    if request.headers.get("X-Weergave"):
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(_back(request))
    thema = request.POST.get("thema")
    if thema in THEMAS:
        _keep(response, request, "thema", thema, YEAR)
    elif thema is not None:
        response.delete_cookie("thema", samesite="Lax")
    presentatie = request.POST.get("presentatie")
    if presentatie == "aan":
        _keep(response, request, "presentatie", "aan", WORKDAY)
    elif presentatie is not None:
        response.delete_cookie("presentatie", samesite="Lax")
    return response
