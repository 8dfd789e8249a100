"""Words of contests and awards (governance.md 6.3)."""

from enum import StrEnum


class JenisLomba(StrEnum):
    """Who competes."""

    POSYANDU = "posyandu"
    KADER = "kader"
    TIM_PEMBINA = "tim_pembina"


class Tahap(StrEnum):
    """The two phases: papers first, then a visit."""

    SELEKSI = "seleksi"
    LAPANGAN = "lapangan"


class StatusLomba(StrEnum):
    """Where a contest stands."""

    DISIAPKAN = "disiapkan"
    SELEKSI = "seleksi"
    LAPANGAN = "lapangan"
    DITETAPKAN = "ditetapkan"
    DIUMUMKAN = "diumumkan"
    BATAL = "batal"


class CaraNilai(StrEnum):
    """Who typed a sheet: the judge, or the organiser from paper."""

    SENDIRI = "sendiri"
    KERTAS = "kertas"


class JenisPiagam(StrEnum):
    """What a charter is for."""

    JUARA = "juara"
    MASA_BAKTI = "masa_bakti"


JENIS_NAMES = {
    JenisLomba.POSYANDU: "Posyandu",
    JenisLomba.KADER: "Kader",
    JenisLomba.TIM_PEMBINA: "Tim Pembina",
}
TAHAP_NAMES = {Tahap.SELEKSI: "Seleksi administrasi", Tahap.LAPANGAN: "Penilaian lapangan"}
STATUS_NAMES = {
    StatusLomba.DISIAPKAN: "Disiapkan",
    StatusLomba.SELEKSI: "Seleksi administrasi",
    StatusLomba.LAPANGAN: "Penilaian lapangan",
    StatusLomba.DITETAPKAN: "Hasil ditetapkan",
    StatusLomba.DIUMUMKAN: "Hasil diumumkan",
    StatusLomba.BATAL: "Dibatalkan",
}
PIAGAM_NAMES = {JenisPiagam.JUARA: "Juara lomba", JenisPiagam.MASA_BAKTI: "Masa bakti"}
