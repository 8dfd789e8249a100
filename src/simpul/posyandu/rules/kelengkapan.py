"""The checklist of a registration folder: each part red, yellow or green, from what is stored (users.md F13).

Red is missing, so that no one can claim it; yellow is there with something to look at; green is complete.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from simpul.posyandu.rules.istilah import Istilah
from simpul.posyandu.rules.surat import JenisSurat, Masa, SuratInfo
from simpul.posyandu.rules.temuan import Berat, Temuan


class Warna(StrEnum):
    """How a part of the folder stands."""

    MERAH = "merah"
    KUNING = "kuning"
    HIJAU = "hijau"


WARNA_NAMES = {Warna.MERAH: "belum ada", Warna.KUNING: "perlu dilihat", Warna.HIJAU: "lengkap"}
# Findings about people that belong to the board; the others are of the kader.
_BOARD = frozenset({"pengurus_kosong", "ketua_bidang_kosong"})


@dataclass(frozen=True, slots=True)
class Butir:
    """A part of the folder with its colour and the sentences that say why."""

    kode: str
    kata: str
    warna: Warna
    sebab: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuratTerbaca:
    """A paper with its term and findings."""

    surat: SuratInfo
    masa: Masa
    temuan: tuple[Temuan, ...]


def surat_name(jenis: JenisSurat, words: Istilah) -> str:
    """'Berita acara musyawarah desa', 'SK kader'."""
    return {
        JenisSurat.BERITA_ACARA: f"Berita acara {words.musyawarah}",
        JenisSurat.SK_PEMBENTUKAN: "SK pembentukan",
        JenisSurat.SK_PENGURUS: "SK pengurus",
        JenisSurat.SK_KADER: "SK kader",
        JenisSurat.SK_TIM_PEMBINA: f"SK Tim Pembina {words.tempat}",
    }[jenis]


def kelengkapan(
    papers: Mapping[JenisSurat, SuratTerbaca],
    people: Sequence[Temuan],
    *,
    jumlah_pengurus: int,
    jumlah_kader: int,
    data_kosong: Collection[str],
    words: Istilah,
) -> list[Butir]:
    """The folder of a posyandu: `papers` are the latest in force of each kind, `data_kosong` names empty facts."""
    parts = [_paper(jenis, surat_name(jenis, words), papers.get(jenis)) for jenis in JenisSurat]
    board = [one for one in people if one.kode in _BOARD]
    parts.append(_people("pengurus", "Pengurus", jumlah_pengurus, board, is_stop="pengurus_kosong"))
    kader = [one for one in people if one.kode not in _BOARD]
    parts.append(_people("kader", "Kader", jumlah_kader, kader))
    facts = (f"Belum diisi: {', '.join(data_kosong)}.",) if data_kosong else ()
    parts.append(Butir("data", "Data Posyandu", Warna.KUNING if facts else Warna.HIJAU, facts))
    return parts


def kurang_of(parts: Sequence[Butir]) -> tuple[str, ...]:
    """What is missing, in words; empty when the folder may go on."""
    return tuple(part.kata for part in parts if part.warna is Warna.MERAH)


def _paper(jenis: JenisSurat, kata: str, known: SuratTerbaca | None) -> Butir:
    if known is None:
        return Butir(jenis.value, kata, Warna.MERAH, ("Suratnya belum dicatat.",))
    said = tuple(one.kata for one in known.temuan)
    if not known.surat.sidik:
        return Butir(jenis.value, kata, Warna.MERAH, said)
    if known.masa is Masa.BERAKHIR:
        return Butir(jenis.value, kata, Warna.MERAH, ("Masa berlakunya sudah berakhir.", *said))
    if known.masa in {Masa.AWAL, Masa.AKHIR}:
        said = ("Masa berlakunya segera berakhir.", *said)
    return Butir(jenis.value, kata, Warna.KUNING if said else Warna.HIJAU, said)


def _people(kode: str, kata: str, count: int, found: Sequence[Temuan], is_stop: str = "") -> Butir:
    if not count:
        return Butir(kode, kata, Warna.MERAH, (f"{kata} belum dicatat.",))
    said = tuple(one.kata for one in found)
    if any(one.kode == is_stop for one in found):
        return Butir(kode, kata, Warna.MERAH, said)
    to_see = [one for one in found if one.berat > Berat.CATATAN]
    return Butir(kode, kata, Warna.KUNING if to_see else Warna.HIJAU, said)
