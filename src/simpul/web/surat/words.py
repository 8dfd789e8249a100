"""Badges and words of papers: state by word and shape, never by colour alone."""

from simpul.posyandu.rules.istilah import DESA, Istilah, istilah_of
from simpul.posyandu.rules.kelengkapan import SuratTerbaca, surat_name
from simpul.posyandu.rules.surat import JenisSurat, Masa, SuratInfo
from simpul.wilayah.queries import WilayahRow

# The words of the list, where places of both kinds stand.
JENIS = {jenis: surat_name(jenis, DESA).replace("musyawarah desa", "musyawarah") for jenis in JenisSurat}
JENIS[JenisSurat.SK_TIM_PEMBINA] = "SK Tim Pembina"


def masa_badge(read: SuratTerbaca, awal: int, akhir: int) -> tuple[str, str]:
    """(class, word) of the term; the numbers are the region's days of warning."""
    return {
        Masa.TANPA_BATAS: ("selesai", "berlaku"),
        Masa.BELUM: ("kosong", "belum berlaku"),
        Masa.BERLAKU: ("selesai", "berlaku"),
        Masa.AWAL: ("perhatian", f"berakhir dalam {awal} hari"),
        Masa.AKHIR: ("oranye", f"berakhir dalam {akhir} hari"),
        Masa.BERAKHIR: ("segera", "sudah berakhir"),
    }[read.masa]


def jenis_words(place: WilayahRow) -> tuple[Istilah, list[tuple[str, str]]]:
    """The words of a place, and its kinds of paper as a form offers them."""
    words = istilah_of(place.jenis)
    return words, [(jenis.value, surat_name(jenis, words)) for jenis in JenisSurat]


def title_of(paper: SuratInfo, words: Istilah) -> str:
    """'SK kader 141/12/2025'."""
    return f"{surat_name(paper.jenis, words)} {paper.nomor}".strip()
