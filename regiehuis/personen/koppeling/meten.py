"""How good a linkage is, measured against who the records really are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cijfers:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Nothing found that is right gives 0."""
        samen = self.precision + self.recall
        return 2 * self.precision * self.recall / samen if samen else 0.0


@dataclass(frozen=True)
class Meting:
    """Of pairs: two records in one cluster that are of one person. Of clusters: those that are one person, whole."""

    paren: Cijfers
    clusters: Cijfers


def meet(gevonden: Sequence[int], waar: Sequence[str]) -> Meting:
    """Compare the cluster of each record with who it is; a record that stands alone is a cluster of one."""
    snede = Counter(zip(gevonden, waar, strict=True))
    per_cluster, per_mens = Counter(gevonden), Counter(waar)
    goed = _paren(snede.values())
    heel = sum(1 for (c, mens), n in snede.items() if n == per_cluster[c] == per_mens[mens])
    return Meting(
        Cijfers(_deel(goed, _paren(per_cluster.values())), _deel(goed, _paren(per_mens.values()))),
        Cijfers(_deel(heel, len(per_cluster)), _deel(heel, len(per_mens))),
    )


def _paren(tellingen: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in tellingen)


def _deel(goed: int, alle: int) -> float:
    return goed / alle if alle else 1.0
