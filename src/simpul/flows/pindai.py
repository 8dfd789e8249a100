"""A scanner that was without signal sends what it read: attendance, and notes of what named nobody."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import services
from simpul.kegiatan.rules.pindai import Pindaian, set_right
from simpul.kernel import clock

ENTITY = "kehadiran"
SAVED, NOTED, SETTLED = "tersimpan", "catatan", "dibetulkan"


def record_pindai(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    scans: Sequence[Pindaian],
    dikirim: dt.datetime,
    alat: str,
    *,
    address: str = "",
) -> dict[str, str]:
    """What became of each scan, by the id its phone gave it: `tersimpan`, `catatan` for nobody of the list, or
    `dibetulkan` where the committee had put that attendance right. Sent again, it changes nothing.

    Raises `akses.ditolak`, `kegiatan.sudah_batal`.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
        services.touch(known)
        at = clock.now()
        right = [replace(scan, waktu=set_right(scan.waktu, dikirim, at)) for scan in scans]
        read = services.check_record_pindai(known, right, alat, today_at(known))
        done = services.record_hadir(known, read.hadir, actor.akun_id, at) if read.hadir else services.HasilHadir()
        if read.catatan:
            services.keep_catatan(known, read.catatan, alat, actor.akun_id, at)
        if done.baru:
            leave_line(actor, Tindakan.CATAT_HADIR, ENTITY, done.baru, kab_id, address)
    settled = set(done.ditolak)
    answer = {one.klien_id: SETTLED if one.peserta_id in settled else SAVED for one in read.hadir}
    return answer | {scan.klien: NOTED for scan in read.catatan}
