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


def read_environment() -> Environment:
    """All settings; raises `setelan.*` with the name of the setting that is wrong."""
    alamat = os.environ.get("SIMPUL_ALAMAT", "http://127.0.0.1:8000").rstrip("/")
    parts = urlsplit(alamat)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise SimpulError("setelan.alamat", nilai=alamat)
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise SimpulError("setelan.alamat_tanpa_https", nilai=alamat)
    data_dir = Path(os.environ.get("SIMPUL_DATA", ROOT / "data"))
    return Environment(
        alamat=alamat,
        host=parts.hostname,
        is_secure=parts.scheme == "https",
        data_dir=data_dir,
        key_file=Path(os.environ.get("SIMPUL_KUNCI", data_dir / "kunci.json")),
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{data_dir / 'simpul.sqlite3'}"),
    )


def database_settings(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for a sqlite:// or postgresql:// address; raises `setelan.database`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
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
        raise SimpulError("setelan.database", nilai=parts.scheme or url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
