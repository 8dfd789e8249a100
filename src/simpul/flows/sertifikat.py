"""Certificates of an event: how they look, who gets one, and one that is withdrawn."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.asal import origins
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import queries, services
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.sertifikat import SetelanForm
from simpul.kegiatan.services import Kehadiran, Kelayakan
from simpul.kernel import clock
from simpul.posyandu.queries import parameters_of

ENTITY = "sertifikat"


def needed_percent(known: KegiatanInfo) -> int:
    """How much of an event someone must have attended, by the number in force on its last day."""
    return parameters_of(known.kab_id, known.selesai or dt.date.max)["sertifikat_hadir_persen"]


def eligible(known: KegiatanInfo) -> list[Kelayakan]:
    """Everyone on the list with how long she was there; call where the account may see their names."""
    return services.eligibility(known, needed_percent(known))


def attendance(known: KegiatanInfo) -> Kehadiran:
    """How often everyone on the list was there, without their names."""
    return services.attendance(known, needed_percent(known))


def set_setelan(actor: ActorContext, kab_id: int, kegiatan_id: UUID, form: SetelanForm, *, address: str = "") -> None:
    """How the certificates of an event look; raises `akses.ditolak`, what `check_set_setelan` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        services.set_setelan(known, services.check_set_setelan(known, form))
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def issue_sertifikat(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, wanted: Collection[UUID] | None = None, *, address: str = ""
) -> int:
    """Certificates for those chosen, or with None for everyone who was there long enough; how many.

    Raises `akses.ditolak`, what `check_issue_sertifikat` finds.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        made = services.check_issue_sertifikat(known, wanted, needed_percent(known), today_at(known))
        asal = origins([one.peserta for one in made.orang])
        many = services.issue_sertifikat(known, made, asal, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address, reason=f"{many} sertifikat")
    return many


def withdraw_sertifikat(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, sertifikat_id: UUID, alasan: str, *, address: str = ""
) -> None:
    """One that should not have been issued; raises `akses.ditolak`, what `check_withdraw_sertifikat` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        why = services.check_withdraw_sertifikat(known, sertifikat_id, alasan)
        services.withdraw_sertifikat(known, sertifikat_id, why, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [sertifikat_id], kab_id, address, reason=why)


def printable(known: KegiatanInfo) -> list[queries.SertifikatInfo]:
    """Those in force, by number, for printing."""
    return queries.sertifikat_page(known.kab_id, known.id, in_force=True)
