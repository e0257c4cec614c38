"""Who may see what for which purpose: regime, covenant, signatures, categories, authorisation matrix."""

from .convenant import (
    Autorisatieregel,
    Convenant,
    Convenantthema,
    Convenantwijziging,
    Informatiecategorie,
    Ondertekening,
)
from .rechtmatigheidsadvies import Rechtmatigheidsadvies
from .regime import Regime
from .verstrekkingsbesluit import Verstrekkingsbesluit

__all__ = [
    "Autorisatieregel",
    "Convenant",
    "Convenantthema",
    "Convenantwijziging",
    "Informatiecategorie",
    "Ondertekening",
    "Rechtmatigheidsadvies",
    "Regime",
    "Verstrekkingsbesluit",
]
