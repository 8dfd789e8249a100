"""Files of old data on their way in: their rows lie here encrypted under a key of their own until they are taken in."""

import datetime as dt
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec
from django.db import models

from simpul.jurnal.keys import data_keys, forget_key
from simpul.jurnal.models import Impor, ImporBagian, PetaKolom, StatusImpor
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.sealing import decrypt, encrypt

PIECE = 1000  # rows in a piece
KEPT = ("temuan", "nasib")  # what stays for a while after the rows are in: the list of what was not taken
RUNNING = (StatusImpor.DIPERIKSA, StatusImpor.DIMASUKKAN)
OPEN = (StatusImpor.MENUNGGU_KOLOM, StatusImpor.DIPERIKSA, StatusImpor.SIAP, StatusImpor.DIMASUKKAN)


def add(row: Impor) -> None:
    """A new import; call inside a write transaction."""
    row.save(force_insert=True)


def find(kab_id: int, impor_id: UUID) -> Impor | None:
    """An import by its id."""
    return Impor.objects.filter(kab_id=kab_id, id=impor_id).first()


def recent(kab_id: int, wilayah_ids: Iterable[int], limit: int) -> list[Impor]:
    """The latest imports of these villages, the newest first."""
    rows = Impor.objects.filter(kab_id=kab_id, wilayah_id__in=list(wilayah_ids))
    return list(rows.order_by("-dibuat_at")[:limit])


def oldest_running() -> Impor | None:
    """The import that the job loop works on next, of any regency."""
    return Impor.objects.filter(status__in=RUNNING).order_by("dibuat_at").first()


def change(row: Impor, **fields: Any) -> None:
    """Write some fields of an import."""
    for name, value in fields.items():
        setattr(row, name, value)
    Impor.objects.filter(kab_id=row.kab_id, id=row.id).update(**fields)


def step(row: Impor, steps: Collection[str], **fields: Any) -> bool:
    """Write some fields only while the import stands at one of these steps; False when somebody was there before."""
    if not Impor.objects.filter(kab_id=row.kab_id, id=row.id, status__in=list(steps)).update(**fields):
        return False
    for name, value in fields.items():
        setattr(row, name, value)
    return True


def store(row: Impor, jenis: str, items: Iterable[Any], *, piece: int = PIECE) -> int:
    """Encrypt rows piece by piece, each piece in a write of its own; what was there of this kind goes first.

    Returns how many rows there were.
    """
    with write_transaction(wait_seconds=30):
        ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id, jenis=jenis).delete()
        key = data_keys(row.kab_id, [row.id])[row.id]
    count = 0
    for number, rows in enumerate(_pieces(items, piece)):
        _write(row, jenis, number, encrypt(key, _packed(rows), _context(row, jenis, number)))
        count += len(rows)
    return count


def _pieces(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rows: list[Any] = []
    for item in items:
        rows.append(item)
        if len(rows) == size:
            yield rows
            rows = []
    if rows:
        yield rows


def _write(row: Impor, jenis: str, number: int, sealed: bytes) -> None:
    with write_transaction(wait_seconds=30):
        ImporBagian.objects.create(kab_id=row.kab_id, impor_id=row.id, jenis=jenis, nomor=number, isi=sealed)


def _packed(rows: list[Any]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


def _context(row: Impor, jenis: str, number: int) -> bytes:
    return row.id.bytes + jenis.encode() + number.to_bytes(4)


def read(row: Impor, jenis: str, kind: Any, *, most: int | None = None) -> Iterator[Any]:
    """The rows of a kind in order, each as `kind`; at most the first `most` pieces."""
    for number, sealed in _sealed(row, jenis, most):
        yield from _opened(row, jenis, number, sealed, kind)


def undone(row: Impor, jenis: str, kind: Any) -> Iterator[tuple[int, list[Any]]]:
    """(number, rows) of the pieces that are not done yet, one read at a time."""
    after = -1
    while True:
        pieces = ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id, jenis=jenis, selesai=False)
        piece = pieces.filter(nomor__gt=after).order_by("nomor").first()
        if piece is None:
            return
        after = piece.nomor
        yield after, _opened(row, jenis, after, bytes(piece.isi), kind)


def _sealed(row: Impor, jenis: str, most: int | None) -> Iterator[tuple[int, bytes]]:
    pieces = ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id, jenis=jenis).order_by("nomor")
    for number in list(pieces.values_list("nomor", flat=True)[:most]):
        yield number, bytes(pieces.values_list("isi", flat=True).get(nomor=number))


def _opened(row: Impor, jenis: str, number: int, sealed: bytes, kind: Any) -> list[Any]:
    key = data_keys(row.kab_id, [row.id])[row.id]
    plain = decrypt(key, sealed, _context(row, jenis, number))
    rows: list[Any] = msgspec.msgpack.decode(zlib.decompress(plain), type=list[kind])
    return rows


def count_pieces(row: Impor, jenis: str) -> int:
    """How many pieces there are of a kind."""
    return ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id, jenis=jenis).count()


def finish_piece(row: Impor, jenis: str, number: int) -> None:
    """Note that a piece is done; call inside a write transaction."""
    rows = ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id, jenis=jenis, nomor=number)
    rows.update(selesai=True)


def drop(row: Impor, *, keep: tuple[str, ...] = ()) -> None:
    """Remove the rows of an import but these kinds; when nothing is kept, its key too. Call inside a transaction."""
    pieces = ImporBagian.objects.filter(kab_id=row.kab_id, impor_id=row.id)
    pieces.exclude(jenis__in=keep).delete()
    if not keep:
        forget_key(row.kab_id, row.id)


def expired(unfinished: dt.datetime, finished: dt.datetime) -> list[Impor]:
    """Imports of any regency that still hold rows though nobody went on since `unfinished`, or done by `finished`."""
    waiting = Impor.objects.filter(status__in=(StatusImpor.MENUNGGU_KOLOM, StatusImpor.SIAP), dibuat_at__lt=unfinished)
    done = Impor.objects.filter(status=StatusImpor.SELESAI, selesai_at__lt=finished, jumlah__gt=0)
    return [*waiting, *done]


def finished_at(kab_id: int, posyandu_id: UUID, wilayah_id: int) -> list[Impor]:
    """Imports into a posyandu, or into the whole village, that are done and whose list of findings is still here."""
    here = models.Q(posyandu_id=posyandu_id) | models.Q(posyandu_id__isnull=True, wilayah_id=wilayah_id)
    return list(Impor.objects.filter(here, kab_id=kab_id, status=StatusImpor.SELESAI, jumlah__gt=0))


def remembered(kab_id: int, wilayah_id: int, sidik: str) -> dict[str, Any]:
    """What the columns of such a file were the last time; empty the first time."""
    rows = PetaKolom.objects.filter(kab_id=kab_id, wilayah_id=wilayah_id, sidik=sidik)
    return rows.values_list("pilihan", flat=True).first() or {}


def remember(row: Impor, pilihan: Mapping[str, Any], at: dt.datetime) -> None:
    """Keep what the columns of such a file are; call inside a write transaction."""
    said = {"pilihan": dict(pilihan), "diubah_at": at}
    PetaKolom.objects.bulk_create(
        [PetaKolom(kab_id=row.kab_id, wilayah_id=row.wilayah_id, sidik=row.sidik, **said)],
        update_conflicts=True,
        unique_fields=["kab_id", "wilayah_id", "sidik"],
        update_fields=list(said),
    )
