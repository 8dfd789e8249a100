"""Taking a list with names out (R53): who may, for what, with the password again; kept, fetched, expired."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from simpul.akses import errors
from simpul.akses import queries as akses_queries
from simpul.akses import services as akses
from simpul.akses.queries import EksporRow
from simpul.akses.services import ActorContext, AuditIn, Laju, NewEkspor, Target, Tindakan
from simpul.flows.password import check_own_password
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, find_posyandu


class JenisEkspor(StrEnum):
    """Which list."""

    WARGA = "warga"
    TIMBANG = "timbang"
    USULAN = "usulan"


# What the list shows, beside that it is taken out.
_SHOWS = {
    JenisEkspor.WARGA: Tindakan.LIHAT_WARGA,
    JenisEkspor.TIMBANG: Tindakan.LIHAT_KESEHATAN,
    JenisEkspor.USULAN: Tindakan.LIHAT_USULAN,
}


@dataclass(frozen=True, slots=True)
class Minta:
    """What is asked for: the list, its month, for what, and why the NIK too (empty: without)."""

    jenis: JenisEkspor
    tujuan: str
    bulan: dt.date
    alasan_nik: str = ""

    @property
    def with_nik(self) -> bool:
        """Whether the file holds whole NIK."""
        return bool(self.alasan_nik)


def check_ekspor(actor: ActorContext, home: PosyanduInfo, ask: Minta, password: str) -> None:
    """Whether this account may take this list out now; an opening of many NIK counts as one look at a NIK.

    Raises `akses.ditolak`, `akses.perlu_alasan` for a purpose or reason that says nothing, `akses.sandi_salah`,
    `akses.terlalu_sering`.
    """
    akses.require(actor, Tindakan.UNDUH_NAMA, _target(home, ask.tujuan))
    akses.require(actor, _SHOWS[ask.jenis], _target(home, ask.tujuan, bidang="kesehatan"))
    if ask.with_nik:
        akses.require(actor, Tindakan.BUKA_NIK, _target(home, ask.alasan_nik))
    check_own_password(actor, password)
    if ask.with_nik:
        akses.spend(Laju.CARI_NIK, f"akun:{actor.akun_id}")


def kinds_for(actor: ActorContext, home: PosyanduInfo) -> list[JenisEkspor]:
    """Which lists this account may take out here, for what the page offers."""
    said = "untuk menanyakan saja"
    if not akses.decide(actor, Tindakan.UNDUH_NAMA, _target(home, said)):
        return []
    return [kind for kind, act in _SHOWS.items() if akses.decide(actor, act, _target(home, said, bidang="kesehatan"))]


def keep_ekspor(
    actor: ActorContext,
    home: PosyanduInfo,
    ask: Minta,
    content: bytes,
    ids: Sequence[UUID],
    *,
    jumlah: int,
    address: str = "",
) -> UUID:
    """Keep the file that was made for `check_ekspor`, with a line that names everybody in it."""
    at = clock.now()
    new = NewEkspor(
        home.kab_id, home.id, actor.akun_id, ask.jenis, ask.tujuan, jumlah, content, ask.bulan, ask.with_nik
    )
    with write_transaction():
        [key] = akses.keep_ekspor([new], at)
        akses.write_audit(_lines(actor, home, ask, ids, akses.hash_address(address)))
    return key


def open_ekspor(actor: ActorContext, kab_id: int, ekspor_id: UUID) -> tuple[EksporRow, bytes]:
    """The file, for the account that made it and while it may; raises `akses.ditolak`, `akses.ekspor_tidak_ada`."""
    row = akses_queries.find_ekspor(kab_id, ekspor_id)
    if row is None or row.akun_id != actor.akun_id:
        raise SimpulError(errors.DITOLAK)
    _check_still(actor, row)
    if not row.is_here(clock.now()):
        raise SimpulError(errors.EKSPOR_TIDAK_ADA)
    content = akses.read_ekspor(ekspor_id)
    with write_transaction():
        akses.count_download(kab_id, ekspor_id)
        akses.write_audit(
            [AuditIn(actor.akun_id, Tindakan.UNDUH_NAMA, "ekspor", (str(ekspor_id),), kab_id, row.posyandu_id)]
        )
    return row, content


def _check_still(actor: ActorContext, row: EksporRow) -> None:
    """A file that lies here for days is handed out by the rights of the day it is fetched."""
    home = find_posyandu(row.kab_id, row.posyandu_id)
    if home is None:
        raise SimpulError(errors.DITOLAK)
    akses.require(actor, Tindakan.UNDUH_NAMA, _target(home, row.tujuan))
    akses.require(actor, _SHOWS[JenisEkspor(row.jenis)], _target(home, row.tujuan, bidang="kesehatan"))
    if row.dengan_nik:
        akses.require(actor, Tindakan.BUKA_NIK, _target(home, row.tujuan))


def has_expired() -> bool:
    """Whether a file has outlived its seven days."""
    return bool(akses_queries.expired_ekspor(clock.now()))


def clean_ekspor(at: dt.datetime) -> int:
    """Remove files whose seven days are over; that they were made stays in the list."""
    expired = akses_queries.expired_ekspor(at)
    for kab_id, key in expired:
        with write_transaction(wait_seconds=30):
            akses.remove_ekspor(kab_id, key, at)
    return len(expired)


def _lines(actor: ActorContext, home: PosyanduInfo, ask: Minta, ids: Sequence[UUID], alamat: str) -> list[AuditIn]:
    named = tuple(dict.fromkeys(str(one) for one in ids))
    acts = [(Tindakan.UNDUH_NAMA, ask.tujuan)] + ([(Tindakan.BUKA_NIK, ask.alasan_nik)] if ask.with_nik else [])
    return [
        AuditIn(actor.akun_id, act, "warga", named, home.kab_id, home.id, alasan=why, alamat=alamat)
        for act, why in acts
    ]


def _target(home: PosyanduInfo, alasan: str, bidang: str | None = None) -> Target:
    return Target(home.kab_id, home.id, home.jalur, bidang, alasan=alasan)
