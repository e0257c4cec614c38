"""What is done with regimes, covenants, signatures and the matrix, by subject."""

from .convenant import add_categorie, add_convenant, change_convenant, end_convenant
from .matrix import set_matrix, set_matrixvak
from .ondertekening import end_ondertekening, sign_convenant
from .rechtmatigheidsadvies import ask_advies, decide_advies
from .regime import save_regime
from .verstrekkingsbesluit import end_verstrekkingsbesluit, record_verstrekkingsbesluit

__all__ = [
    "add_categorie",
    "add_convenant",
    "ask_advies",
    "change_convenant",
    "decide_advies",
    "end_convenant",
    "end_ondertekening",
    "end_verstrekkingsbesluit",
    "record_verstrekkingsbesluit",
    "save_regime",
    "set_matrix",
    "set_matrixvak",
    "sign_convenant",
]
