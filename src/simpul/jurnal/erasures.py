"""The list of destroyed keys: one line each, in a file beside the key file, never changed and never in a backup.

A backup that was made before an erasure still holds the wrapped key. Whoever restores one reads this list again.
"""

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from simpul.kernel.errors import SimpulError


@dataclass(frozen=True, slots=True)
class Erasure:
    """Keys of one person (her own and those of rows merged into hers), destroyed at a moment. Nobody is named."""

    kab_id: int
    posyandu_id: UUID
    owners: tuple[UUID, ...]
    at: dt.datetime


def note_erasure(erasure: Erasure) -> None:
    """Add a line and wait until it lies on the disk; call it before the key is destroyed."""
    path = _path()
    line = json.dumps(
        {
            "kab_id": erasure.kab_id,
            "posyandu_id": str(erasure.posyandu_id),
            "kunci": [str(owner) for owner in erasure.owners],
            "pada": erasure.at.isoformat(),
        }
    )
    _drop_torn_line(path)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def noted_erasures() -> list[Erasure]:
    """Every line, oldest first; raises `kunci.daftar_hapus_rusak` with the number of a line that cannot be read.

    A last line that a power cut tore was never acted on, so it is passed over.
    """
    path = _path()
    if not path.exists():
        return []
    text = path.read_text()
    lines = text.split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(_parse(line))
        except (ValueError, KeyError, TypeError) as error:
            if number == len(lines):
                break
            raise SimpulError("kunci.daftar_hapus_rusak", baris=number) from error
    return found


def _drop_torn_line(path: Path) -> None:
    """A line without its end was never acted on; nothing may be written behind it."""
    content = path.read_bytes() if path.exists() else b""
    if content and not content.endswith(b"\n"):
        os.truncate(path, content.rfind(b"\n") + 1)


def _parse(line: str) -> Erasure:
    row = json.loads(line)
    owners: Sequence[str] = row["kunci"]
    return Erasure(
        int(row["kab_id"]),
        UUID(row["posyandu_id"]),
        tuple(UUID(one) for one in owners),
        dt.datetime.fromisoformat(row["pada"]),
    )


def _path() -> Path:
    return Path(settings.SIMPUL_TERHAPUS)
