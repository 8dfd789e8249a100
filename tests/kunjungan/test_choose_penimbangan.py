"""Two weighings of one child on one date: the chair says which counts, the other stays in the history."""

import pytest

from factories.kunjungan import AISYAH, LAST_MONTH, weigh
from factories.warga import code, make_rumah
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.kunjungan.queries import list_conflicts

pytestmark = pytest.mark.django_db


def state(home):
    rows = Penimbangan.objects.filter(kab_id=home.kab_id).values_list("id", "dihitung", "konflik")
    return {key: (counted, named) for key, counted, named in rows}


def pair(home):
    child = home.add(**AISYAH)
    return weigh(home, child, 8900)[0], weigh(home, child, 9000)[0]


def test_it_works() -> None:
    home = make_rumah()
    first, second = pair(home)
    home.do("choose_penimbangan", dipilih_id=second, ditinggal_ids=[first])
    assert state(home) == {first: (False, []), second: (True, [])}
    assert list_conflicts(home.kab_id, [home.posyandu_id]) == []
    history = Penimbangan.objects.get(kab_id=home.kab_id, id=first).riwayat
    assert (history[0]["lama"], history[0]["baru"]) == ({"dihitung": True}, {"dihitung": False})
    assert {change.id for change in home.changes} == {first, second}


def test_the_chair_may_change_her_mind() -> None:
    home = make_rumah()
    first, second = pair(home)
    home.do("choose_penimbangan", dipilih_id=second, ditinggal_ids=[first])
    home.do("choose_penimbangan", dipilih_id=first, ditinggal_ids=[second])
    assert state(home) == {first: (True, []), second: (False, [])}


def test_a_third_of_the_date_stays_open() -> None:
    home = make_rumah()
    child = home.add(**AISYAH)
    a, b, c = (weigh(home, child, weight)[0] for weight in (8900, 9000, 9100))
    home.do("choose_penimbangan", dipilih_id=a, ditinggal_ids=[b])
    assert state(home) == {a: (True, [str(c)]), b: (False, []), c: (True, [str(a)])}


def test_a_choice_between_strangers_is_refused() -> None:
    home = make_rumah()
    first, second = pair(home)
    other = weigh(home, home.add("Bima", jenis_kelamin="L"), 9000)[0]
    child = Penimbangan.objects.get(kab_id=home.kab_id, id=first).warga_id
    earlier = weigh(home, child, 8700, LAST_MONTH)[0]
    void = weigh(home, child, 8600)[0]
    home.do("void_penimbangan", penimbangan_id=void, alasan="")
    for left, refusal in (
        ([other], "kunjungan.bukan_pasangan"),
        ([earlier], "kunjungan.bukan_pasangan"),
        ([], "kunjungan.bukan_pasangan"),
        ([first], "kunjungan.bukan_pasangan"),
        ([void], "kunjungan.sudah_dibatalkan"),
        ([new_id()], "kunjungan.tidak_ditemukan"),
    ):
        assert code(home.do("choose_penimbangan", dipilih_id=first, ditinggal_ids=left)) == refusal
    assert state(home)[second] == (True, [str(first)])
