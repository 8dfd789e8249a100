"""Accounts and grants: each use case decides access, writes and leaves its line in the trail, in one transaction."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses import errors, services
from simpul.akses import queries as akses
from simpul.akses.services import (
    ActorContext,
    AuditIn,
    JenisAkun,
    NewAkun,
    NewHibah,
    Peran,
    Target,
    Tindakan,
)
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu import queries as posyandu
from simpul.wilayah import queries as wilayah

CONSOLE = "dipulihkan dari konsol server"
Place = tuple[Target, wilayah.Tingkat | None]


def found_pengelola(nama_pengguna: str, nama: str, password: str, wilayah_id: int, *, is_first: bool = False) -> UUID:
    """The first administrator of an installation, or the next when no task of one holds today, made at the console.

    Raises `akses.pengelola_sudah_ada`. `is_first` when nobody has chosen the password: the owner does so when she
    first signs in.
    """
    new = NewAkun(nama, JenisAkun.KANTOR, nama_pengguna, password, is_first=is_first)
    grant = NewHibah(Peran.PENGELOLA, wilayah_id=wilayah_id, sk="penyiapan awal")
    _, tingkat = _place_of(grant)
    with write_transaction():
        if services.has_pengelola(clock.now()):
            raise SimpulError(errors.PENGELOLA_SUDAH_ADA)
        services.check_akun(new)
        services.check_hibah(grant, tingkat)
        [akun_id] = services.create_akun([new])
        services.add_hibah([(akun_id, grant)])
        services.write_audit([AuditIn(akun_id, Tindakan.KELOLA_AKUN, "akun", (str(akun_id),))])
    return akun_id


def rescue_pengelola(nama_pengguna: str, password: str, *, is_first: bool = True) -> UUID:
    """Let a locked-out administrator in again, from the console: new password, no second factor, account awake.

    Raises `akses.akun.tidak_ada`, `akses.pengelola_tidak_ada` for an account that administers nothing today,
    `akses.sandi_lemah`.
    """
    with write_transaction():
        akun_id = akses.akun_by_login(nama_pengguna).id
        today = akses.load_actor(akun_id, clock.now()).current()
        if not any(grant.peran is Peran.PENGELOLA for grant in today):
            raise SimpulError(errors.PENGELOLA_TIDAK_ADA, nama=nama_pengguna)
        services.check_password(password)
        services.set_password(akun_id, password, is_first=is_first)
        services.remove_factor(akun_id)
        services.set_active(akun_id, is_active=True)
        line = AuditIn(akun_id, Tindakan.KELOLA_AKUN, "sandi", (str(akun_id),), alasan=CONSOLE)
        services.write_audit([line, replace(line, entitas="faktor")])
    return akun_id


def invite_akun(
    actor: ActorContext, nama: str, nama_pengguna: str, grants: Sequence[NewHibah], *, address: str = ""
) -> tuple[UUID, str]:
    """An office account with a first password, which is told only now; raises what `create_akun` raises."""
    password = services.new_first_password()
    new = NewAkun(nama, JenisAkun.KANTOR, nama_pengguna, password, is_first=True)
    return create_akun(actor, new, grants, address=address), password


def create_akun(actor: ActorContext, new: NewAkun, grants: Sequence[NewHibah], *, address: str = "") -> UUID:
    """A new account with its first grants; the giver must be allowed to give each of them.

    Raises `akses.ditolak` (also when there is no grant to judge by), what `akses.check_akun` and
    `akses.check_hibah` raise.
    """
    with write_transaction():
        places = [_check_grant(actor, grant) for grant in grants]
        if not places:
            raise SimpulError(errors.DITOLAK)
        services.check_akun(new)
        [akun_id] = services.create_akun([new])
        services.add_hibah([(akun_id, grant) for grant in grants])
        services.write_audit([_line(actor, "akun", akun_id, places[0], address)])
    return akun_id


def reset_password(actor: ActorContext, akun_id: UUID, *, address: str = "") -> str:
    """A new first password of an office account, told only now; its sessions end.

    The giver must be above every grant it ever had, and one's own is changed with the old one only.
    Raises `akses.ditolak`, `akses.akun.tidak_ada`.
    """
    password = services.new_first_password()
    with write_transaction():
        place = _check_other(actor, akun_id)
        services.set_password(akun_id, password, is_first=True)
        services.write_audit([_line(actor, "sandi", akun_id, place, address)])
    return password


def reset_factor(actor: ActorContext, akun_id: UUID, *, address: str = "") -> None:
    """Forget the second factor of somebody whose phone is gone; raises `akses.ditolak`, `akses.akun.tidak_ada`."""
    with write_transaction():
        place = _check_other(actor, akun_id)
        services.remove_factor(akun_id)
        services.write_audit([_line(actor, "faktor", akun_id, place, address)])


def change_password(actor: ActorContext, old: str, new: str, *, address: str = "") -> None:
    """One's own password, with the old one; wrong tries of it are few.

    Raises `akses.sandi_lama_salah`, `akses.sandi_lemah`, `akses.sandi_sama`, `akses.terlalu_sering`.
    """
    key = f"akun:{actor.akun_id}"
    services.check_limit(services.Laju.SANDI, key)
    if not services.is_password_right(actor.akun_id, old):
        services.spend(services.Laju.SANDI, key)
        raise SimpulError(errors.SANDI_LAMA_SALAH)
    if new == old:
        raise SimpulError(errors.SANDI_SAMA)
    with write_transaction():
        services.check_password(new)
        services.set_password(actor.akun_id, new)
        services.write_audit([_line(actor, "sandi", actor.akun_id, Target(), address)])


def set_active(actor: ActorContext, akun_id: UUID, *, is_active: bool, address: str = "") -> None:
    """Let an account rest or work again; raises `akses.ditolak`."""
    with write_transaction():
        place = _check_akun(actor, akun_id)
        services.set_active(akun_id, is_active=is_active)
        services.write_audit([_line(actor, "akun", akun_id, place, address)])


def add_hibah(actor: ActorContext, akun_id: UUID, new: NewHibah, *, address: str = "") -> UUID:
    """One more grant for an account; raises `akses.ditolak`, `akses.akun.tidak_ada`, what `check_hibah` raises."""
    with write_transaction():
        place = _check_grant(actor, new)
        akses.akun_by_id(akun_id)
        [hibah_id] = services.add_hibah([(akun_id, new)])
        if new.peran in services.FACTOR_ROLES and not services.has_factor(akun_id):
            services.end_sessions(akun_id)  # the next sign-in asks for the second factor
        services.write_audit([_line(actor, "hibah", hibah_id, place, address)])
    return hibah_id


def end_hibah(
    actor: ActorContext, hibah_id: UUID, *, selesai: dt.date | None = None, sk: str = "", address: str = ""
) -> None:
    """End a grant, by default at once (`selesai` is the first day without it), by a decree `sk`.

    Raises `akses.ditolak`, `akses.hibah_tanggal_terbalik` for a day before it began.
    """
    with write_transaction():
        row = akses.hibah_by_id(hibah_id)
        place = _place_of_row(row)
        services.require(actor, Tindakan.KELOLA_AKUN, place)
        if selesai is not None and selesai < row.grant.mulai:
            raise SimpulError(errors.HIBAH_TANGGAL_TERBALIK)
        services.end_hibah(hibah_id, selesai, sk)
        services.write_audit([_line(actor, "hibah", hibah_id, place, address)])


def _check_grant(actor: ActorContext, new: NewHibah) -> Target:
    target, tingkat = _place_of(new)
    services.require(actor, Tindakan.KELOLA_AKUN, target)
    services.check_hibah(new, tingkat)
    return target


def _check_akun(actor: ActorContext, akun_id: UUID) -> Target:
    """An account may be changed by who could give every grant it ever had, so that nobody climbs through it."""
    akses.akun_by_id(akun_id)
    places = [_place_of_row(row) for row in akses.hibah_of([akun_id]).get(akun_id, [])]
    for place in places:
        services.require(actor, Tindakan.KELOLA_AKUN, place)
    if not places:
        raise SimpulError(errors.DITOLAK)
    return places[0]


def _check_other(actor: ActorContext, akun_id: UUID) -> Target:
    """An office account of somebody else: one's own is not reset at an open desk; raises `akses.ditolak`."""
    place = _check_akun(actor, akun_id)
    if akun_id == actor.akun_id:
        raise SimpulError(errors.DITOLAK)
    if akses.akun_by_id(akun_id).jenis is not JenisAkun.KANTOR:
        raise SimpulError(errors.AKUN_TIDAK_ADA)
    return place


def _place_of(new: NewHibah) -> Place:
    """Where a grant would hold, and its tier (None for a posyandu); an unknown place is refused later."""
    if new.posyandu_id is not None and new.kab_id is not None:
        return _posyandu_target(new.kab_id, new.posyandu_id, new.peran), None
    if new.wilayah_id is None:
        raise SimpulError(errors.HIBAH_TEMPAT_SALAH)
    place = wilayah.wilayah_by_id(new.wilayah_id)
    return Target(kab_id=place.kab_id, jalur=place.jalur, peran=new.peran), place.tingkat


def _place_of_row(row: akses.HibahRow) -> Target:
    grant = row.grant
    if grant.posyandu_id is not None and grant.kab_id is not None:
        return _posyandu_target(grant.kab_id, grant.posyandu_id, grant.peran)
    return Target(kab_id=grant.kab_id, jalur=grant.jalur, peran=grant.peran)


def _posyandu_target(kab_id: int, posyandu_id: UUID, peran: Peran) -> Target:
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError(errors.HIBAH_TEMPAT_SALAH)
    return Target(kab_id=kab_id, posyandu_id=posyandu_id, jalur=home.jalur, peran=peran)


def _line(actor: ActorContext, entitas: str, entity_id: UUID, place: Target, address: str) -> AuditIn:
    return AuditIn(
        actor.akun_id,
        Tindakan.KELOLA_AKUN,
        entitas,
        (str(entity_id),),
        kab_id=place.kab_id,
        posyandu_id=place.posyandu_id,
        alamat=services.hash_address(address),
    )
