"""A corrected weighing keeps its old figures, by whom and why."""

import datetime as dt

import pytest

from factories.kunjungan import AISYAH, LAST_MONTH, weigh
from factories.warga import TODAY, code, make_rumah, warned
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import person_penimbangan

pytestmark = pytest.mark.django_db


def only(home, child):
    [row] = person_penimbangan(home.kab_id, home.posyandu_id, child)
    return row


def test_it_works() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, first = weigh(home, child, 9900, panjang_mm=735, posisi="telentang")
    outcome = home.do(
        "correct_penimbangan",
        penimbangan_id=key,
        alasan="salah baca",
        berat_g=9000,
        panjang_mm=735,
        posisi="telentang",
    )
    assert (outcome["lama"], outcome["baru"]) == ({"berat_g": 9900}, {"berat_g": 9000})
    row = only(home, child)
    assert (row.berat_g, row.penilaian["z"]["bb_u"] < first["penilaian"]["z"]["bb_u"]) == (9000, True)
    [line] = row.riwayat
    assert (line["oleh"], line["alasan"], line["lama"]) == ("Bu Sari", "salah baca", {"berat_g": 9900})
    [change] = home.changes
    assert sorted(change.months) == [dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1)]


def test_what_was_read_can_be_taken_back() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, _ = weigh(home, child, 8900, panjang_mm=999, posisi="telentang")
    home.do("correct_penimbangan", penimbangan_id=key, alasan="tidak jadi diukur", berat_g=8900)
    row = only(home, child)
    assert (row.panjang_mm, row.posisi, row.panjang_terkoreksi_mm) == (None, None, None)
    assert row.penilaian["z"]["tb_u"] is None


def test_impossible_corrections_are_refused() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, _ = weigh(home, child, 8900)
    facts = {"penimbangan_id": key, "alasan": ""}
    assert code(home.do("correct_penimbangan", berat_g=89_000, **facts)) == "kunjungan.berat_di_luar_batas"
    assert code(home.do("correct_penimbangan", **facts)) == "kunjungan.penimbangan_kosong"
    long = home.do("correct_penimbangan", penimbangan_id=key, alasan="x" * 501, berat_g=9000)
    assert code(long) == "warga.teks_terlalu_panjang"
    assert only(home, child).berat_g == 8900


def test_unknown_foreign_and_void_weighings_are_refused() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    foreign, _ = weigh(there, there.add(**AISYAH), 8900)
    own, _ = weigh(home, home.add(**AISYAH), 8900)
    home.do("void_penimbangan", penimbangan_id=own, alasan="salah anak")
    for key, refusal in (
        (new_id(), "kunjungan.tidak_ditemukan"),
        (foreign, "kunjungan.tidak_ditemukan"),
        (own, "kunjungan.sudah_dibatalkan"),
    ):
        assert code(home.do("correct_penimbangan", penimbangan_id=key, alasan="", berat_g=9000)) == refusal


def test_corrected_twice_in_one_batch_keeps_both_steps() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    key, _ = weigh(home, child, 9900)
    ops = [home.op("correct_penimbangan", penimbangan_id=key, alasan="", berat_g=weight) for weight in (9000, 8900)]
    home.perform(ops)
    row = only(home, child)
    assert [line["lama"]["berat_g"] for line in row.riwayat] == [9900, 9000]
    assert row.berat_g == 8900


def test_a_shorter_correction_is_warned_about() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    weigh(home, child, 8700, LAST_MONTH, panjang_mm=745, posisi="telentang")
    key, _ = weigh(home, child, 8900, TODAY, panjang_mm=750, posisi="telentang")
    facts = {"berat_g": 8900, "panjang_mm": 720, "posisi": "telentang"}
    assert warned(home.do("correct_penimbangan", penimbangan_id=key, alasan="", **facts)) == ["kunjungan.panjang_turun"]
