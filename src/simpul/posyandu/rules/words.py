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


class MetodeUmur(StrEnum):
    """How age is counted for growth: calendar months as the regulation's tables, or days as WHO."""

    BULAN_PENUH = "bulan_penuh"
    HARI = "hari"


# Posts that may be named to receive a confidential report, where a region has them.
POS_KASUS = ("kepala_desa", "dp3a", "polisi")

JABATAN_NAMES: dict[Jabatan, str] = {
    Jabatan.KETUA: "Ketua",
    Jabatan.SEKRETARIS: "Sekretaris",
    Jabatan.BENDAHARA: "Bendahara",
    Jabatan.KETUA_BIDANG: "Ketua bidang",
}
