"""Which act each operation type is, per door. A type without an act at a door may not come through it."""

from simpul.akses.rules.words import Pintu, Tindakan

T = Tindakan

_PHONE: dict[str, Tindakan] = {
    "register_keluarga": T.CATAT,
    "correct_keluarga": T.CATAT,
    "register_warga": T.CATAT,
    "correct_warga": T.CATAT,
    "set_izin": T.CATAT,
    "end_warga": T.CATAT,
    "archive_warga": T.CATAT,
    "restore_warga": T.CATAT,
    "record_episode": T.CATAT,
    "merge_warga": T.GABUNG_WARGA,
    "unmerge_warga": T.GABUNG_WARGA,
    "distinguish_warga": T.GABUNG_WARGA,
    "open_sesi": T.CATAT,
    "close_sesi": T.CATAT,
    "reopen_sesi": T.BUKA_LAGI_SESI,
    "record_kehadiran": T.CATAT,
    "record_penimbangan": T.CATAT,
    "correct_penimbangan": T.CATAT,
    "void_penimbangan": T.CATAT,
    "choose_penimbangan": T.PILIH_PENIMBANGAN,
    "record_kunjungan": T.CATAT,
    "void_kunjungan": T.CATAT,
    "send_usulan": T.CATAT,
    "complete_usulan": T.CATAT,
    "seal_kasus": T.LAPOR_KASUS,
}

_OFFICE: dict[str, Tindakan] = _PHONE | {
    "register_keluarga": T.KELOLA_WARGA,
    "correct_keluarga": T.KELOLA_WARGA,
    "register_warga": T.KELOLA_WARGA,
    "correct_warga": T.KELOLA_WARGA,
    "set_izin": T.KELOLA_WARGA,
    "end_warga": T.KELOLA_WARGA,
    "archive_warga": T.KELOLA_WARGA,
    "restore_warga": T.KELOLA_WARGA,
    "record_episode": T.KELOLA_WARGA,
    "carry_penimbangan": T.GABUNG_WARGA,
    "send_usulan": T.BUAT_USULAN,
    "complete_usulan": T.LENGKAPI_USULAN,
    "receive_usulan": T.TERIMA_USULAN,
    "return_usulan": T.KEMBALIKAN_USULAN,
    "forward_usulan": T.TERUSKAN_USULAN,
    "answer_usulan": T.JAWAB_USULAN,
    "plan_usulan": T.RENCANAKAN_USULAN,
    "unplan_usulan": T.RENCANAKAN_USULAN,
    "close_usulan": T.TUTUP_USULAN,
    "release_operasi": T.URUS_KARANTINA,
    "refuse_operasi": T.URUS_KARANTINA,
}

_FILE: dict[str, Tindakan] = dict.fromkeys(
    (
        "register_keluarga",
        "register_warga",
        "open_sesi",
        "close_sesi",
        "record_kehadiran",
        "record_penimbangan",
        "record_kunjungan",
        "record_episode",
    ),
    T.IMPOR,
)

ACTIONS: dict[Pintu, dict[str, Tindakan]] = {
    Pintu.HP: _PHONE,
    Pintu.KANTOR: _OFFICE,
    Pintu.IMPOR: _FILE,
    # Sample data act as the phones and offices they stand for.
    Pintu.CONTOH: _OFFICE | _PHONE,
}


def action_of(operation_type: str, door: str) -> Tindakan | None:
    """The act an operation is at a door ("hp", "kantor", "impor", "contoh"), None when that door may not."""
    return ACTIONS[Pintu(door)].get(operation_type)
