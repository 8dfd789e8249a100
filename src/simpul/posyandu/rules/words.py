"""Closed sets of the registry, in the words of Permendagri 13/2024 and of the registers."""

from enum import StrEnum


class StatusPosyandu(StrEnum):
    """Whether a posyandu works; `dilebur` became part of another."""

    AKTIF = "aktif"
    NONAKTIF = "nonaktif"
    DILEBUR = "dilebur"


class TipeAsal(StrEnum):
    """Former kinds of posyandu that were merged into this one (governance.md 3.3)."""

    BALITA = "balita"
    REMAJA = "remaja"
    LANSIA = "lansia"
    KELUARGA = "keluarga"
    POSBINDU = "posbindu"
    BKB = "bkb"
    PAUD = "paud"


class Jabatan(StrEnum):
    """Posts of the board (governance.md 1.5); a ketua bidang leads one of the six fields."""

    KETUA = "ketua"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    KETUA_BIDANG = "ketua_bidang"


class AlasanBerhenti(StrEnum):
    """Ends of office (governance.md 1.5)."""

    MENINGGAL = "meninggal"
    MENGUNDURKAN_DIRI = "mengundurkan_diri"
    DIBERHENTIKAN = "diberhentikan"
    MASA_JABATAN_BERAKHIR = "masa_jabatan_berakhir"
    PINDAH_DOMISILI = "pindah_domisili"
    TIDAK_SEHAT = "tidak_sehat"
    PERBUATAN_TERCELA = "perbuatan_tercela"
    PIDANA_INKRACHT = "pidana_inkracht"
    TIDAK_AKTIF_3_BULAN = "tidak_aktif_3_bulan"
    PENGURUS_PARPOL = "pengurus_parpol"
    BIDANG_BERGANTI = "bidang_berganti"  # she goes on with other fields, in a row of its own
    POSYANDU_DILEBUR = "posyandu_dilebur"  # her posyandu became part of another, where a kader goes on


class KelompokBuka(StrEnum):
    """For whom a posyandu opens on a day of its own, beside its main day."""

    BALITA = "balita"
    IBU = "ibu"
    REMAJA = "remaja"
    USIA_PRODUKTIF = "usia_produktif"
    LANSIA = "lansia"
    SEMUA = "semua"


class MetodeUmur(StrEnum):
    """How age is counted for growth: calendar months as the regulation's tables, or days as WHO."""

    BULAN_PENUH = "bulan_penuh"
    HARI = "hari"


class Kelamin(StrEnum):
    """Sex as registers write it."""

    PEREMPUAN = "P"
    LAKI_LAKI = "L"


class Pendidikan(StrEnum):
    """The last school that was finished."""

    SD = "sd"
    SMP = "smp"
    SMA = "sma"
    DIPLOMA = "diploma"
    SARJANA = "sarjana"


class LkdLain(StrEnum):
    """Other bodies of a village in which a kader may hold a post (Permendagri 18/2018 Pasal 6); BPD is no LKD."""

    RT = "rt"
    RW = "rw"
    PKK = "pkk"
    KARANG_TARUNA = "karang_taruna"
    LPM = "lpm"
    BPD = "bpd"
    LAINNYA = "lainnya"


KELOMPOK_BUKA_NAMES: dict[KelompokBuka, str] = {
    KelompokBuka.BALITA: "Balita",
    KelompokBuka.IBU: "Ibu hamil dan menyusui",
    KelompokBuka.REMAJA: "Usia sekolah dan remaja",
    KelompokBuka.USIA_PRODUKTIF: "Usia produktif",
    KelompokBuka.LANSIA: "Lansia",
    KelompokBuka.SEMUA: "Semua warga",
}
LKD_NAMES: dict[LkdLain, str] = {
    LkdLain.RT: "RT",
    LkdLain.RW: "RW",
    LkdLain.PKK: "PKK",
    LkdLain.KARANG_TARUNA: "Karang Taruna",
    LkdLain.LPM: "LPM",
    LkdLain.BPD: "BPD",
    LkdLain.LAINNYA: "lembaga lain",
}
PENDIDIKAN_NAMES: dict[Pendidikan, str] = {
    Pendidikan.SD: "SD atau sederajat",
    Pendidikan.SMP: "SMP atau sederajat",
    Pendidikan.SMA: "SMA atau sederajat",
    Pendidikan.DIPLOMA: "Diploma",
    Pendidikan.SARJANA: "Sarjana atau lebih",
}
# Posts that may be named to receive a confidential report, where a region has them.
POS_KASUS = ("kepala_desa", "dp3a", "polisi")

JABATAN_NAMES: dict[Jabatan, str] = {
    Jabatan.KETUA: "Ketua",
    Jabatan.SEKRETARIS: "Sekretaris",
    Jabatan.BENDAHARA: "Bendahara",
    Jabatan.KETUA_BIDANG: "Ketua bidang",
}
