"""Sign-off of the monthly report: access, frozen content, audit and the news for the phones, in one transaction."""

import datetime as dt
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, AuditIn, Target, Tindakan
from simpul.jurnal.contracts import Change
from simpul.jurnal.log import announce
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.clock import add_months
from simpul.kernel.errors import SimpulError
from simpul.laporan import queries as laporan_queries
from simpul.laporan import services as laporan
from simpul.posyandu import queries as posyandu
from simpul.wilayah import queries as wilayah


def sign_laporan(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, month: dt.date, password: str, *, alamat: str = ""
) -> laporan_queries.LaporanInfo:
    """Approve the month in the system; the signer gives her password again.

    Raises `akses.ditolak`, `akses.sandi_lama_salah`, `laporan.sudah_disetujui`, `laporan.bulan_belum_mulai`.
    """
    home = _home(kab_id, posyandu_id)
    _require(actor, Tindakan.TANDATANGANI_LAPORAN, home)
    if not akses.is_password_right(actor.akun_id, password):
        raise SimpulError("akses.sandi_lama_salah")
    at = clock.now()
    with write_transaction():
        lock_posyandu(kab_id, [posyandu_id])
        today = clock.local_date(at, home.zona_waktu)
        latest = laporan.check_sign_laporan(kab_id=kab_id, posyandu_id=posyandu_id, month=month, today=today)
        row = laporan.sign_laporan(
            kab_id=kab_id,
            posyandu_id=posyandu_id,
            nomor_urut=home.nomor_urut,
            month=month,
            content=compile_laporan(home, month),
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


def compile_laporan(home: posyandu.PosyanduInfo, month: dt.date) -> dict[str, Any]:
    """The content of a report, ready to be frozen: figures of the month and the month before, no names."""
    before = add_months(month, -1)
    sets = laporan_queries.month_sets(home.kab_id, [(home.id, month), (home.id, before)])
    return {
        "jenis": "laporan_bulanan_posyandu",
        "versi_bentuk": 1,
        "bulan": month.isoformat(),
        "posyandu": {
            "id": str(home.id),
            "nama": home.nama,
            "nomor_urut": home.nomor_urut,
            "nomor_registrasi": home.nomor_registrasi or "",
            "tempat": wilayah.full_label(home.wilayah_id),
        },
        "angka": {name: len(ids) for name, ids in sorted(sets[home.id, month].items())},
        "angka_bulan_lalu": {name: len(ids) for name, ids in sorted(sets[home.id, before].items())},
        "bidang_aktif": sets[home.id, month].get("bidang_aktif", []),
        "kader": len([row for row in posyandu.kader_of(home.kab_id, home.id) if row.selesai is None]),
    }


def _home(kab_id: int, posyandu_id: UUID) -> posyandu.PosyanduInfo:
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError("akses.ditolak")
    return home


def _require(actor: ActorContext, action: Tindakan, home: posyandu.PosyanduInfo) -> None:
    akses.require(actor, action, Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur))


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
