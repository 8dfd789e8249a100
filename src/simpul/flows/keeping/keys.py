"""Turning the keys of an installation: a new one for what comes, the old ones for as long as something needs them.

`cari` is not turned: every NIK would have to be hashed again in one step, with look-ups that miss until it is done, and
what it hides is worth little without the database (docs/adr/0014).
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from simpul.akses import services as akses
from simpul.flows.keeping.archive import read_header
from simpul.flows.keeping.schedule import backups
from simpul.jurnal import keys
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import Keyring, drop_key, load_keyring, turn_keyring
from simpul.warga import services as warga

STEP = 500
Advance = Callable[[int, int], None]


def turn(path: Path, *, server: bool, kasus: bool) -> Keyring:
    """Put new keys into the key file; nothing is encrypted again yet, and everything can still be read."""
    settings.KEYRING = turn_keyring(path, server=server, kasus=kasus)
    return load_keyring(path)


def encrypt_again(advance: Advance) -> tuple[int, int]:
    """Bring data keys, numbers and second factors under the current key; returns how many of the first two. Goes on
    where it was broken off.
    """
    ring: Keyring = settings.KEYRING
    total = sum(count for name, count in keys.wrapped_by().items() if name != ring.data_current)
    wrapped = numbers = 0
    for kab_id in keys.regencies():
        while count := keys.rewrap(kab_id, STEP):
            wrapped += count
            advance(wrapped, total)
        numbers += warga.reseal_numbers(kab_id, STEP)
    with write_transaction(wait_seconds=30):
        akses.reseal_factors()
    return wrapped, numbers


def names_in_use() -> set[str]:
    """Names of the keys that anything in the database lies under."""
    found = set(keys.wrapped_by()) | akses.factor_keys()
    for kab_id in keys.regencies():
        found |= warga.names_in_use(kab_id)
    return found


def drop(path: Path, name: str, *, is_forced: bool) -> None:
    """Take an old key out of the key file.

    Raises `kunci.masih_dipakai` while a row lies under it, `kunci.dipakai_cadangan` while a backup here needs it.
    """
    if name in names_in_use():
        raise SimpulError("kunci.masih_dipakai", nama=name)
    needing = [found.name for _, found in backups() if name in read_header(found)["kunci"]["data"]]
    if needing and not is_forced:
        raise SimpulError("kunci.dipakai_cadangan", nama=name, jumlah=len(needing), berkas=needing[0])
    settings.KEYRING = drop_key(path, name)


def copy_keys(path: Path, erased: Path, target: Path) -> list[Path]:
    """Copy the key file, and the list of who was erased, into a folder that is not that of the backups.

    Raises `kunci.tempat_cadangan`, `kunci.sudah_ada`.
    """
    folder = target.resolve()
    if folder == settings.KEEPING.folder or settings.KEEPING.folder in folder.parents:
        raise SimpulError("kunci.tempat_cadangan")
    made = []
    for source in (path, erased):
        copy = folder / source.name
        if not source.exists():
            continue
        if copy.exists():
            raise SimpulError("kunci.sudah_ada", berkas=copy.name)
        folder.mkdir(parents=True, exist_ok=True)
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(source, copy)
        made.append(copy)
    return made
