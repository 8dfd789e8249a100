"""Tables of lomba."""

from simpul.lomba.models.lomba import (
    BuktiLomba,
    ButirLomba,
    JuriLomba,
    KeberatanLomba,
    Lomba,
    PesertaLomba,
    TahapLomba,
)
from simpul.lomba.models.nilai import LembarLomba, NilaiLomba
from simpul.lomba.models.piagam import Piagam

__all__ = [
    "BuktiLomba",
    "ButirLomba",
    "JuriLomba",
    "KeberatanLomba",
    "LembarLomba",
    "Lomba",
    "NilaiLomba",
    "PesertaLomba",
    "Piagam",
    "TahapLomba",
]
