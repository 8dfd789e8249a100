"""What happens when two phones change one thing: one rule per field. Pure.

The table is compared with `contracts/vectors/merge/fields.json`, which the phone reads too.
Order is the change number, never a clock.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final


class Aturan(StrEnum):
    """How two accepted values of one field become one."""

    TETAP = "tetap"  # the first stays for ever
    TERAKHIR = "terakhir"  # the last accepted counts, the older stays in the history
    GABUNG = "gabung"  # a list grows by what is new, nothing leaves it
    KEDUANYA = "keduanya"  # both rows stay and are flagged until a person decides


_LAST = Aturan.TERAKHIR
MERGE_RULES: Final[dict[str, dict[str, Aturan]]] = {
    "keluarga": {
        **dict.fromkeys(("kepala_nama", "nomor_kk", "alamat", "dusun", "rw", "rt"), _LAST),
    },
    "warga": {
        **dict.fromkeys(
            (
                *("nama", "jenis_kelamin", "tanggal_lahir", "tanggal_lahir_perkiraan", "nik", "keluarga_id"),
                *("hubungan", "ibu_id", "nama_ibu", "telepon", "dusun", "rw", "rt", "memiliki_kms"),
                *("status", "status_tanggal", "izin_foto", "izin_pesan"),
            ),
            _LAST,
        ),
        "nomor_sementara": Aturan.TETAP,
        "berat_lahir_g": Aturan.TETAP,
        "terdaftar_tanggal": Aturan.TETAP,
    },
    "episode": {"warga_id": Aturan.TETAP, **dict.fromkeys(("jenis", "mulai", "selesai"), _LAST)},
    "sesi": {"tanggal": Aturan.TETAP, "tempat": _LAST, "kader_hadir": Aturan.GABUNG, "status": _LAST},
    "kehadiran": {"hadir": _LAST, "tamu": _LAST},
    # Two weighings of one child on one date are two rows; a correction replaces the figures of one.
    "penimbangan": {
        "warga_id": Aturan.TETAP,
        "tanggal": Aturan.KEDUANYA,
        **dict.fromkeys(
            (
                *("berat_g", "panjang_mm", "posisi", "lila_mm", "lingkar_kepala_mm", "edema"),
                *("vitamin_a", "beri_tahu_bidan"),
            ),
            _LAST,
        ),
    },
    "kunjungan": {"jawaban": Aturan.KEDUANYA},
}


def merge_field(rule: Aturan, current: Any, incoming: Any) -> Any:
    """The value after `incoming` was accepted later than `current`."""
    match rule:
        case Aturan.TETAP:
            return current
        case Aturan.TERAKHIR:
            return incoming
        case Aturan.GABUNG:
            return [*current, *(item for item in incoming if item not in current)]
        case Aturan.KEDUANYA:
            return [*(current if isinstance(current, list) else [current]), incoming]


def merge_row(entity: str, current: Mapping[str, Any], incoming: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of `incoming` by the rules of its entity, on top of `current`; others are left out."""
    rules = MERGE_RULES[entity]
    return {name: merge_field(rules[name], current.get(name), value) for name, value in incoming.items()}
