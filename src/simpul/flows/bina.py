"""Coaching visits: planned, held, called off; findings put right. An agency acts in its own fields only."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import leave_line, require_at_place
from simpul.jurnal.lampiran import Siap, keep_lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import FIELDS
from simpul.pembinaan import services
from simpul.pembinaan.queries import (
    KunjunganInfo,
    TemuanInfo,
    find_kunjungan,
    find_temuan,
    promises_before,
)
from simpul.pembinaan.rules.kunjungan import (
    HasilForm,
    RencanaForm,
    Sasaran,
    Tercatat,
    check_batal,
    check_hasil,
    check_rencana,
)
from simpul.pembinaan.rules.temuan import TutupForm, check_tutup
from simpul.posyandu.queries import find_posyandu
from simpul.wilayah.queries import wilayah_by_ids

ALL_FIELDS = ""


@dataclass(frozen=True, slots=True)
class Rencana:
    """What a form says of a planned visit; without `posyandu` it goes to the place `wilayah_id`."""

    posyandu: tuple[int, UUID] | None
    wilayah_id: int
    bidang: str
    rencana: dt.date
    tujuan: str
    petugas: str
    bersama: str = ""


def target_of_sasaran(there: Sasaran) -> Target:
    """What is visited as it stands today, for a decision: a posyandu may have moved to another desa."""
    if there.posyandu_id is None:
        return Target(kab_id=there.kab_id, jalur=there.jalur)
    home = find_posyandu(there.kab_id, there.posyandu_id)
    return Target(kab_id=there.kab_id, posyandu_id=there.posyandu_id, jalur=home.jalur if home else None)


def fields_to_coach(actor: ActorContext, target: Target) -> list[str]:
    """In which fields an account may write a visit there; '' stands for all six together."""

    def may(bidang: str) -> bool:
        asked = Target(target.kab_id, target.posyandu_id, target.jalur, bidang or None)
        return access.decide(actor, Tindakan.BINA, asked).allowed

    return [bidang for bidang in (ALL_FIELDS, *FIELDS) if may(bidang)]


def plan_kunjungan(actor: ActorContext, said: Rencana, *, address: str = "") -> UUID:
    """A planned visit; raises `akses.ditolak` or what `check_rencana` finds. Returns its id."""
    with write_transaction():
        there = _sasaran(actor, said)
        form = RencanaForm(
            new_id(), there, said.bidang, said.rencana, said.tujuan, said.petugas, said.bersama, actor.akun_id
        )
        services.plan_kunjungan([check_rencana(form, _today(there.wilayah_id))], clock.now())
        _line(actor, "kunjungan_bina", form.id, there, address)
    return form.id


def record_kunjungan(actor: ActorContext, form: HasilForm, *, address: str = "") -> None:
    """What a visit found and what was promised; raises `akses.ditolak` or what `check_hasil` finds."""
    with write_transaction():
        visit = _may_write(actor, find_kunjungan(form.kab_id, form.id))
        open_promises = frozenset(one.id for one in promises_before(visit) if not one.ditepati)
        stored = Tercatat(visit.status, visit.versi, visit.bidang, open_promises)
        ready = check_hasil(form, stored, _today(visit.sasaran.wilayah_id))
        services.record_hasil(ready, clock.now())
        _line(actor, "kunjungan_bina", visit.id, visit.sasaran, address)


def cancel_kunjungan(
    actor: ActorContext, kab_id: int, kunjungan_id: UUID, versi: int, alasan: str, *, address: str = ""
) -> None:
    """A visit that will not be held; raises `akses.ditolak`, what `check_batal` finds, `kunjungan_berubah`."""
    with write_transaction():
        visit = _may_write(actor, find_kunjungan(kab_id, kunjungan_id))
        reason = check_batal(Tercatat(visit.status, visit.versi, visit.bidang), alasan)
        services.cancel_kunjungan(kab_id, kunjungan_id, versi, reason)
        _line(actor, "kunjungan_bina", visit.id, visit.sasaran, address, reason)


def close_temuan(actor: ActorContext, form: TutupForm, paper: Siap | None = None, *, address: str = "") -> None:
    """A finding put right with its proof; raises `akses.ditolak` or what `check_tutup` finds."""
    with write_transaction():
        known = find_temuan(form.kab_id, form.id)
        if known is None:
            raise SimpulError(DITOLAK)
        require_coach(actor, known.sasaran, known.bidang)
        ready = check_tutup(form, known.ditemukan, known.selesai, _today(known.sasaran.wilayah_id))
        sidik = keep_lampiran(known.kab_id, known.id, paper, actor.akun_id, clock.now()) if paper else ""
        services.close_temuan(TutupForm(ready.kab_id, ready.id, ready.selesai, ready.bukti, sidik))
        _line(actor, "temuan_bina", known.id, known.sasaran, address)


def require_coach(actor: ActorContext, there: Sasaran, bidang: str) -> None:
    """Raises `akses.ditolak` unless the account may write visits of this field there."""
    target = target_of_sasaran(there)
    access.require(actor, Tindakan.BINA, Target(target.kab_id, target.posyandu_id, target.jalur, bidang or None))


def may_read(actor: ActorContext, found: KunjunganInfo | TemuanInfo | None) -> bool:
    """Whether a visit or a finding may be read; one that does not exist may not."""
    if found is None:
        return False
    return access.decide(actor, Tindakan.LIHAT_PEMBINAAN, target_of_sasaran(found.sasaran)).allowed


def _may_write(actor: ActorContext, visit: KunjunganInfo | None) -> KunjunganInfo:
    if visit is None:
        raise SimpulError(DITOLAK)
    require_coach(actor, visit.sasaran, visit.bidang)
    return visit


def _sasaran(actor: ActorContext, said: Rencana) -> Sasaran:
    if said.posyandu is None:
        place = require_at_place(actor, Tindakan.BINA, said.wilayah_id, Target(bidang=said.bidang or None))
        return Sasaran(place.kab_id or 0, place.id, place.jalur)
    home = find_posyandu(*said.posyandu)
    if home is None:
        raise SimpulError(DITOLAK)
    there = Sasaran(home.kab_id, home.wilayah_id, home.jalur, home.id)
    require_coach(actor, there, said.bidang)
    return there


def _today(wilayah_id: int) -> dt.date:
    place = wilayah_by_ids([wilayah_id])[wilayah_id]
    return clock.today(place.zona_waktu or "WIB")


def _line(actor: ActorContext, entity: str, key: UUID, there: Sasaran, address: str, reason: str = "") -> None:
    leave_line(actor, Tindakan.BINA, entity, [key], there.kab_id, address, posyandu_id=there.posyandu_id, reason=reason)
