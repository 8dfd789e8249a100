"""Papers of the institution: their kinds, their term, and what is odd about one (governance.md 1.4, 1.5, 3.1).

Real papers are imperfect. What is odd is told and kept; only what would make the record a lie is refused.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from simpul.kernel.clock import date_in_words
from simpul.kernel.tanggal import DAY_NAMES, weekday_in, written_date
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.temuan import Berat, Temuan
from simpul.wilayah.rules import JenisWilayah


class JenisSurat(StrEnum):
    """Papers that make a posyandu an institution, in the order in which they come to be."""

    BERITA_ACARA = "berita_acara"
    SK_PEMBENTUKAN = "sk_pembentukan"
    SK_PENGURUS = "sk_pengurus"
    SK_KADER = "sk_kader"
    SK_TIM_PEMBINA = "sk_tim_pembina"


class SebabGanti(StrEnum):
    """Why another row took the place of a paper."""

    DIGANTI = "diganti"
    DIBETULKAN = "dibetulkan"


class Masa(StrEnum):
    """Where a paper stands in its term."""

    TANPA_BATAS = "tanpa_batas"
    BELUM = "belum"
    BERLAKU = "berlaku"
    AWAL = "awal"  # within the first warning
    AKHIR = "akhir"  # within the second
    BERAKHIR = "berakhir"


# Decrees about people, who hold office for a term; the others hold until they are withdrawn.
BERMASA = frozenset({JenisSurat.SK_PENGURUS, JenisSurat.SK_KADER, JenisSurat.SK_TIM_PEMBINA})
# Decrees that follow from the assembly.
_AFTER_ASSEMBLY = frozenset({JenisSurat.SK_PEMBENTUKAN, JenisSurat.SK_PENGURUS, JenisSurat.SK_KADER})
_CODE = re.compile(r"(?<!\d)\d{2}\.\d{2}\.\d{2}\.\d{4}(?!\d)")
# What the head of a desa is called where custom names him otherwise (governance.md 10 number 12).
_HEADS_OF_DESA = (
    "kepala desa", "kades", "perbekel", "keuchik", "geuchik", "wali nagari", "kuwu", "hukum tua", "pambakal",
    "petinggi", "penghulu", "peratin", "kepala kampung", "kepala pekon", "kepala tiyuh", "datok penghulu",
)  # fmt: skip
_YOGYAKARTA = "34."  # where the head of a kalurahan, which is a desa, is a lurah


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratForm:
    """A paper as it is entered. No `posyandu` is every posyandu of the place; each is (kab_id, id)."""

    id: UUID
    wilayah_id: int
    jenis: JenisSurat
    tanggal: dt.date | None
    oleh: UUID
    nomor: str = ""
    bunyi_tanggal: str = ""
    penandatangan: str = ""
    jabatan: str = ""
    berlaku_dari: dt.date | None = None
    berlaku_sampai: dt.date | None = None
    posyandu: tuple[tuple[int, UUID], ...] = ()
    menggantikan: UUID | None = None
    sebab: SebabGanti | None = None
    sidik: str = ""
    berkas_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuratInfo:
    """A paper as it is kept; `posyandu` are the ids it names, none is all of the place."""

    id: UUID
    kab_id: int
    wilayah_id: int
    jalur: str
    jenis: JenisSurat
    nomor: str
    tanggal: dt.date
    bunyi_tanggal: str
    penandatangan: str
    jabatan: str
    berlaku_dari: dt.date | None
    berlaku_sampai: dt.date | None
    sidik: str
    berkas_id: UUID | None
    pengganti_id: UUID | None
    sebab_ganti: str
    dibuat_at: dt.datetime
    oleh_nama: str
    posyandu: frozenset[UUID] = frozenset()

    def covers(self, posyandu_id: UUID) -> bool:
        """Whether the paper holds for a posyandu of its place."""
        return not self.posyandu or posyandu_id in self.posyandu

    def meets(self, other: "SuratInfo") -> bool:
        """Whether two papers of one place hold for a common posyandu."""
        return not self.posyandu or not other.posyandu or bool(self.posyandu & other.posyandu)

    def akhir(self, tahun: int) -> dt.date | None:
        """The last day in force: as written, else the usual term of `tahun` years for a decree about people."""
        if self.berlaku_sampai is not None or self.jenis not in BERMASA:
            return self.berlaku_sampai
        return years_later(self.berlaku_dari or self.tanggal, tahun) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TempatSurat:
    """What is known of the place of a paper: its kind, its code today and the codes it had before."""

    jenis: JenisWilayah
    kode: str
    kode_lama: frozenset[str] = frozenset()


def years_later(date: dt.date, years: int) -> dt.date:
    """The same day some years later; 29 February becomes 1 March."""
    try:
        return date.replace(year=date.year + years)
    except ValueError:
        return dt.date(date.year + years, 3, 1)


def masa_of(surat: SuratInfo, hari_ini: dt.date, tahun: int, awal_hari: int, akhir_hari: int) -> Masa:
    """Where a paper stands in its term on a day; the warnings are days before its last day in force."""
    last = surat.akhir(tahun)
    if surat.berlaku_dari is not None and hari_ini < surat.berlaku_dari:
        return Masa.BELUM
    if last is None:
        return Masa.TANPA_BATAS
    left = (last - hari_ini).days
    if left < 0:
        return Masa.BERAKHIR
    if left <= akhir_hari:
        return Masa.AKHIR
    return Masa.AWAL if left <= awal_hari else Masa.BERLAKU


def temuan_surat(
    surat: SuratInfo, lain: Iterable[SuratInfo], tempat: TempatSurat, hari_ini: dt.date, tahun: int
) -> list[Temuan]:
    """What is odd about a paper, beside the other papers in force of its place."""
    others = [one for one in lain if one.id != surat.id and one.meets(surat)]
    found = [
        *_missing(surat),
        *_date(surat, hari_ini),
        *_code(surat, tempat),
        *_signer(surat, tempat),
        *_order(surat, others, tempat),
        *_overlap(surat, others, tahun),
        *_twice(surat, others),
    ]
    return sorted(found, key=lambda one: -one.berat)


def _missing(surat: SuratInfo) -> Iterable[Temuan]:
    if not surat.sidik:
        yield Temuan("tanpa_berkas", Berat.PENTING, "Berkasnya belum diunggah.")
    if not surat.nomor:
        yield Temuan("tanpa_nomor", Berat.PERINGATAN, "Nomornya belum diisi.")
    if not surat.penandatangan:
        yield Temuan("tanpa_penandatangan", Berat.PERINGATAN, "Nama penanda tangannya belum diisi.")


def _date(surat: SuratInfo, today: dt.date) -> Iterable[Temuan]:
    if surat.tanggal > today:
        yield Temuan("tanggal_nanti", Berat.PERINGATAN, f"Tanggalnya belum tiba: {date_in_words(surat.tanggal)}.")
    if surat.berlaku_dari and surat.berlaku_sampai and surat.berlaku_sampai < surat.berlaku_dari:
        yield Temuan("masa_terbalik", Berat.PERINGATAN, "Akhir masa berlakunya lebih awal dari mulainya.")
    yield from _words(surat)


def _words(surat: SuratInfo) -> Iterable[Temuan]:
    """The source may name a weekday that the date is not, or another date than was typed."""
    written = written_date(surat.bunyi_tanggal)
    if written and written[1] != surat.tanggal:
        said = date_in_words(written[1]) if written[1] else written[0]
        kata = f"Di surat tertulis {said}, di isian {date_in_words(surat.tanggal)}."
        yield Temuan("tanggal_beda", Berat.PERINGATAN, kata)
    day, right = weekday_in(surat.bunyi_tanggal), surat.tanggal.weekday()
    if day is not None and day != right:
        kata = (
            f"Di surat tertulis hari {DAY_NAMES[day]}, padahal {date_in_words(surat.tanggal)} hari {DAY_NAMES[right]}."
        )
        yield Temuan("hari_salah", Berat.PERINGATAN, kata)


def _code(surat: SuratInfo, tempat: TempatSurat) -> Iterable[Temuan]:
    for kode in dict.fromkeys(_CODE.findall(surat.nomor)):
        if kode in tempat.kode_lama:
            kata = f"Nomornya memakai kode wilayah lama {kode}. Kode sekarang {tempat.kode}."
            yield Temuan("kode_lama", Berat.PERINGATAN, kata)
        elif kode != tempat.kode:
            kata = f"Nomornya memakai kode {kode}, bukan kode tempat ini ({tempat.kode})."
            yield Temuan("kode_lain", Berat.PERINGATAN, kata)


def _signer(surat: SuratInfo, tempat: TempatSurat) -> Iterable[Temuan]:
    """Decrees are signed by the head of the place, minutes by whoever led the assembly."""
    post = surat.jabatan.lower()
    if surat.jenis is JenisSurat.BERITA_ACARA or not post:
        return
    words = istilah_of(tempat.jenis)
    is_lurah = re.search(r"\blurah\b", post) is not None
    if tempat.jenis is JenisWilayah.KELURAHAN:
        is_head = is_lurah
    else:
        is_head = any(name in post for name in _HEADS_OF_DESA) or (is_lurah and tempat.kode.startswith(_YOGYAKARTA))
    # A secretary of the village signs for himself, whoever's name stands in his title.
    if not is_head or "sekretaris" in post:
        kata = f"Penanda tangannya {surat.jabatan}. Keputusan di {words.tempat} biasanya ditandatangani {words.kepala}."
        yield Temuan("bukan_kepala", Berat.PERINGATAN, kata)


def _order(surat: SuratInfo, others: Sequence[SuratInfo], tempat: TempatSurat) -> Iterable[Temuan]:
    assemblies = [one.tanggal for one in others if one.jenis is JenisSurat.BERITA_ACARA]
    if surat.jenis in _AFTER_ASSEMBLY and assemblies and surat.tanggal < min(assemblies):
        words = istilah_of(tempat.jenis)
        kata = f"Tanggalnya mendahului {words.musyawarah} ({date_in_words(min(assemblies))})."
        yield Temuan("sebelum_musyawarah", Berat.PERINGATAN, kata)


def _overlap(surat: SuratInfo, others: Sequence[SuratInfo], years: int) -> Iterable[Temuan]:
    if surat.jenis not in BERMASA:
        return
    for one in others:
        if one.jenis is surat.jenis and _is_common(surat, one, years):
            kata = f"Masa berlakunya bertumpuk dengan {one.nomor or 'surat lain tanpa nomor'}."
            yield Temuan("masa_bertumpuk", Berat.PERINGATAN, kata)


def _is_common(one: SuratInfo, other: SuratInfo, years: int) -> bool:
    ends = one.akhir(years), other.akhir(years)
    starts = one.berlaku_dari or one.tanggal, other.berlaku_dari or other.tanggal
    return (ends[1] is None or starts[0] <= ends[1]) and (ends[0] is None or starts[1] <= ends[0])


def _twice(surat: SuratInfo, others: Sequence[SuratInfo]) -> Iterable[Temuan]:
    same = [one for one in others if one.nomor and one.nomor == surat.nomor and one.jenis is surat.jenis]
    if same:
        yield Temuan("nomor_ganda", Berat.PERINGATAN, f"Nomor {surat.nomor} tercatat lebih dari sekali di sini.")
