"""Error codes of usulan; their plain sentences are in `contracts/galat.json`."""

from enum import StrEnum


class Galat(StrEnum):
    """Closed set of codes; parameters in brackets. Those marked (alert) are stored with an accepted request."""

    NOT_FOUND = "usulan.tidak_ada"
    CLOSED = "usulan.sudah_ditutup"  # nomor
    ALREADY_RECEIVED = "usulan.sudah_diterima"  # nomor
    ALREADY_RETURNED = "usulan.sudah_dikembalikan"  # nomor
    ALREADY_FORWARDED = "usulan.sudah_diteruskan"  # nomor
    ALREADY_ANSWERED = "usulan.sudah_dijawab"  # nomor
    ALREADY_PLANNED = "usulan.sudah_direncanakan"  # nomor
    NOT_PLANNED = "usulan.belum_direncanakan"  # nomor
    NOT_FORWARDED = "usulan.belum_diteruskan"  # nomor
    SAME_OPD = "usulan.opd_sama"  # opd
    UNKNOWN_OPD = "usulan.opd_tidak_dikenal"  # opd
    UNKNOWN_DOCUMENT = "usulan.berkas_tidak_dikenal"  # berkas
    NOTHING_ADDED = "usulan.tidak_ada_isi"
    NOT_A_REQUEST = "usulan.bukan_usulan"  # baris
    SEALED_LINE = "usulan.lewat_jalur_rahasia"
    NUMBER_SHAPE = "usulan.nomor_bentuk"  # nomor
    NUMBER_MISSING = "usulan.nomor_kosong"
    NUMBER_OTHER_POSYANDU = "usulan.nomor_beda_posyandu"  # nomor (alert)
    NUMBER_OTHER_DEVICE = "usulan.nomor_beda_hp"  # nomor (alert)
    NUMBER_TAKEN = "usulan.nomor_bentrok"  # nomor (alert)
    URGENT_WITHOUT_REASON = "usulan.mendesak_tanpa_alasan"  # (alert)
    MESSAGE_EMPTY = "usulan.pesan_kosong"
    MESSAGE_LONG = "usulan.pesan_panjang"
    MESSAGE_NIK = "usulan.pesan_memuat_nik"
    MESSAGE_TERM = "usulan.pesan_memuat_istilah"  # istilah
    SURVEY_DATE = "usulan.tanggal_survei"
    PLAN_YEAR = "usulan.tahun_rencana"  # tahun
    UNKNOWN_RECIPIENT = "usulan.penerima_tidak_aktif"  # pos
    BROKEN_ENVELOPE = "usulan.amplop_rusak"
    NOT_YOURS = "usulan.kasus_bukan_untuk_anda"
