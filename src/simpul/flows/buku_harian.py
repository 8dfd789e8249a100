"""The diary of a kecamatan: its entries are written and put right by who coaches there."""

import datetime as dt
from uuid import UUID

from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan import errors, services
from simpul.pembinaan.queries import find_catatan, find_kunjungan
from simpul.pembinaan.rules.buku_harian import CatatanForm, check_catatan
from simpul.wilayah.queries import Tingkat, WilayahRow, wilayah_by_ids


def write_catatan(  # every argument is a field of the form
    actor: ActorContext,
    wilayah_id: int,
    tanggal: dt.date | None,
    isi: str,
    *,
    desa_id: int | None = None,
    kunjungan_id: UUID | None = None,
    address: str = "",
) -> UUID:
    """A new entry; raises `akses.ditolak`, `pembinaan.catatan_tempat` or what `check_catatan` finds."""
    with write_transaction():
        place = _kecamatan(actor, wilayah_id, desa_id)
        kab_id = kab_id_of(place)
        if kunjungan_id is not None:
            visit = find_kunjungan(kab_id, kunjungan_id)
            if visit is None or not place.bounds.contains(visit.sasaran.jalur):
                raise SimpulError(errors.KUNJUNGAN_TIDAK_ADA)
        form = CatatanForm(new_id(), kab_id, place.id, place.jalur, tanggal, isi, desa_id, kunjungan_id, actor.akun_id)
        services.add_catatan([check_catatan(form, clock.today(place.zona_waktu))], clock.now())
        leave_line(actor, Tindakan.BINA, "buku_harian", [form.id], kab_id, address)
    return form.id


def correct_catatan(  # every argument is a field of the form
    actor: ActorContext,
    kab_id: int,
    catatan_id: UUID,
    versi: int,
    tanggal: dt.date | None,
    isi: str,
    *,
    desa_id: int | None = None,
    address: str = "",
) -> None:
    """An entry put right; raises `akses.ditolak`, `pembinaan.catatan_berubah` or what `check_catatan` finds."""
    with write_transaction():
        known = find_catatan(kab_id, catatan_id)
        if known is None:
            raise SimpulError(DITOLAK)
        place = _kecamatan(actor, known.wilayah_id, desa_id)
        form = CatatanForm(
            known.id, kab_id, place.id, place.jalur, tanggal, isi, desa_id, known.kunjungan_id, actor.akun_id, versi
        )
        services.correct_catatan(check_catatan(form, clock.today(place.zona_waktu), versi=known.versi))
        leave_line(actor, Tindakan.BINA, "buku_harian", [known.id], kab_id, address)


def _kecamatan(actor: ActorContext, wilayah_id: int, desa_id: int | None) -> WilayahRow:
    """The kecamatan of a diary, when the account coaches there and the desa lies in it."""
    place = require_at_place(actor, Tindakan.BINA, wilayah_id)
    desa = wilayah_by_ids([desa_id]).get(desa_id) if desa_id is not None else None
    if place.tingkat is not Tingkat.KECAMATAN or (desa_id is not None and (desa is None or desa.induk_id != place.id)):
        raise SimpulError(errors.CATATAN_TEMPAT)
    return place
