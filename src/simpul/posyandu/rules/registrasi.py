"""Registration to Kemendagri (governance.md 3.1, 3.2): the way of a folder, and the number that ends it.

The number PP.KK.KC.DDDD.NNN is stored after Kemendagri issued it, never made here.
"""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from simpul.akses.rules.words import Tindakan
from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.wilayah.rules import Tingkat

_SHAPE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}")
LONGEST_REASON = 500


class StatusRegistrasi(StrEnum):
    """Where the folder of a posyandu stands."""

    DRAF = "draf"
    LENGKAP_DESA = "lengkap_desa"
    DIVERIFIKASI_KECAMATAN = "diverifikasi_kecamatan"
    DIVERIFIKASI_KAB = "diverifikasi_kab"
    DIAJUKAN_KEMENDAGRI = "diajukan_kemendagri"
    TERDAFTAR = "terdaftar"
    DIKEMBALIKAN = "dikembalikan"
    NONAKTIF = "nonaktif"
    DILEBUR = "dilebur"
    DIHAPUS = "dihapus"


class Tindak(StrEnum):
    """What is done with a folder. `catat_awal` is of a posyandu that had its number before it was entered here."""

    LENGKAPI = "lengkapi"
    PERIKSA_KECAMATAN = "periksa_kecamatan"
    PERIKSA_KAB = "periksa_kab"
    AJUKAN = "ajukan"
    DAFTARKAN = "daftarkan"
    KEMBALIKAN = "kembalikan"
    NONAKTIFKAN = "nonaktifkan"
    AKTIFKAN = "aktifkan"
    LEBUR = "lebur"
    HAPUS = "hapus"
    CATAT_AWAL = "catat_awal"


S, T = StatusRegistrasi, Tindak
_UNDER_CHECK = frozenset({S.LENGKAP_DESA, S.DIVERIFIKASI_KECAMATAN, S.DIVERIFIKASI_KAB, S.DIAJUKAN_KEMENDAGRI})
_ALIVE = _UNDER_CHECK | {S.DRAF, S.DIKEMBALIKAN, S.TERDAFTAR}
# From which states an act is possible.
FROM: dict[Tindak, frozenset[StatusRegistrasi]] = {
    T.LENGKAPI: frozenset({S.DRAF, S.DIKEMBALIKAN}),
    T.PERIKSA_KECAMATAN: frozenset({S.LENGKAP_DESA}),
    T.PERIKSA_KAB: frozenset({S.DIVERIFIKASI_KECAMATAN}),
    T.AJUKAN: frozenset({S.DIVERIFIKASI_KAB}),
    T.DAFTARKAN: frozenset({S.DIAJUKAN_KEMENDAGRI}),
    T.KEMBALIKAN: _UNDER_CHECK,
    T.NONAKTIFKAN: _ALIVE,
    T.AKTIFKAN: frozenset({S.NONAKTIF}),
    T.LEBUR: _ALIVE | {S.NONAKTIF},
    T.HAPUS: frozenset({S.NONAKTIF, S.DILEBUR}),
    T.CATAT_AWAL: frozenset(),
}
_TO: dict[Tindak, StatusRegistrasi] = {
    T.LENGKAPI: S.LENGKAP_DESA,
    T.PERIKSA_KECAMATAN: S.DIVERIFIKASI_KECAMATAN,
    T.PERIKSA_KAB: S.DIVERIFIKASI_KAB,
    T.AJUKAN: S.DIAJUKAN_KEMENDAGRI,
    T.DAFTARKAN: S.TERDAFTAR,
    T.KEMBALIKAN: S.DIKEMBALIKAN,
    T.NONAKTIFKAN: S.NONAKTIF,
    T.LEBUR: S.DILEBUR,
    T.HAPUS: S.DIHAPUS,
}
# Acts that say the folder is complete, so nothing may be missing from it.
CLAIMS_ALL = frozenset({T.LENGKAPI, T.PERIKSA_KECAMATAN, T.PERIKSA_KAB, T.AJUKAN})
NEEDS_REASON = frozenset({T.KEMBALIKAN, T.NONAKTIFKAN, T.AKTIFKAN, T.LEBUR, T.HAPUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahIn:
    """A step that is asked for. `dilihat_ke` is the number of steps whoever asks has seen."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    tindak: Tindak
    dilihat_ke: int
    oleh: UUID
    alasan: str = ""
    nomor: str = ""
    tanggal: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahReady:
    """A step that was decided, with where it comes from and leads to."""

    langkah: LangkahIn
    ke: int
    dari: StatusRegistrasi
    menjadi: StatusRegistrasi


def next_status(status: StatusRegistrasi, tindak: Tindak, *, punya_nomor: bool) -> StatusRegistrasi | None:
    """Where an act leads, None where it is not possible. A posyandu that works again goes on where its number says."""
    if status not in FROM[tindak]:
        return None
    if tindak is Tindak.AKTIFKAN:
        return StatusRegistrasi.TERDAFTAR if punya_nomor else StatusRegistrasi.DRAF
    return _TO[tindak]


def right_for(tindak: Tindak, status: StatusRegistrasi) -> tuple[Tindakan, Tingkat]:
    """The right an act asks for, and the tier whose place must lie in the grant: a kecamatan has none of the
    regency. A return is of whoever checks next."""
    if tindak is Tindak.LENGKAPI:
        return Tindakan.KELOLA_SURAT, Tingkat.DESA
    if tindak is Tindak.PERIKSA_KECAMATAN or (tindak is Tindak.KEMBALIKAN and status is S.LENGKAP_DESA):
        return Tindakan.PERIKSA_REGISTRASI, Tingkat.DESA
    if tindak is Tindak.PERIKSA_KAB or (tindak is Tindak.KEMBALIKAN and status is not S.DIAJUKAN_KEMENDAGRI):
        return Tindakan.PERIKSA_REGISTRASI, Tingkat.KABUPATEN
    return Tindakan.AJUKAN_REGISTRASI, Tingkat.KABUPATEN


def check_langkah(
    langkah: LangkahIn, *, ke: int, status: StatusRegistrasi, nomor: str | None, kurang: Collection[str]
) -> LangkahReady:
    """The step when it may be taken now.

    Raises `posyandu.registrasi_berubah` when someone else was first, `posyandu.registrasi_urutan`,
    `posyandu.registrasi_kurang` with what is missing, `posyandu.registrasi_tanpa_alasan`.
    """
    if langkah.dilihat_ke != ke:
        raise SimpulError(errors.REGISTRASI_BERUBAH, keadaan=STATUS_NAMES[status].lower())
    to = next_status(status, langkah.tindak, punya_nomor=nomor is not None)
    if to is None:
        raise SimpulError(errors.REGISTRASI_URUTAN, keadaan=STATUS_NAMES[status].lower())
    if langkah.tindak in CLAIMS_ALL and kurang:
        raise SimpulError(errors.REGISTRASI_KURANG, kurang=", ".join(kurang))
    if langkah.tindak in NEEDS_REASON and not langkah.alasan:
        raise SimpulError(errors.REGISTRASI_TANPA_ALASAN)
    return LangkahReady(langkah=langkah, ke=ke + 1, dari=status, menjadi=to)


def check_nomor_registrasi(nomor: str, kode_desa: str, kode_lama: Collection[str] = ()) -> str:
    """The number without stray spaces; its first 13 signs are the code of the posyandu's desa, today's or an older one.

    Raises `posyandu.registrasi_bentuk`, `posyandu.registrasi_desa`.
    """
    plain = nomor.strip()
    if not _SHAPE.fullmatch(plain):
        raise SimpulError(errors.REGISTRASI_BENTUK, nomor=plain)
    if plain[:13] != kode_desa and plain[:13] not in kode_lama:
        raise SimpulError(errors.REGISTRASI_DESA, nomor=plain, kode=kode_desa)
    return plain


STATUS_NAMES: dict[StatusRegistrasi, str] = {
    S.DRAF: "Draf",
    S.LENGKAP_DESA: "Lengkap di desa",
    S.DIVERIFIKASI_KECAMATAN: "Diperiksa kecamatan",
    S.DIVERIFIKASI_KAB: "Diperiksa kabupaten",
    S.DIAJUKAN_KEMENDAGRI: "Diajukan ke Kemendagri",
    S.TERDAFTAR: "Terdaftar",
    S.DIKEMBALIKAN: "Dikembalikan",
    S.NONAKTIF: "Tidak aktif",
    S.DILEBUR: "Dilebur",
    S.DIHAPUS: "Dihapus dari daftar",
}
