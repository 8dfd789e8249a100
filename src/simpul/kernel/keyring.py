"""The keys of one installation: a 0600 file made at set-up, kept apart from the backup."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import new_private_key

FIELDS = ("django", "data", "cari", "server", "kasus")


@dataclass(frozen=True, slots=True)
class Keyring:
    """`data` wraps the data key of each person; `cari` hashes NIK and KK for look-up; `server` opens
    what phones seal to the office; `kasus` opens confidential reports, for named posts only."""

    django: str
    data: dict[str, bytes]
    data_current: str
    cari: bytes
    server: bytes
    kasus: bytes


def create_keyring(path: Path) -> None:
    """Make the key file, readable by its owner alone; raises `kunci.sudah_ada`."""
    if path.exists():
        raise SimpulError("kunci.sudah_ada", berkas=path.name)
    content = {
        "django": secrets.token_urlsafe(50),
        "data": {"1": _text(secrets.token_bytes(32))},
        "data_current": "1",
        "cari": _text(secrets.token_bytes(32)),
        "server": _text(new_private_key()),
        "kasus": _text(new_private_key()),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file, indent=1)


def load_keyring(path: Path) -> Keyring:
    """Read the key file; refuses a missing file, a torn one, and one that others can read."""
    if not path.is_file():
        raise SimpulError("kunci.tidak_ada", berkas=path.name)
    if path.stat().st_mode & 0o077:
        raise SimpulError("kunci.terbuka", berkas=path.name)
    try:
        content = json.loads(path.read_text())
        return Keyring(
            django=content["django"],
            data={name: base64.b64decode(value) for name, value in content["data"].items()},
            data_current=content["data_current"],
            cari=base64.b64decode(content["cari"]),
            server=base64.b64decode(content["server"]),
            kasus=base64.b64decode(content["kasus"]),
        )
    except (KeyError, ValueError, AttributeError) as error:
        raise SimpulError("kunci.rusak", berkas=path.name) from error


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
