"""The committed tables agree with the package and with themselves."""

import re
from collections import Counter

from factories.wilayah import package_rows
from simpul.kernel.clock import ZONES
from simpul.wilayah.rules import STRIDE, JenisWilayah, Tingkat, read_place
from simpul.wilayah.services.load import read_table


def test_it_works() -> None:
    lines = read_table("kab_id.csv")
    assert [int(line["kab_id"]) for line in lines] == list(range(1, 515))
    listed = {(kode, name) for kode, name in package_rows() if len(kode) == 5}
    assert {(line["kode"], line["nama"]) for line in lines} == listed
    assert len({line["kode"] for line in lines}) == len({line["nama"] for line in lines}) == 514


def test_provinces_have_their_zone_of_keppres_41_1987() -> None:
    lines = read_table("provinsi.csv")
    assert {(line["kode"], line["nama"]) for line in lines} == {row for row in package_rows() if len(row[0]) == 2}
    assert len({line["id"] for line in lines}) == 38
    assert Counter(line["zona_waktu"] for line in lines) == {"WIB": 18, "WITA": 12, "WIT": 8}
    assert {line["zona_waktu"] for line in lines} <= set(ZONES)


def test_every_village_code_reads_as_its_kind() -> None:
    villages = [(kode, name) for kode, name in package_rows() if len(kode) == 13]
    assert all(re.fullmatch(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", kode) for kode, _ in villages)
    places = [read_place(kode, name) for kode, name in villages]
    assert {place.tingkat for place in places} == {Tingkat.DESA}
    assert Counter(place.jenis for place in places) == {
        JenisWilayah.DESA: 75_252,
        JenisWilayah.KELURAHAN: 8_496,
        JenisWilayah.DESA_ADAT: 14,
    }
    assert all(re.fullmatch(r"[a-z0-9 ]+", place.nama_cari) for place in places)


def test_no_regency_outgrows_its_numbers() -> None:
    below = Counter(kode[:5] for kode, _ in package_rows() if len(kode) > 5)
    assert max(below.values()) * 10 < STRIDE
