"""The matrix of a registration (matriks rekapitulasi): posyandu with their papers, the boards, the kader.

No NIK stands in it: the registry keeps none of kader.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simpul.interop.ekspor.lembar import Lembar, write_book
from simpul.kernel.clock import date_in_words
from simpul.posyandu.queries import Berkas
from simpul.posyandu.rules import JABATAN_NAMES, LKD_NAMES, PENDIDIKAN_NAMES, Jabatan, LkdLain, Pendidikan
from simpul.posyandu.rules.kader import BIDANG
from simpul.posyandu.rules.kelengkapan import kurang_of
from simpul.posyandu.rules.petugas import BIDANG_NAMES
from simpul.posyandu.rules.registrasi import STATUS_NAMES
from simpul.posyandu.rules.surat import JenisSurat

# Names of the places above a posyandu: kecamatan and village.
Tempat = Mapping[int, tuple[str, str]]
_PLACE = (("No", 5), ("Kecamatan", 18), ("Desa/kelurahan", 20), ("Posyandu", 20))
_PAPERS = {
    JenisSurat.BERITA_ACARA: "Berita acara",
    JenisSurat.SK_PEMBENTUKAN: "SK pembentukan",
    JenisSurat.SK_PENGURUS: "SK pengurus",
    JenisSurat.SK_KADER: "SK kader",
    JenisSurat.SK_TIM_PEMBINA: "SK Tim Pembina",
}
_BOARD = (Jabatan.KETUA, Jabatan.SEKRETARIS, Jabatan.BENDAHARA)


def matrix_file(folders: Sequence[Berkas], places: Tempat, judul: str, mark: str) -> bytes:
    """The XLSX of some posyandu; `mark` says who took it, when and for what."""
    paper_columns = [(f"{name}: {part}", 14) for name in _PAPERS.values() for part in ("nomor", "tanggal")]
    posyandu = Lembar(
        "Posyandu",
        judul,
        (
            *_PLACE,
            ("Kode wilayah", 15),
            ("Nomor registrasi", 19),
            ("Status", 20),
            *paper_columns,
            *((JABATAN_NAMES[post], 20) for post in _BOARD),
            ("Jumlah pengurus", 10),
            ("Jumlah kader", 10),
            *((f"Kader {BIDANG_NAMES[code]}", 10) for code in BIDANG),
            ("Belum ada", 40),
        ),
    )
    board = Lembar("Pengurus", judul, (*_PLACE, ("Jabatan", 24), ("Nama", 28), ("Mulai", 16), ("Nomor SK", 20)))
    kader_columns = ("Nama", 28), ("L/P", 5), ("Tanggal lahir", 16), ("Pendidikan", 18), ("Bidang", 28), ("Mulai", 16)
    kader = Lembar("Kader", judul, (*_PLACE, *kader_columns, ("Nomor SK", 20), ("Lembaga lain", 18)))
    sheets = (
        (posyandu, _posyandu_rows(folders, places)),
        (board, _board_rows(folders, places)),
        (kader, _kader_rows(folders, places)),
    )
    return write_book(sheets, mark)


def _posyandu_rows(folders: Sequence[Berkas], places: Tempat) -> Iterator[list[Any]]:
    for number, one in enumerate(folders, 1):
        papers: list[Any] = []
        for jenis in _PAPERS:
            known = one.surat.get(jenis)
            papers += [known.surat.nomor, date_in_words(known.surat.tanggal)] if known else ["", ""]
        held = {row.jabatan: row.nama for row in one.pengurus}
        fields = Counter(code for row in one.kader for code in row.bidang)
        yield [
            *_place(number, one, places),
            one.home.kode_desa,
            one.home.nomor_registrasi or "",
            STATUS_NAMES[one.status],
            *papers,
            *(held.get(post, "") for post in _BOARD),
            len(one.pengurus),
            len(one.kader),
            *(fields[code] for code in BIDANG),
            ", ".join(kurang_of(one.butir)),
        ]


def _board_rows(folders: Sequence[Berkas], places: Tempat) -> Iterator[list[Any]]:
    rows = ((one, row) for one in folders for row in one.pengurus)
    for number, (one, row) in enumerate(rows, 1):
        post = f"{JABATAN_NAMES[row.jabatan]} {BIDANG_NAMES.get(row.bidang, '')}".strip()
        yield [*_place(number, one, places), post, row.nama, date_in_words(row.mulai), row.sk_nomor]


def _kader_rows(folders: Sequence[Berkas], places: Tempat) -> Iterator[list[Any]]:
    rows = ((one, row) for one in folders for row in one.kader)
    for number, (one, row) in enumerate(rows, 1):
        yield [
            *_place(number, one, places),
            row.nama,
            row.kelamin,
            date_in_words(row.lahir) if row.lahir else "",
            PENDIDIKAN_NAMES[Pendidikan(row.pendidikan)] if row.pendidikan else "",
            ", ".join(BIDANG_NAMES[code] for code in row.bidang),
            date_in_words(row.mulai),
            row.sk_nomor,
            ", ".join(LKD_NAMES[LkdLain(code)] for code in row.lkd_lain),
        ]


def _place(number: int, one: Berkas, places: Tempat) -> tuple[Any, ...]:
    return (number, *places[one.home.wilayah_id], one.home.nama)
