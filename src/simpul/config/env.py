"""Settings from the environment: few, typed, and refused with a sentence when wrong."""

import os
import re
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from simpul import __version__
from simpul.flows.keeping.plan import Plan
from simpul.kernel.errors import SimpulError

ROOT = Path(__file__).parents[3]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){2}")
_NUMBER, _TEXT, _NAME = re.compile(r"[0-9]{1,6}"), re.compile(r".+"), re.compile(r"[a-z_]{1,24}")
# What libpq may be told about the connection; account and place stand in the address itself.
DATABASE_OPTIONS = {
    "sslmode": re.compile(r"disable|allow|prefer|require|verify-ca|verify-full"),
    "sslrootcert": _TEXT,
    "sslcert": _TEXT,
    "sslkey": _TEXT,
    "sslcrl": _TEXT,
    "channel_binding": re.compile(r"disable|prefer|require"),
    "target_session_attrs": re.compile(r"any|read-write|primary"),
    "host": re.compile(r"/.+"),  # the folder of a socket on this computer
    "application_name": _TEXT,
    "options": _TEXT,
    "connect_timeout": _NUMBER,
    "keepalives": re.compile(r"[01]"),
    "keepalives_idle": _NUMBER,
    "keepalives_interval": _NUMBER,
    "keepalives_count": _NUMBER,
    "tcp_user_timeout": _NUMBER,
}


@dataclass(frozen=True, slots=True)
class Environment:
    """`alamat` is the address people type; its scheme decides whether cookies are secure.

    `app_minimum` is the oldest version of the kader app that need not be renewed before it is used on; after
    `hole_days` a number of a phone that never came is an alert for its village.
    """

    alamat: str
    host: str
    is_secure: bool
    data_dir: Path
    key_file: Path
    database_url: str
    pwa_dir: Path
    app_minimum: str
    keeping: Plan
    log_format: str
    hole_days: int


def read_environment() -> Environment:
    """All settings; raises `setelan.*` with the name of the setting that is wrong."""
    alamat = _setting("SIMPUL_ALAMAT", "http://127.0.0.1:8000").rstrip("/")
    host, is_secure = _check_alamat(alamat)
    # Resolved, so that a folder given from where one stands is the same folder for every command.
    data_dir = Path(_setting("SIMPUL_DATA", str(ROOT / "data"))).resolve()
    environment = Environment(
        alamat=alamat,
        host=host,
        is_secure=is_secure,
        data_dir=data_dir,
        key_file=Path(_setting("SIMPUL_KUNCI", str(data_dir / "kunci.json"))).resolve(),
        database_url=_setting("DATABASE_URL", f"sqlite:///{data_dir / 'simpul.sqlite3'}"),
        pwa_dir=Path(_setting("SIMPUL_PWA_DIST", str(ROOT / "pwa" / "dist"))).resolve(),
        app_minimum=_check_app_minimum(_setting("SIMPUL_APP_MINIMUM", "0.1.0")),
        keeping=_keeping(data_dir),
        log_format=_one_of("SIMPUL_CATATAN", ("teks", "json")),
        hole_days=_whole("SIMPUL_LUBANG_HARI", "3", 1, 60),
    )
    database_settings(environment.database_url)
    return environment


def _setting(name: str, default: str) -> str:
    """The value of a setting; one that is there but empty is as if it were absent."""
    return os.environ.get(name, "").strip() or default


def _keeping(data_dir: Path) -> Plan:
    """The plan of backups and the least disk; raises `setelan.angka` with the name of the setting."""
    hour = _setting("SIMPUL_CADANGAN_JAM", "1")
    return Plan(
        folder=Path(_setting("SIMPUL_CADANGAN", str(data_dir / "cadangan"))).resolve(),
        hour=None if hour == "mati" else _whole("SIMPUL_CADANGAN_JAM", "1", 0, 23),
        daily=_whole("SIMPUL_CADANGAN_HARIAN", "7", 1, 366),
        weekly=_whole("SIMPUL_CADANGAN_MINGGUAN", "5", 0, 520),
        disk_mb=_whole("SIMPUL_DISK_MB", "1024", 0, 1_000_000),
    )


def _whole(name: str, default: str, least: int, most: int) -> int:
    text = _setting(name, default)
    if not _NUMBER.fullmatch(text) or not least <= int(text) <= most:
        raise SimpulError("setelan.angka", nama=name, nilai=text, paling_kecil=least, paling_besar=most)
    return int(text)


def _one_of(name: str, words: tuple[str, ...]) -> str:
    """One of these words, the first when nothing is set; raises `setelan.kata`."""
    text = _setting(name, words[0])
    if text not in words:
        raise SimpulError("setelan.kata", nama=name, nilai=text, pilihan=", ".join(words))
    return text


def _check_app_minimum(text: str) -> str:
    """A version up to this release, else every phone would be asked for what is not here; raises `setelan.app`."""
    if not _VERSION.fullmatch(text) or _parts(text) > _parts(__version__):
        raise SimpulError("setelan.app", nilai=text, rilis=__version__)
    return text


def _parts(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def _check_alamat(alamat: str) -> tuple[str, bool]:
    """Host, and whether it is https; raises `setelan.alamat`, `setelan.alamat_tanpa_https`."""
    try:
        parts = urlsplit(alamat)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SimpulError("setelan.alamat", nilai=alamat) from error
    extra = parts.path or parts.query or parts.fragment or parts.username
    if parts.scheme not in {"http", "https"} or not host or extra:
        raise SimpulError("setelan.alamat", nilai=alamat)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise SimpulError("setelan.alamat_tanpa_https", nilai=alamat)
    return (f"[{host}]" if ":" in host else host), parts.scheme == "https"


def check_host(host: str, *, is_secure: bool) -> None:
    """Refuse to listen beyond this computer while people type an http address; raises `setelan.host`."""
    try:
        is_here = ip_address(host).is_loopback
    except ValueError:
        is_here = host in LOOPBACK
    if not (is_here or is_secure):
        raise SimpulError("setelan.host", nilai=host)


def database_settings(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a sqlite:// or postgresql:// address, with libpq's options after `?`.

    Raises `setelan.database`, `setelan.database_pilihan`. What is told never holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SimpulError("setelan.database", nilai="DATABASE_URL") from error
    is_sqlite = parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/")
    is_postgresql = parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/")
    if not (is_sqlite or is_postgresql) or parts.fragment:
        raise SimpulError("setelan.database", nilai=parts.scheme or "-")
    options = _database_options(parts.query)
    if is_sqlite:
        if options:
            raise SimpulError("setelan.database_pilihan", nama=next(iter(options)))
        return _sqlite(unquote(parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path))
    if parts.hostname and "host" in options:
        raise SimpulError("setelan.database_pilihan", nama="host")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        # On a full disk a file that nobody has open cannot be opened: a thread that keeps its own goes on reading.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _database_options(query: str) -> dict[str, str]:
    """Options of the connection; raises `setelan.database_pilihan` for one that is unknown, double or not its kind."""
    options: dict[str, str] = {}
    for part in query.split("&") if query else []:
        name, _, value = (unquote(text) for text in part.partition("="))
        if name in options or name not in DATABASE_OPTIONS or not DATABASE_OPTIONS[name].fullmatch(value):
            # What does not look like a name may be a part of a password with a sign that was not escaped.
            raise SimpulError("setelan.database_pilihan", nama=name if _NAME.fullmatch(name) else "sesudah tanda ?")
        options[name] = value
    return options
