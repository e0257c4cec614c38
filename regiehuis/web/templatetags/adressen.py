"""Links to pages that may not be there: the address, or only the words."""

import uuid
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from regiehuis.web.werkvoorraad.adressen import address_of, find

register = template.Library()


@register.simple_tag
def koppel(tekst: object, soort: str, id: uuid.UUID | str, casus_id: uuid.UUID | str = "") -> SafeString:
    """The words, as a link when the object has a page."""
    url = address_of(soort, id, casus_id)
    return format_html('<a href="{}">{}</a>', url, tekst) if url else format_html("{}", tekst)


@register.simple_tag
def adres(name: str, id: Any = "") -> str:
    """The address of a named page; empty when there is none."""
    return find(name, id)
