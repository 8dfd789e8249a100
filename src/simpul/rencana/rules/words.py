"""The closed word lists of plans, and how they read in a desa and in a kelurahan (governance.md 1.7, 6.1)."""

from enum import StrEnum

from simpul.posyandu.rules.istilah import Istilah
from simpul.wilayah.rules import JenisWilayah


class StatusRencana(StrEnum):
    """Where a line of a plan stands. `masuk_rencana` is the RKPDes, `masuk_anggaran` the APBDes of a desa."""

    USULAN = "usulan"
    MASUK_RENCANA = "masuk_rencana"
    MASUK_ANGGARAN = "masuk_anggaran"
    DITOLAK = "ditolak"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"


class Sumber(StrEnum):
    """Who pays (governance.md 1.7, Pendanaan)."""

    APBDES = "apbdes"
    DPA_KECAMATAN = "dpa_kecamatan"
    APBD_KAB = "apbd_kab"
    APBD_PROV = "apbd_prov"
    APBN = "apbn"
    SWADAYA = "swadaya"
    CSR = "csr"
    BAZNAS = "baznas"
    LAIN = "lain"


class Forum(StrEnum):
    """Where a line is decided, in the order of the year (Permendagri 114/2014)."""

    MUSYAWARAH = "musyawarah"
    RENCANA = "rencana"
    MUSRENBANG_KEC = "musrenbang_kec"
    MUSRENBANG_KAB = "musrenbang_kab"
    ANGGARAN = "anggaran"


class Putusan(StrEnum):
    """What a forum decided."""

    DITERIMA = "diterima"
    DITUNDA = "ditunda"
    DITOLAK = "ditolak"


class Langkah(StrEnum):
    """What can happen to a line; the first four follow from a decision of a forum."""

    CATAT = "catat"
    MASUK_RENCANA = "masuk_rencana"
    MASUK_ANGGARAN = "masuk_anggaran"
    TOLAK = "tolak"
    MULAI = "mulai"
    SELESAI = "selesai"
    BATAL = "batal"
    AJUKAN_LAGI = "ajukan_lagi"


class JenisProgram(StrEnum):
    """Tiers of an agency's budget (Permendagri 90/2019)."""

    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUBKEGIATAN = "subkegiatan"


CLOSED = frozenset({StatusRencana.DITOLAK, StatusRencana.SELESAI, StatusRencana.BATAL})
# What still counts as planned in sums.
COUNTED = frozenset(StatusRencana) - {StatusRencana.DITOLAK, StatusRencana.BATAL}
# Money the village itself decides about, in its budget or in that of its kecamatan.
OF_VILLAGE = frozenset({Sumber.APBDES, Sumber.DPA_KECAMATAN})

_SOURCES: dict[Sumber, str] = {
    Sumber.APBDES: "APBDes",
    Sumber.DPA_KECAMATAN: "DPA kecamatan",
    Sumber.APBD_KAB: "APBD kabupaten/kota",
    Sumber.APBD_PROV: "APBD provinsi",
    Sumber.APBN: "APBN",
    Sumber.SWADAYA: "Swadaya",
    Sumber.CSR: "CSR",
    Sumber.BAZNAS: "Baznas",
    Sumber.LAIN: "Lain",
}
LANGKAH_NAMES: dict[Langkah, str] = {
    Langkah.MULAI: "Mulai dikerjakan",
    Langkah.SELESAI: "Selesai",
    Langkah.BATAL: "Batalkan",
    Langkah.AJUKAN_LAGI: "Ajukan lagi",
}
PUTUSAN_NAMES: dict[Putusan, str] = {
    Putusan.DITERIMA: "Diterima",
    Putusan.DITUNDA: "Ditunda",
    Putusan.DITOLAK: "Ditolak",
}
JENIS_PROGRAM_NAMES: dict[JenisProgram, str] = {
    JenisProgram.PROGRAM: "Program",
    JenisProgram.KEGIATAN: "Kegiatan",
    JenisProgram.SUBKEGIATAN: "Subkegiatan",
}


def source_label(sumber: Sumber | str) -> str:
    """How a source of money is called; one that is no longer known keeps its own word."""
    return _SOURCES.get(Sumber(sumber), "") if sumber in set(Sumber) else str(sumber)


def sources_for(jenis: JenisWilayah) -> dict[Sumber, str]:
    """Sources a place can plan with: a kelurahan has no APBDes, a desa no DPA of the kecamatan; above both have all."""
    missing: set[Sumber] = set()
    if jenis is JenisWilayah.KELURAHAN:
        missing = {Sumber.APBDES}
    elif jenis in {JenisWilayah.DESA, JenisWilayah.DESA_ADAT}:
        missing = {Sumber.DPA_KECAMATAN}
    return {sumber: kata for sumber, kata in _SOURCES.items() if sumber not in missing}


def status_label(status: StatusRencana, kata: Istilah) -> str:
    """A state in the words of its place."""
    named = {
        StatusRencana.MASUK_RENCANA: f"Masuk {kata.rencana}",
        StatusRencana.MASUK_ANGGARAN: f"Masuk {kata.anggaran}",
    }
    return named.get(status) or status.value.capitalize()


def forum_label(forum: Forum, kata: Istilah) -> str:
    """A forum in the words of its place."""
    match forum:
        case Forum.MUSYAWARAH:
            words = kata.musyawarah.capitalize()
        case Forum.RENCANA:
            words = f"Penetapan {kata.rencana}"
        case Forum.ANGGARAN:
            words = f"Penetapan {kata.anggaran}"
        case Forum.MUSRENBANG_KEC:
            words = "Musrenbang kecamatan"
        case Forum.MUSRENBANG_KAB:
            words = "Musrenbang kabupaten/kota"
    return words
