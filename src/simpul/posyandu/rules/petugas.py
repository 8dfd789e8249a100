"""What is odd about the board and kader of a posyandu (governance.md 1.5, 1.6, 10 number 1 to 5)."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from simpul.kernel.clock import date_in_words
from simpul.posyandu.rules.kader import BIDANG
from simpul.posyandu.rules.parameter import Parameters
from simpul.posyandu.rules.surat import years_later
from simpul.posyandu.rules.temuan import Berat, Temuan
from simpul.posyandu.rules.words import JABATAN_NAMES, LKD_NAMES, Jabatan, LkdLain

YEAR_DAYS = 365.2425
BIDANG_NAMES = {
    "pendidikan": "Pendidikan",
    "kesehatan": "Kesehatan",
    "pekerjaan_umum": "Pekerjaan Umum",
    "perumahan_rakyat": "Perumahan Rakyat",
    "trantibumlinmas": "Trantibumlinmas",
    "sosial": "Sosial",
}
_BOARD = (Jabatan.KETUA, Jabatan.SEKRETARIS, Jabatan.BENDAHARA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Petugas:
    """A row of the register of kader or of the board: in office from `mulai` until before `selesai`.

    `akhir_sk` is the last day of the decree that names her, when that paper is recorded. `jabatan` '' is a kader.
    """

    id: UUID
    nama: str
    mulai: dt.date
    selesai: dt.date | None
    akun_id: UUID | None = None
    jabatan: str = ""
    bidang: tuple[str, ...] = ()
    lkd_lain: tuple[str, ...] = ()
    akhir_sk: dt.date | None = None

    @property
    def orang(self) -> str:
        """Whose row it is: her account, else her name."""
        return str(self.akun_id) if self.akun_id else " ".join(self.nama.lower().split())

    def in_office(self, on: dt.date) -> bool:
        """Whether she is in office on a day."""
        return self.mulai <= on and (self.selesai is None or on < self.selesai)


def temuan_petugas(rows: Sequence[Petugas], hari_ini: dt.date, angka: Parameters) -> list[Temuan]:
    """What is odd about the people of one posyandu on a day; `rows` are all there ever were."""
    present = [row for row in rows if row.in_office(hari_ini)]
    kader = [row for row in present if not row.jabatan]
    found = [
        *_board(present),
        *_numbers(kader, angka),
        *_fields(kader),
        *_elsewhere(present, is_allowed=bool(angka["lkd_lain_boleh"])),
        *_terms(present, hari_ini, angka),
        *_overlaps(rows),
    ]
    return sorted(found, key=lambda one: -one.berat)


def akhir_masa(row: Petugas, tahun: int) -> dt.date:
    """The last day of a term: the decree's, else the usual years after the first day."""
    return row.akhir_sk or years_later(row.mulai, tahun) - dt.timedelta(days=1)


def masa_bakti(rows: Iterable[Petugas], hari_ini: dt.date) -> dict[str, int]:
    """Whole years each person has served until today, ended rows too; no day counts twice, today counts."""
    spans: defaultdict[str, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    for row in rows:
        end = min(row.selesai or hari_ini, hari_ini)
        if row.mulai < end:
            spans[row.orang].append((row.mulai, end))
    return {person: whole_years(held) for person, held in spans.items()}


def whole_years(spans: list[tuple[dt.date, dt.date]]) -> int:
    """Whole years of spans, each from its first day until before its last; no day counts twice."""
    return int((_days(spans) + 1) / YEAR_DAYS)


def _days(spans: list[tuple[dt.date, dt.date]]) -> int:
    total, reached = 0, dt.date.min
    for start, end in sorted(spans):
        begin = max(start, reached)
        if end > begin:
            total += (end - begin).days
            reached = end
    return total


def _board(present: Sequence[Petugas]) -> Iterable[Temuan]:
    held = {row.jabatan for row in present}
    empty = [JABATAN_NAMES[post].lower() for post in _BOARD if post.value not in held]
    if empty:
        yield Temuan("pengurus_kosong", Berat.PENTING, f"Jabatan kosong: {', '.join(empty)}.")
    leads = {row.bidang[0] for row in present if row.jabatan == Jabatan.KETUA_BIDANG.value and row.bidang}
    if missing := [BIDANG_NAMES[code] for code in BIDANG if code not in leads]:
        yield Temuan("ketua_bidang_kosong", Berat.CATATAN, f"Belum ada ketua bidang {', '.join(missing)}.")


def _numbers(kader: Sequence[Petugas], angka: Parameters) -> Iterable[Temuan]:
    least = angka["kader_minimum"]
    if len(kader) < least:
        kata = f"Kader {len(kader)} dari paling sedikit {least} ({angka.of('kader_minimum').dasar})."
        yield Temuan("kader_kurang", Berat.PERINGATAN, kata)
    per_field = Counter(code for row in kader for code in row.bidang)
    if empty := [BIDANG_NAMES[code] for code in BIDANG if not per_field[code]]:
        yield Temuan("bidang_kosong", Berat.PERINGATAN, f"Belum ada kader bidang {', '.join(empty)}.")
    few_at = angka["kader_per_bidang_minimum"]
    if few := [BIDANG_NAMES[code] for code in BIDANG if 0 < per_field[code] < few_at]:
        yield Temuan("bidang_kurang", Berat.CATATAN, f"Kader kurang dari {few_at} di bidang {', '.join(few)}.")


def _fields(kader: Sequence[Petugas]) -> Iterable[Temuan]:
    if several := [row.nama for row in kader if len(row.bidang) > 1]:
        kata = f"Menurut aturan satu kader satu bidang. Lebih dari satu: {_names(several)}."
        yield Temuan("bidang_ganda", Berat.PERINGATAN, kata)
    if none := [row.nama for row in kader if not row.bidang]:
        yield Temuan("tanpa_bidang", Berat.CATATAN, f"Belum punya bidang: {_names(none)}.")


def _elsewhere(present: Sequence[Petugas], *, is_allowed: bool) -> Iterable[Temuan]:
    for row in present:
        if not row.lkd_lain:
            continue
        bodies = ", ".join(LKD_NAMES[LkdLain(code)] for code in row.lkd_lain)
        if is_allowed:
            yield Temuan("lkd_lain", Berat.CATATAN, f"{row.nama} juga menjabat di {bodies}.")
        else:
            kata = f"{row.nama} juga menjabat di {bodies}, padahal aturan daerah tidak membolehkan."
            yield Temuan("lkd_lain_dilarang", Berat.PENTING, kata)


def _terms(present: Sequence[Petugas], today: dt.date, angka: Parameters) -> Iterable[Temuan]:
    ends = {row.id: akhir_masa(row, angka["masa_jabatan_tahun"]) for row in present}
    if over := [row.nama for row in present if ends[row.id] < today]:
        yield Temuan("masa_habis", Berat.PENTING, f"Masa jabatan sudah habis: {_names(over)}.")
    soon = [row for row in present if 0 <= (ends[row.id] - today).days <= angka["sk_peringatan_awal_hari"]]
    if soon:
        first = min(ends[row.id] for row in soon)
        kata = f"Masa jabatan segera habis, mulai {date_in_words(first)}: {_names([row.nama for row in soon])}."
        yield Temuan("masa_segera", Berat.PERINGATAN, kata)


def _overlaps(rows: Sequence[Petugas]) -> Iterable[Temuan]:
    """One person twice in one kind of post at a time."""
    groups: defaultdict[tuple[str, str, str], list[Petugas]] = defaultdict(list)
    for row in rows:
        groups[row.orang, row.jabatan, row.bidang[0] if row.jabatan and row.bidang else ""].append(row)
    for held in groups.values():
        ordered = sorted(held, key=lambda row: row.mulai)
        pairs = pairwise(ordered)
        if any(before.selesai is None or after.mulai < before.selesai for before, after in pairs):
            yield Temuan(
                "masa_bertumpuk", Berat.PERINGATAN, f"{ordered[0].nama} tercatat dua kali pada masa yang sama."
            )


def _names(names: Sequence[str], most: int = 5) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" dan {rest} lagi" if rest > 0 else "")
