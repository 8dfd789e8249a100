"""What is odd about a team is told and kept: each finding by its own fact, and none for a team in order."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from simpul.pembinaan.rules.temuan_tim import PemegangJabatan, SkTertulis, current_sk, team_findings
from simpul.pembinaan.rules.tim import Fungsi, JabatanTim, Masa, signer_of, team_name
from simpul.wilayah.rules import JenisWilayah, Tingkat

TODAY, YEAR = dt.date(2026, 11, 30), dt.timedelta(days=365)
SK = SkTertulis("188/12/2026", dt.date(2026, 2, 2), "Camat Sepang", None, dt.date(2030, 12, 31))


def person(jabatan: JabatanTim, nama: str, **facts) -> PemegangJabatan:
    """A member who began with the decree."""
    masa = {"bidang": "", "mulai": SK.mulai, "selesai": None} | {
        key: facts.pop(key) for key in ("bidang", "mulai", "selesai") if key in facts
    }
    held = Masa(uuid4(), nama, jabatan, **masa)
    return PemegangJabatan(held, **({"dasar": "", "fungsi": (), "ada_akun": False} | facts))


KETUA, SEKRETARIS = person(JabatanTim.KETUA, "Bu Ratna"), person(JabatanTim.SEKRETARIS, "Pak Budi")


def codes(sk=(SK,), anggota=(KETUA, SEKRETARIS), dasar="Ketua TP PKK karena jabatan") -> set[str]:
    """The findings of a team on the day."""
    words = {"dasar_ketua": dasar, "penetap": "Camat", "hari_ini": TODAY, "peringatan_hari": (90, 30)}
    return {one.kode for one in team_findings(sk, anggota, **words)}


def test_it_works() -> None:
    assert codes() == set()


@pytest.mark.parametrize(("facts", "code"), [
    ({"tanggal": dt.date(2026, 12, 1)}, "sk.tanggal_depan"),
    ({"berlaku_mulai": dt.date(2026, 1, 1)}, "sk.berlaku_surut"),
    ({"berlaku_sampai": dt.date(2026, 1, 1)}, "sk.masa_terbalik"),
    ({"nomor": "188/12/2019"}, "sk.tahun_beda"),
    ({"penanda_jabatan": "Kepala Desa Rabauh"}, "sk.penanda_lain"),
    ({"berlaku_sampai": TODAY + dt.timedelta(days=90)}, "sk.akan_berakhir"),
    ({"berlaku_sampai": TODAY + dt.timedelta(days=30)}, "sk.segera_berakhir"),
    ({"berlaku_sampai": TODAY - dt.timedelta(days=1)}, "sk.berakhir"),
])  # fmt: skip
def test_a_decree_that_is_odd(facts, code) -> None:
    assert code in codes(sk=(replace(SK, **facts),))


@pytest.mark.parametrize(("team", "code"), [
    ({"sk": ()}, "tim.tanpa_sk"),
    ({"sk": (SK, replace(SK, nomor="5/2026"))}, "sk.tumpang_tindih"),
    ({"anggota": (SEKRETARIS,)}, "tim.tanpa_ketua"),
    ({"anggota": (KETUA,)}, "tim.tanpa_sekretaris"),
    ({"anggota": (person(JabatanTim.KETUA, "Bu A", selesai=TODAY), SEKRETARIS)}, "tim.tanpa_ketua"),
    ({"dasar": ""}, "ketua.tanpa_dasar"),
    ({"anggota": (KETUA, person(JabatanTim.SEKRETARIS, "Pak B", mulai=SK.mulai - YEAR))}, "anggota.sebelum_sk"),
    ({"anggota": (KETUA, person(JabatanTim.SEKRETARIS, "Pak B", ada_akun=True))}, "anggota.tanpa_fungsi"),
    ({"anggota": (KETUA, SEKRETARIS, *(person(JabatanTim.ANGGOTA, nama) for nama in ("Bu C", "bu  c")))},
     "anggota.masa_bertumpuk"),
])  # fmt: skip
def test_a_team_that_is_odd(team, code) -> None:
    assert codes(**team) == {code}


def test_what_is_one_day_later_is_in_order() -> None:
    """A decree that takes the place of another the day after it ends, and who comes back after a pause."""
    old = replace(SK, berlaku_sampai=dt.date(2026, 5, 31))
    new = replace(SK, nomor="9/2026", tanggal=dt.date(2026, 6, 1))
    assert codes(sk=(old, new)) == set()
    assert current_sk((old, new), dt.date(2026, 5, 31)) is old
    assert current_sk((old, new), dt.date(2026, 6, 1)) is new
    left = person(JabatanTim.ANGGOTA, "Bu C", selesai=dt.date(2026, 6, 1))
    back = person(JabatanTim.ANGGOTA, "Bu C", mulai=dt.date(2026, 6, 1))
    assert codes(anggota=(KETUA, SEKRETARIS, left, back)) == set()
    assert codes(anggota=(person(JabatanTim.KETUA, "Bu R", dasar="ex officio"), SEKRETARIS), dasar="") == set()
    with_post = person(JabatanTim.ANGGOTA, "Bu D", ada_akun=True, fungsi=(Fungsi.PEMBINA,))
    assert codes(anggota=(KETUA, SEKRETARIS, with_post)) == set()


def test_whose_decree_it_is() -> None:
    said = [signer_of(tier, kind) for tier, kind in (
        (Tingkat.NASIONAL, JenisWilayah.NASIONAL), (Tingkat.PROVINSI, JenisWilayah.PROVINSI),
        (Tingkat.KABUPATEN, JenisWilayah.KABUPATEN), (Tingkat.KABUPATEN, JenisWilayah.KOTA),
        (Tingkat.KECAMATAN, JenisWilayah.KECAMATAN), (Tingkat.DESA, JenisWilayah.DESA_ADAT),
        (Tingkat.DESA, JenisWilayah.KELURAHAN),
    )]  # fmt: skip
    assert said == ["Menteri Dalam Negeri", "Gubernur", "Bupati", "Wali Kota", "Camat", "Kepala desa", "Lurah"]
    assert team_name("Desa Rabauh") == "Tim Pembina Posyandu Desa Rabauh"
    assert team_name("") == team_name("Indonesia") == "Tim Pembina Posyandu Pusat"
