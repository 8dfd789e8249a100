"""A pregnancy decides the group while it lasts."""

import datetime as dt

import pytest

from factories.warga import TODAY, code, make_rumah
from simpul.kernel.ids import new_id
from simpul.warga.queries import profile, sync_rows

pytestmark = pytest.mark.django_db
START = dt.date(2026, 6, 1)


def group(home, key):
    return profile(home.kab_id, [home.posyandu_id], key, TODAY).kelompok


def test_it_works() -> None:
    home = make_rumah()
    key, episode = home.add("Wati", dt.date(1998, 1, 1)), new_id()
    home.do("record_episode", episode_id=episode, warga_id=key, jenis="hamil", mulai=START)
    assert group(home, key) == "bumil"
    [row] = sync_rows("warga", home.kab_id, home.posyandu_id, [key])
    assert row["episode"] == [{"id": str(episode), "jenis": "hamil", "mulai": "2026-06-01", "selesai": None}]
    assert row["n"] == 2


def test_the_same_episode_again_changes_it() -> None:
    home = make_rumah()
    key, episode = home.add("Wati", dt.date(1998, 1, 1)), new_id()
    home.do("record_episode", episode_id=episode, warga_id=key, jenis="hamil", mulai=START)
    ended = dt.date(2026, 11, 20)
    home.do("record_episode", episode_id=episode, warga_id=key, jenis="hamil", mulai=START, selesai=ended)
    home.do("record_episode", episode_id=new_id(), warga_id=key, jenis="nifas", mulai=ended)
    assert group(home, key) == "bufas"


def test_wrong_episodes_are_refused() -> None:
    home = make_rumah()
    key, other, episode = home.add("Wati", dt.date(1998, 1, 1)), home.add("Nur", dt.date(1999, 1, 1)), new_id()
    facts = {"episode_id": episode, "jenis": "hamil", "mulai": START}
    turned = home.do("record_episode", warga_id=key, **facts, selesai=dt.date(2026, 5, 1))
    assert code(turned) == "warga.episode_terbalik"
    early = home.do("record_episode", warga_id=key, **(facts | {"mulai": dt.date(1997, 1, 1)}))
    assert code(early) == "warga.sebelum_lahir"
    assert code(home.do("record_episode", warga_id=new_id(), **facts)) == "warga.tidak_ditemukan"
    home.do("record_episode", warga_id=key, **facts)
    assert code(home.do("record_episode", warga_id=other, **facts)) == "warga.episode_orang_lain"
