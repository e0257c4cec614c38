"""What every view asks of its request: who asks, what was sent, and which methods it answers."""

import uuid

from django.http import HttpRequest, QueryDict
from django.views.decorators.http import require_http_methods

from regiehuis.samenwerking.access import Asker

LAATSTE_BLADZIJDE = 10_000

form_methods = require_http_methods(["GET", "HEAD", "POST"])


def asker_of(request: HttpRequest) -> Asker:
    """Who asks, as the middleware found out."""
    asker: Asker = request.asker  # type: ignore[attr-defined]
    return asker


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when it is nothing; None for a look."""
    return request.POST if request.method == "POST" else None


def page_number(request: HttpRequest) -> int:
    """The page that the address asks for (`?pagina=…`), from 1; the first when it is no number."""
    asked = request.GET.get("pagina", "")
    return min(max(int(asked), 1), LAATSTE_BLADZIJDE) if asked.isdecimal() and len(asked) < 10 else 1


def key_in(request: HttpRequest, name: str) -> uuid.UUID | None:
    """The key that the address names (`?bezoek=…`); None when it is absent or no key."""
    try:
        return uuid.UUID(request.GET.get(name, ""))
    except ValueError:
        return None
