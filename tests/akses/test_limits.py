"""Rate limits: a burst, then one at a time; each key for itself."""

import datetime as dt

import pytest

from simpul.akses.models import BatasLaju
from simpul.akses.rules.limits import LIMITS, Limit, after_one, wait_for, wait_in_words
from simpul.akses.services import Laju, check_limit, clean_limits, spend
from simpul.kernel.clock import now
from simpul.kernel.errors import SimpulError

NOON = dt.datetime(2026, 11, 26, 5, tzinfo=dt.UTC)
FIVE = Limit(5, dt.timedelta(seconds=60))


def test_it_works() -> None:
    full_at = None
    for _ in range(5):
        assert not wait_for(full_at, NOON, FIVE)
        full_at = after_one(full_at, NOON, FIVE)
    assert wait_for(full_at, NOON, FIVE) == dt.timedelta(seconds=60)
    later = NOON + dt.timedelta(seconds=60)
    assert not wait_for(full_at, later, FIVE)
    assert wait_for(after_one(full_at, later, FIVE), later, FIVE) == dt.timedelta(seconds=60)
    # After five quiet minutes the burst is whole again.
    assert after_one(full_at, NOON + dt.timedelta(hours=1), FIVE) == NOON + dt.timedelta(hours=1, seconds=60)


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 detik"), (59, "59 detik"), (60, "1 menit"), (61, "2 menit"), (600, "10 menit")]
)
def test_the_wait_is_told_in_words(seconds, words) -> None:
    assert wait_in_words(dt.timedelta(seconds=seconds)) == words


@pytest.mark.django_db
def test_either_key_stops_and_the_other_is_not_charged() -> None:
    burst = LIMITS[Laju.CARI_NIK].burst
    for _ in range(burst):
        spend(Laju.CARI_NIK, "alamat:10.0.0.1", "akun:1")
    with pytest.raises(SimpulError) as caught:
        spend(Laju.CARI_NIK, "alamat:10.0.0.1", "akun:2")
    assert caught.value.code == "akses.terlalu_sering"
    assert caught.value.params["detik"] >= 29
    assert "Tunggu" in str(caught.value)
    spend(Laju.CARI_NIK, "alamat:10.0.0.2", "akun:2")
    assert BatasLaju.objects.count() == 4
    check_limit(Laju.CARI_NIK, "akun:2")
    check_limit(Laju.VERIFIKASI, "alamat:10.0.0.1")
    with pytest.raises(SimpulError):
        check_limit(Laju.CARI_NIK, "akun:1")


@pytest.mark.django_db
def test_fresh_keys_are_cleaned_away() -> None:
    spend(Laju.VERIFIKASI, "alamat:10.0.0.1")
    assert clean_limits() == 0
    BatasLaju.objects.update(penuh_at=now() - dt.timedelta(seconds=1))
    assert clean_limits() == 1
