"""What stands in an item of a request, in words: labels for columns, words for codes, dates as people write them."""

import datetime
import functools
import re
from collections.abc import Mapping
from typing import Any

from django.apps import apps

from regiehuis.kern.datum import parse_datum
from regiehuis.samenwerking.access import AMSTERDAM

from ..vindplaatsen import VINDPLAATSEN

# Label and value.
Veld = tuple[str, str]
LABELS = {
    "bsn_bekend": "BSN bekend",
    "op": "Datum",
    "van": "Vanaf",
    "tot": "Tot",
    "organisatie": "Organisatie",
    "geinformeerd": "Geïnformeerd",
    "persoonsrol": "Rol",
    "bestandsnaam": "Document",
    "aantal_vijf_jaar": "Aantal in vijf jaar",
    "aantal_peiljaar": "Aantal in het peiljaar",
    "verdwenen_op": "Niet meer geleverd sinds",
    "verschil_tekst": "Verschil met de vorige lijst",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


def titel_of(tabel: str) -> str:
    """What an item of this table is, in words."""
    return VINDPLAATSEN[tabel].titel if tabel in VINDPLAATSEN else tabel


def velden_of(tabel: str, gegevens: Mapping[str, Any]) -> list[Veld]:
    """The fields that hold something, in the order of their place."""
    names = VINDPLAATSEN[tabel].velden if tabel in VINDPLAATSEN else ()
    filled = ((name, gegevens.get(name)) for name in names)
    return [(label_of(name), in_words(tabel, name, value)) for name, value in filled if value not in (None, "")]


def label_of(name: str) -> str:
    """A column as a label."""
    return LABELS.get(name, name.replace("_", " ").capitalize())


def in_words(tabel: str, name: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    text = str(value)
    if text in _choices(tabel).get(name, {}):
        return _choices(tabel)[name][text]
    if name == "geboortedatum":
        known = parse_datum(text)
        return known.display()
    if _MOMENT.match(text):
        return datetime.datetime.fromisoformat(text).astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M")
    return datetime.date.fromisoformat(text).strftime("%d-%m-%Y") if _DAY.fullmatch(text) else text


@functools.cache
def _choices(tabel: str) -> dict[str, dict[str, str]]:
    model = next(model for model in apps.get_models() if model._meta.db_table == tabel)
    fields = [field for field in model._meta.concrete_fields if field.choices]
    return {str(field.column): {str(code): str(word) for code, word in field.flatchoices} for field in fields}
