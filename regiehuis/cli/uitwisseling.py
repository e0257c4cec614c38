"""`regiehuis koppeling sleutel|versleutel|treffers`: hit or no hit between two houses (B6). Works on files alone."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from regiehuis.personen.koppeling.invoer import OngeldigBestand
from regiehuis.personen.uitwisseling import sleutel, uitvoeren
from regiehuis.personen.uitwisseling.bestand import OngeldigeUitwisseling


def run(asked: argparse.Namespace) -> int:
    """Do what was asked; what is no use for the exchange is told in Dutch, with exit code 1 and nothing written."""
    doe: dict[str, Callable[[argparse.Namespace], None]] = {
        "deel": _deel, "samen": _samen, "toon": _toon, "vergelijker": _vergelijker, "versleutel": _versleutel,
        "treffers": _treffers,
    }  # fmt: skip
    try:
        doe[asked.step](asked)
    except (OngeldigBestand, OngeldigeUitwisseling) as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _deel(asked: argparse.Namespace) -> None:
    geheim, openbaar = sleutel.maak_deel(
        asked.uit, huis=asked.huis, doel=asked.doel, tot=asked.tot, vandaag=date.today()
    )
    print(f"{openbaar}: stuur dit naar het andere huis.\n{geheim}: dit blijft hier. Geef het aan niemand.")


def _samen(asked: argparse.Namespace) -> None:
    gemaakt = sleutel.voeg_samen(asked.geheim, asked.openbaar, naar=asked.uit, vandaag=date.today())
    _vertel(gemaakt)
    print(f"Lees elkaar deze vingerafdruk voor. Is hij niet gelijk, gooi {asked.uit} dan weg en begin opnieuw.")
    print(f"Is hij gelijk, gooi dan {asked.geheim} weg: het is niet meer nodig.")


def _toon(asked: argparse.Namespace) -> None:
    _vertel(sleutel.lees(asked.sleutel, vandaag=date.today()))


def _vergelijker(asked: argparse.Namespace) -> None:
    sleutel.bewaar(sleutel.lees(asked.sleutel, vandaag=date.today()), asked.uit, vergelijker=True)
    print(f"{asked.uit}: hiermee kan een derde de twee lijsten vergelijken, en niemand versleutelen of opzoeken.")


def _versleutel(asked: argparse.Namespace) -> None:
    gelezen = sleutel.lees(asked.sleutel, vandaag=date.today())
    koppellijst: Path = asked.koppellijst or asked.uit.with_name(f"{asked.uit.name}.koppellijst.csv")
    gebruikt = asked.sleutel.with_name(f"{asked.sleutel.name}.gebruikt")
    gedaan = uitvoeren.versleutel(asked.lijst, gelezen, gebruikt=gebruikt, naar=asked.uit, koppellijst=koppellijst)
    print(f"{gedaan.gecodeerd} records versleuteld in {asked.uit}: dit is voor {gelezen.ander}.")
    if gedaan.te_weinig:
        print(f"{gedaan.te_weinig} records doen niet mee: van hen is te weinig bekend.")
    print(f"{koppellijst}: van wie elk token is. Dit blijft hier.")


def _treffers(asked: argparse.Namespace) -> None:
    gelezen = sleutel.lees(asked.sleutel, vandaag=date.today())
    raak, alle = uitvoeren.vergelijk(
        asked.eigen, asked.ander, gelezen, drempel=asked.drempel, naar=asked.uit, koppellijst=asked.koppellijst
    )
    print(f"{raak} van {alle} records hebben een treffer vanaf {asked.drempel:g}; zie {asked.uit}.")


def _vertel(gelezen: sleutel.Sleutel) -> None:
    print(f"Sleutel van {gelezen.huis} en {gelezen.ander}, voor: {gelezen.doel}. Geldt tot en met {gelezen.tot}.")
    print(f"Vingerafdruk: {gelezen.vingerafdruk}")
