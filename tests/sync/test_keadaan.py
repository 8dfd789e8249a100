"""What a phone tells of itself with a push, also an empty one."""

from typing import Any

import pytest

from factories.dunia import Api, Hp
from simpul.akses.models import Perangkat

STATE = {
    "app_version": "0.2.0",
    "catalog_version": "2026.1",
    "quota_mb": 512,
    "free_mb": 40,
    "persisted": True,
    "clock_offset_ms": -95_000,
}


def told(hp: Hp) -> tuple[Any, ...]:
    row = Perangkat.objects.get(id=hp.id)
    return (row.versi_app, row.versi_katalog, row.kuota_mb, row.simpanan_mb, row.simpanan_tetap, row.selisih_jam_ms)


def test_it_works(api: Api, hp: Hp) -> None:
    answer = api.push([], unsent=3, state=STATE)
    assert answer.status_code == 200
    assert told(hp) == ("0.2.0", "2026.1", 512, 40, True, -95_000)
    row = Perangkat.objects.get(id=hp.id)
    assert row.belum_terkirim == 3
    assert row.keadaan_at is not None
    assert row.keadaan_at == row.kontak_terakhir


def test_a_phone_of_an_earlier_release_leaves_what_was_told(api: Api, hp: Hp) -> None:
    api.push([], state=STATE)
    api.push([], unsent=0, storage_free_mb=39)
    assert told(hp) == ("0.2.0", "2026.1", 512, 39, True, -95_000)


@pytest.mark.parametrize(
    "state",
    [
        {"quota_mb": -1},
        {"persisted": "ya"},
        [],
        "baik",
        {"app_version": "x" * 900},
        {"clock_offset_ms": 1e300},
    ],
)
def test_an_odd_state_stops_no_work(api: Api, hp: Hp, state: Any) -> None:
    assert api.push([], unsent=2, state=state).status_code == 200
    assert Perangkat.objects.get(id=hp.id).belum_terkirim == 2
    assert Perangkat.objects.get(id=hp.id).keadaan_at is None


def test_large_numbers_fit(api: Api, hp: Hp) -> None:
    most = 2**53 - 1
    api.push([], state={**STATE, "quota_mb": most, "free_mb": most, "clock_offset_ms": most})
    assert told(hp)[2:] == (100_000_000, 100_000_000, True, most)
