"""Making a backup and reading one: database and photos in one file, the keys never in it (docs/adr/0014)."""

import base64
import datetime as dt
import errno
import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from simpul import __version__
from simpul.flows.keeping.archive import ArchiveWriter, members, read_header
from simpul.flows.keeping.databases import Settings, open_database, place_of
from simpul.flows.keeping.errors import Galat
from simpul.flows.keeping.rows import Tally
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import decrypt, encrypt, public_point

FORMAT = 1
WRAP = b"cadangan"
SUFFIX = ".cadangan"
PHOTOS, PIECES = "foto", "sementara"
PART = ".sebagian"
# Behind a part that grows stands a process; one that has not grown for so long was left by a power cut.
LEFT_SECONDS = 3600
MIGRATIONS = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made or read whole."""

    path: Path
    made_at: dt.datetime
    version: str
    tables: Mapping[str, tuple[int, str]]  # rows and hash
    photos: int
    size: int
    seconds: float

    @property
    def rows(self) -> int:
        return sum(count for count, _ in self.tables.values())


def make_backup(
    database: Settings, ring: Keyring, data_dir: Path, folder: Path, at: dt.datetime, advance: Advance
) -> Backup:
    """Write a backup of this moment into the folder; what others write meanwhile is not in it and not held up.

    Raises `cadangan.map` when the folder cannot be written, `cadangan.ruang` when the disk is full; then nothing of it
    is left.
    """
    begin = time.monotonic()
    name = f"simpul-{at:%Y%m%dT%H%M%SZ}{SUFFIX}"
    part = folder / f".{name}{PART}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_left(folder)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            tables, photos = _write(file, database, ring, data_dir, at, advance)
        part.replace(folder / name)
    except OSError as error:
        is_full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        code = Galat.NO_SPACE if is_full else Galat.FOLDER
        raise SimpulError(code, map=folder.name) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    size = (folder / name).stat().st_size
    return Backup(folder / name, at, __version__, tables, photos, size, time.monotonic() - begin)


def _remove_left(folder: Path) -> None:
    """Parts of backups that were cut off, so that they do not fill the disk."""
    for path in folder.glob(f".simpul-*{PART}"):
        if time.time() - path.stat().st_mtime > LEFT_SECONDS:
            path.unlink(missing_ok=True)


def _write(
    file: Any, database: Settings, ring: Keyring, data_dir: Path, at: dt.datetime, advance: Advance
) -> tuple[dict[str, tuple[int, str]], int]:
    key = secrets.token_bytes(32)
    source = open_database(database)
    try:
        header = {
            "format": FORMAT,
            "versi": __version__,
            "dibuat_at": at.isoformat(),
            "asal": place_of(database).split(" ")[0],
            "migrasi": source.column(MIGRATIONS),
            "kunci": key_marks(ring),
            "kunci_cadangan": [ring.data_current, base64.b64encode(_wrap(ring, key)).decode()],
        }
        writer = ArchiveWriter(file, key, header)
        counted = {}
        tables = source.tables()
        for done, table in enumerate(tables, 1):
            tally = Tally()
            writer.add({"tabel": table.name, "kolom": table.columns}, b"")
            for block in source.read(table):
                tally.count(block)
                writer.add({"tabel": table.name, "kolom": table.columns}, b"".join(block))
            counted[table.name] = (tally.rows, tally.sidik)
            advance(done, len(tables))
    finally:
        source.close()
    photos = 0
    for path in photo_files(data_dir):
        writer.add({"foto": path.relative_to(data_dir / PHOTOS).as_posix()}, path.read_bytes())
        photos += 1
    writer.add({"isi": True}, json.dumps({"tabel": counted, "foto": photos}).encode())
    writer.close()
    return counted, photos


def photo_files(data_dir: Path) -> Iterator[Path]:
    """Photos in full; pieces that still arrive are asked for again by the server anyway."""
    pieces = data_dir / PHOTOS / PIECES
    yield from (path for path in sorted((data_dir / PHOTOS).rglob("*")) if path.is_file() and path.parent != pieces)


def _wrap(ring: Keyring, key: bytes) -> bytes:
    return encrypt(ring.data[ring.data_current], key, WRAP)


def key_marks(ring: Keyring) -> dict[str, Any]:
    """Names of the keys that a backup needs, each with a mark that tells it from another but not what it is."""
    return {
        "data": {name: mark(key) for name, key in ring.data.items()},
        "cari": mark(ring.cari),
        "server": [mark(public_point(key)) for key in (ring.server, *ring.server_old)],
        "kasus": [mark(public_point(key)) for key in (ring.kasus, *ring.kasus_old)],
    }


def mark(key: bytes) -> str:
    """Eight bytes of a hash."""
    return hashlib.sha256(b"simpul|tanda|" + key).hexdigest()[:16]


def missing_keys(header: Mapping[str, Any], ring: Keyring) -> list[str]:
    """Which of the keys that a backup needs are not in this key file, by name."""
    wanted, here = header["kunci"], key_marks(ring)
    gone = [f"data {name}" for name, one in wanted["data"].items() if here["data"].get(name) != one]
    gone += ["cari"] if wanted["cari"] != here["cari"] else []
    gone += [name for name in ("server", "kasus") if not set(wanted[name]) <= set(here[name])]
    return gone


def opened(path: Path, ring: Keyring) -> tuple[dict[str, Any], bytes]:
    """Header and key of a backup; raises `cadangan.kunci_kurang` with the names that the key file lacks."""
    header = read_header(path)
    if header.get("format") != FORMAT:
        raise SimpulError(Galat.NEWER, berkas=path.name, versi=str(header.get("versi", "?")))
    if gone := missing_keys(header, ring):
        raise SimpulError(Galat.OTHER_KEYS, berkas=path.name, kunci=", ".join(gone))
    name, wrapped = header["kunci_cadangan"]
    return header, decrypt(ring.data[name], base64.b64decode(wrapped), WRAP)


@dataclass(slots=True)
class Reading:
    """A backup as it is read: rows and photos counted on the way, compared with what it says of itself at its end."""

    path: Path
    header: Mapping[str, Any]
    tallies: dict[str, Tally] = field(default_factory=dict)
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    photos: int = 0
    told: dict[str, Any] = field(default_factory=dict)

    def members(self, key: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
        """Rows and photos; raises `cadangan.rusak` at the end when they are not all."""
        for head, content in members(self.path, key):
            if "tabel" in head:
                self.columns[head["tabel"]] = tuple(head["kolom"])
                lines = [line + b"\n" for line in content.split(b"\n")[:-1]]
                self.tallies.setdefault(head["tabel"], Tally()).count(lines)
            elif "foto" in head:
                self.photos += 1
            else:
                self.told = json.loads(content)
                continue
            yield head, content
        found = {name: [one.rows, one.sidik] for name, one in self.tallies.items()}
        if found != self.told.get("tabel") or self.photos != self.told.get("foto"):
            raise SimpulError(Galat.BROKEN, berkas=self.path.name)

    @property
    def tables(self) -> dict[str, tuple[int, str]]:
        return {name: (one.rows, one.sidik) for name, one in self.tallies.items()}


def verify(path: Path, ring: Keyring) -> Backup:
    """Read a backup whole and compare it with its own counts and hashes; raises `cadangan.rusak`."""
    begin = time.monotonic()
    header, key = opened(path, ring)
    reading = Reading(path, header)
    for _ in reading.members(key):
        pass
    made_at = dt.datetime.fromisoformat(header["dibuat_at"])
    size = path.stat().st_size
    return Backup(path, made_at, header["versi"], reading.tables, reading.photos, size, time.monotonic() - begin)
