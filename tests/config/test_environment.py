"""Settings are few, typed, and refused with a sentence when they are wrong."""

from pathlib import Path

import pytest

from simpul.config.cli import main
from simpul.config.env import ROOT, check_host, database_settings, read_environment
from simpul.kernel.errors import SimpulError
from simpul.wilayah.services.bps import COLUMNS

NAMES = (
    *("SIMPUL_CADANGAN", "SIMPUL_CADANGAN_JAM", "SIMPUL_CADANGAN_HARIAN", "SIMPUL_CADANGAN_MINGGUAN"),
    *("SIMPUL_DISK_MB", "SIMPUL_CATATAN"),
    *("SIMPUL_ALAMAT", "SIMPUL_DATA", "SIMPUL_KUNCI", "SIMPUL_PWA_DIST", "SIMPUL_APP_MINIMUM", "DATABASE_URL"),
)


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


def test_the_oldest_app_that_may_go_on(monkeypatch) -> None:
    assert read_environment().app_minimum == "0.1.0"
    monkeypatch.setenv("SIMPUL_APP_MINIMUM", "0.0.9")
    assert read_environment().app_minimum == "0.0.9"


@pytest.mark.parametrize("value", ["1", "0.1", "v0.1.0", "0.1.0-beta", "0.1.x", "99.0.0", "0.1.0 ; rm"])
def test_a_version_that_no_phone_could_have_is_refused(monkeypatch, value: str) -> None:
    error = refusal(monkeypatch, "SIMPUL_APP_MINIMUM", value)
    assert (error.code, error.params["nilai"]) == ("setelan.app", value)


def test_an_empty_setting_is_an_absent_one(monkeypatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, " ")
    assert read_environment().alamat == "http://127.0.0.1:8000"


def test_postgresql_has_its_parts() -> None:
    found = database_settings("postgresql://simpul:s%40ndi@db:5433/posyandu")
    parts = [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert parts == ["posyandu", "simpul", "s@ndi", "db", "5433"]


def test_postgresql_is_told_how_to_connect() -> None:
    url = "postgresql://simpul@db/posyandu?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=5"
    options = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "connect_timeout": "5"}
    assert database_settings(url)["OPTIONS"] == options
    socket = database_settings("postgresql:///posyandu?host=/run/postgresql")
    assert (socket["HOST"], socket["NAME"], socket["OPTIONS"]) == ("", "posyandu", {"host": "/run/postgresql"})
    assert database_settings("postgresql://simpul@db/posyandu")["OPTIONS"] == {}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("sslmod=require", "sslmod"),
        ("sslmode=required", "sslmode"),
        ("sslmode=", "sslmode"),
        ("sslmode", "sslmode"),
        ("sslmode=require&sslmode=disable", "sslmode"),
        ("connect_timeout=lima", "connect_timeout"),
        ("host=db.contoh.go.id", "host"),
        ("password=rahasia", "password"),
        ("rahasia@db/posyandu", "sesudah tanda ?"),
        ("sslmode=require&", "sesudah tanda ?"),
    ],
)
def test_a_wrong_option_of_the_database_is_refused(monkeypatch, query: str, told: str) -> None:
    error = refusal(monkeypatch, "DATABASE_URL", f"postgresql:///posyandu?{query}")
    assert (error.code, error.params) == ("setelan.database_pilihan", {"nama": told})
    assert "rahasia" not in str(error)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("postgresql://simpul@db/posyandu?host=/run/postgresql", "setelan.database_pilihan"),
        ("sqlite:////srv/simpul.sqlite3?sslmode=require", "setelan.database_pilihan"),
        ("sqlite:////srv/simpul.sqlite3?mode=ro", "setelan.database_pilihan"),
        ("postgresql://simpul@db/posyandu#sslmode=require", "setelan.database"),
        ("sqlite:////srv/simpul#2.sqlite3", "setelan.database"),
    ],
)
def test_nothing_after_the_name_is_dropped_in_silence(monkeypatch, url: str, code: str) -> None:
    assert refusal(monkeypatch, "DATABASE_URL", url).code == code


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "localhost", "::1"])
def test_an_http_address_is_served_to_this_computer(host: str) -> None:
    check_host(host, is_secure=False)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "simpul.contoh.go.id", ""])
def test_an_http_address_is_served_to_no_other(capsys, host: str) -> None:
    check_host(host, is_secure=True)
    assert main(["serve", "--host", host]) == 1
    assert "SIMPUL_ALAMAT masih http" in capsys.readouterr().err


def test_the_import_of_bps_codes_names_its_columns(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["wilayah", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert all(name in told for name in COLUMNS), told


def test_keeping_has_settings_that_need_no_thought(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    plan = read_environment().keeping
    assert (plan.folder, plan.hour, plan.daily, plan.weekly) == (tmp_path / "cadangan", 1, 7, 5)
    assert read_environment().log_format == "teks"
    monkeypatch.setenv("SIMPUL_CADANGAN_JAM", "mati")
    assert read_environment().keeping.hour is None


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SIMPUL_CADANGAN_JAM", "24", "setelan.angka"),
        ("SIMPUL_CADANGAN_JAM", "pagi", "setelan.angka"),
        ("SIMPUL_CADANGAN_HARIAN", "0", "setelan.angka"),
        ("SIMPUL_CADANGAN_MINGGUAN", "-1", "setelan.angka"),
        ("SIMPUL_DISK_MB", "1 GB", "setelan.angka"),
        ("SIMPUL_CATATAN", "xml", "setelan.kata"),
    ],
)
def test_a_wrong_setting_of_keeping_is_refused(monkeypatch, name: str, value: str, code: str) -> None:
    error = refusal(monkeypatch, name, value)
    assert error.code == code
    assert name in str(error)
