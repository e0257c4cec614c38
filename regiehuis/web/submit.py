"""The one way from a form to an action: what the rule refuses stands beside its field, and nothing typed is lost."""

import uuid
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac

from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id

P = ParamSpec("P")
T = TypeVar("T")


class ActieForm(forms.Form):
    """A form for one action.

    From `formulier_id` comes the key of what is made, so that a double click makes one thing; `versie` tells which
    version the user saw, so that the second of two people is told and loses nothing.
    """

    use_required_attribute = False

    formulier_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["formulier_id"].initial = new_id

    @property
    def nieuw_id(self) -> uuid.UUID:
        """The key for what this form makes."""
        given = self.cleaned_data.get("formulier_id")
        return key_of(given) if given else new_id()


def key_of(formulier_id: uuid.UUID) -> uuid.UUID:
    """The key that a form gives to what it makes: a keyed hash behind the time of the form, shaped as UUIDv7.

    The browser sends `formulier_id`, so that it must not be the key itself: sending the key of a row that is hidden
    from the user would fail, and so tell that the row is there (R15).
    """
    mac = salted_hmac("regiehuis.formulier", formulier_id.hex, algorithm="sha256").digest()
    key = bytearray(formulier_id.bytes[:6] + mac[:10])
    key[6], key[8] = key[6] & 0x0F | 0x70, key[8] & 0x3F | 0x80
    return uuid.UUID(bytes=bytes(key))


def submit(form: forms.Form, action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Run `action`; on a refusal put its message on the form and answer None. Forbidden and absent go on up."""
    try:
        return action(*args, **kwargs)
    except (NotFound, NotAllowed):
        raise
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None


def show_version(form: forms.Form, versie: int | None) -> bool:
    """Whether a form that came back was filled in on an older version than `versie`.

    From here on it carries the version that the user is now shown, so that sending it again is a choice; all that
    was typed stays.
    """
    if not form.is_bound or versie is None or form.data.get("versie") == str(versie):
        return False
    if isinstance(form.data, QueryDict):
        form.data = form.data.copy()
        form.data["versie"] = str(versie)
    return True


# What a page that asks to confirm adds to a form that was sent, and must not be sent along a second time.
OWN = ("csrfmiddlewaretoken", "bevestigd", "aanpassen")


def sent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """All that a form sent, for the page that shows what it would do and sends it again."""
    return [(name, str(value)) for name, values in request.POST.lists() if name not in OWN for value in values]
