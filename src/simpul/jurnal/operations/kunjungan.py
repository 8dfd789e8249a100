"""Payloads of opening days, weighing and visits. Weights are grams, lengths millimetres."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

Posisi = Literal["telentang", "berdiri"]
SubjekJenis = Literal["orang", "keluarga", "rumah", "tempat"]


class Lokasi(Struct, frozen=True, forbid_unknown_fields=True):
    """WGS84 degrees; `akurasi_m` is what the phone said of itself."""

    lat: float
    lon: float
    akurasi_m: float | None = None


class OpenSesi(Struct, frozen=True, forbid_unknown_fields=True):
    """The opening day. `sesi_id` = derive_id("sesi", posyandu_id, tanggal)."""

    sesi_id: UUID
    tanggal: dt.date
    tempat: str
    kader_hadir: list[UUID]


class CloseSesi(Struct, frozen=True, forbid_unknown_fields=True):
    """The day is closed with the recap that the phone showed."""

    sesi_id: UUID
    rekap: dict[str, int]


class ReopenSesi(Struct, frozen=True, forbid_unknown_fields=True):
    """The chair opens a closed day again (at most 7 days later)."""

    sesi_id: UUID
    alasan: str


class RecordKehadiran(Struct, frozen=True, forbid_unknown_fields=True):
    """Attendance. `kehadiran_id` = derive_id("kehadiran", sesi_id, warga_id); `tamu` counts at the session only."""

    kehadiran_id: UUID
    sesi_id: UUID
    warga_id: UUID
    hadir: bool = True
    tamu: bool = False


class RecordPenimbangan(Struct, frozen=True, forbid_unknown_fields=True):
    """One weighing and measuring of a child, as read; corrections for position are computed, never typed."""

    penimbangan_id: UUID
    warga_id: UUID
    tanggal: dt.date
    sesi_id: UUID | None = None
    berat_g: int | None = None
    panjang_mm: int | None = None
    posisi: Posisi | None = None
    lila_mm: int | None = None
    lingkar_kepala_mm: int | None = None
    edema: bool = False
    alasan_tidak_ditimbang: str | None = None
    vitamin_a: Literal["biru", "merah"] | None = None
    beri_tahu_bidan: bool = False
    tamu: bool = False
    dikonfirmasi: list[str] = []  # soft checks the kader confirmed: codes such as "panjang_turun"


class CarryPenimbangan(RecordPenimbangan, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A weighing that another posyandu did, taken into the child's series here.

    `penimbangan_id` = derive_id("bawaan", dari_penimbangan_id, posyandu_id), so that it comes once. `sebab`: "tamu"
    when she was weighed there as a guest and counts here; "pindah" when she lived there and was counted there.
    """

    sebab: Literal["tamu", "pindah"]
    dari_posyandu_id: UUID
    dari_nama: str
    dari_penimbangan_id: UUID


class CorrectPenimbangan(Struct, frozen=True, forbid_unknown_fields=True):
    """The corrected weighing in full; the old figures stay in its history."""

    penimbangan_id: UUID
    alasan: str
    berat_g: int | None = None
    panjang_mm: int | None = None
    posisi: Posisi | None = None
    lila_mm: int | None = None
    lingkar_kepala_mm: int | None = None
    edema: bool = False
    vitamin_a: Literal["biru", "merah"] | None = None
    beri_tahu_bidan: bool = False


class VoidPenimbangan(Struct, frozen=True, forbid_unknown_fields=True):
    """Batalkan: the weighing does not count; it stays in the history."""

    penimbangan_id: UUID
    alasan: str


class ChoosePenimbangan(Struct, frozen=True, forbid_unknown_fields=True):
    """Two weighings of one child on one date: the chair says which one counts."""

    dipilih_id: UUID
    ditinggal_ids: list[UUID]


class RecordKunjungan(Struct, frozen=True, forbid_unknown_fields=True):
    """A home visit or desk contact: one catalogue line for a person, a family, a house or a public place."""

    kunjungan_id: UUID
    layanan_id: str
    tanggal: dt.date
    cara: Literal["rumah", "meja", "lapangan"]
    subjek_jenis: SubjekJenis
    jawaban: dict[str, Any]
    warga_id: UUID | None = None
    keluarga_id: UUID | None = None
    tempat: str | None = None
    hasil: Literal["selesai", "tidak_ada_orang", "tidak_bersedia"] = "selesai"
    sesi_id: UUID | None = None
    lokasi: Lokasi | None = None
    foto: list[str] = []  # sha256 of each photo
    catatan: str | None = None
    foto_benda: bool = False  # the photos show things only, so nobody's consent is needed


class VoidKunjungan(Struct, frozen=True, forbid_unknown_fields=True):
    """The visit does not count; it stays in the history."""

    kunjungan_id: UUID
    alasan: str
