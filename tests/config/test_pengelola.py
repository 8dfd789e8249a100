"""`simpul pengelola` makes the first administrator of an installation, once."""

import io
import sys

import pytest

from factories.akun import load_kurun
from simpul.akses.models import Akun
from simpul.config.cli import main

pytestmark = pytest.mark.django_db
COMMAND = ["pengelola", "hesti", "--nama", "Bu Hesti", "--wilayah", "62.10"]


@pytest.fixture(autouse=True)
def places(db, monkeypatch) -> None:
    load_kurun()
    monkeypatch.setattr(sys, "stdin", io.StringIO("sandi-yang-panjang\n"))


def test_it_works(capsys) -> None:
    assert main(COMMAND) == 0
    assert "Kabupaten Gunung Mas" in capsys.readouterr().out
    assert Akun.objects.get(nama_pengguna="hesti").check_password("sandi-yang-panjang")


def test_a_second_one_and_a_weak_password_are_refused(capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("pendek\n"))
    assert main(COMMAND) == 1
    assert not Akun.objects.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("sandi-yang-panjang\nsandi-yang-lain\n"))
    assert [main(COMMAND), main([*COMMAND[:1], "lain", *COMMAND[2:]])] == [0, 1]
    assert "Pengelola pertama sudah ada" in capsys.readouterr().err


def test_an_unknown_place_is_refused(capsys) -> None:
    assert main([*COMMAND[:-1], "99.99"]) == 1
    assert "99.99" in capsys.readouterr().err
