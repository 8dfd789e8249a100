"""Tapping a name is attendance; two phones make the same row."""

import datetime as dt

import pytest

from factories.kunjungan import AISYAH, come, open_sesi
from factories.warga import code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kehadiran
from simpul.kunjungan.queries import list_sesi, sync_rows
from simpul.kunjungan.rules import kehadiran_id

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    home = make_rumah()
    day, child = open_sesi(home), home.add(**AISYAH)
    come(home, day, child)
    key = kehadiran_id(day, child)
    [row] = sync_rows("kehadiran", home.kab_id, home.posyandu_id, [key])
    assert row == {
        "id": str(key),
        "n": 3,
        "sesi_id": str(day),
        "warga_id": str(child),
        "hadir": True,
        "tamu": False,
    }
    [shown] = list_sesi(home.kab_id, [home.posyandu_id], dt.date(2026, 11, 1), dt.date(2026, 12, 1))
    assert shown.hadir == 1


def test_the_last_word_counts() -> None:
    home = make_rumah()
    day, child = open_sesi(home), home.add(**AISYAH)
    come(home, day, child)
    come(home, day, child, hadir=False)
    assert not Kehadiran.objects.get(kab_id=home.kab_id).hadir
    key = kehadiran_id(day, child)
    ops = [
        home.op("record_kehadiran", kehadiran_id=key, sesi_id=day, warga_id=child, hadir=hadir)
        for hadir in (False, True)
    ]
    home.perform(ops)
    assert Kehadiran.objects.get(kab_id=home.kab_id).hadir


def test_a_guest_stays_a_guest() -> None:
    home = make_rumah()
    day, guest = open_sesi(home), home.add("Tamu", tamu=True)
    assert come(home, day, guest)["tamu"]


def test_strangers_and_wrong_ids_are_refused() -> None:
    home, there = make_rumah(), make_rumah("Mawar 1", places=False)
    day, child, stranger = open_sesi(home), home.add(**AISYAH), there.add()
    assert code(come(home, day, stranger)) == "kunjungan.orang_tidak_ditemukan"
    wrong = home.do("record_kehadiran", kehadiran_id=new_id(), sesi_id=day, warga_id=child)
    assert code(wrong) == "kunjungan.sesi_tidak_ditemukan"
    assert code(come(home, new_id(), child)) == "kunjungan.sesi_tidak_ditemukan"


def test_attendance_before_birth_is_refused() -> None:
    home = make_rumah()
    day, child = open_sesi(home, dt.date(2026, 10, 1)), home.add("Bayi", dt.date(2026, 10, 2))
    assert code(come(home, day, child)) == "kunjungan.sebelum_lahir"
