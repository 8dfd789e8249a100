"""Photos come after the operations that name them, in pieces, and never block them."""

import datetime as dt
from uuid import UUID

from simpul.akses.queries import PerangkatInfo
from simpul.akses.services import ActorContext
from simpul.flows.office_act import act, require_act
from simpul.jurnal import photos
from simpul.jurnal.held import count_held
from simpul.jurnal.operations.protocol import Verdict
from simpul.jurnal.transactions import lock_posyandu, room_on_disk, write_transaction
from simpul.kernel import clock
from simpul.kunjungan import queries as kunjungan
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan import queries as usulan

# Work may be sent long after its photos; a photo that nothing names by then was never used.
ORPHAN_DAYS = 30
MAX_BERKAS = photos.OFFICE_BYTES


def receive_foto(device: PerangkatInfo, sidik: str, offset: int, piece: bytes, *, is_last: bool) -> int:
    """Add a piece of a photo; returns the bytes that are here. Raises `foto.rusak`, `foto.terlalu_besar`."""
    if photos.is_stored(device.kab_id, device.posyandu_id, sidik):
        return offset + len(piece)
    with room_on_disk():
        there = photos.receive_piece(device.id, sidik, offset, piece)
    if is_last and there == offset + len(piece):
        with room_on_disk(), write_transaction():
            photos.finish(device.kab_id, device.posyandu_id, device.id, sidik, clock.now())
    return there


def attach_berkas(actor: ActorContext, home: PosyanduInfo, usulan_id: UUID, kode: str, content: bytes) -> Verdict:
    """An office adds the photo of a paper to a request.

    Access is decided before anything is kept; a photo whose request then refuses it is named by nothing and goes
    after 30 days. Raises `akses.ditolak`, `foto.berkas_terlalu_besar`, `foto.bukan_gambar`, what completing refuses.
    """
    jenis, payload = "complete_usulan", {"usulan_id": str(usulan_id)}
    require_act(actor, home, jenis, payload)
    photo = photos.clean(content)
    with write_transaction():
        photos.keep(home.kab_id, home.id, actor.akun_id, photo, clock.now())
    return act(actor, home, jenis, {**payload, "berkas": {kode: photo.sidik}})


def read_foto(kab_id: int, posyandu_id: UUID, sidik: str) -> bytes:
    """The JPEG for a page; the caller has decided access. Raises `foto.tidak_ada`."""
    return photos.read(kab_id, posyandu_id, sidik)


def clean_photos(at: dt.datetime) -> int:
    """Remove photos of 30 days ago that nothing names, and pieces that never became one; returns how many.

    Where work is held its photos are kept with it: nobody can look into it to see which they are.
    """
    moment = at - dt.timedelta(days=ORPHAN_DAYS)
    removed = photos.remove_pieces(moment)
    for (kab_id, posyandu_id), old in photos.older_than(moment).items():
        with write_transaction(wait_seconds=30):
            lock_posyandu(kab_id, [posyandu_id])
            named = usulan.named_photos(kab_id, posyandu_id) | kunjungan.named_photos(kab_id, posyandu_id)
            orphans = old - named
            if orphans and not count_held([kab_id], [posyandu_id]):
                removed += photos.remove(kab_id, posyandu_id, orphans)
    return removed
