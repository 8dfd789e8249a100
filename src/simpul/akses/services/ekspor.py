"""Files that were taken out: encrypted at rest, gone after seven days. The caller writes the audit line."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F

from simpul.akses import errors
from simpul.akses.models import BerkasEkspor
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import decrypt, encrypt

LIFE = dt.timedelta(days=7)  # users.md R53


@dataclass(frozen=True, slots=True)
class NewEkspor:
    """A file that was made, with what the list of exports tells about it."""

    kab_id: int
    posyandu_id: UUID
    akun_id: UUID
    jenis: str
    tujuan: str
    jumlah: int
    isi: bytes
    bulan: dt.date | None = None
    dengan_nik: bool = False


def keep_ekspor(new: Sequence[NewEkspor], at: dt.datetime) -> list[UUID]:
    """Write files and their rows; the file is on the disk before its row is."""
    made = [(new_id(), one) for one in new]
    for key, one in made:
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_sealed(key, one.isi))
    BerkasEkspor.objects.bulk_create([_row(key, one, at) for key, one in made])
    return [key for key, _ in made]


def _row(key: UUID, new: NewEkspor, at: dt.datetime) -> BerkasEkspor:
    return BerkasEkspor(
        id=key,
        kab_id=new.kab_id,
        posyandu_id=new.posyandu_id,
        akun_id=new.akun_id,
        jenis=new.jenis,
        bulan=new.bulan,
        tujuan=new.tujuan[:300],
        jumlah=new.jumlah,
        dengan_nik=new.dengan_nik,
        dibuat_at=at,
        kedaluwarsa_at=at + LIFE,
    )


def read_ekspor(ekspor_id: UUID) -> bytes:
    """The file; raises `akses.ekspor_tidak_ada` when it is gone."""
    path = _path(ekspor_id)
    if not path.is_file():
        raise SimpulError(errors.EKSPOR_TIDAK_ADA)
    name, _, body = path.read_bytes().partition(b":")
    key = _ring().data.get(name.decode())
    if key is None:  # a key that was dropped within the seven days
        raise SimpulError(errors.EKSPOR_TIDAK_ADA)
    return decrypt(key, body, ekspor_id.bytes)


def count_download(kab_id: int, ekspor_id: UUID) -> None:
    """One more fetching of a file."""
    BerkasEkspor.objects.filter(kab_id=kab_id, id=ekspor_id).update(diunduh=F("diunduh") + 1)


def remove_ekspor(kab_id: int, ekspor_id: UUID, at: dt.datetime) -> None:
    """Remove the file; its row says when."""
    _path(ekspor_id).unlink(missing_ok=True)
    BerkasEkspor.objects.filter(kab_id=kab_id, id=ekspor_id, dihapus_at__isnull=True).update(dihapus_at=at)


def _sealed(key: UUID, content: bytes) -> bytes:
    ring = _ring()
    return ring.data_current.encode() + b":" + encrypt(ring.data[ring.data_current], content, key.bytes)


def _ring() -> Keyring:
    ring: Keyring = settings.KEYRING
    return ring


def _path(ekspor_id: UUID) -> Path:
    return Path(settings.SIMPUL_DATA) / "ekspor" / f"{ekspor_id}.bin"
