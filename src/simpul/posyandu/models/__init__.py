"""Tables of the registry."""

from simpul.posyandu.models.parameter import Parameter
from simpul.posyandu.models.peleburan import Peleburan
from simpul.posyandu.models.registrasi import LangkahRegistrasi
from simpul.posyandu.models.registry import (
    AcuanKabupaten,
    Kader,
    LapisanKabupaten,
    Pengurus,
    Posyandu,
    PosyanduAsal,
    PosyanduWilayah,
)
from simpul.posyandu.models.sarana import Dana, Peralatan, Sarana
from simpul.posyandu.models.surat import Surat, SuratPosyandu

__all__ = [
    "AcuanKabupaten",
    "Dana",
    "Kader",
    "LangkahRegistrasi",
    "LapisanKabupaten",
    "Parameter",
    "Peleburan",
    "Pengurus",
    "Peralatan",
    "Posyandu",
    "PosyanduAsal",
    "PosyanduWilayah",
    "Sarana",
    "Surat",
    "SuratPosyandu",
]
