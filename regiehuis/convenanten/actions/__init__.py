"""What is done with regimes, covenants and the matrix, by subject."""

from .convenant import (
    add_categorie,
    add_convenant,
    end_convenant,
    end_ondertekening,
    sign_convenant,
)
from .matrix import set_matrix, set_matrixvak
from .regime import save_regime

__all__ = [
    "add_categorie",
    "add_convenant",
    "end_convenant",
    "end_ondertekening",
    "save_regime",
    "set_matrix",
    "set_matrixvak",
    "sign_convenant",
]
