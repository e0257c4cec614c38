"""The model of a run: what was learnt, on what, with which thresholds; kept as JSON, so that a run can be repeated."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from regiehuis.personen import linkage
from regiehuis.personen.koppeling import sleutels, vergelijken
from regiehuis.personen.koppeling.invoer import OngeldigBestand
from regiehuis.personen.rules.koppeling import KOPPELEN_VANAF, VRAGEN_VANAF

VERSIE = 1
GENOEG = 500
"""Fewer records than this teach nothing reliable: then the chances stand with which training begins."""
ENKELE = 30
"""Among fewer records than this every name is frequent, and the same name would say nothing: rarity does not count."""
MONSTER = 150_000
"""From more records than this a sample is learnt from: the chances are those of the whole."""
_GENOEG_PAREN = 100


@dataclass(frozen=True)
class Drempels:
    """From which weight two records are linked, and from which a person is asked; below it they are left."""

    koppelen: float = KOPPELEN_VANAF
    vragen: float = VRAGEN_VANAF


@dataclass(frozen=True)
class Model:
    """Comparisons with their chances, the thresholds, and where the chances come from."""

    instellingen: dict[str, Any]
    drempels: Drempels = field(default_factory=Drempels)
    geleerd_van: int = 0

    def inhoud(self) -> dict[str, Any]:
        """The model as it is kept."""
        return {
            "versie": VERSIE,
            "splink": linkage.VERSIE,
            "geleerd_van": self.geleerd_van,
            "drempels": {"koppelen": self.drempels.koppelen, "vragen": self.drempels.vragen},
            "instellingen": self.instellingen,
        }

    @classmethod
    def uit(cls, inhoud: dict[str, Any]) -> "Model":
        """The model as it was kept, by this version."""
        return cls(inhoud["instellingen"], Drempels(**inhoud["drempels"]), inhoud["geleerd_van"])

    def bewaar(self, pad: Path) -> None:
        """Write the model as JSON."""
        pad.write_text(json.dumps(self.inhoud(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    @classmethod
    def lees(cls, pad: Path) -> "Model":
        """Read a model; another version or something else is refused (`OngeldigBestand`)."""
        try:
            inhoud = json.loads(pad.read_text(encoding="utf-8"))
            if inhoud["versie"] != VERSIE:
                raise OngeldigBestand(f"{pad.name}: dit model heeft versie {inhoud['versie']}; nodig is {VERSIE}.")
            return cls.uit(inhoud)
        except OngeldigBestand:
            raise
        except (OSError, ValueError, KeyError, TypeError):
            raise OngeldigBestand(f"{pad}: dit is geen model van een koppeling.") from None


def leer(connectie: duckdb.DuckDBPyConnection, records: int) -> Model:
    """Learn a model from table `records`; of a small delivery only how many of its pairs are of one person."""
    deel = max(1, round(records / MONSTER))
    connectie.execute(f"CREATE OR REPLACE TABLE monster AS SELECT * FROM records WHERE hash(rij) % {deel} = 0")
    aantal = _getal(connectie, "SELECT count(*) FROM monster")
    instellingen = linkage.ongeleerd(
        vergelijken.instellingen(zeldzaam=aantal >= ENKELE),
        list(sleutels.SLEUTELS),
        kans=_kans(0.5 * aantal, aantal),
    )
    if aantal >= GENOEG:
        blokken = _leerbaar(connectie)
        instellingen = linkage.leer(connectie, "monster", instellingen, blokken)
    instellingen["probability_two_random_records_match"] = _herschat(connectie, instellingen, aantal)
    return Model(instellingen, geleerd_van=aantal if aantal >= GENOEG else 0)


def _leerbaar(connectie: duckdb.DuckDBPyConnection) -> list[tuple[str, ...]]:
    """The blocks of which there are pairs enough to learn from."""

    def paren(kolommen: tuple[str, ...]) -> int:
        heeft = " AND ".join(f"{kolom} IS NOT NULL" for kolom in kolommen)
        return _getal(
            connectie,
            f"SELECT coalesce(sum(n * (n - 1) // 2), 0) FROM (SELECT count(*) AS n FROM monster WHERE {heeft}"
            f" GROUP BY {', '.join(kolommen)})",
        )

    blokken = vergelijken.LEREN if paren(("bsn",)) >= _GENOEG_PAREN else vergelijken.LEREN_ZONDER_BSN
    return [blok for blok in blokken if paren(blok) >= _GENOEG_PAREN]


def _herschat(connectie: duckdb.DuckDBPyConnection, instellingen: dict[str, Any], aantal: int) -> float:
    """How likely two records are of one person: the chance with which the weights themselves expect that many."""
    linkage.weeg(connectie, "monster", instellingen, vanaf=-12, naar="monsterparen")
    kans = begin = float(instellingen["probability_two_random_records_match"])
    for _ in range(8):
        schuif = _wicht(kans) - _wicht(begin)
        verwacht = f"SELECT coalesce(sum(1 / (1 + pow(2, -(gewicht + {schuif})))), 0) FROM monsterparen"
        kans = _kans(float(connectie.execute(verwacht).fetchall()[0][0]), aantal)
    connectie.execute("DROP VIEW monsterparen")
    return kans


def _wicht(kans: float) -> float:
    return math.log2(kans / (1 - kans))


def _kans(paren: float, records: int) -> float:
    return min(0.3, max(paren, 0.5) / max(1.0, records * (records - 1) / 2))


def _getal(connectie: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connectie.execute(sql).fetchall()[0][0])
