"""What is odd about a team and its papers: told each time it is shown, never stored, never a reason to refuse."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from simpul.pembinaan.rules.tim import Fungsi, JabatanTim, Masa, seat_of
from simpul.wilayah.rules import fold_name

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
FIRST_HOLDERS = (JabatanTim.KETUA, JabatanTim.SEKRETARIS)


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding: its code and the sentence for the page."""

    kode: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class SkTertulis:
    """A decree as far as the findings must know."""

    nomor: str
    tanggal: dt.date
    penanda_jabatan: str
    berlaku_mulai: dt.date | None
    berlaku_sampai: dt.date | None

    @property
    def mulai(self) -> dt.date:
        """Its first day in force: the day it is signed when it names none."""
        return self.berlaku_mulai or self.tanggal

    def in_force(self, day: dt.date) -> bool:
        """Whether it is in force on a day; its last day counts."""
        return self.mulai <= day and (self.berlaku_sampai is None or day <= self.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class PemegangJabatan:
    """A member as far as the findings must know."""

    masa: Masa
    dasar: str
    fungsi: tuple[Fungsi, ...]
    ada_akun: bool


def team_findings(
    sk: Sequence[SkTertulis],
    anggota: Sequence[PemegangJabatan],
    *,
    dasar_ketua: str,
    penetap: str,
    hari_ini: dt.date,
    peringatan_hari: tuple[int, int],
) -> list[Temuan]:
    """All findings of a team on a day. `peringatan_hari` are the days before the end of a decree on which is warned,
    the earlier warning first; `penetap` is whose decree forms such a team."""
    found = [*_about_sk(sk, penetap, hari_ini), *_end_of_sk(sk, hari_ini, peringatan_hari)]
    return [*found, *_about_people(sk, anggota, dasar_ketua, hari_ini)]


def current_sk(sk: Sequence[SkTertulis], day: dt.date) -> SkTertulis | None:
    """The decree in force on a day: of several the one that began last."""
    return max((row for row in sk if row.in_force(day)), key=lambda row: (row.mulai, row.tanggal), default=None)


def _about_sk(sk: Sequence[SkTertulis], penetap: str, today: dt.date) -> list[Temuan]:
    found = [] if sk else [Temuan("tim.tanpa_sk", "SK pembentukan tim belum dicatat.")]
    for row in sk:
        name = f"SK {row.nomor}"
        if row.tanggal > today:
            found.append(Temuan("sk.tanggal_depan", f"{name} bertanggal sesudah hari ini."))
        if row.berlaku_mulai and row.berlaku_mulai < row.tanggal:
            found.append(Temuan("sk.berlaku_surut", f"{name} berlaku sebelum tanggal suratnya."))
        if row.berlaku_sampai and row.berlaku_sampai < row.mulai:
            found.append(Temuan("sk.masa_terbalik", f"{name} berakhir sebelum mulai berlaku."))
        years = {int(year) for year in _YEAR.findall(row.nomor)}
        if years and row.tanggal.year not in years:
            found.append(Temuan("sk.tahun_beda", f"Tahun dalam nomor {name} berbeda dari tanggalnya."))
        if row.penanda_jabatan and fold_name(penetap) not in fold_name(row.penanda_jabatan):
            found.append(Temuan("sk.penanda_lain", f"{name} ditandatangani {row.penanda_jabatan}; lazimnya {penetap}."))
    for one, other in combinations(sk, 2):
        if _overlap(one.mulai, one.berlaku_sampai, other.mulai, other.berlaku_sampai):
            found.append(Temuan("sk.tumpang_tindih", f"Masa berlaku SK {one.nomor} dan SK {other.nomor} bertumpuk."))
    return found


def _end_of_sk(sk: Sequence[SkTertulis], today: dt.date, warned: tuple[int, int]) -> list[Temuan]:
    row = current_sk(sk, today)
    if row is None:
        ended = [one for one in sk if one.berlaku_sampai and one.berlaku_sampai < today]
        return [Temuan("sk.berakhir", "SK tim sudah habis masa berlakunya. Perlu SK baru.")] if ended else []
    left = (row.berlaku_sampai - today).days if row.berlaku_sampai else None
    if left is None or left > max(warned):
        return []
    code = "sk.segera_berakhir" if left <= min(warned) else "sk.akan_berakhir"
    return [Temuan(code, f"SK {row.nomor} berakhir {left} hari lagi. Siapkan SK baru.")]


def _about_people(
    sk: Sequence[SkTertulis], anggota: Sequence[PemegangJabatan], dasar_ketua: str, today: dt.date
) -> list[Temuan]:
    now = [one for one in anggota if one.masa.holds(today)]
    held = {one.masa.jabatan for one in now}
    found = [
        Temuan(f"tim.tanpa_{post.value}", f"Tim belum punya {post.value}.")
        for post in FIRST_HOLDERS
        if post not in held
    ]
    if any(one.masa.jabatan is JabatanTim.KETUA and not (one.dasar or dasar_ketua) for one in now):
        found.append(Temuan("ketua.tanpa_dasar", "Dasar jabatan ketua belum dicatat, misalnya Ketua TP PKK."))
    first = min((row.mulai for row in sk), default=None)
    for one in anggota:
        who = one.masa
        if first is not None and who.mulai < first:
            found.append(Temuan("anggota.sebelum_sk", f"{who.nama} tercatat mulai sebelum SK tim berlaku."))
        if one.ada_akun and not one.fungsi and who.holds(today):
            found.append(Temuan("anggota.tanpa_fungsi", f"{who.nama} punya akun tetapi belum punya fungsi."))
    return [*found, *_double_terms(anggota)]


def _double_terms(anggota: Sequence[PemegangJabatan]) -> list[Temuan]:
    """The same name twice in one seat, in terms that share a day."""
    return [
        Temuan("anggota.masa_bertumpuk", f"{one.nama} tercatat dua kali dalam jabatan yang sama pada masa yang sama.")
        for one, other in combinations((row.masa for row in anggota), 2)
        if fold_name(one.nama) == fold_name(other.nama)
        and seat_of(one.jabatan, one.bidang) == seat_of(other.jabatan, other.bidang)
        and _shares_a_day(one, other)
    ]


def _shares_a_day(one: Masa, other: Masa) -> bool:
    return (other.selesai is None or one.mulai < other.selesai) and (one.selesai is None or other.mulai < one.selesai)


def _overlap(a_from: dt.date, a_to: dt.date | None, b_from: dt.date, b_to: dt.date | None) -> bool:
    return (b_to is None or a_from <= b_to) and (a_to is None or b_from <= a_to)
