"""What a regency sets in the catalogue, and how far its set-up is."""

import datetime as dt

from simpul.akses import services as access
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.jurnal import log
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.daerah import Daerah
from simpul.posyandu import queries, services
from simpul.posyandu.rules import LapisanForm
from simpul.wilayah import queries as wilayah


def set_lapisan(actor: ActorContext, kab_id: int, isi: Daerah, mulai: dt.date, *, address: str = "") -> None:
    """Own words, agencies, deadlines and hidden lines of a regency from a day on; every phone there hears of it.

    Raises `akses.ditolak`, `layanan.daerah_salah`, `layanan.baris_diperlukan`, `posyandu.lapisan_mundur`.
    """
    with write_transaction():
        place = _require(actor, kab_id)
        today = clock.today(place.zona_waktu)
        form = LapisanForm(id=new_id(), kab_id=kab_id, mulai=mulai, isi=isi, oleh=actor.akun_id)
        catalogs = {kab_id: queries.regency_catalog(place.kode, kab_id, "", mulai)}
        [ready] = services.check_set_lapisan([form], catalogs, today)
        if isinstance(ready, SimpulError):
            raise ready
        for change in services.set_lapisan([ready]):
            services.stamp(kab_id, [change], log.announce(kab_id, change.id, [change]))
        access.write_audit([_line(actor, "lapisan", str(form.id), kab_id, address)])


def set_penyiapan(actor: ActorContext, kab_id: int, langkah: str, keadaan: str, *, address: str = "") -> None:
    """A step of the first set-up was left for later ("lewati") or found right ("beres"); raises `akses.ditolak`."""
    with write_transaction():
        _require(actor, kab_id)
        services.set_penyiapan(kab_id, langkah, keadaan)
        access.write_audit([_line(actor, "acuan", str(kab_id), kab_id, address)])


def _require(actor: ActorContext, kab_id: int) -> wilayah.WilayahRow:
    place = wilayah.wilayah_by_ids([kab_id]).get(kab_id)
    access.require(actor, Tindakan.KELOLA_ACUAN, Target(kab_id=kab_id, jalur=place.jalur) if place else Target())
    return wilayah.wilayah_by_id(kab_id)


def _line(actor: ActorContext, entitas: str, entity_id: str, kab_id: int, address: str) -> AuditIn:
    alamat = access.hash_address(address)
    return AuditIn(actor.akun_id, Tindakan.KELOLA_ACUAN, entitas, (entity_id,), kab_id=kab_id, alamat=alamat)
