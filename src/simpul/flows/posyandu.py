"""The registry of posyandu: each use case decides access, writes, tells the phones and leaves its line in the trail."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses import services as access
from simpul.akses.errors import AKUN_TIDAK_ADA
from simpul.akses.services import ActorContext, AuditIn, Grant, JenisAkun, NewAkun, NewHibah, Peran, Target, Tindakan
from simpul.flows.akun import create_akun
from simpul.flows.registri import every, recount_kader, require_at, tell, trail
from simpul.jurnal.contracts import Change
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import FIELDS
from simpul.posyandu import errors, queries, services
from simpul.posyandu.rules.forms import AcuanForm, EditPosyandu, EndOffice, KaderForm, NewPosyandu, PengurusForm
from simpul.posyandu.rules.words import Jabatan
from simpul.wilayah import queries as wilayah

# Whoever leaves a post loses the role that came with it; a bendahara has none of her own.
_ROLES = {
    Jabatan.KETUA: Peran.KETUA_POSYANDU,
    Jabatan.SEKRETARIS: Peran.SEKRETARIS_POSYANDU,
    Jabatan.KETUA_BIDANG: Peran.KETUA_BIDANG,
}


def add_posyandu(actor: ActorContext, news: Sequence[NewPosyandu], *, address: str = "") -> list[UUID]:
    """New posyandu, all or none; raises `akses.ditolak` or what `check_add_posyandu` finds first."""
    with write_transaction():
        places = wilayah.wilayah_by_ids(new.desa_id for new in news)
        for desa_id in {new.desa_id for new in news}:
            place = places.get(desa_id)
            target = Target(kab_id=place.kab_id, jalur=place.jalur) if place else Target()
            access.require(actor, Tindakan.KELOLA_POSYANDU, target)
        ready = every(services.check_add_posyandu(news))
        services.add_posyandu(ready)
        for item in ready:
            changes = [Change("posyandu", item.new.id)]
            n = tell(item.kab_id, item.new.id, changes)
            trail(actor, Tindakan.KELOLA_POSYANDU, (item.kab_id, item.new.id), changes, n, address)
    return [item.new.id for item in ready]


def update_posyandu(actor: ActorContext, edit: EditPosyandu, *, address: str = "") -> None:
    """New facts of a posyandu; raises `akses.ditolak` or what `check_update_posyandu` finds."""
    place = (edit.kab_id, edit.id)
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_POSYANDU, place)
        changes = services.update_posyandu(every(services.check_update_posyandu([edit])))
        trail(actor, Tindakan.KELOLA_POSYANDU, place, changes, tell(*place, changes), address)


def add_kader(actor: ActorContext, forms: Sequence[KaderForm], *, address: str = "") -> list[UUID]:
    """New kader of one or more posyandu, all or none; raises `akses.ditolak` or what `check_add_kader` finds."""
    with write_transaction():
        places = dict.fromkeys((form.kab_id, form.posyandu_id) for form in forms)
        for place in places:
            require_at(actor, Tindakan.KELOLA_KADER, place)
        ready = every(services.check_add_kader(forms))
        services.add_kader(ready)
        for place in places:
            own = [form for form in ready if (form.kab_id, form.posyandu_id) == place]
            changes = [Change("kader", form.id) for form in own]
            trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
            recount_kader(place, min(form.mulai for form in own))
    return [form.id for form in ready]


def update_kader(actor: ActorContext, form: KaderForm, *, address: str = "") -> None:
    """New facts of a kader; her account changes by `give_akun` only."""
    place = (form.kab_id, form.posyandu_id)
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_KADER, place)
        known = queries.find_kader(form.kab_id, form.id)
        if known is not None and known.akun_id != form.akun_id:
            raise SimpulError(errors.KADER_AKUN)
        changes = services.update_kader(every(services.check_update_kader([form])))
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
        recount_kader(place, min(form.mulai, known.mulai if known else form.mulai))


def give_akun(actor: ActorContext, kab_id: int, kader_id: UUID, *, address: str = "") -> UUID:
    """An account and a kader's grant for a kader who has none, so that she can be enrolled on a phone.

    Raises `akses.ditolak`, `posyandu.kader_tidak_ditemukan`, `posyandu.kader_akun`.
    """
    with write_transaction():
        kader = _kader(actor, Tindakan.KELOLA_KADER, kab_id, kader_id)
        if kader.akun_id is not None or kader.selesai is not None:
            raise SimpulError(errors.KADER_AKUN)
        grant = NewHibah(
            Peran.KADER, posyandu_id=kader.posyandu_id, kab_id=kab_id, mulai=kader.mulai, sk=kader.sk_nomor
        )
        akun_id = create_akun(actor, NewAkun(kader.nama, JenisAkun.KADER), [grant], address=address)
        changes = services.link_akun(kab_id, kader_id, akun_id)
        place = (kab_id, kader.posyandu_id)
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
        recount_kader(place, kader.mulai)
    return akun_id


def end_kader(actor: ActorContext, end: EndOffice, *, address: str = "") -> None:
    """The end of a kader; her role at this posyandu ends with it, what she recorded stays."""
    with write_transaction():
        kader = _kader(actor, Tindakan.KELOLA_KADER, end.kab_id, end.id)
        changes = services.end_kader(every(services.check_end_kader([end])))
        _end_role(kader.akun_id, kader.posyandu_id, Peran.KADER, "", end.selesai)
        place = (end.kab_id, kader.posyandu_id)
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
        recount_kader(place, end.selesai)


def set_pengurus(actor: ActorContext, form: PengurusForm, *, address: str = "") -> UUID:
    """Someone takes a post of the board; whoever held it leaves that day with the role that came with it.

    Raises `akses.ditolak`, `akses.akun.tidak_ada` for an account without a task here, what the check finds.
    """
    place = (form.kab_id, form.posyandu_id)
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_KADER, place)
        ready = every(services.check_set_pengurus([form]))
        known = {row.akun_id for row in akses.hibah_at(*place, actor.pada)}
        if form.akun_id is not None and form.akun_id not in known:
            raise SimpulError(AKUN_TIDAK_ADA)
        before = {row.akun_id for row in queries.pengurus_of(*place) if _holds(row, form)}
        changes = services.set_pengurus(ready)
        _hand_over(form, before)
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)
        recount_kader(place, form.mulai)
    return form.id


def end_pengurus(actor: ActorContext, end: EndOffice, *, address: str = "") -> None:
    """A post of the board falls vacant; the role that came with it ends."""
    with write_transaction():
        row = queries.find_pengurus(end.kab_id, end.id)
        place = (end.kab_id, row.posyandu_id if row else end.id)
        require_at(actor, Tindakan.KELOLA_KADER, place)
        changes = services.end_pengurus(every(services.check_end_pengurus([end])))
        if row is not None:
            _leave(row, end.selesai)
        trail(actor, Tindakan.KELOLA_KADER, place, changes, tell(*place, changes), address)


def set_acuan(actor: ActorContext, form: AcuanForm, *, address: str = "") -> None:
    """What a regency sets for its posyandu; every phone there hears of it."""
    with write_transaction():
        place = wilayah.wilayah_by_ids([form.kab_id]).get(form.kab_id)
        target = Target(kab_id=form.kab_id, jalur=place.jalur) if place else Target()
        access.require(actor, Tindakan.KELOLA_ACUAN, target)
        for change in services.set_acuan(every(services.check_set_acuan([form]))):
            tell(form.kab_id, change.id, [change])
        line = AuditIn(
            actor.akun_id,
            Tindakan.KELOLA_ACUAN,
            "acuan",
            (str(form.kab_id),),
            kab_id=form.kab_id,
            alamat=access.hash_address(address),
        )
        access.write_audit([line])


def _kader(actor: ActorContext, action: Tindakan, kab_id: int, kader_id: UUID) -> queries.KaderInfo:
    kader = queries.find_kader(kab_id, kader_id)
    require_at(actor, action, (kab_id, kader.posyandu_id if kader else kader_id))
    if kader is None:
        raise SimpulError(errors.KADER_TIDAK_DITEMUKAN)
    return kader


def _holds(row: queries.PengurusInfo, form: PengurusForm) -> bool:
    return row.selesai is None and (row.jabatan, row.bidang) == (form.jabatan, form.bidang)


def _hand_over(form: PengurusForm, before: Collection[UUID | None]) -> None:
    """End the role of a post for all who had it but the successor.

    The role is found by the post, for who is written as holder may have no account in the register. One that begins
    that very day was given to the successor in advance.
    """
    role = _ROLES.get(form.jabatan)
    for row in akses.hibah_at(form.kab_id, form.posyandu_id, form.mulai) if role else []:
        is_former = row.grant.mulai < form.mulai or (row.akun_id in before and row.grant.mulai == form.mulai)
        if row.akun_id != form.akun_id and is_former and _comes_with(row.grant, role, form.bidang):
            _end_grant(row, form.bidang, form.mulai)


def _leave(row: queries.PengurusInfo, selesai: dt.date) -> None:
    role = _ROLES.get(row.jabatan)
    if role is not None:
        _end_role(row.akun_id, row.posyandu_id, role, row.bidang, selesai)


def _end_role(akun_id: UUID | None, posyandu_id: UUID, role: Peran, bidang: str, selesai: dt.date) -> None:
    """End the grants that came with a post, on the day it ends; other roles of the account stay."""
    if akun_id is None:
        return
    for row in akses.hibah_of([akun_id]).get(akun_id, []):
        grant = row.grant
        is_later = grant.selesai is None or grant.selesai > selesai
        if grant.posyandu_id == posyandu_id and is_later and _comes_with(grant, role, bidang):
            _end_grant(row, bidang, selesai)


def _comes_with(grant: Grant, role: Peran | None, bidang: str) -> bool:
    """Whether a grant is the role of a post; a ketua bidang of all fields is one of each."""
    return grant.peran is role and (not bidang or not grant.bidang or bidang in grant.bidang)


def _end_grant(row: akses.HibahRow, bidang: str, selesai: dt.date) -> None:
    """End a grant that came with a post; one for several fields goes on with the others."""
    grant = row.grant
    begin = max(selesai, grant.mulai)
    access.end_hibah(grant.id, begin)
    rest = tuple(code for code in FIELDS if code != bidang and code in (grant.bidang or FIELDS))
    if bidang and rest:
        others = NewHibah(
            grant.peran, posyandu_id=grant.posyandu_id, kab_id=grant.kab_id, bidang=rest, mulai=begin, sk=grant.sk
        )
        access.add_hibah([(row.akun_id, replace(others, selesai=grant.selesai))])
