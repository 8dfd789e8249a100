"""`simpul akun` makes the first administrator of an installation, once, and lets a locked-out one in again."""

import io
import re
import sys

import pytest

from factories.akun import DESA, SANDI, load_kurun, make_office
from factories.faktor import code_of
from factories.peramban import signs_in
from simpul.akses.models import Akun, FaktorKedua, JejakAudit, KodePemulihan
from simpul.akses.rules.words import Peran
from simpul.akses.services import enrol_factor, new_factor_secret
from simpul.config.cli import main

pytestmark = pytest.mark.django_db
COMMAND = ["akun", "hesti", "--nama", "Bu Hesti", "--wilayah", "62.10"]


@pytest.fixture(autouse=True)
def places(db, monkeypatch) -> None:
    load_kurun()
    monkeypatch.setattr(sys, "stdin", io.StringIO("sandi-yang-panjang\n"))


def shown(text: str) -> str:
    [password] = re.findall(r"Kata sandi pertama: (\S+)", text)
    return password


def test_it_works(capsys) -> None:
    assert main(COMMAND) == 0
    said = capsys.readouterr().out
    assert "Kabupaten Gunung Mas" in said
    akun = Akun.objects.get(nama_pengguna="hesti")
    assert akun.check_password(shown(said))
    assert akun.sandi_awal_at is not None  # she chooses her own when she signs in
    assert not akun.contoh


def test_a_typed_password_is_her_own(capsys) -> None:
    assert main([*COMMAND, "--sandi"]) == 0
    assert "Kata sandi pertama" not in capsys.readouterr().out
    akun = Akun.objects.get(nama_pengguna="hesti")
    assert (akun.check_password("sandi-yang-panjang"), akun.sandi_awal_at) == (True, None)


def test_a_second_one_and_a_weak_password_are_refused(capsys, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("pendek\n"))
    assert main([*COMMAND, "--sandi"]) == 1
    assert not Akun.objects.exists()
    assert [main(COMMAND), main(["akun", "lain", *COMMAND[2:]])] == [0, 1]
    assert "Pengelola pertama sudah ada" in capsys.readouterr().err


def test_an_unknown_place_or_none_is_refused(capsys) -> None:
    assert main([*COMMAND[:-1], "99.99"]) == 1
    assert "99.99" in capsys.readouterr().err
    assert main(["akun", "hesti"]) == 1
    assert "perlu nama orangnya" in capsys.readouterr().err


def test_a_locked_out_one_is_rescued(capsys) -> None:
    boss = make_office(Peran.PENGELOLA, "62.10").akun_id
    login, secret = Akun.objects.get(id=boss).nama_pengguna, new_factor_secret()
    enrol_factor(boss, secret, code_of(secret))
    Akun.objects.filter(id=boss).update(is_active=False)
    assert main(["akun", login, "--pulihkan"]) == 0
    said = capsys.readouterr().out
    assert "dipulihkan" in said
    assert signs_in(login, shown(said))
    assert not signs_in(login, SANDI)
    assert not FaktorKedua.objects.exists()
    assert not KodePemulihan.objects.exists()
    lines = JejakAudit.objects.filter(ids=[str(boss)], alasan="dipulihkan dari konsol server")
    assert sorted(line.entitas for line in lines) == ["faktor", "sandi"]


def test_only_an_administrator_is_rescued(capsys) -> None:
    joko = Akun.objects.get(id=make_office(Peran.SEKRETARIS_DESA, DESA).akun_id).nama_pengguna
    assert [main(["akun", joko, "--pulihkan"]), main(["akun", "siapa", "--pulihkan"])] == [1, 1]
    assert "bukan pengelola" in capsys.readouterr().err
    assert signs_in(joko, SANDI)


def test_a_real_installation_takes_no_example(capsys) -> None:
    """Everybody knows the passwords of the example."""
    assert main(COMMAND) == 0
    assert main(["demo"]) == 1
    assert "masih kosong" in capsys.readouterr().err
    assert not Akun.objects.filter(contoh=True).exists()
