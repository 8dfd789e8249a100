"""Codes of keeping an installation; their sentences are in contracts/galat.json."""


class Galat:
    """Refusals of backup, restore, move and keys."""

    MISSING = "cadangan.tidak_ada"
    NO_BACKUP = "cadangan.bukan_cadangan"
    BROKEN = "cadangan.rusak"
    OTHER_KEYS = "cadangan.kunci_kurang"
    NEWER = "cadangan.rilis_lebih_baru"
    NOT_EMPTY = "cadangan.tujuan_berisi"
    DIFFERS = "cadangan.isi_berbeda"
    FOLDER = "cadangan.map"
    NO_SPACE = "cadangan.ruang"
    SAME = "cadangan.tujuan_sama"
    NOT_READY = "cadangan.sumber_kosong"
    RUNNING = "cadangan.masih_jalan"
    WORK_SINCE = "perbarui.ada_catatan"
    OLD_RELEASE_FIRST = "perbarui.rilis_lama_dulu"
    NO_UPGRADE = "perbarui.belum_pernah"
