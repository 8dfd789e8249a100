"""Payloads about people and families. Dates are ISO; ids are UUIDs made where the form opened."""

import datetime as dt
from typing import Literal
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType

JenisKelamin = Literal["L", "P"]
Hubungan = Literal[
    "kepala", "suami", "istri", "anak", "menantu", "cucu", "orang_tua", "mertua", "famili_lain", "lainnya"
]
JenisEpisode = Literal["hamil", "nifas", "menyusui"]


class RegisterKeluarga(Struct, frozen=True, forbid_unknown_fields=True):
    """A new family; `nomor_kk` is optional for ever."""

    keluarga_id: UUID
    kepala_nama: str
    nomor_kk: str | None = None
    alamat: str | None = None
    dusun: str | None = None
    rw: str | None = None
    rt: str | None = None


class CorrectKeluarga(Struct, frozen=True, forbid_unknown_fields=True):
    """Facts of a family, filled in or corrected later: only those present change, null empties an optional one."""

    keluarga_id: UUID
    alasan: str
    nomor_kk: str | None | UnsetType = UNSET
    kepala_nama: str | UnsetType = UNSET
    alamat: str | None | UnsetType = UNSET
    dusun: str | None | UnsetType = UNSET
    rw: str | None | UnsetType = UNSET
    rt: str | None | UnsetType = UNSET


class RegisterWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """A new person. `nomor_sementara` (S-A0127) is given by the phone when there is no NIK.

    `asal_*`: the posyandu a guest belongs to or somebody moved from, as picked or as told, and her row there.
    """

    warga_id: UUID
    nama: str
    jenis_kelamin: JenisKelamin
    tanggal_lahir: dt.date
    tanggal_lahir_perkiraan: bool = False
    nik: str | None = None
    nomor_sementara: str | None = None
    keluarga_id: UUID | None = None
    hubungan: Hubungan | None = None
    ibu_id: UUID | None = None
    nama_ibu: str | None = None
    telepon: str | None = None
    dusun: str | None = None
    rw: str | None = None
    rt: str | None = None
    tamu: bool = False
    asal_posyandu_id: UUID | None = None
    asal_teks: str | None = None
    asal_warga_id: UUID | None = None
    memiliki_kms: bool = True
    berat_lahir_g: int | None = None
    izin_foto: bool = False
    izin_pesan: bool = False
    dasar_hukum: Literal["tugas_pelayanan"] = "tugas_pelayanan"


class CorrectWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction: only the fields that are present change; null empties an optional one.

    `nik_pasti`: somebody compared the NIK with her card, so what it contradicts is asked no more.
    """

    warga_id: UUID
    alasan: str
    nama: str | UnsetType = UNSET
    jenis_kelamin: JenisKelamin | UnsetType = UNSET
    tanggal_lahir: dt.date | UnsetType = UNSET
    tanggal_lahir_perkiraan: bool | UnsetType = UNSET
    nik: str | None | UnsetType = UNSET
    keluarga_id: UUID | None | UnsetType = UNSET
    hubungan: Hubungan | None | UnsetType = UNSET
    ibu_id: UUID | None | UnsetType = UNSET
    nama_ibu: str | None | UnsetType = UNSET
    telepon: str | None | UnsetType = UNSET
    dusun: str | None | UnsetType = UNSET
    rw: str | None | UnsetType = UNSET
    rt: str | None | UnsetType = UNSET
    memiliki_kms: bool | UnsetType = UNSET
    nik_pasti: bool | UnsetType = UNSET


class SetIzin(Struct, frozen=True, forbid_unknown_fields=True):
    """Consent given or withdrawn: for photos, or for messages."""

    warga_id: UUID
    jenis: Literal["foto", "pesan"]
    setuju: bool


class EndWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """The person moved away or died on `tanggal`; `aktif` or `tamu` when that was wrong or she came back.

    `ke_*`: where she moved, a posyandu of this regency that is offered her, or words.
    """

    warga_id: UUID
    status: Literal["pindah", "meninggal", "aktif", "tamu"]
    tanggal: dt.date
    ke_posyandu_id: UUID | None = None
    ke_teks: str | None = None


class ArchiveWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """She was registered by mistake: from now on she counts in no month and stands in no list; nothing is deleted."""

    warga_id: UUID
    alasan: str


class RestoreWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """The archiving was wrong: she is back as she was."""

    warga_id: UUID
    alasan: str = ""


class RecordEpisode(Struct, frozen=True, forbid_unknown_fields=True):
    """A pregnancy, the 42 days after birth, or breastfeeding; a later one with the same id changes it."""

    episode_id: UUID
    warga_id: UUID
    jenis: JenisEpisode
    mulai: dt.date
    selesai: dt.date | None = None


class MergeWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """`asal_id` is the same person as `tujuan_id`; a link, so it can be undone."""

    asal_id: UUID
    tujuan_id: UUID
    alasan: str


class UnmergeWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """The link of `asal_id` was wrong."""

    asal_id: UUID
    alasan: str


class DistinguishWarga(Struct, frozen=True, forbid_unknown_fields=True):
    """`warga_id` and `lain_id` are two people, however alike; `lain_id` may live at another posyandu.

    Without `warga_id` the guest or newcomer `lain_id` is nobody of this posyandu.
    """

    warga_id: UUID | None
    lain_id: UUID
    alasan: str
