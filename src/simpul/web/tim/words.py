"""Posts and functions of a team in words."""

from simpul.pembinaan.rules.tim import JABATAN_NAMES, Fungsi, JabatanTim

FUNGSI = {
    Fungsi.FASILITATOR: "Fasilitator: kegiatan dan daftar pesertanya",
    Fungsi.PERENCANA: "Perencana: rencana aksi bersama, mengelola lomba",
    Fungsi.PELAKSANA: "Pelaksana: rencana aksi, kehadiran kegiatan, mengelola lomba",
    Fungsi.PEMBINA: "Pembina: kunjungan pembinaan, kecakapan kader, menilai lomba",
}
BIDANG = {
    "pendidikan": "Pendidikan",
    "kesehatan": "Kesehatan",
    "pekerjaan_umum": "Pekerjaan Umum",
    "perumahan_rakyat": "Perumahan Rakyat",
    "trantibumlinmas": "Trantibumlinmas",
    "sosial": "Sosial",
}


def post_words(jabatan: JabatanTim, bidang: str) -> str:
    """'Ketua bidang Sosial', 'Sekretaris'."""
    name = JABATAN_NAMES[jabatan]
    return f"{name} {BIDANG[bidang]}" if bidang in BIDANG else name
