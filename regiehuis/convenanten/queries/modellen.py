"""The model covenants as a page shows them, with what of each is to be confirmed by a lawyer (C3)."""

import dataclasses

from regiehuis.samenwerking.rules import SOORTORGANISATIES

from ..rules import JURIDISCHE_KLASSEN
from ..rules.modellen import MODELLEN, Convenantmodel
from ..rules.regime import REGIMESOORTEN


@dataclasses.dataclass(frozen=True)
class Modelrij:
    """One kind of organisation in a model: what it would read and bring in, in words."""

    soort: str
    lezen: str
    inbrengen: str


@dataclasses.dataclass(frozen=True)
class Modelblad:
    """One model as a whole."""

    model: Convenantmodel
    regime: str
    rijen: tuple[Modelrij, ...]


def modellen() -> list[Modelblad]:
    """All model covenants, in the order of the product."""
    return [
        Modelblad(
            model,
            dict(REGIMESOORTEN)[model.regimesoort],
            tuple(
                Modelrij(dict(SOORTORGANISATIES)[soort], _words(lezen), _words(inbrengen))
                for soort, (lezen, inbrengen) in model.matrix.items()
            ),
        )
        for model in MODELLEN.values()
    ]


def _words(klassen: frozenset[str]) -> str:
    return ", ".join(naam for code, naam in JURIDISCHE_KLASSEN if code in klassen)
