"""The inventory of safety houses as they stood in 2008, to learn from (C9); knowledge of the product, no table."""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from regiehuis.kern.errors import NotFound

STANDEN = [("open", "Open"), ("in_oprichting", "In oprichting"), ("gesloten", "Gesloten")]
REGIES = [("gemeente", "Gemeente"), ("om", "Openbaar Ministerie"), ("onbekend", "Onbekend")]
BRON = "Quick Scan Veiligheidshuizen, COT in opdracht van de VNG, 2008"
VELDEN = (
    ("stand", "Stand"),
    ("sinds", "Sinds"),
    ("oorsprong", "Voorloper"),
    ("initiatief", "Wie begon"),
    ("regie", "Regie"),
    ("gebied", "Gebied"),
    ("bijzonderheden", "Bijzonderheden"),
)


@dataclasses.dataclass(frozen=True)
class Gegeven:
    """One fact of a house: its name, what is known, and why that may be wrong."""

    naam: str
    tekst: str
    onzeker: str


@dataclasses.dataclass(frozen=True)
class Huis:
    """One house of the inventory; `onzeker` says per field why what stands there may be wrong."""

    code: str
    plaats: str
    naam: str
    stand: str
    oorsprong: str
    initiatief: str
    regie: str
    regie_tekst: str
    gebied: str
    bijzonderheden: str
    onzeker: Mapping[str, str]
    sinds: int | None = None
    tot: int | None = None

    @property
    def stand_tekst(self) -> str:
        """Its state in words."""
        return dict(STANDEN)[self.stand]

    @property
    def jaren(self) -> str:
        """From when, and for a closed house until when."""
        if self.sinds is None:
            return ""
        return f"{self.sinds}–{self.tot}" if self.tot else str(self.sinds)

    @property
    def gegevens(self) -> list[Gegeven]:
        """Its facts in order, for its page."""
        texts = {name: str(getattr(self, name) or "") for name, _ in VELDEN}
        texts |= {"stand": self.stand_tekst, "sinds": self.jaren, "regie": self.regie_tekst}
        found = [Gegeven(label, texts[name], self.onzeker.get(name, "")) for name, label in VELDEN]
        if "plaats" in self.onzeker:
            found.insert(0, Gegeven("Plaats", self.plaats, self.onzeker["plaats"]))
        return found


@functools.cache
def huizen() -> tuple[Huis, ...]:
    """All houses of the inventory, by place and name; read once."""
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["huis"]
    found = [Huis(**row) for row in raw]
    return tuple(sorted(found, key=lambda huis: (huis.plaats.lstrip("'s- ").casefold(), huis.naam)))


def zoek_huizen(*, zoek: str = "", stand: str = "", regie: str = "", onzeker: bool = False) -> Sequence[Huis]:
    """The houses in which every word of `zoek` occurs, with this state and direction; or only those with a doubt."""
    words = zoek.casefold().split()
    return [
        huis
        for huis in huizen()
        if all(word in _text(huis) for word in words)
        and stand in ("", huis.stand)
        and regie in ("", huis.regie)
        and (huis.onzeker or not onzeker)
    ]


def huis_met(code: str) -> Huis:
    """One house by its code. Raises NotFound."""
    for huis in huizen():
        if huis.code == code:
            return huis
    raise NotFound("inventarishuis")


def _text(huis: Huis) -> str:
    words = (
        huis.plaats,
        huis.naam,
        huis.oorsprong,
        huis.initiatief,
        huis.regie_tekst,
        huis.gebied,
        huis.bijzonderheden,
    )
    return " ".join(words).casefold()
