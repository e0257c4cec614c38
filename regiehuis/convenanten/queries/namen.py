"""Kinds of data and organisations by name, in the order of the house, for what keeps them as lists of keys."""

import dataclasses
import uuid
from collections.abc import Collection, Mapping
from typing import Self

from regiehuis.samenwerking.models import Organisatie

from ..models import Informatiecategorie


@dataclasses.dataclass(frozen=True)
class Namen:
    """The names of categories and of organisations by key; two queries for any number of rows."""

    soorten: Mapping[uuid.UUID, str]
    organisaties: Mapping[uuid.UUID, str]

    @classmethod
    def of_house(cls) -> Self:
        """As the asker may read them."""
        return cls(
            dict(Informatiecategorie.objects.order_by("volgorde", "naam").values_list("id", "naam")),
            dict(Organisatie.objects.order_by("naam").values_list("id", "naam")),
        )

    def categorieen(self, keys: Collection[uuid.UUID]) -> tuple[str, ...]:
        """The names of these kinds of data."""
        return tuple(naam for key, naam in self.soorten.items() if key in keys)

    def ontvangers(self, keys: Collection[uuid.UUID]) -> tuple[str, ...]:
        """The names of these organisations."""
        return tuple(naam for key, naam in self.organisaties.items() if key in keys)
