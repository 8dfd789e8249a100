"""Closed sets of events, in the words of invitations and of governance.md 6.2."""

from enum import StrEnum


class JenisKegiatan(StrEnum):
    """Kinds of event seen in the regions."""

    SOSIALISASI = "sosialisasi"
    BIMTEK = "bimtek"
    RAKOR = "rakor"
    PELATIHAN = "pelatihan"
    STUDI_TIRU = "studi_tiru"
    MONEV = "monev"
    KUNJUNGAN = "kunjungan"
    AKSI_SOSIAL = "aksi_sosial"


class TingkatKegiatan(StrEnum):
    """For whom an event is meant; its host place may be of another tier."""

    DESA = "desa"
    KECAMATAN = "kecamatan"
    KABUPATEN = "kabupaten"
    PROVINSI = "provinsi"
    NASIONAL = "nasional"


class SumberDana(StrEnum):
    """Where the money comes from; a kelurahan has no APBDes but the DPA of its kecamatan (governance.md 10, 11)."""

    APBD = "apbd"
    APBDES = "apbdes"
    DPA = "dpa"
    APBN = "apbn"
    LAIN = "lain"


class StatusKegiatan(StrEnum):
    """Where an event stands."""

    RENCANA = "rencana"
    UNDANGAN = "undangan"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"


class JenisKategori(StrEnum):
    """Who a category of participants is made of; those of governance.md 6.2."""

    TIM_PEMBINA = "tim_pembina"
    TP_PKK_KECAMATAN = "tp_pkk_kecamatan"
    TP_PKK_DESA = "tp_pkk_desa"
    KASI_PMK = "kasi_pmk"
    SEKRETARIS_DESA = "sekretaris_desa"
    PENGURUS = "pengurus"
    KETUA_BIDANG = "ketua_bidang"
    KADER = "kader"
    OPD = "opd"
    PANITIA = "panitia"
    TAMU = "tamu"
    LAIN = "lain"


class AsalPeserta(StrEnum):
    """How a participant came to the list."""

    REGISTRI = "registri"
    TEMPEL = "tempel"
    TULIS = "tulis"
    TAMU = "tamu"  # came without an invitation


class CaraHadir(StrEnum):
    """How someone was found present."""

    DAFTAR = "daftar"
    PINDAI = "pindai"
    TAMU = "tamu"


class PintuEvaluasi(StrEnum):
    """How an evaluation form came in."""

    KERTAS = "kertas"
    TAUTAN = "tautan"


JENIS_NAMES: dict[JenisKegiatan, str] = {
    JenisKegiatan.SOSIALISASI: "Sosialisasi",
    JenisKegiatan.BIMTEK: "Bimbingan teknis",
    JenisKegiatan.RAKOR: "Rapat koordinasi",
    JenisKegiatan.PELATIHAN: "Pelatihan",
    JenisKegiatan.STUDI_TIRU: "Studi tiru",
    JenisKegiatan.MONEV: "Monitoring dan evaluasi",
    JenisKegiatan.KUNJUNGAN: "Kunjungan",
    JenisKegiatan.AKSI_SOSIAL: "Aksi sosial",
}
TINGKAT_NAMES: dict[TingkatKegiatan, str] = {
    TingkatKegiatan.DESA: "Desa atau kelurahan",
    TingkatKegiatan.KECAMATAN: "Kecamatan",
    TingkatKegiatan.KABUPATEN: "Kabupaten atau kota",
    TingkatKegiatan.PROVINSI: "Provinsi",
    TingkatKegiatan.NASIONAL: "Nasional",
}
DANA_NAMES: dict[SumberDana, str] = {
    SumberDana.APBD: "APBD",
    SumberDana.APBDES: "APBDes",
    SumberDana.DPA: "DPA kecamatan",
    SumberDana.APBN: "APBN",
    SumberDana.LAIN: "Sumber lain",
}
STATUS_NAMES: dict[StatusKegiatan, str] = {
    StatusKegiatan.RENCANA: "Rencana",
    StatusKegiatan.UNDANGAN: "Undangan",
    StatusKegiatan.BERJALAN: "Berjalan",
    StatusKegiatan.SELESAI: "Selesai",
    StatusKegiatan.BATAL: "Batal",
}
KATEGORI_NAMES: dict[JenisKategori, str] = {
    JenisKategori.TIM_PEMBINA: "Tim Pembina",
    JenisKategori.TP_PKK_KECAMATAN: "Ketua TP PKK kecamatan",
    JenisKategori.TP_PKK_DESA: "Ketua TP PKK desa dan kelurahan",
    JenisKategori.KASI_PMK: "Kasi PMK kecamatan",
    JenisKategori.SEKRETARIS_DESA: "Sekretaris desa",
    JenisKategori.PENGURUS: "Pengurus Posyandu",
    JenisKategori.KETUA_BIDANG: "Ketua bidang Posyandu",
    JenisKategori.KADER: "Kader Posyandu",
    JenisKategori.OPD: "Dinas",
    JenisKategori.PANITIA: "Panitia",
    JenisKategori.TAMU: "Tamu undangan",
    JenisKategori.LAIN: "Peserta lain",
}


class TahapTes(StrEnum):
    """When a test is taken."""

    PRE = "pre"
    POST = "post"


class CaraKecakapan(StrEnum):
    """How a kader came by a competence."""

    KEGIATAN = "kegiatan"
    PENGAMATAN = "pengamatan"
    TES = "tes"


class TingkatTkk(StrEnum):
    """Levels of the health skills (health.md 5), the lowest first."""

    PURWA = "purwa"
    MADYA = "madya"
    UTAMA = "utama"


TAHAP_NAMES: dict[TahapTes, str] = {TahapTes.PRE: "Sebelum kegiatan", TahapTes.POST: "Sesudah kegiatan"}
CARA_NAMES: dict[CaraKecakapan, str] = {
    CaraKecakapan.KEGIATAN: "Pelatihan",
    CaraKecakapan.PENGAMATAN: "Pengamatan",
    CaraKecakapan.TES: "Tes",
}
TKK_NAMES: dict[TingkatTkk, str] = {TingkatTkk.PURWA: "Purwa", TingkatTkk.MADYA: "Madya", TingkatTkk.UTAMA: "Utama"}
