"""What the screens show of covenants and regimes, by subject."""

from .convenant import (
    Categorie,
    ConvenantDetail,
    ConvenantRegel,
    Handtekening,
    Wijzigingsregel,
    categorieen,
    convenant,
    convenanten,
    wijzigingen,
)
from .matrix import MatrixRij, Vak, changes_in_words, matrixvakken
from .rechtmatigheidsadvies import Adviesregel, advies, advies_keuzes, adviezen
from .regime import RegimeRegel, convenanten_van, regime, regime_choices, regimes
from .verstrekkingsbesluit import BesluitRegel, besluit, besluit_keuzes, besluiten

__all__ = [
    "Adviesregel",
    "advies",
    "advies_keuzes",
    "adviezen",
    "BesluitRegel",
    "besluit",
    "besluit_keuzes",
    "besluiten",
    "Categorie",
    "ConvenantDetail",
    "ConvenantRegel",
    "Handtekening",
    "MatrixRij",
    "RegimeRegel",
    "Vak",
    "Wijzigingsregel",
    "categorieen",
    "changes_in_words",
    "convenant",
    "convenanten",
    "convenanten_van",
    "matrixvakken",
    "regime",
    "regime_choices",
    "regimes",
    "wijzigingen",
]
