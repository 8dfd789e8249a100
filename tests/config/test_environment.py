"""Settings are few, typed, and refused with a sentence when they are wrong."""

from pathlib import Path

import pytest

from simpul.config.env import ROOT, database_settings, read_environment
from simpul.kernel.errors import SimpulError

NAMES = ("SIMPUL_ALAMAT", "SIMPUL_DATA", "SIMPUL_KUNCI", "SIMPUL_PWA_DIST", "DATABASE_URL")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def refusal(monkeypatch, name: str, value: str) -> SimpulError:
    monkeypatch.setenv(name, value)
    with pytest.raises(SimpulError) as caught:
        read_environment()
    return caught.value


def test_it_works() -> None:
    found = read_environment()
    assert (found.alamat, found.host, found.is_secure) == ("http://127.0.0.1:8000", "127.0.0.1", False)
    assert (found.data_dir, found.key_file) == (ROOT / "data", ROOT / "data" / "kunci.json")
    assert database_settings(found.database_url)["NAME"] == str(ROOT / "data" / "simpul.sqlite3")


def test_an_https_address_makes_cookies_secure(monkeypatch) -> None:
    monkeypatch.setenv("SIMPUL_ALAMAT", "https://simpul.contoh.go.id/")
    found = read_environment()
    assert (found.alamat, found.host, found.is_secure) == (
        "https://simpul.contoh.go.id",
        "simpul.contoh.go.id",
        True,
    )


def test_a_data_folder_from_here_holds_database_and_keys(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIMPUL_DATA", "simpanan")
    found = read_environment()
    assert (found.data_dir, found.key_file) == (tmp_path / "simpanan", tmp_path / "simpanan" / "kunci.json")
    assert database_settings(found.database_url)["NAME"] == str(tmp_path / "simpanan" / "simpul.sqlite3")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("simpul.contoh.go.id", "setelan.alamat"),
        ("ftp://simpul.contoh.go.id", "setelan.alamat"),
        ("https://simpul.contoh.go.id/posyandu", "setelan.alamat"),
        ("https://simpul.contoh.go.id?a=1", "setelan.alamat"),
        ("https://admin@simpul.contoh.go.id", "setelan.alamat"),
        ("https://simpul.contoh.go.id:delapan", "setelan.alamat"),
        ("https://[::1", "setelan.alamat"),
        ("http://simpul.contoh.go.id", "setelan.alamat_tanpa_https"),
    ],
)
def test_a_wrong_address_is_refused(monkeypatch, value: str, code: str) -> None:
    assert refusal(monkeypatch, "SIMPUL_ALAMAT", value).code == code


@pytest.mark.parametrize(
    "value",
    [
        "mysql://simpul@db/simpul",
        "postgresql://simpul@db",
        "postgresql://simpul:rahasia@db:lima/simpul",
        "sqlite://",
        "simpul.sqlite3",
    ],
)
def test_a_wrong_database_is_refused_without_telling_its_password(monkeypatch, value: str) -> None:
    error = refusal(monkeypatch, "DATABASE_URL", value)
    assert error.code == "setelan.database"
    assert "rahasia" not in str(error)


def test_an_empty_setting_is_an_absent_one(monkeypatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, " ")
    assert read_environment().alamat == "http://127.0.0.1:8000"


def test_postgresql_has_its_parts() -> None:
    found = database_settings("postgresql://simpul:s%40ndi@db:5433/posyandu")
    parts = [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert parts == ["posyandu", "simpul", "s@ndi", "db", "5433"]
