"""Badges and words of folders: state by word and shape, never by colour alone."""

from simpul.posyandu.rules.kelengkapan import WARNA_NAMES, Warna
from simpul.posyandu.rules.registrasi import STATUS_NAMES, StatusRegistrasi, Tindak

S = StatusRegistrasi
_BADGES = {
    S.DRAF: "kosong",
    S.LENGKAP_DESA: "jalan",
    S.DIVERIFIKASI_KECAMATAN: "jalan",
    S.DIVERIFIKASI_KAB: "jalan",
    S.DIAJUKAN_KEMENDAGRI: "naik",
    S.TERDAFTAR: "selesai",
    S.DIKEMBALIKAN: "oranye",
    S.NONAKTIF: "kosong",
    S.DILEBUR: "kosong",
    S.DIHAPUS: "kosong",
}
WARNA = {Warna.MERAH: "segera", Warna.KUNING: "perhatian", Warna.HIJAU: "selesai"}
# On a button, and in the history.
TINDAK = {
    Tindak.LENGKAPI: ("Nyatakan lengkap", "dinyatakan lengkap oleh desa"),
    Tindak.PERIKSA_KECAMATAN: ("Setujui di kecamatan", "diperiksa kecamatan"),
    Tindak.PERIKSA_KAB: ("Setujui di kabupaten", "diperiksa kabupaten"),
    Tindak.AJUKAN: ("Catat pengajuan ke Kemendagri", "diajukan ke Kemendagri"),
    Tindak.DAFTARKAN: ("Catat nomor registrasi", "nomor terbit"),
    Tindak.KEMBALIKAN: ("Kembalikan", "dikembalikan"),
    Tindak.NONAKTIFKAN: ("Nyatakan tidak aktif", "dinyatakan tidak aktif"),
    Tindak.AKTIFKAN: ("Aktifkan lagi", "diaktifkan lagi"),
    Tindak.LEBUR: ("Catat peleburan", "dilebur"),
    Tindak.HAPUS: ("Hapus dari daftar", "dihapus dari daftar"),
    Tindak.CATAT_AWAL: ("", "nomor sudah terbit"),
}
# What goes on, before what sends back or ends.
ONWARD = (Tindak.LENGKAPI, Tindak.PERIKSA_KECAMATAN, Tindak.PERIKSA_KAB, Tindak.AJUKAN, Tindak.DAFTARKAN)
# Several folders at once: steps that need nothing of their own from each.
BULK = (*ONWARD[:-1], Tindak.KEMBALIKAN)


def badge_of(status: StatusRegistrasi) -> tuple[str, str]:
    """(class, word) of a status."""
    return _BADGES[status], STATUS_NAMES[status]


def warna_badge(warna: Warna) -> tuple[str, str]:
    """(class, word) of a part of the checklist."""
    return WARNA[warna], WARNA_NAMES[warna]
