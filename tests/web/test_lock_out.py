"""Wrong passwords close a name for a while, from that address only, and none of them is written down."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from factories.akun import SANDI, load_kurun, make_office
from simpul.akses.models import Akun
from simpul.akses.services import Peran

pytestmark = pytest.mark.django_db


@pytest.fixture
def joko(db) -> str:
    load_kurun()
    return login_of(make_office(Peran.KASI_PMK, "62.10.02").akun_id)


def login_of(akun_id) -> str:
    return Akun.objects.get(id=akun_id).nama_pengguna


def sign_in(nama: str, sandi: str, address: str = "10.0.0.7") -> int:
    form = {"nama_pengguna": nama, "kata_sandi": sandi}
    return Client(REMOTE_ADDR=address).post("/masuk/", form).status_code


def test_it_works(joko: str) -> None:
    assert sign_in(joko, "salah-sekali") == 401
    assert sign_in(joko, SANDI) == 302


def test_after_five_wrong_ones_the_right_one_waits_too(joko: str) -> None:
    assert [sign_in(joko, "salah-sekali") for _ in range(5)][-1] == 429
    assert sign_in(joko, SANDI) == 429
    assert sign_in(f" {joko.upper()} ", SANDI) == 429


def test_others_of_that_address_and_the_name_elsewhere_are_not_shut_out(joko: str) -> None:
    other = login_of(make_office(Peran.KASI_PMK, "62.10.02", "Bu Mira").akun_id)
    for _ in range(6):
        sign_in(joko, "salah-sekali")
    assert sign_in(other, SANDI) == 302
    assert sign_in(joko, SANDI, "10.0.0.8") == 302


def test_a_name_in_other_letters_is_the_same_name(joko: str) -> None:
    for nama in (joko, joko.upper(), f" {joko}", f"{joko} ", joko.title()):
        sign_in(nama, "salah-sekali")
    assert sign_in(joko, SANDI) == 429


def test_no_password_is_kept(joko: str) -> None:
    """Who mistypes her password types most of it."""
    sign_in(joko, "padi-menguning-8")
    attempt = AccessAttempt.objects.get()
    assert attempt.username == joko
    assert "padi" not in f"{attempt.post_data}{attempt.get_data}"
