"""What every page needs around its own content. Reads the asker, the settings and two cookies; asks no query."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_urlconf, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Not a function: whoever stands in a triage for its own organisation.
TRIAGEPARTNER = "triagepartner"

# name, url name, icon, functies that see it (None: everybody). Order is the order on the screen.
NAV: tuple[tuple[str | Promise, str, str, frozenset[str] | None], ...] = (
    (_("Werkvoorraad"), "werkvoorraad", "layout-dashboard", None),
    (_("Signalen"), "signalen", "inbox", None),
    (_("Triage"), "triage", "arrows-split-2", frozenset({"procesregisseur", TRIAGEPARTNER})),
    (_("Casussen"), "casussen", "folders", None),
    (_("Overleggen"), "overleggen", "calendar-event", None),
    (_("Afspraken"), "afspraken", "list-check", None),
    (_("Opschalingen"), "opschalingen", "stairs-up", frozenset({"bestuurder"})),
    (_("Aanleveringen"), "aanleveringen", "download", frozenset({"informatieanalist"})),
    (_("Verzoeken"), "verzoeken", "id-badge", frozenset({"contactpunt"})),
    (_("Samenwerking"), "samenwerking", "building-community", None),
    (_("Toezicht"), "toezicht", "shield-check", frozenset({"functionaris_gegevensbescherming"})),
    (
        _("Bewaren"),
        "bewaren",
        "file-certificate",
        frozenset({"ketenmanager", "procesregisseur", "functionaris_gegevensbescherming"}),
    ),
    (_("Logboek"), "logboek", "history", frozenset({"functionaris_gegevensbescherming"})),
)

FUNCTIES: dict[str, str | Promise] = {
    "ketenmanager": _("Ketenmanager"),
    "procesregisseur": _("Procesregisseur"),
    "secretaris": _("Secretaris"),
    "liaison": _("Liaison"),
    "piket": _("Piket"),
    "informatieanalist": _("Informatieanalist"),
    "contactpunt": _("Medewerker van het contactpunt"),
    "bestuurder": _("Bestuurder"),
    "functionaris_gegevensbescherming": _("Functionaris gegevensbescherming"),
    "beheerder": _("Beheerder"),
}


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main menu."""

    naam: str | Promise
    url: str
    icoon: str
    actief: bool


@dataclass(frozen=True, slots=True)
class Gebruiker:
    """Who is signed in, as the bar shows it."""

    naam: str
    functie: str
    organisatie: str


@dataclass(frozen=True, slots=True)
class Scherm:
    """Everything basis.html asks for; empty addresses belong to pages that do not exist."""

    nav: Sequence[NavItem]
    gebruiker: Gebruiker | None
    demo: bool
    thema: str
    presentatie: bool
    pad: str
    start_url: str
    weergave_url: str
    afmelden_url: str
    profiel_url: str
    datalek_url: str


@lru_cache(maxsize=128)
def _reverse(name: str, urlconf: str | None) -> str:
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return ""


def _address(name: str) -> str:
    """The address of a named page, empty when there is none."""
    return _reverse(name, get_urlconf())


def _menu_functies(asker: Any) -> frozenset[str]:
    """The asker's functions, and whether triage is his too."""
    functies: frozenset[str] = asker.functies
    return functies | {TRIAGEPARTNER} if getattr(asker, "triageert", ()) else functies


def _menu(functies: frozenset[str], path: str) -> list[NavItem]:
    """The entries for these functies; the longest address that begins the path is where the user is."""
    shown = []
    for naam, url_name, icoon, needed in NAV:
        url = _address(url_name)
        if url and (needed is None or needed & functies):
            shown.append((naam, url, icoon))
    here = max((url for _naam, url, _icoon in shown if _is_under(path, url)), key=len, default="")
    return [NavItem(naam, url, icoon, url == here) for naam, url, icoon in shown]


def _is_under(path: str, url: str) -> bool:
    """Is this path the page itself or one below it? The start page has nothing below it."""
    return path == url if url == "/" else path.startswith(url)


def _user(asker: Any) -> Gebruiker:
    """Name, functies in words and organisation of the asker."""
    functies = [str(FUNCTIES[code]) for code in FUNCTIES if code in asker.functies]
    return Gebruiker(asker.naam, ", ".join(functies), str(getattr(asker, "organisatie", "")))


def screen(request: HttpRequest) -> dict[str, Scherm]:
    """Context processor: the frame of the page for this asker."""
    asker = getattr(request, "asker", None)
    thema = request.COOKIES.get("thema", "")
    scherm = Scherm(
        nav=_menu(_menu_functies(asker), request.path) if asker else (),
        gebruiker=_user(asker) if asker else None,
        demo=settings.SOORT == "demo",
        thema=thema if thema in ("licht", "donker") else "",
        presentatie=request.COOKIES.get("presentatie") == "aan",
        pad=request.get_full_path(),
        start_url=_address("werkvoorraad") or "/",
        weergave_url=_address("weergave"),
        afmelden_url=_address("afmelden"),
        profiel_url=_address("profiel"),
        datalek_url=_address("datalek_melden") if asker else "",
    )
    return {"scherm": scherm}
