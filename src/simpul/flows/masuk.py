"""Signing in, step by step: what an account owes after its password, and each of those steps.

Nobody is signed in before the last step, so nothing else opens meanwhile.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from simpul.akses import errors, services
from simpul.akses import queries as akses
from simpul.akses.services import ActorContext, AuditIn, Laju, Tindakan
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError


class Langkah(StrEnum):
    """What is still owed before an account is signed in."""

    FAKTOR = "faktor"  # a code of the second factor it has
    SANDI = "sandi"  # a password of its own in place of the printed one
    DAFTAR = "daftar"  # a second factor, which its role asks for
    SELESAI = "selesai"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Recovery codes as they are printed, readable only now."""

    kode: tuple[str, ...]


def next_step(akun_id: UUID, *, factor_given: bool) -> Langkah:
    """The step that comes next for an account whose password was right.

    Raises `akses.sandi_awal_lewat` when the printed password is too old.
    """
    row = akses.akun_by_id(akun_id)
    if services.is_first_expired(row.sandi_awal_at, clock.now()):
        raise SimpulError(errors.SANDI_AWAL_LEWAT, hari=services.FIRST_DAYS)
    has_factor = services.has_factor(akun_id)
    if has_factor and not factor_given:
        return Langkah.FAKTOR
    if row.sandi_awal_at is not None:
        return Langkah.SANDI
    # Accounts of the demo have a password that stands on the screen; a phone beside it would guard nothing.
    must_enrol = not has_factor and not row.contoh and needs_factor(akun_id)
    return Langkah.DAFTAR if must_enrol else Langkah.SELESAI


def needs_factor(akun_id: UUID) -> bool:
    """Whether a role of the account asks for a second factor, today or tomorrow: a session may last past midnight."""
    actor = akses.load_actor(akun_id, clock.now())
    return services.needs_factor([*actor.current(), *actor.current(actor.pada + dt.timedelta(days=1))])


def give_factor(akun_id: UUID, code: str, *, address: str = "") -> None:
    """A code of the app or a recovery code; tries are few, for this account from this address.

    Every try counts before it is looked at, so that many at once are no way round.

    Raises `akses.faktor_salah`, `akses.terlalu_sering`.
    """
    services.spend(Laju.FAKTOR, f"{akun_id}:{address}")
    services.spend(Laju.FAKTOR_AKUN, f"akun:{akun_id}")
    with write_transaction():
        is_right = services.use_factor(akun_id, code)
    if not is_right:
        raise SimpulError(errors.FAKTOR_SALAH)


def replace_first_password(akun_id: UUID, new: str, again: str, *, address: str = "") -> None:
    """The owner's own password in place of the printed one.

    Raises `akses.sandi_beda`, `akses.sandi_sama`, `akses.sandi_lemah`.
    """
    if new != again:
        raise SimpulError(errors.SANDI_BEDA)
    if services.is_password_right(akun_id, new):
        raise SimpulError(errors.SANDI_SAMA)
    with write_transaction():
        services.check_password(new)
        services.set_password(akun_id, new)
        services.write_audit([_line(akun_id, "sandi", address)])


def enrol_factor(akun_id: UUID, secret: bytes, code: str, *, address: str = "") -> Enrolled:
    """Keep the second factor once its first code is right; raises `akses.faktor_salah`, `akses.faktor_sudah_ada`."""
    with write_transaction():
        codes = services.enrol_factor(akun_id, secret, code)
        services.write_audit([_line(akun_id, "faktor", address)])
    return Enrolled(tuple(codes))


def renew_codes(actor: ActorContext, code: str, *, address: str = "") -> Enrolled:
    """New recovery codes for oneself, with a code of the app; raises what `give_factor` raises."""
    give_factor(actor.akun_id, code, address=address)
    with write_transaction():
        codes = services.renew_codes(actor.akun_id)
        services.write_audit([_line(actor.akun_id, "faktor", address)])
    return Enrolled(tuple(codes))


def drop_factor(actor: ActorContext, code: str, *, address: str = "") -> None:
    """Go on without a second factor, where no role asks for it; raises `akses.faktor_wajib`, as `give_factor` does."""
    if needs_factor(actor.akun_id):
        raise SimpulError(errors.FAKTOR_WAJIB)
    give_factor(actor.akun_id, code, address=address)
    with write_transaction():
        services.remove_factor(actor.akun_id)
        services.write_audit([_line(actor.akun_id, "faktor", address)])


def _line(akun_id: UUID, entitas: str, address: str) -> AuditIn:
    own = (str(akun_id),)
    return AuditIn(akun_id, Tindakan.KELOLA_AKUN, entitas, own, alamat=services.hash_address(address))
