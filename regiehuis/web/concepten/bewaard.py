"""A draft in a form: put back what was typed, and let go of it once it has been sent."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from regiehuis.casussen.actions.concept import clear_concept
from regiehuis.casussen.queries.concept import ConceptInhoud, concept, concepten
from regiehuis.web.request import asker_of


def key(soort: str, id: uuid.UUID | None = None) -> str:
    """The name of a draft: the kind of form, and what it is about when that exists already."""
    return f"{soort}:{id}" if id else soort


def restore(
    request: HttpRequest, form: forms.Form, soort: str, id: uuid.UUID | None = None
) -> datetime.datetime | None:
    """Fill a form that was not sent yet with the asker's draft; answers when that was kept, or None without one."""
    found = None if form.is_bound else concept(asker_of(request), key(soort, id))
    return _fill(form, found) if found else None


def restore_all(request: HttpRequest, vormen: Mapping[str, forms.Form], id: uuid.UUID) -> dict[str, datetime.datetime]:
    """Fill the forms of one page, by the kind of their draft, with one question to the database."""
    found = concepten(asker_of(request), [key(soort, id) for soort in vormen])
    kept = {soort: found[key(soort, id)] for soort in vormen if key(soort, id) in found}
    return {soort: _fill(vormen[soort], draft) for soort, draft in kept.items()}


def _fill(form: forms.Form, found: ConceptInhoud) -> datetime.datetime:
    typed = QueryDict(mutable=True)
    for name, values in found.velden.items():
        typed.setlist(name, values)
    for name, field in form.fields.items():
        if not field.widget.is_hidden and not field.widget.value_omitted_from_data(typed, {}, form.add_prefix(name)):
            form.initial[name] = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
    seen = str(typed.get(form.add_prefix("versie"), ""))
    if "versie" in form.fields and seen.isdecimal():  # what was changed since is told when it is sent
        form.initial["versie"] = int(seen)
    return found.gewijzigd_op


def clear(request: HttpRequest, soort: str, id: uuid.UUID | None = None) -> None:
    """Let go of a draft: what it held has been sent."""
    clear_concept(asker=asker_of(request), sleutel=key(soort, id))


def page_key(request: HttpRequest) -> tuple[str, uuid.UUID | None]:
    """The draft that belongs to the address of this form: its name and step, and the last key in it."""
    match = request.resolver_match
    given = list(match.kwargs.values()) if match else []
    step = [value for value in given if isinstance(value, str)]
    keys = [value for value in given if isinstance(value, uuid.UUID)]
    return "-".join([(match and match.url_name) or "", *step]), keys[-1] if keys else None


def draft(
    request: HttpRequest, form: forms.Form | None, soort: str = "", id: uuid.UUID | None = None
) -> dict[str, Any]:
    """Put a draft back in its form; answers what the template needs to keep it and to throw it away.

    Without `soort` it is the draft of the address itself, which is let go of when the form has been sent.
    """
    if form is None or not form.visible_fields():
        return {}
    soort, id = (soort, id) if soort else page_key(request)
    where = [soort, id] if id else [soort]
    return {
        "concept": reverse("concept", args=where),
        "concept_weg": reverse("concept_weg", args=where),
        "concept_van": restore(request, form, soort, id),
    }


def let_go(request: HttpRequest) -> None:
    """The form of this address was sent: its draft goes."""
    soort, id = page_key(request)
    if soort:
        clear(request, soort, id)
