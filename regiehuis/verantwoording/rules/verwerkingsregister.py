"""The register of processing as values: activities with their headings, on screen, paper and in a file (R40)."""

import dataclasses
from collections.abc import Iterator

VORMEN = ("pdf", "json", "csv")
GEEN = "Niets ingesteld"


@dataclasses.dataclass(frozen=True)
class Rubriek:
    """One heading with its values; `let_op` says what still has to be arranged."""

    naam: str
    waarden: tuple[str, ...]
    let_op: str = ""

    @property
    def getoond(self) -> tuple[str, ...]:
        """The values, or that there are none."""
        return self.waarden or (GEEN,)


@dataclasses.dataclass(frozen=True)
class Verwerking:
    """One processing activity: a covenant in force, under its regime."""

    naam: str
    rubrieken: tuple[Rubriek, ...]


@dataclasses.dataclass(frozen=True)
class Register:
    """The whole register of a house at a moment, with the facts that a DPIA asks for."""

    huis: str
    dag: str
    verwerkingen: tuple[Verwerking, ...]
    huisbreed: tuple[Rubriek, ...]

    @property
    def delen(self) -> tuple[Verwerking, ...]:
        """All of it in order: each activity, and what holds for the whole house."""
        return (*self.verwerkingen, Verwerking("Geldt voor het hele huis", self.huisbreed))

    def lines(self) -> Iterator[tuple[str, str, str, str]]:
        """One line a value: part, heading, value, what to arrange."""
        for deel in self.delen:
            for rubriek in deel.rubrieken:
                for waarde in rubriek.getoond:
                    yield deel.naam, rubriek.naam, waarde, rubriek.let_op
