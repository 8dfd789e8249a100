"""Settings from the environment: few, typed, and refused with a sentence when wrong."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from simpul.kernel.errors import SimpulError

ROOT = Path(__file__).parents[3]
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True, slots=True)
class Environment:
    """`alamat` is the address people type; its scheme decides whether cookies are secure."""

    alamat: str
    host: str
    is_secure: bool
    data_dir: Path
    key_file: Path
    database_url: str
    pwa_dir: Path


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
    )
    database_settings(environment.database_url)
    return environment


def _setting(name: str, default: str) -> str:
    """The value of a setting; one that is there but empty is as if it were absent."""
    return os.environ.get(name, "").strip() or default


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


def database_settings(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a sqlite:// or postgresql:// address; raises `setelan.database`."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SimpulError("setelan.database", nilai="DATABASE_URL") from error
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        # Only the scheme is told: the rest may hold a password.
        raise SimpulError("setelan.database", nilai=parts.scheme or "-")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
