"""Photos: received in pieces, made again by Pillow, encrypted, and found by the hash of what the phone sent."""

import datetime as dt
import hashlib
import io
import os
import struct
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from PIL import Image, ImageOps, UnidentifiedImageError

from simpul.jurnal.keys import data_keys
from simpul.jurnal.models import Foto
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import decrypt, encrypt

MAX_BYTES = 400 * 1024  # the phone makes at most 150 kB; the margin is for other encoders
MAX_PIXELS = 4096 * 4096
# A desk hands over what its own camera or scanner made.
OFFICE_BYTES = 10 * 1024 * 1024
OFFICE_PIXELS = 8192 * 8192
LONG_SIDE_PX = 1600
QUALITY = 80
# What Pillow raises on torn or crafted files, as tried with thousands of them.
NO_PICTURE = (
    *(UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, struct.error),
    *(TypeError, IndexError, KeyError, EOFError, OverflowError),
)


def receive_piece(device_id: UUID, sidik: str, offset: int, piece: bytes) -> int:
    """Append a piece and return how many bytes are there; an offset beyond them writes nothing.

    Raises `foto.terlalu_besar`, `foto.belum_tersimpan`.
    """
    part = folder() / "sementara" / f"{device_id}-{sidik}.part"
    if offset + len(piece) > MAX_BYTES:
        raise SimpulError("foto.terlalu_besar", batas_kb=MAX_BYTES // 1024)
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        there = part.stat().st_size if part.exists() else 0
        if offset > there:
            return there
        with part.open("r+b" if there else "wb") as file:
            file.seek(offset)
            file.write(piece)
            file.truncate()
    except OSError as error:
        raise SimpulError("foto.belum_tersimpan") from error
    return offset + len(piece)


def finish(kab_id: int, posyandu_id: UUID, device_id: UUID, sidik: str, at: dt.datetime) -> None:
    """Check the hash, re-encode, encrypt and register; a second time is harmless.

    Raises `foto.rusak`; the pieces are dropped then, for the phone still has the photo. Raises `foto.belum_tersimpan`
    when the disk refuses; the pieces stay, so that the last one is enough to try again.
    """
    part = folder() / "sementara" / f"{device_id}-{sidik}.part"
    content = part.read_bytes() if part.exists() else b""
    if hashlib.sha256(content).hexdigest() != sidik:
        part.unlink(missing_ok=True)
        raise SimpulError("foto.rusak")
    try:
        clean = reencode(content)
    except SimpulError:
        part.unlink(missing_ok=True)
        raise
    keep(kab_id, posyandu_id, device_id, Clean(sidik, clean), at)
    part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Clean:
    """A photo made again, under the hash of what was sent."""

    sidik: str
    jpeg: bytes


def clean(content: bytes) -> Clean:
    """A photo that an office chose, made again; raises `foto.berkas_terlalu_besar`, `foto.bukan_gambar`."""
    if len(content) > OFFICE_BYTES:
        raise SimpulError("foto.berkas_terlalu_besar", batas_mb=OFFICE_BYTES // 1024**2)
    try:
        return Clean(hashlib.sha256(content).hexdigest(), reencode(content, OFFICE_PIXELS))
    except SimpulError as error:
        raise SimpulError("foto.bukan_gambar") from error


def keep(kab_id: int, posyandu_id: UUID, sender_id: UUID, photo: Clean, at: dt.datetime) -> None:
    """Encrypt and register a photo of a phone or of an office; call in a transaction. Raises `foto.belum_tersimpan`."""
    key = data_keys(kab_id, [posyandu_id])[posyandu_id]
    write_sealed(kab_id, posyandu_id, photo.sidik, encrypt(key, photo.jpeg, photo.sidik.encode()))
    Foto.objects.bulk_create(
        [
            Foto(
                kab_id=kab_id,
                posyandu_id=posyandu_id,
                sidik=photo.sidik,
                perangkat_id=sender_id,
                ukuran=len(photo.jpeg),
                diterima_at=at,
            )
        ],
        ignore_conflicts=True,
    )


def is_stored(kab_id: int, posyandu_id: UUID, sidik: str) -> bool:
    """Whether the photo is here in full: a restored database may know of a file that is gone, which is then taken
    again."""
    known = Foto.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, sidik=sidik).exists()
    return known and _path(kab_id, posyandu_id, sidik).is_file()


def read(kab_id: int, posyandu_id: UUID, sidik: str) -> bytes:
    """The JPEG; raises `foto.tidak_ada`. The caller has decided access."""
    if not is_stored(kab_id, posyandu_id, sidik):
        raise SimpulError("foto.tidak_ada")
    content = _path(kab_id, posyandu_id, sidik).read_bytes()
    return decrypt(data_keys(kab_id, [posyandu_id])[posyandu_id], content, sidik.encode())


def write_sealed(kab_id: int, owner_id: UUID, sidik: str, sealed: bytes) -> None:
    """Put an encrypted file in its place, whole or not at all; raises `foto.belum_tersimpan`."""
    _write_whole(_path(kab_id, owner_id, sidik), sealed)


def read_sealed(kab_id: int, owner_id: UUID, sidik: str) -> bytes | None:
    """An encrypted file as it lies; None when it is not here."""
    path = _path(kab_id, owner_id, sidik)
    return path.read_bytes() if path.is_file() else None


def stored(kab_id: int, posyandu_id: UUID, names: Iterable[str]) -> set[str]:
    """Which of these photos are here."""
    rows = Foto.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, sidik__in=list(names))
    return set(rows.values_list("sidik", flat=True))


def stored_by_place(kab_ids: Collection[int], posyandu_ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """Every photo that is here, of many posyandu at once."""
    rows = Foto.objects.filter(kab_id__in=list(kab_ids), posyandu_id__in=list(posyandu_ids))
    found: dict[UUID, set[str]] = {}
    for place, sidik in rows.values_list("posyandu_id", "sidik").iterator():
        found.setdefault(place, set()).add(sidik)
    return found


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
    stale = [part for part in (folder() / "sementara").glob("*.part") if part.stat().st_mtime < moment.timestamp()]
    for part in stale:
        part.unlink(missing_ok=True)
    return len(stale)


def reencode(content: bytes, most_pixels: int = MAX_PIXELS, long_side: int = LONG_SIDE_PX) -> bytes:
    """A new JPEG without metadata; raises `foto.rusak` for anything that is not an ordinary picture."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP"]) as picture:
            # A large JPEG is read at a fraction of its size; any other picture must be unfolded whole.
            if picture.width * picture.height > (most_pixels if picture.format == "JPEG" else MAX_PIXELS):
                raise SimpulError("foto.terlalu_besar", batas_kb=MAX_BYTES // 1024)
            picture.draft("RGB", (long_side, long_side))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except NO_PICTURE as error:
        raise SimpulError("foto.rusak") from error
    upright.thumbnail((long_side, long_side))
    fresh = io.BytesIO()
    upright.save(fresh, "JPEG", quality=QUALITY, optimize=True)
    return fresh.getvalue()


def _write_whole(path: Path, content: bytes) -> None:
    """All of the file or none of it, whoever else writes the same and wherever the power goes out."""
    fresh = path.with_name(f"{path.name}.{new_id()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise SimpulError("foto.belum_tersimpan") from error


def folder() -> Path:
    """Where photos lie; it may not be there yet."""
    return Path(settings.SIMPUL_DATA) / "foto"


def _path(kab_id: int, posyandu_id: UUID, sidik: str) -> Path:
    return folder() / str(kab_id) / str(posyandu_id) / sidik[:2] / sidik
