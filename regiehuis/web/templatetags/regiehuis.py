"""Tags and filters for every template: icons, pills, Dutch dates, addresses of pages. Registered as builtins."""

from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django import template
from django.http import QueryDict
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from regiehuis.web.charts import Bars, place_bars
from regiehuis.web.context import NavItem
from regiehuis.web.parts import Staaf

register = template.Library()

PIL_ICONS = {"over": "alert-triangle", "let_op": "clock-exclamation", "gereed": "circle-check"}
ALERT_CLASSES = {"fout": "error", "error": "error", "waarschuwing": "warning", "warning": "warning"}
ALERT_CLASSES |= {"succes": "success", "success": "success"}
BADGE_CLASSES = {"info": "azure", "succes": "lime", "waarschuwing": "orange", "fout": "red"}
# Our own words: the texts of the Zelfredzaamheid-Matrix are protected (R28).
SCORE_WORDS = ("", _lazy("zeer slecht"), _lazy("slecht"), _lazy("matig"), _lazy("redelijk"), _lazy("goed"))
WINDOW = 2  # pages shown on either side of the current one


_CURRENT = mark_safe(' aria-current="page"')  # noqa: S308 (our own text)
_static = lru_cache(maxsize=256)(static)


@lru_cache(maxsize=256)
def _icon(name: str, extra: str) -> SafeString:
    return format_html(
        '<svg class="rh-i{}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor"'
        ' aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {extra}" if extra else "",
        _static("vendor/icons/icons.svg"),
        name,
    )


@register.simple_tag
def icoon(name: str, extra: str = "") -> SafeString:
    """A decorative icon of the sprite; the text beside it carries the meaning."""
    return _icon(str(name), str(extra))


@register.simple_tag
def hoofdmenu(items: Sequence[NavItem]) -> SafeString:
    """The main menu as a list; drawn here because every page shows it twice (bar and phone)."""
    return _menu(tuple((item.url, item.actief, item.icoon, str(item.naam)) for item in items))


@lru_cache(maxsize=256)
def _menu(items: tuple[tuple[str, bool, str, str], ...]) -> SafeString:
    lines = ((url, _CURRENT if here else "", _icon(icon, ""), name) for url, here, icon, name in items)
    return format_html_join("", '<li><a href="{}"{}>{}{}</a></li>', lines)


@register.simple_tag
def opties(keuzes: Sequence[tuple[str, str]]) -> SafeString:
    """The options of a list to choose from; of the board, where each card has one, and one column has the same."""
    return _options(tuple((str(value), str(name)) for value, name in keuzes))


@lru_cache(maxsize=256)
def _options(keuzes: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', keuzes)


@register.simple_tag
def statisch(path: str) -> str:
    """The address of a static file; it does not change while the server runs."""
    return _static(path)


@register.simple_tag
def pil(soort: str, tekst: Any) -> SafeString:
    """A status pill: over, let_op, loopt, gepland, gereed or neutraal. Colour never stands alone: text and icon too."""
    icon = _icon(PIL_ICONS[soort], "") if soort in PIL_ICONS else ""
    words = conditional_escape(tekst)  # not remembered: they may be somebody's own
    return SafeString(f'<span class="rh-pil rh-pil--{conditional_escape(soort)}">{icon}{words}</span>')


@register.filter
def meldingsoort(soort: str) -> str:
    """The class of an alert for our own word or Django's message level; plain information has none."""
    return next((css for word, css in ALERT_CLASSES.items() if word in str(soort).split()), "")


@register.filter
def meldingicoon(soort: str) -> str:
    """The icon of an alert, by our own word or Django's message level."""
    css = meldingsoort(soort)
    return {"error": "alert-circle", "warning": "alert-triangle", "success": "circle-check"}.get(css, "info-circle")


@register.filter
def badgesoort(soort: str) -> str:
    """The Amsterdam colour name of a badge."""
    return BADGE_CLASSES.get(str(soort), "neutraal")


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _date(value: date | datetime, form: str, language: str | None) -> str:
    return _written(value.date() if isinstance(value, datetime) else value, form, language)


@lru_cache(maxsize=4096)
def _written(day: date, form: str, language: str | None) -> str:
    """A day in words; lists show the same days again and again. The language decides, though only the key says so."""
    return date_format(day, form)


@register.filter
def datum(value: date | datetime | None) -> str:
    """17 november 2026."""
    return _date(_local(value), "j F Y", get_language()) if value else ""


@register.filter
def datum_kort(value: date | datetime | None) -> str:
    """17 nov."""
    return _date(_local(value), "j M", get_language()).rstrip(".").lower() if value else ""


@register.filter
def weekdag(value: date | datetime | None) -> str:
    """As in: dinsdag 17 november 2026."""
    return _date(_local(value), "l j F Y", get_language()).lower() if value else ""


@register.filter
def tijd(value: time | datetime | None) -> str:
    """10.00 uur."""
    if value is None or value == "":
        return ""
    local = _local(value) if isinstance(value, datetime) else value
    return _("%(tijd)s uur") % {"tijd": f"{local:%H.%M}"}


@register.filter
def tijdstip(value: datetime | None) -> str:
    """17 november 2026, 10.00 uur."""
    return f"{datum(value)}, {tijd(value)}" if value else ""


@register.filter
def over_tijd(value: date | datetime | None, vandaag: date | datetime) -> int:
    """How many days this date has passed on the given day; 0 when it has not."""
    if not value:
        return 0
    due, today = _local(value), _local(vandaag)
    due_day = due.date() if isinstance(due, datetime) else due
    now_day = today.date() if isinstance(today, datetime) else today
    return max(0, (now_day - due_day).days)


@register.filter
def ja_nee(value: object) -> str:
    """Ja, Nee, or niet bekend when it is None."""
    if value is None:
        return _("niet bekend")
    return _("Ja") if value else _("Nee")


@register.filter
def of_leeg(value: object, anders: str = "") -> object:
    """The value itself, or words for an absent one."""
    return (anders or _("niet bekend")) if value is None or value == "" else value


@register.filter
def als_getal(value: object) -> int | None:
    """A whole number out of a template attribute; None when it is none."""
    try:
        return int(str(value))
    except ValueError:
        return None


@register.filter
def staafgeometrie(staven: Sequence[Staaf]) -> Bars:
    """Where the bars of a chart stand."""
    return place_bars(staven)


@register.filter
def scorewoord(value: object) -> str:
    """What a score of a life area (1 to 5) means in a word."""
    score = als_getal(value)
    return str(SCORE_WORDS[score]) if score and 1 <= score <= 5 else _("nog niet gescoord")


@register.filter
def scorevakken(value: object) -> list[tuple[int, int, bool]]:
    """The five boxes of a score: number, place in the drawing, full or not."""
    score = als_getal(value) or 0
    return [(number, (number - 1) * 24, number <= score) for number in range(1, 6)]


@register.filter
def scoreplaats(value: object) -> int:
    """Where the mark of the previous score stands in the drawing."""
    return ((als_getal(value) or 1) - 1) * 24 + 11


@register.filter
def paginareeks(pagina: object, paginas: object) -> list[int | None]:
    """The page numbers to show: first, last, and those around the current one; None is a gap."""
    current, last = als_getal(pagina) or 1, als_getal(paginas) or 1
    wanted = {1, last, *range(max(1, current - WINDOW), min(last, current + WINDOW) + 1)}
    shown: list[int | None] = []
    previous = 0
    for number in sorted(wanted):
        if number - previous > 1:
            shown.append(None)
        shown.append(number)
        previous = number
    return shown


@register.simple_tag(takes_context=True)
def bladzijde(context: template.Context, naam: str, nummer: int) -> str:
    """The address of another page of this list, with the filters kept."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[naam] = str(nummer)
    return f"?{query.urlencode()}"
