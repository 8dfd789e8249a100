"""The table of operation types."""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from simpul.jurnal.operations import karantina, kunjungan, usulan, warga
from simpul.kernel.errors import SimpulError


@dataclass(frozen=True, slots=True)
class OperationType:
    """`subjects` names the payload fields that hold ids this operation needs to exist already, by entity;
    `person` names the field whose person's data key encrypts the payload; `about` (field, entity) the row whose
    person's key does. Without either it is the posyandu's key."""

    name: str
    version: int
    payload: type[msgspec.Struct]
    subjects: tuple[tuple[str, str], ...] = ()
    person: str | None = None
    about: tuple[str, str] | None = None
    sealed: bool = False


_WARGA = (("warga_id", "warga"),)
_USULAN = ("usulan_id", "usulan")
_PENIMBANGAN = ("penimbangan_id", "penimbangan")
_KUNJUNGAN = ("kunjungan_id", "kunjungan")

OPERATION_TYPES: dict[str, OperationType] = {
    kind.name: kind
    for kind in (
        OperationType("register_keluarga", 1, warga.RegisterKeluarga),
        OperationType("correct_keluarga", 1, warga.CorrectKeluarga, (("keluarga_id", "keluarga"),)),
        OperationType(
            "register_warga",
            1,
            warga.RegisterWarga,
            (("keluarga_id", "keluarga"), ("ibu_id", "warga")),
            "warga_id",
        ),
        OperationType(
            "correct_warga",
            1,
            warga.CorrectWarga,
            (*_WARGA, ("keluarga_id", "keluarga"), ("ibu_id", "warga")),
            "warga_id",
        ),
        OperationType("set_izin", 1, warga.SetIzin, _WARGA, "warga_id"),
        OperationType("end_warga", 1, warga.EndWarga, _WARGA, "warga_id"),
        OperationType("archive_warga", 1, warga.ArchiveWarga, _WARGA, "warga_id"),
        OperationType("restore_warga", 1, warga.RestoreWarga, _WARGA, "warga_id"),
        OperationType("record_episode", 1, warga.RecordEpisode, _WARGA, "warga_id"),
        OperationType("merge_warga", 1, warga.MergeWarga, (("asal_id", "warga"), ("tujuan_id", "warga")), "asal_id"),
        OperationType("unmerge_warga", 1, warga.UnmergeWarga, (("asal_id", "warga"),), "asal_id"),
        OperationType("distinguish_warga", 1, warga.DistinguishWarga, _WARGA, "warga_id"),
        OperationType("open_sesi", 1, kunjungan.OpenSesi),
        OperationType("close_sesi", 1, kunjungan.CloseSesi, (("sesi_id", "sesi"),)),
        OperationType("reopen_sesi", 1, kunjungan.ReopenSesi, (("sesi_id", "sesi"),)),
        OperationType("record_kehadiran", 1, kunjungan.RecordKehadiran, (("sesi_id", "sesi"), *_WARGA), "warga_id"),
        OperationType("record_penimbangan", 1, kunjungan.RecordPenimbangan, (("sesi_id", "sesi"), *_WARGA), "warga_id"),
        OperationType("carry_penimbangan", 1, kunjungan.CarryPenimbangan, _WARGA, "warga_id"),
        OperationType("correct_penimbangan", 1, kunjungan.CorrectPenimbangan, (_PENIMBANGAN,), about=_PENIMBANGAN),
        OperationType("void_penimbangan", 1, kunjungan.VoidPenimbangan, (_PENIMBANGAN,), about=_PENIMBANGAN),
        OperationType(
            "choose_penimbangan",
            1,
            kunjungan.ChoosePenimbangan,
            (("dipilih_id", "penimbangan"), ("ditinggal_ids", "penimbangan")),
            about=("dipilih_id", "penimbangan"),
        ),
        OperationType(
            "record_kunjungan",
            1,
            kunjungan.RecordKunjungan,
            (*_WARGA, ("keluarga_id", "keluarga"), ("sesi_id", "sesi")),
            "warga_id",
        ),
        OperationType("void_kunjungan", 1, kunjungan.VoidKunjungan, (_KUNJUNGAN,), about=_KUNJUNGAN),
        OperationType(
            "send_usulan",
            1,
            usulan.SendUsulan,
            (*_WARGA, ("keluarga_id", "keluarga"), ("kunjungan_id", "kunjungan")),
            "warga_id",
        ),
        OperationType("complete_usulan", 1, usulan.CompleteUsulan, (_USULAN,), about=_USULAN),
        OperationType("receive_usulan", 1, usulan.ReceiveUsulan, (_USULAN,), about=_USULAN),
        OperationType("return_usulan", 1, usulan.ReturnUsulan, (_USULAN,), about=_USULAN),
        OperationType("forward_usulan", 1, usulan.ForwardUsulan, (_USULAN,), about=_USULAN),
        OperationType("answer_usulan", 1, usulan.AnswerUsulan, (_USULAN,), about=_USULAN),
        OperationType("plan_usulan", 1, usulan.PlanUsulan, (_USULAN,), about=_USULAN),
        OperationType("unplan_usulan", 1, usulan.UnplanUsulan, (_USULAN,), about=_USULAN),
        OperationType("close_usulan", 1, usulan.CloseUsulan, (_USULAN,), about=_USULAN),
        OperationType("seal_kasus", 1, usulan.SealKasus, sealed=True),
        OperationType("release_operasi", 1, karantina.ReleaseOperasi),
        OperationType("refuse_operasi", 1, karantina.RefuseOperasi),
    )
}


def decode_payload(kind: str, version: int, payload: Any) -> msgspec.Struct:
    """The typed payload; raises `operasi.jenis_tidak_dikenal` or `operasi.isi_tidak_lengkap`."""
    found = OPERATION_TYPES.get(kind)
    if found is None or version != found.version:
        raise SimpulError("operasi.jenis_tidak_dikenal", jenis=kind, versi=version)
    try:
        return msgspec.convert(payload, found.payload)
    except msgspec.ValidationError as error:
        raise SimpulError("operasi.isi_tidak_lengkap", bagian=part_of(error)) from error


_MISSING = re.compile(r"missing required field `([a-z0-9_]+)`")
_PLACE = re.compile(r"at `\$[^`]*?([a-z][a-z0-9_]*)[^`a-z]*`")


def part_of(error: Exception) -> str:
    """Which part could not be read, in words: 'berat g'. Never what stood there, for reasons lie open in the log."""
    found = _MISSING.search(str(error)) or _PLACE.search(str(error))
    return found[1].replace("_", " ") if found else "isi catatan"
