"""Payloads of requests, complaints and referrals, and of sealed reports."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from msgspec import Struct

from simpul.jurnal.operations.kunjungan import Lokasi

AlasanMendesak = Literal["bahaya_jiwa", "roboh", "banjir", "kebakaran", "kekerasan", "sakit_berat"]
PenerimaKasus = Literal["kepala_desa", "dp3a", "polisi"]


class SendUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """A request. `nomor` (0127-A-0007: posyandu, device letter, counter) is issued by the phone and never changes.

    A door without a counter (office) leaves `nomor` empty; the outcome then carries the number with letter K.
    """

    usulan_id: UUID
    layanan_id: str
    untuk: Literal["orang", "keluarga", "umum"]
    nomor: str | None = None
    warga_id: UUID | None = None
    keluarga_id: UUID | None = None
    pemohon: str | None = None
    tempat: str | None = None
    cerita: str | None = None
    jawaban: dict[str, Any] = {}
    mendesak: bool = False
    alasan_mendesak: AlasanMendesak | None = None
    lokasi: Lokasi | None = None
    foto: list[str] = []
    kunjungan_id: UUID | None = None
    foto_benda: bool = False  # the photos show things only, so nobody's consent is needed


class CompleteUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """Documents or answers added later; `berkas` maps a document code to the photo's sha256."""

    usulan_id: UUID
    berkas: dict[str, str] = {}
    jawaban: dict[str, Any] = {}
    cerita: str | None = None


class ReceiveUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The village has read it."""

    usulan_id: UUID


class ReturnUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The village asks for what is missing; the first-answer clock rests."""

    usulan_id: UUID
    alasan: str
    berkas_kurang: list[str] = []


class ForwardUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The village passes it to an OPD (code of the catalogue's OPD list)."""

    usulan_id: UUID
    opd: str
    pesan: str | None = None


class AnswerUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The OPD's answer in at most two plain sentences."""

    usulan_id: UUID
    keputusan: Literal["diterima", "survei", "rencana", "belum_bisa"]
    jawaban: str
    tanggal_survei: dt.date | None = None
    tahun_rencana: int | None = None


class PlanUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The village takes it into its plan of a year (RKPDes, or the plan of a kelurahan)."""

    usulan_id: UUID
    tahun: int


class UnplanUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """It left the village's plan, with the reason when one may be told to the applicant."""

    usulan_id: UUID
    alasan: str | None = None


class CloseUsulan(Struct, frozen=True, forbid_unknown_fields=True):
    """The end, with its result."""

    usulan_id: UUID
    hasil: Literal["selesai", "selesai_di_desa", "tidak_memenuhi_syarat", "duplikat", "dibatalkan"]
    pesan: str


class SealKasus(Struct, frozen=True, forbid_unknown_fields=True):
    """A confidential report: only the recipients are readable, the rest is sealed to the case key.

    `amplop` is base64 of an envelope (kernel.sealing.seal, context b"kasus"); no id of a person is outside it.
    """

    kasus_id: UUID
    penerima: list[PenerimaKasus]
    amplop: str
