"""Photos come after the operations that name them, in pieces, and never block them."""

from uuid import UUID

from simpul.akses.queries import PerangkatInfo
from simpul.jurnal import photos
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock


def receive_foto(device: PerangkatInfo, sidik: str, offset: int, piece: bytes, *, is_last: bool) -> int:
    """Add a piece of a photo; returns the bytes that are here. Raises `foto.rusak`, `foto.terlalu_besar`."""
    if photos.is_stored(device.kab_id, device.posyandu_id, sidik):
        return offset + len(piece)
    there = photos.receive_piece(device.id, sidik, offset, piece)
    if is_last and there == offset + len(piece):
        with write_transaction():
            photos.finish(device.kab_id, device.posyandu_id, device.id, sidik, clock.now())
    return there


def read_foto(kab_id: int, posyandu_id: UUID, sidik: str) -> bytes:
    """The JPEG for a page; the caller has decided access. Raises `foto.tidak_ada`."""
    return photos.read(kab_id, posyandu_id, sidik)
