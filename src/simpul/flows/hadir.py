"""Attendance of an event: by list, by scanner, a guest who came uninvited, and what was wrong put right."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import services
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kegiatan.rules.words import AsalPeserta, CaraHadir
from simpul.kegiatan.services import HasilHadir, NewHadir
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

ENTITY = "kehadiran"


def record_hadir(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, seen: Sequence[NewHadir], *, address: str = ""
) -> HasilHadir:
    """Check-ins, of a whole page or of a scanner; the same again changes nothing but a count.

    Raises `akses.ditolak`, what `check_record_hadir` finds.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
        services.touch(known)
        services.check_record_hadir(known, seen, today_at(known))
        done = services.record_hadir(known, seen, actor.akun_id, clock.now())
        if done.baru:
            leave_line(actor, Tindakan.CATAT_HADIR, ENTITY, done.baru, kab_id, address)
    return done


def add_tamu(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, sesi_id: UUID, person: NewPeserta, *, address: str = ""
) -> UUID:
    """Someone who came uninvited: on the list as a guest and present at once; the id she stands under.

    Raises `akses.ditolak`, `kegiatan.peserta_ganda` for who stands on the list already, what `check_add_peserta` and
    `check_record_hadir` find.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
        services.touch(known)
        kategori_id = services.guest_kategori(known)
        guest = replace(person, kategori_id=kategori_id, asal=AsalPeserta.TAMU)
        added = services.check_add_peserta(known, [guest])
        if added.ganda:
            raise SimpulError("kegiatan.peserta_ganda", nama=added.ganda[0].nama)
        services.add_peserta(known, added, clock.now())
        seen = [NewHadir(sesi_id, person.id, clock.now(), CaraHadir.TAMU)]
        services.check_record_hadir(known, seen, today_at(known))
        services.record_hadir(known, seen, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.CATAT_HADIR, ENTITY, [person.id], kab_id, address)
    return person.id


def cancel_hadir(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    sesi_id: UUID,
    ids: Sequence[UUID],
    alasan: str,
    *,
    address: str = "",
) -> None:
    """Check-ins that were wrong; raises `akses.ditolak`, what `check_cancel_hadir` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
        services.touch(known)
        why = services.check_cancel_hadir(known, sesi_id, ids, alasan)
        services.cancel_hadir(known, sesi_id, ids, why, clock.now())
        leave_line(actor, Tindakan.CATAT_HADIR, ENTITY, ids, kab_id, address, reason=why)
