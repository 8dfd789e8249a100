"""Photos: received in pieces, made again by Pillow, encrypted, and found by the hash of what the phone sent."""

import datetime as dt
import hashlib
import io
import struct
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Foto
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import decrypt, encrypt

MAX_BYTES = 400 * 1024  # the phone makes at most 150 kB; the margin is for other encoders
MAX_PIXELS = 4096 * 4096
LONG_SIDE_PX = 1600
QUALITY = 80
# What Pillow raises on torn or crafted files, as tried with thousands of them.
NO_PICTURE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, struct.error),
    *(TypeError, IndexError, KeyError, EOFError, OverflowError),
)


def receive_piece(device_id: UUID, sidik: str, offset: int, piece: bytes) -> int:
    """Append a piece and return how many bytes are there; an offset beyond them writes nothing.

    Raises `foto.terlalu_besar`.
    """
    part = _folder() / "sementara" / f"{device_id}-{sidik}.part"
    part.parent.mkdir(parents=True, exist_ok=True)
    there = part.stat().st_size if part.exists() else 0
    if offset + len(piece) > MAX_BYTES:
        raise SimpulError("foto.terlalu_besar", batas_kb=MAX_BYTES // 1024)
    if offset > there:
        return there
    with part.open("r+b" if there else "wb") as file:
        file.seek(offset)
        file.write(piece)
        file.truncate()
    return offset + len(piece)


def finish(kab_id: int, posyandu_id: UUID, device_id: UUID, sidik: str, at: dt.datetime) -> None:
    """Check the hash, re-encode, encrypt and register; a second time is harmless.

    Raises `foto.rusak`; the pieces are dropped then, for the phone still has the photo.
    """
    part = _folder() / "sementara" / f"{device_id}-{sidik}.part"
    content = part.read_bytes() if part.exists() else b""
    if hashlib.sha256(content).hexdigest() != sidik:
        part.unlink(missing_ok=True)
        raise SimpulError("foto.rusak")
    try:
        clean = reencode(content)
    except SimpulError:
        part.unlink(missing_ok=True)
        raise
    key = data_keys(kab_id, [posyandu_id])[posyandu_id]
    path = _path(kab_id, posyandu_id, sidik)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encrypt(key, clean, sidik.encode()))
    Foto.objects.bulk_create(
        [
            Foto(
                kab_id=kab_id,
                posyandu_id=posyandu_id,
                sidik=sidik,
                perangkat_id=device_id,
                ukuran=len(clean),
                diterima_at=at,
            )
        ],
        ignore_conflicts=True,
    )
    part.unlink(missing_ok=True)


def is_stored(kab_id: int, posyandu_id: UUID, sidik: str) -> bool:
    """Whether the photo is here in full."""
    return Foto.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, sidik=sidik).exists()


def read(kab_id: int, posyandu_id: UUID, sidik: str) -> bytes:
    """The JPEG; raises `foto.tidak_ada`. The caller has decided access."""
    path = _path(kab_id, posyandu_id, sidik)
    if not is_stored(kab_id, posyandu_id, sidik) or not path.is_file():
        raise SimpulError("foto.tidak_ada")
    return decrypt(data_keys(kab_id, [posyandu_id])[posyandu_id], path.read_bytes(), sidik.encode())


def older_than(moment: dt.datetime) -> dict[tuple[int, UUID], set[str]]:
    """Photos received before a moment, by regency and posyandu."""
    found: dict[tuple[int, UUID], set[str]] = {}
    rows = Foto.objects.filter(diterima_at__lt=moment)
    for kab_id, posyandu_id, sidik in rows.values_list("kab_id", "posyandu_id", "sidik"):
        found.setdefault((kab_id, posyandu_id), set()).add(sidik)
    return found


def remove(kab_id: int, posyandu_id: UUID, names: Iterable[str]) -> int:
    """Remove photos that nothing names; call in a transaction. Returns how many."""
    gone = list(names)
    Foto.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, sidik__in=gone).delete()
    for sidik in gone:
        _path(kab_id, posyandu_id, sidik).unlink(missing_ok=True)
    return len(gone)


def remove_pieces(moment: dt.datetime) -> int:
    """Remove pieces of photos that stopped arriving before a moment; the phone begins such a photo again."""
    stale = [part for part in (_folder() / "sementara").glob("*.part") if part.stat().st_mtime < moment.timestamp()]
    for part in stale:
        part.unlink(missing_ok=True)
    return len(stale)


def reencode(content: bytes) -> bytes:
    """A new JPEG without metadata; raises `foto.rusak` for anything that is not an ordinary picture."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise SimpulError("foto.terlalu_besar", batas_kb=MAX_BYTES // 1024)
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except NO_PICTURE as error:
        raise SimpulError("foto.rusak") from error
    upright.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX))
    fresh = io.BytesIO()
    upright.save(fresh, "JPEG", quality=QUALITY, optimize=True)
    return fresh.getvalue()


def _folder() -> Path:
    return Path(settings.SIMPUL_DATA) / "foto"


def _path(kab_id: int, posyandu_id: UUID, sidik: str) -> Path:
    return _folder() / str(kab_id) / str(posyandu_id) / sidik[:2] / sidik
