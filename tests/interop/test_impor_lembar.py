"""From sheets to one table: layouts by their headings, a sheet a month, measurements that join their children."""

import datetime as dt

import pytest

from factories.berkas import EPPGBM, IDENTITY, KADER, KADER_2025, MEASURED, kader_row, months_ago, nik, opensid, xlsx
from simpul.flows.impor.baris import Baris, Temuan
from simpul.interop.impor.baris import Pembaca
from simpul.interop.impor.berkas import read_file
from simpul.interop.impor.lembar import Tabel, one_table
from simpul.interop.impor.pilihan import first_choice
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id

BORN = months_ago(15)


def table_of(content: bytes) -> Tabel:
    return one_table(read_file(content))


def rows_of(content: bytes) -> tuple[list[Baris], list[Temuan]]:
    """The rows of a file as its layout has them."""
    table = table_of(content)
    reader = Pembaca(first_choice(table.judul, table.tata_letak), table.judul, dt.date(2030, 1, 1), new_id())
    read = [reader.read(number, row) for number, row in enumerate(table.baris)]
    return [row for row, _ in read if row is not None], [one for _, found in read for one in found]


def eppgbm_row(**said: object) -> list[object]:
    facts: dict[str, object] = {
        "NIK": nik(BORN), "Nama": "Aisyah", "JK": "P", "Tgl Lahir": BORN.isoformat(), "BB Lahir": "3,1",
        "Nama Ortu": "Siti", "Posyandu": "MELATI 3", "RT": "2", "RW": "1", "Usia Saat Ukur": "1 Tahun - 2 Bulan",
        "Tanggal Pengukuran": months_ago(1).isoformat(), "Berat": "9.2", "Tinggi": "77.5", "Cara Ukur": "Terlentang",
        "LiLA": "14", "ZS BB/U": "-0.4", "Naik Berat Badan": "N", "Jml Vit A": 1,
    }  # fmt: skip
    return [(facts | said).get(name) for name in EPPGBM]


def test_it_works() -> None:
    [row], told = rows_of(xlsx(("Status Gizi", [EPPGBM, eppgbm_row()])))
    assert (row.nama, row.lahir, row.nama_ibu, row.berat_lahir_g, told) == ("Aisyah", BORN, "Siti", 3100, [])
    assert row.ukur is not None
    assert (row.ukur.berat_g, row.ukur.panjang_mm, row.ukur.posisi, row.ukur.lila_mm) == (9200, 775, "telentang", 140)


@pytest.mark.parametrize(
    ("content", "layout"),
    [
        (xlsx(("Balita", [["POSYANDU MELATI"], KADER, kader_row(1)])), "kader"),
        (xlsx(("2025", [KADER_2025, ["melati.xlsx", "MARET", *kader_row(1)]])), "kader_2025"),
        (xlsx(("Data", [EPPGBM, eppgbm_row()])), "eppgbm"),
        (opensid(), "opensid"),
        (xlsx(("Data", [["Siapa", "Apa"], ["A", "B"]])), ""),
    ],
)
def test_a_layout_is_known_by_its_headings(content: bytes, layout: str) -> None:
    assert table_of(content).tata_letak == layout


def test_a_sheet_for_each_month_is_one_table() -> None:
    sheets = [(f"Bulan {back}", [KADER, kader_row(1, TANGGAL_UKUR=months_ago(back))]) for back in (3, 2, 1)]
    table = table_of(xlsx(*sheets, ("Petunjuk", [["Cara", "mengisi"], ["Isi", "dulu"]])))
    assert [row.nomor for row in table.baris] == ["Bulan 3!2", "Bulan 2!2", "Bulan 1!2"]
    assert table.lain == ["Petunjuk"]


def test_the_older_template_joins_children_and_measurements() -> None:
    child = [1, nik(BORN), "Aisyah", BORN, "P", "Siti", None, None, "PKM", "Desa", "Melati", "1", "2", "Krajan"]
    twin = [2, None, "Fajar", BORN, "L", "Siti", None, None, "PKM", "Desa", "Melati", "1", "2", "Krajan"]
    idle = [3, None, "Gilang", BORN, "L", "Rina", None, None, "PKM", "Desa", "Melati", "1", "2", "Krajan"]
    measured = [
        [nik(BORN), "Aisyah N", months_ago(1), 9.2, 77, 14, 45, "Terlentang", "Biru"],
        [None, "FAJAR", months_ago(1), 9.6, 78, None, None, "Berdiri", None],
        [None, "Siapa", months_ago(1), 9.9, None, None, None, None, None],
    ]
    rows, told = rows_of(xlsx(("Identitas", [IDENTITY, child, twin, idle]), ("Ukur", [MEASURED, *measured])))
    found = {row.nama: row.ukur and (row.ukur.berat_g, row.ukur.posisi, row.ukur.vitamin_a) for row in rows}
    assert found == {"Aisyah": (9200, "telentang", "biru"), "Fajar": (9600, "berdiri", None), "Gilang": None}
    assert [(one.nomor, one.kode) for one in told] == [("Ukur!4", "impor.baris_tanpa_identitas")]


def test_ages_and_statuses_are_never_fields() -> None:
    choice = first_choice([*KADER, "NAIK BERAT BADAN", "Usia"], "kader")
    used = {[*KADER, "NAIK BERAT BADAN", "Usia"][column] for column in choice.kolom.values()}
    assert not used & {"UMUR LENGKAP", "UMUR HARI", "NTOB", "NAIK BERAT BADAN", "Usia"}


def test_a_file_without_headings_is_refused() -> None:
    with pytest.raises(SimpulError, match="Baris judul kolom belum ditemukan"):
        table_of(xlsx(("Kosong", [[1, 2], [3, 4]])))
