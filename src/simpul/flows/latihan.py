"""A breach drill of an office (O-17): recorded with its line in the trail."""

import datetime as dt

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, AuditIn, NewLatihan, Tindakan
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import kab_ids_in, posyandu_in


def record_latihan(
    actor: ActorContext, tanggal: dt.date, langkah: tuple[str, ...], catatan: str, *, address: str = ""
) -> None:
    """The place is that of the account's own task; raises `akses.ditolak`, `akses.latihan_kosong`, ..."""
    grant = next((one for one in actor.current() if one.jalur is not None and _may(actor, one.jalur)), None)
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_JEJAK)
    places = kab_ids_in(scope) if scope else []
    if grant is None or grant.jalur is None or not places:
        raise SimpulError(DITOLAK)
    at = clock.now()
    new = NewLatihan(places[0], grant.jalur, grant.tempat, tanggal, langkah, catatan, actor.akun_id)
    akses.check_latihan(new, clock.local_date(at, posyandu_in(scope)[0].zona_waktu))
    with write_transaction():
        [key] = akses.record_latihan([new], at)
        hashed = akses.hash_address(address)
        akses.write_audit(
            [AuditIn(actor.akun_id, "latihan_kebocoran", "latihan", (str(key),), new.kab_id, n=0, alamat=hashed)]
        )


def _may(actor: ActorContext, jalur: str) -> bool:
    return akses.decide(actor, Tindakan.LIHAT_JEJAK, akses.Target(jalur=jalur)).allowed
