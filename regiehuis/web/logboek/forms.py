"""The filters of the log; what is not understood is told, and filters nothing."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.logboek.queries import Plek, Zoekvraag
from regiehuis.logboek.rules import HANDELINGEN
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.web.formfields import DatumField

NO_KEY = _("Dit is geen sleutel zoals het logboek die kent.")


def _key(label: Any) -> forms.UUIDField:
    return forms.UUIDField(label=label, required=False, error_messages={"invalid": NO_KEY})


class LogboekFilter(forms.Form):
    """Who, what, about whom, when."""

    use_required_attribute = False

    van = DatumField(label=_("Vanaf"), required=False)
    tot = DatumField(label=_("Tot en met"), required=False)
    medewerker = forms.TypedChoiceField(label=_("Medewerker"), required=False, coerce=uuid.UUID, empty_value=None)
    organisatie = forms.TypedChoiceField(label=_("Organisatie"), required=False, coerce=uuid.UUID, empty_value=None)
    handeling = forms.ChoiceField(label=_("Handeling"), required=False, choices=[("", _("Alle")), *HANDELINGEN.items()])
    casus = forms.CharField(label=_("Casusnummer"), required=False, max_length=16)
    soort = forms.CharField(label=_("Soort"), required=False, max_length=40)
    object = _key(_("Sleutel van het object"))
    persoon = _key(_("Sleutel van de persoon"))

    def __init__(
        self,
        *args: Any,
        medewerkers: Mapping[uuid.UUID, str],
        organisaties: Mapping[uuid.UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, everybody, offered in (
            ("medewerker", _("Iedereen"), medewerkers),
            ("organisatie", _("Alle"), organisaties),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", everybody), *((str(key), naam) for key, naam in offered.items())]

    def clean(self) -> dict[str, Any]:
        """The period runs forward."""
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["tot"] < data["van"]:
            self.add_error("tot", _("Deze datum ligt voor de begindatum."))
        return data

    @property
    def zoekvraag(self) -> Zoekvraag:
        """What is searched for, out of the fields that were understood."""
        data = self.cleaned_data
        until = data.get("tot")
        return Zoekvraag(
            medewerker_id=data.get("medewerker") or None,
            organisatie_id=data.get("organisatie") or None,
            persoon_id=data.get("persoon"),
            object_soort=data.get("soort") or "",
            object_ids=(data["object"],) if data.get("object") else (),
            handeling=data.get("handeling") or None,
            van=_midnight(data.get("van")),
            tot=_midnight(until + datetime.timedelta(days=1)) if until else None,
        )


def _midnight(day: datetime.date | None) -> datetime.datetime | None:
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM) if day else None


def place(text: str) -> Plek | None:
    """Where a page of the log begins, out of the address; None for what is no place."""
    moment, _sep, key = text.partition("_")
    try:
        plek = Plek(datetime.datetime.fromisoformat(moment), uuid.UUID(key))
    except ValueError:
        return None
    return plek if plek.moment.tzinfo else None


def place_text(plek: Plek) -> str:
    """A place in the log as the address holds it."""
    return f"{plek.moment.astimezone(datetime.UTC).isoformat()}_{plek.id}"
