"""`regiehuis koppeling`: link the records of a file, or measure how well it is done. Needs no house and no database."""

import argparse
import json
import os
import resource
import sys
import time
from pathlib import Path

from regiehuis.cli import opzoeken
from regiehuis.cli.binaries import PostgresUnavailable
from regiehuis.personen.koppeling import bewaard, meten, model, uitvoeren
from regiehuis.personen.koppeling.invoer import OngeldigBestand
from regiehuis.personen.koppeling.spark import GeenSpark, Spark


def koppeling(asked: argparse.Namespace) -> int:
    """Do what was asked; a file that cannot be read is told in Dutch, with exit code 1 and nothing written."""
    try:
        return {"evaluate": _evaluate, "run": _run, "bij": _bij}[asked.what](asked)
    except (OngeldigBestand, GeenSpark, PostgresUnavailable) as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _evaluate(asked: argparse.Namespace) -> int:
    if asked.queries:
        opzoeken.lees(asked.queries)  # a file that cannot be read is told before the work begins
    begonnen = time.monotonic()
    gevonden = uitvoeren.koppel(asked.truth, met_waarheid=True, bekend=_model(asked))
    waar = [str(rij[0]) for rij in gevonden.connectie.execute("SELECT waarheid_id FROM ruw ORDER BY rij").fetchall()]
    meting = meten.meet([gevonden.cluster(rij) for rij in range(1, gevonden.records + 1)], waar)
    drempel = gevonden.model.drempels.koppelen
    print(f"{gevonden.records} records, gekoppeld vanaf gewicht {drempel:g} ({_gebruikt(begonnen)})")
    print(f"{'':10}{'precision':>10}{'recall':>10}{'f1':>10}")
    delen = {"pairs": meting.paren, "clusters": meting.clusters}
    for naam, cijfers in delen.items():
        print(f"{naam:10}{cijfers.precision:10.4f}{cijfers.recall:10.4f}{cijfers.f1:10.4f}")
    opgezocht = _opgezocht(asked, gevonden) if asked.queries else None
    if asked.json:
        regel: dict[str, object] = {
            naam: {"precision": c.precision, "recall": c.recall, "f1": c.f1, "threshold": drempel}
            for naam, c in delen.items()
        }
        print(json.dumps({**regel, **({"lookup": opgezocht} if opgezocht else {})}))
    return 0


def _opgezocht(asked: argparse.Namespace, gevonden: uitvoeren.Uitkomst) -> dict[str, float | None]:
    meting = opzoeken.meet(gevonden, asked.queries, gebruikers=asked.users)
    print(f"{'opgezocht':24}{'vragen':>8}{'recall@1':>10}{'recall@10':>10}")
    for soort, (aantal, eerste, tien) in sorted(meting.soorten.items()):
        print(f"{soort:24}{aantal:8}{eerste / aantal:10.4f}{tien / aantal:10.4f}")
    if meting.onbekend:
        print(
            f"{'niet bekend':24}{meting.onbekend:8}{meting.onterecht / meting.onbekend:10.4f} kreeg toch een antwoord"
        )
    cijfers = meting.cijfers()
    tijden = ", ".join(f"{naam[:3]} {cijfers[naam]:.2f} ms" for naam in ("p50_ms", "p95_ms", "p99_ms"))
    print(f"{asked.users} gebruikers tegelijk: {tijden} (belasting van de machine {os.getloadavg()[0]:.1f})")
    return cijfers


def _run(asked: argparse.Namespace) -> int:
    begonnen = time.monotonic()
    _controleer_mappen(asked.out, asked.model_out, asked.bewaar)
    gevonden = uitvoeren.koppel(asked.file, bekend=_model(asked), spark=_spark(asked))
    aantal = uitvoeren.schrijf(gevonden, asked.out)
    if asked.model_out:
        gevonden.model.bewaar(asked.model_out)
    if asked.bewaar:
        bewaard.bewaar(gevonden, asked.bewaar)
    vragen = gevonden.connectie.execute("SELECT count(*) FROM oordeel WHERE oordeel = 'vragen'").fetchall()[0][0]
    print(f"{gevonden.records} records, {aantal} personen, {vragen} paren om te vragen ({_gebruikt(begonnen)})")
    return 0


def _bij(asked: argparse.Namespace) -> int:
    begonnen = time.monotonic()
    _controleer_mappen(asked.out)
    records, gewijzigd, vragen = bewaard.voeg_toe(asked.kept, asked.file, asked.out)
    print(
        f"{records} records erbij, {gewijzigd} eerdere veranderd, {vragen} paren om te vragen ({_gebruikt(begonnen)})"
    )
    return 0


def _controleer_mappen(*paden: Path | None) -> None:
    for pad in paden:
        if pad and not pad.parent.is_dir():
            raise OngeldigBestand(f"{pad}: de map {pad.parent} is er niet.")


def _spark(asked: argparse.Namespace) -> Spark | None:
    if asked.engine == "spark":
        return Spark(asked.master or "local[*]", asked.werkmap, asked.conf)
    if asked.master or asked.werkmap or asked.conf:
        raise GeenSpark("--master, --werkmap en --conf horen bij --engine spark.")
    return None


def _model(asked: argparse.Namespace) -> model.Model | None:
    return model.Model.lees(asked.model) if asked.model else None


def _gebruikt(begonnen: float) -> str:
    zelf = resource.getrusage(resource.RUSAGE_SELF)
    cpu = zelf.ru_utime + zelf.ru_stime
    return f"{time.monotonic() - begonnen:.1f} s, {cpu:.1f} s processor, {zelf.ru_maxrss / 1024:.0f} MB"
