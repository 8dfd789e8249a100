"""Words of a desa and of a kelurahan in papers and on screens (governance.md 10 number 11, PP 73/2005)."""

from dataclasses import dataclass

from simpul.wilayah.rules import JenisWilayah


@dataclass(frozen=True, slots=True)
class Istilah:
    """How a village government names its head, its assembly, its decree, its budget and its yearly plan."""

    tempat: str
    kepala: str
    musyawarah: str
    keputusan: str
    anggaran: str
    rencana: str


DESA = Istilah("desa", "kepala desa", "musyawarah desa", "Keputusan Kepala Desa", "APBDes", "RKPDes")
KELURAHAN = Istilah(
    "kelurahan",
    "lurah",
    "musyawarah kelurahan",
    "Keputusan Lurah",
    "DPA kecamatan",
    "rencana kerja kecamatan",
)
# For who sees desa and kelurahan together.
BERSAMA = Istilah("desa atau kelurahan", "kepala", "musyawarah", "Keputusan", "anggaran", "rencana")


def istilah_of(jenis: JenisWilayah) -> Istilah:
    """The words for a place; a desa adat speaks like a desa."""
    return KELURAHAN if jenis is JenisWilayah.KELURAHAN else DESA
