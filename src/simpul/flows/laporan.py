"""Sign-off of the monthly report and approval of its fields: access, audit and news, in one transaction."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.rules.words import role_name
from simpul.akses.services import ActorContext, AuditIn, Peran, Target, Tindakan
from simpul.jurnal.contracts import Change
from simpul.jurnal.log import announce
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.laporan import queries as laporan_queries
from simpul.laporan import services as laporan
from simpul.laporan.errors import SANDI_SALAH
from simpul.laporan.rules import BulanBidang
from simpul.layanan.loader import FIELDS
from simpul.posyandu import queries as posyandu

WITHDRAWN = "cabut_rekap_bidang"  # the same right gives the approval and takes it back


def sign_laporan(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, month: dt.date, password: str, *, alamat: str = ""
) -> laporan_queries.LaporanInfo:
    """Approve the month in the system; the signer gives her password again.

    Raises `akses.ditolak`, `akses.terlalu_sering`, `laporan.sandi_salah`, `laporan.sudah_disetujui`,
    `laporan.bulan_belum_mulai`.
    """
    home = _home(kab_id, posyandu_id)
    _require(actor, Tindakan.TANDATANGANI_LAPORAN, home)
    _check_password(actor, password)
    return approve_laporan(actor, home, month, at=clock.now(), alamat=alamat)


def approve_laporan(
    actor: ActorContext, home: posyandu.PosyanduInfo, month: dt.date, *, at: dt.datetime, alamat: str = ""
) -> laporan_queries.LaporanInfo:
    """Approve the month at a moment; who asks has proven who she is. Raises what `sign_laporan` does after that."""
    _require(actor, Tindakan.TANDATANGANI_LAPORAN, home)
    kab_id, posyandu_id = home.kab_id, home.id
    with write_transaction():
        lock_posyandu(kab_id, [posyandu_id])
        today = clock.local_date(at, home.zona_waktu)
        latest = laporan.check_sign_laporan(kab_id=kab_id, posyandu_id=posyandu_id, month=month, today=today)
        row = laporan.sign_laporan(
            kab_id=kab_id,
            posyandu_id=posyandu_id,
            nomor_urut=home.nomor_urut,
            month=month,
            content=laporan_queries.report_content(home, month, today) | {"disetujui": _approval(actor, home, at)},
            signer=laporan.Signer(actor.akun_id, actor.nama),
            at=at,
            latest=latest,
        )
        laporan.set_number(row, announce(kab_id, posyandu_id, [Change("laporan", row.id)]))
        akses.write_audit([_line(actor, Tindakan.TANDATANGANI_LAPORAN, row.id, home, alamat)])
    return laporan_queries.find_laporan(kab_id, row.id)


def return_laporan(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, month: dt.date, pesan: str, *, alamat: str = ""
) -> None:
    """Send the month back to the posyandu with a message; raises `akses.ditolak`, `laporan.pesan_kosong`."""
    home = _home(kab_id, posyandu_id)
    _require(actor, Tindakan.KEMBALIKAN_LAPORAN, home)
    with write_transaction():
        lock_posyandu(kab_id, [posyandu_id])
        latest = laporan.check_return_laporan(kab_id=kab_id, posyandu_id=posyandu_id, month=month, pesan=pesan)
        row = laporan.return_laporan(
            kab_id=kab_id,
            posyandu_id=posyandu_id,
            month=month,
            pesan=pesan,
            signer=laporan.Signer(actor.akun_id, actor.nama),
            at=clock.now(),
            latest=latest,
        )
        laporan.set_number(row, announce(kab_id, posyandu_id, [Change("laporan", row.id)]))
        akses.write_audit([_line(actor, Tindakan.KEMBALIKAN_LAPORAN, row.id, home, alamat, pesan)])


def approve_rekap_bidang(
    actor: ActorContext, which: BulanBidang, *, at: dt.datetime | None = None, alamat: str = ""
) -> bool:
    """The ketua bidang says that she read the recap of her field; whether that was new.

    The village signs the month with or without it. Raises `akses.ditolak`, `laporan.bulan_belum_mulai`.
    """
    home, at = _home(which.kab_id, which.posyandu_id), at or clock.now()
    _require_field(actor, home, which.bidang)
    with write_transaction():
        lock_posyandu(home.kab_id, [home.id])
        figures = laporan.check_approve_rekap_bidang(which, clock.local_date(at, home.zona_waktu))
        if figures is None:
            return False
        laporan.approve_rekap_bidang(which, figures, laporan.Signer(actor.akun_id, actor.nama), at)
        akses.write_audit([_field_line(actor, Tindakan.SETUJUI_REKAP_BIDANG, which, alamat)])
    return True


def withdraw_rekap_bidang(actor: ActorContext, which: BulanBidang, *, alamat: str = "") -> bool:
    """Take back the approval of a field's recap; whether there was one. Raises `akses.ditolak`."""
    home = _home(which.kab_id, which.posyandu_id)
    _require_field(actor, home, which.bidang)
    with write_transaction():
        lock_posyandu(home.kab_id, [home.id])
        if not laporan.check_withdraw_rekap_bidang(which):
            return False
        laporan.withdraw_rekap_bidang(which)
        akses.write_audit([_field_line(actor, WITHDRAWN, which, alamat)])
    return True


def _require_field(actor: ActorContext, home: posyandu.PosyanduInfo, bidang: str) -> None:
    """A ketua Posyandu has all six fields, so a word that is no field is refused here."""
    if bidang not in FIELDS:
        raise SimpulError("akses.ditolak")
    akses.require(actor, Tindakan.SETUJUI_REKAP_BIDANG, replace(_target(home), bidang=bidang))


def _check_password(actor: ActorContext, password: str) -> None:
    """The account's own password again; wrong tries are few."""
    key = f"akun:{actor.akun_id}"
    akses.check_limit(akses.Laju.SANDI, key)
    if not akses.is_password_right(actor.akun_id, password):
        akses.spend(akses.Laju.SANDI, key)
        raise SimpulError(SANDI_SALAH)


def _approval(actor: ActorContext, home: posyandu.PosyanduInfo, at: dt.datetime) -> dict[str, str]:
    """Who approves in the system, as what, and when: part of what is frozen."""
    roles = akses.roles_at(actor, _target(home))
    words = [role_name(role, home.jalur) for role in Peran if role.value in roles]
    local = clock.local_time(at, home.zona_waktu)
    return {
        "oleh": actor.nama,
        "jabatan": ", ".join(words),
        "pada": at.isoformat(timespec="seconds"),
        "pada_lokal": local.isoformat(timespec="minutes"),
    }


def _home(kab_id: int, posyandu_id: UUID) -> posyandu.PosyanduInfo:
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError("akses.ditolak")
    return home


def _require(actor: ActorContext, action: Tindakan, home: posyandu.PosyanduInfo) -> None:
    akses.require(actor, action, _target(home))


def _target(home: posyandu.PosyanduInfo) -> Target:
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur)


def _line(
    actor: ActorContext, action: Tindakan, row_id: UUID, home: posyandu.PosyanduInfo, alamat: str, alasan: str = ""
) -> AuditIn:
    return AuditIn(
        actor.akun_id,
        action,
        "laporan",
        (str(row_id),),
        kab_id=home.kab_id,
        posyandu_id=home.id,
        alasan=alasan,
        alamat=alamat,
    )


def _field_line(actor: ActorContext, act: str, which: BulanBidang, alamat: str) -> AuditIn:
    return AuditIn(
        actor.akun_id,
        act,
        "rekap_bidang",
        (str(which.posyandu_id), which.bulan.isoformat(), which.bidang),
        kab_id=which.kab_id,
        posyandu_id=which.posyandu_id,
        alamat=alamat,
    )
