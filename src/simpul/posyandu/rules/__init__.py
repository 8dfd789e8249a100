"""Pure rules of the registry: words, registration number, opening days, kader."""

from simpul.posyandu.rules.forms import (
    AcuanForm,
    AsalIn,
    EditPosyandu,
    EndOffice,
    KaderForm,
    MovePosyandu,
    NewPosyandu,
    PengurusForm,
    PosyanduForm,
    ReadyPosyandu,
)
from simpul.posyandu.rules.kader import KADER_MINIMAL, DaftarKader, KaderLack, check_bidang, kader_lack
from simpul.posyandu.rules.pola import check_pola, describe_pola, next_opening, planned_opening
from simpul.posyandu.rules.registrasi import check_nomor_registrasi
from simpul.posyandu.rules.words import (
    JABATAN_NAMES,
    POS_KASUS,
    AlasanBerhenti,
    Jabatan,
    MetodeUmur,
    StatusPosyandu,
    TipeAsal,
)

__all__ = [
    "JABATAN_NAMES",
    "KADER_MINIMAL",
    "POS_KASUS",
    "AcuanForm",
    "AlasanBerhenti",
    "AsalIn",
    "DaftarKader",
    "EditPosyandu",
    "EndOffice",
    "Jabatan",
    "KaderForm",
    "KaderLack",
    "MetodeUmur",
    "MovePosyandu",
    "NewPosyandu",
    "PengurusForm",
    "PosyanduForm",
    "ReadyPosyandu",
    "StatusPosyandu",
    "TipeAsal",
    "check_bidang",
    "check_nomor_registrasi",
    "check_pola",
    "describe_pola",
    "kader_lack",
    "next_opening",
    "planned_opening",
]
