"""The keys of one installation: a 0600 file made at set-up, kept apart from the backup."""

import base64
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm

from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import new_private_key, open_any, public_point

FIELDS = ("django", "data", "data_current", "cari", "server", "kasus")
OLD = ("server_lama", "kasus_lama")
KEY_BYTES, SECRET_LENGTH = 32, 50
WHOLE = "seluruh isi"


@dataclass(frozen=True, slots=True)
class Keyring:
    """`data` wraps the data key of each person; `cari` hashes NIK and KK for look-up; `server` opens
    what phones seal to the office; `kasus` opens confidential reports, for named posts only.

    The old ones open what was sealed before the key was turned, for as long as someone may still hold such a thing.
    """

    django: str
    data: dict[str, bytes]
    data_current: str
    cari: bytes
    server: bytes
    kasus: bytes
    server_old: tuple[bytes, ...] = ()
    kasus_old: tuple[bytes, ...] = ()

    def open_server(self, envelope: bytes, context: bytes) -> bytes:
        """What a phone sealed to this office, before or after its key was turned; raises `kunci.tidak_cocok`."""
        return open_any((self.server, *self.server_old), envelope, context)

    def open_kasus(self, envelope: bytes, context: bytes) -> bytes:
        """A confidential report, sealed before or after the key was turned; raises `kunci.tidak_cocok`."""
        return open_any((self.kasus, *self.kasus_old), envelope, context)


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


def turn_keyring(path: Path, *, server: bool, kasus: bool) -> Keyring:
    """Add a data key under the next number and make it the current one; keys of phones and reports where asked.

    Old keys stay: they open what was sealed before. The file is replaced in one step, so that it is never half written.
    """
    load_keyring(path)
    content = json.loads(path.read_text())
    name = str(max((int(name) for name in content["data"] if name.isdecimal()), default=0) + 1)
    content["data"][name] = _text(secrets.token_bytes(KEY_BYTES))
    content["data_current"] = name
    for part, is_turned in (("server", server), ("kasus", kasus)):
        if is_turned:
            content[f"{part}_lama"] = [content[part], *content.get(f"{part}_lama", [])]
            content[part] = _text(new_private_key())
    return _replace(path, content)


def drop_key(path: Path, name: str) -> Keyring:
    """Take an old data key out of the file; raises `kunci.masih_dipakai` for the current one."""
    ring = load_keyring(path)
    if name not in ring.data or name == ring.data_current:
        raise SimpulError("kunci.masih_dipakai", nama=name)
    content = json.loads(path.read_text())
    del content["data"][name]
    return _replace(path, content)


def _replace(path: Path, content: Mapping[str, Any]) -> Keyring:
    beside = path.with_name(f".{path.name}.baru")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    load_keyring(beside)
    beside.replace(path)
    return load_keyring(path)


def load_keyring(path: Path) -> Keyring:
    """Read the key file.

    Raises `kunci.tidak_ada`, `kunci.terbuka` when others can read it, `kunci.tidak_terbaca` when we cannot, and
    `kunci.rusak` with the part that is torn, missing or not a key.
    """
    if not path.is_file():
        raise SimpulError("kunci.tidak_ada", berkas=path.name)
    if path.stat().st_mode & 0o077:
        raise SimpulError("kunci.terbuka", berkas=path.name)
    try:
        content = json.loads(path.read_text())
    except OSError as error:
        raise SimpulError("kunci.tidak_terbaca", berkas=path.name) from error
    except ValueError as error:
        raise SimpulError("kunci.rusak", berkas=path.name, bagian=WHOLE) from error
    if not isinstance(content, dict):
        raise SimpulError("kunci.rusak", berkas=path.name, bagian=WHOLE)
    for part in (*FIELDS, *(name for name in OLD if name in content)):
        if not _IS_WHOLE[part](content.get(part), content):
            raise SimpulError("kunci.rusak", berkas=path.name, bagian=part)
    return Keyring(
        django=content["django"],
        data={name: _bytes(value) for name, value in content["data"].items()},
        data_current=content["data_current"],
        cari=_bytes(content["cari"]),
        server=_bytes(content["server"]),
        kasus=_bytes(content["kasus"]),
        server_old=tuple(map(_bytes, content.get("server_lama", []))),
        kasus_old=tuple(map(_bytes, content.get("kasus_lama", []))),
    )


def _is_secret(value: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and len(value) >= SECRET_LENGTH


def _is_key(value: Any, _: Mapping[str, Any]) -> bool:
    return len(_bytes(value)) == KEY_BYTES


def _is_data(value: Any, content: Mapping[str, Any]) -> bool:
    """Named keys; a name stands before a colon in what is sealed, so it holds none."""
    return isinstance(value, dict) and all(":" not in name and _is_key(key, content) for name, key in value.items())


def _is_current(value: Any, content: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and value in content["data"]


def _is_private(value: Any, _: Mapping[str, Any]) -> bool:
    try:
        public_point(_bytes(value))
    except (SimpulError, ValueError, TypeError, UnsupportedAlgorithm):
        return False
    return True


def _are_private(value: Any, content: Mapping[str, Any]) -> bool:
    return isinstance(value, list) and all(_is_private(key, content) for key in value)


# In the order of FIELDS, so that the current name is looked up among keys that are whole.
_IS_WHOLE: dict[str, Callable[[Any, Mapping[str, Any]], bool]] = {
    "django": _is_secret,
    "data": _is_data,
    "data_current": _is_current,
    "cari": _is_key,
    "server": _is_private,
    "kasus": _is_private,
    "server_lama": _are_private,
    "kasus_lama": _are_private,
}


def _bytes(value: Any) -> bytes:
    """What a base64 text says; nothing for anything else."""
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return b""


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
