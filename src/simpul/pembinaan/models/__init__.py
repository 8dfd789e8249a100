"""Tables of pembinaan."""

from simpul.pembinaan.models.aksi import Aksi, RiwayatAksi
from simpul.pembinaan.models.buku_harian import BukuHarian
from simpul.pembinaan.models.dukungan import AnggaranDesa, DukunganDesa, HadirPejabat, NilaiHari
from simpul.pembinaan.models.kunjungan import JanjiBina, KunjunganBina, TemuanBina
from simpul.pembinaan.models.strata import StrataTahun
from simpul.pembinaan.models.tim import AnggotaTim, SkTim, Tim

__all__ = [
    "Aksi",
    "AnggaranDesa",
    "AnggotaTim",
    "BukuHarian",
    "DukunganDesa",
    "HadirPejabat",
    "JanjiBina",
    "KunjunganBina",
    "NilaiHari",
    "RiwayatAksi",
    "SkTim",
    "StrataTahun",
    "TemuanBina",
    "Tim",
]
