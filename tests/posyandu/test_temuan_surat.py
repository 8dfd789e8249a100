"""What is odd about a paper: each fault of real papers, told and kept; the paper that has none."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from simpul.posyandu.rules.surat import JenisSurat, Masa, SuratInfo, TempatSurat, masa_of, temuan_surat, years_later
from simpul.wilayah.rules import JenisWilayah

TODAY = dt.date(2026, 11, 26)
YEARS = 5
DESA = TempatSurat(JenisWilayah.DESA, "62.10.02.2002", frozenset({"62.03.07.2011"}))
KELURAHAN = TempatSurat(JenisWilayah.KELURAHAN, "62.10.02.1001")
MELATI, MAWAR = UUID(int=1), UUID(int=2)
SK = SuratInfo(
    id=UUID(int=10),
    kab_id=6210,
    wilayah_id=621000001,
    jalur="62.10.02.2002",
    jenis=JenisSurat.SK_KADER,
    nomor="141/12/2025",
    tanggal=dt.date(2025, 12, 10),
    bunyi_tanggal="Rabu, 10 Desember 2025",
    penandatangan="Tin",
    jabatan="Kepala Desa Petak Bahandang",
    berlaku_dari=dt.date(2026, 1, 1),
    berlaku_sampai=dt.date(2030, 12, 31),
    sidik="f" * 64,
    berkas_id=UUID(int=10),
    pengganti_id=None,
    sebab_ganti="",
    dibuat_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
    oleh_nama="Pak Joko",
)
MINUTES = replace(
    SK,
    id=UUID(int=11),
    jenis=JenisSurat.BERITA_ACARA,
    nomor="BA/3/2025",
    tanggal=dt.date(2025, 12, 3),
    bunyi_tanggal="",
)


def codes(paper: SuratInfo, *others: SuratInfo, tempat: TempatSurat = DESA) -> list[str]:
    return [one.kode for one in temuan_surat(paper, [paper, *others], tempat, TODAY, YEARS)]


def test_a_right_paper_has_no_finding() -> None:
    assert codes(SK, MINUTES) == []
    assert codes(MINUTES, SK) == []


def test_a_weekday_that_the_date_is_not() -> None:
    """A source of this product dates an event 'Selasa, 10 Desember 2025', which is a Wednesday."""
    [odd] = temuan_surat(replace(SK, bunyi_tanggal="Selasa, 10 Desember 2025"), [], DESA, TODAY, YEARS)
    assert odd.kode == "hari_salah"
    assert "hari Selasa" in odd.kata
    assert "hari Rabu" in odd.kata


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"sidik": ""}, "tanpa_berkas"),
        ({"nomor": ""}, "tanpa_nomor"),
        ({"penandatangan": ""}, "tanpa_penandatangan"),
        ({"tanggal": dt.date(2027, 1, 4), "bunyi_tanggal": ""}, "tanggal_nanti"),
        ({"bunyi_tanggal": "11 Desember 2025"}, "tanggal_beda"),
        ({"bunyi_tanggal": "31 November 2025"}, "tanggal_beda"),
        ({"berlaku_sampai": dt.date(2025, 1, 1)}, "masa_terbalik"),
        ({"nomor": "141/62.03.07.2011/2025"}, "kode_lama"),
        ({"nomor": "141/62.10.02.2003/2025"}, "kode_lain"),
        ({"jabatan": "Sekretaris Desa"}, "bukan_kepala"),
        ({"jabatan": "Lurah"}, "bukan_kepala"),
        ({"jabatan": "Camat Kurun"}, "bukan_kepala"),
    ],
)
def test_each_fault_is_told(facts, code) -> None:
    assert codes(replace(SK, **facts)) == [code]


@pytest.mark.parametrize("jabatan", ["Pj. Kepala Desa", "KEPALA DESA", "Perbekel", "Wali Nagari", ""])
def test_heads_of_a_desa_by_their_names(jabatan) -> None:
    assert codes(replace(SK, jabatan=jabatan)) == []


def test_a_kelurahan_speaks_of_its_lurah() -> None:
    assert codes(replace(SK, jabatan="Lurah Kuala Kurun"), tempat=KELURAHAN) == []
    assert codes(SK, tempat=KELURAHAN) == ["bukan_kepala"]
    early = replace(SK, tanggal=dt.date(2025, 12, 1), bunyi_tanggal="", jabatan="Lurah")
    [odd] = temuan_surat(early, [MINUTES], KELURAHAN, TODAY, YEARS)
    assert "mendahului musyawarah kelurahan" in odd.kata
    assert codes(replace(SK, jabatan="Lurah"), tempat=TempatSurat(JenisWilayah.DESA, "34.02.11.2001")) == []


def test_minutes_may_be_signed_by_whoever_led() -> None:
    assert codes(replace(MINUTES, jabatan="Ketua BPD")) == []


def test_a_decree_before_its_assembly() -> None:
    early = replace(SK, tanggal=dt.date(2025, 12, 1), bunyi_tanggal="")
    assert codes(early, MINUTES) == ["sebelum_musyawarah"]
    assert codes(early, replace(MINUTES, posyandu=frozenset({MAWAR}))) == ["sebelum_musyawarah"]
    other = replace(early, posyandu=frozenset({MELATI}))
    assert codes(other, replace(MINUTES, posyandu=frozenset({MAWAR}))) == []


def test_terms_that_overlap() -> None:
    before = replace(SK, id=UUID(int=12), nomor="141/2/2021", berlaku_dari=dt.date(2021, 1, 1))
    assert codes(SK, replace(before, berlaku_sampai=dt.date(2026, 1, 1))) == ["masa_bertumpuk"]
    assert codes(SK, replace(before, berlaku_sampai=dt.date(2025, 12, 31))) == []
    # Without an end the usual term counts: five years from 2021 end before 2026.
    assert codes(SK, replace(before, berlaku_sampai=None)) == []
    assert codes(SK, replace(before, jenis=JenisSurat.SK_PENGURUS, berlaku_sampai=dt.date(2026, 1, 1))) == []


def test_one_number_twice() -> None:
    twin = replace(SK, id=UUID(int=13), berlaku_dari=dt.date(2031, 1, 1), berlaku_sampai=dt.date(2035, 12, 31))
    assert codes(SK, twin) == ["nomor_ganda"]


@pytest.mark.parametrize(
    ("day", "masa"),
    [
        (dt.date(2025, 12, 31), Masa.BELUM),
        (dt.date(2026, 1, 1), Masa.BERLAKU),
        (dt.date(2030, 10, 1), Masa.BERLAKU),
        (dt.date(2030, 10, 2), Masa.AWAL),
        (dt.date(2030, 11, 30), Masa.AWAL),
        (dt.date(2030, 12, 1), Masa.AKHIR),
        (dt.date(2030, 12, 31), Masa.AKHIR),
        (dt.date(2031, 1, 1), Masa.BERAKHIR),
    ],
)
def test_ninety_and_thirty_days_before(day, masa) -> None:
    assert masa_of(SK, day, YEARS, 90, 30) is masa
    # A decree about people that names no end holds for the usual term.
    assert masa_of(replace(SK, berlaku_sampai=None), day, YEARS, 90, 30) is masa
    if masa is not Masa.BELUM:
        assert masa_of(replace(SK, jenis=JenisSurat.SK_PEMBENTUKAN, berlaku_sampai=None), day, YEARS, 90, 30) is (
            Masa.TANPA_BATAS
        )


def test_a_leap_day_has_no_fifth_birthday() -> None:
    assert years_later(dt.date(2024, 2, 29), 5) == dt.date(2029, 3, 1)
    assert years_later(dt.date(2029, 3, 1), -5) == dt.date(2024, 3, 1)
