"""Every number of the institution that the law leaves to a region: default, limits, basis (governance.md 1.5, 1.6, 10).

A number stands here and nowhere else in the code; what a region sets from a day on takes its place from that day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors

MOST_BASIS = 200


@dataclass(frozen=True, slots=True)
class Butir:
    """A number with its name on the screen, unit, default, least and most, and the basis of the default."""

    kode: str
    nama: str
    satuan: str
    bawaan: int
    terkecil: int
    terbesar: int
    dasar: str


_USUAL = "kebiasaan daerah, belum ada pasal"
_LKD = "Permendagri 18/2018 untuk LKD, perlu diperiksa"
_KUKAR = "Permendagri 13/2024 menurut DPMD Kutai Kartanegara"
_GUIDE = "pedoman penghargaan kader, diatur daerah"
PARAMETER: tuple[Butir, ...] = (
    Butir("kader_minimum", "Kader paling sedikit", "kader", 15, 1, 60, _KUKAR),
    Butir("kader_per_bidang_minimum", "Kader paling sedikit tiap bidang", "kader", 1, 1, 20, _USUAL),
    Butir("lkd_lain_boleh", "Kader boleh menjabat di LKD lain (1 ya, 0 tidak)", "", 1, 0, 1, _USUAL),
    Butir("masa_jabatan_tahun", "Masa jabatan pengurus dan kader", "tahun", 5, 1, 10, _LKD),
    Butir("sk_peringatan_awal_hari", "Peringatan pertama sebelum SK berakhir", "hari", 90, 1, 365, _USUAL),
    Butir("sk_peringatan_akhir_hari", "Peringatan kedua sebelum SK berakhir", "hari", 30, 1, 365, _USUAL),
    Butir("terlatih_berlaku_tahun", "Pelatihan dianggap berlaku", "tahun", 3, 1, 10, _USUAL),
    Butir("sertifikat_hadir_persen", "Kehadiran paling sedikit untuk sertifikat", "persen", 80, 1, 100, _USUAL),
    Butir("tanpa_buka_hari", "Belum buka sejak jadwalnya, perlu dibina", "hari", 3, 1, 90, _USUAL),
    Butir("tanpa_laporan_hari", "Laporan bulan lalu belum masuk, perlu dibina", "hari", 5, 1, 60, _USUAL),
    Butir("laporan_tepat_tanggal", "Laporan tepat waktu sampai tanggal bulan berikutnya", "", 10, 1, 28, _USUAL),
    Butir("penghargaan_kecamatan_tahun", "Masa bakti untuk penghargaan kecamatan", "tahun", 10, 1, 50, _GUIDE),
    Butir("penghargaan_kabupaten_tahun", "Masa bakti untuk penghargaan kabupaten", "tahun", 20, 1, 50, _GUIDE),
    Butir("penghargaan_provinsi_tahun", "Masa bakti untuk penghargaan provinsi", "tahun", 30, 1, 60, _GUIDE),
    Butir("siap_rintisan", "Nilai kesiapan untuk rintisan", "dari 100", 25, 1, 100, _USUAL),
    Butir("siap_berjalan", "Nilai kesiapan untuk berjalan", "dari 100", 50, 1, 100, _USUAL),
    Butir("siap_optimal", "Nilai kesiapan untuk optimal", "dari 100", 80, 1, 100, _USUAL),
)
BUTIR: Mapping[str, Butir] = {item.kode: item for item in PARAMETER}


@dataclass(frozen=True, slots=True)
class ParameterForm:
    """A number that a regency sets from a day on, with its legal basis; `oleh` is the account that did."""

    id: UUID
    kab_id: int
    kode: str
    mulai: dt.date
    nilai: int
    dasar: str
    oleh: UUID


@dataclass(frozen=True, slots=True)
class Berlaku:
    """A number in force: its value, the basis, the day it began; a default began on no day."""

    nilai: int
    dasar: str
    mulai: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of one regency on one day."""

    dipasang: Mapping[str, Berlaku] = field(default_factory=dict)

    def __getitem__(self, kode: str) -> int:
        return self.of(kode).nilai

    def of(self, kode: str) -> Berlaku:
        """Value and basis; a code nobody knows raises KeyError."""
        butir = BUTIR[kode]
        return self.dipasang.get(kode) or Berlaku(butir.bawaan, butir.dasar)

    @classmethod
    def on(cls, rows: Iterable[tuple[str, Berlaku]], pada: dt.date) -> Self:
        """From rows in the order they were set: of those begun by `pada` the latest day counts, on a day the last."""
        found: dict[str, Berlaku] = {}
        for kode, row in rows:
            if row.mulai is not None and row.mulai <= pada:
                known = found.get(kode)
                if known is None or known.mulai is None or row.mulai >= known.mulai:
                    found[kode] = row
        return cls(found)


def check_parameter(form: ParameterForm, today: dt.date) -> ParameterForm:
    """The form as it is stored.

    Raises `posyandu.parameter_tidak_dikenal`, `posyandu.parameter_batas`, `posyandu.parameter_tanpa_dasar`,
    `posyandu.parameter_mundur` for a day that is over: what was judged by the old number stays so.
    """
    butir = BUTIR.get(form.kode)
    if butir is None:
        raise SimpulError(errors.PARAMETER_TIDAK_DIKENAL)
    if not butir.terkecil <= form.nilai <= butir.terbesar:
        raise SimpulError(errors.PARAMETER_BATAS, terkecil=butir.terkecil, terbesar=butir.terbesar)
    dasar = " ".join(form.dasar.split())
    if not dasar:
        raise SimpulError(errors.PARAMETER_TANPA_DASAR)
    if form.mulai < today:
        raise SimpulError(errors.PARAMETER_MUNDUR)
    return ParameterForm(form.id, form.kab_id, form.kode, form.mulai, form.nilai, dasar[:MOST_BASIS], form.oleh)
