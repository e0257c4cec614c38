"""Addresses of pages, quick enough for a list with many: the address of a name is looked up once."""

import uuid
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, reverse

_NAMES = 512


def address(name: str, /, **keys: uuid.UUID | str) -> str:
    """The address of a named page, as `reverse` gives it. Raises NoReverseMatch when there is no such page."""
    if not all(isinstance(key, uuid.UUID) for key in keys.values()):
        return reverse(name, kwargs=keys or None)
    parts, order = _shape(settings.ROOT_URLCONF, name, tuple(keys))
    return parts[0] + "".join(f"{keys[key]}{part}" for key, part in zip(order, parts[1:], strict=True))


@lru_cache(maxsize=_NAMES)
def _shape(urlconf: str, name: str, keys: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The parts of an address around its keys, and the keys in the order in which they stand in it."""
    marks = {key: str(uuid.uuid4()) for key in keys}
    text = reverse(name, urlconf, kwargs=marks or None)
    if any(text.count(mark) != 1 for mark in marks.values()):
        raise NoReverseMatch(f"{name} has a key that does not stand in its address as it is")
    order = sorted(marks, key=lambda key: text.index(marks[key]))
    parts = []
    for key in order:
        part, _, text = text.partition(marks[key])
        parts.append(part)
    return [*parts, text], order
