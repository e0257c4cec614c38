"""Links to pages that may not be there: the address, or only the words."""

import uuid
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from regiehuis.web.werkvoorraad.adressen import address_of, find

register = template.Library()


@register.simple_tag
def koppel(tekst: str, soort: str, id: uuid.UUID | str, casus_id: uuid.UUID | str = "") -> SafeString:
    """The words, as a link when the object has a page."""
    url = address_of(soort, id, casus_id)
    words = conditional_escape(tekst)
    return SafeString(f'<a href="{url}">{words}</a>') if url else words  # the address is one of ours


@register.simple_tag
def adres(name: str, id: Any = "") -> str:
    """The address of a named page; empty when there is none."""
    return find(name, id)
