"""The kader's incentive of a month: plan, proof of presence from what was recorded, paid mark. Nothing is paid here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.registri import require_at
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kegiatan.queries import kader_attended
from simpul.kernel import clock
from simpul.kernel.clock import add_months
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import list_sesi
from simpul.posyandu.queries import KaderInfo, PosyanduInfo, find_posyandu, kader_of, kader_register
from simpul.rencana import errors, services
from simpul.rencana.queries import InsentifInfo, insentif_in
from simpul.rencana.rules.insentif import BayarForm, Hadir, InsentifForm, check_insentif, days_on_duty
from simpul.rencana.rules.words import Sumber, sources_for
from simpul.wilayah.queries import wilayah_by_id


@dataclass(frozen=True, slots=True)
class BarisInsentif:
    """A kader in a month: what proves her work, and her incentive when there is a plan."""

    kader: KaderInfo
    hadir: Hadir
    insentif: InsentifInfo | None


def insentif_of(home: PosyanduInfo, bulan: dt.date) -> list[BarisInsentif]:
    """Kader who were in office in a month, by name, each with her proof."""
    end = add_months(bulan, 1)
    people = [
        row
        for row in kader_of(home.kab_id, home.id)
        if row.mulai < end and (row.selesai is None or row.selesai > bulan)
    ]
    sessions = [(row.tanggal, row.kader_hadir) for row in list_sesi(home.kab_id, [home.id], bulan, end)]
    duty = days_on_duty(sessions, kader_register(home.kab_id, [home.id])[home.id])
    planned = insentif_in(home.kab_id, home.id, bulan)
    events = kader_attended(home.kab_id, [row.id for row in people], bulan, end)
    return [
        BarisInsentif(row, Hadir(duty.get(str(row.akun_id or row.id), ()), events.get(row.id, ())), planned.get(row.id))
        for row in people
    ]


def set_insentif(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, forms: Sequence[InsentifForm], *, address: str = ""
) -> None:
    """The plan of a month; raises `akses.ditolak`, `rencana.kader_lain`, what `check_insentif` finds."""
    with write_transaction():
        home = _home(actor, kab_id, posyandu_id)
        lock_posyandu(kab_id, [posyandu_id])
        sources = _sources(home)
        own = {row.id for row in kader_of(kab_id, posyandu_id)}
        ready = [check_insentif(form, sources) for form in forms]
        if any(form.kader_id not in own for form in ready):
            raise SimpulError(errors.KADER_LAIN)
        services.set_insentif(ready, actor.nama, clock.now())
        _line(actor, home, [form.kader_id for form in ready], address)


def pay_insentif(actor: ActorContext, form: BayarForm, *, address: str = "") -> int:
    """Mark the incentive of some kader as handed over; returns how many.

    Raises `akses.ditolak`, what `check_pay_insentif` finds. Someone without proof of presence is not held back.
    """
    with write_transaction():
        home = _home(actor, form.kab_id, form.posyandu_id)
        lock_posyandu(form.kab_id, [form.posyandu_id])
        names = {row.id: row.nama for row in kader_of(form.kab_id, form.posyandu_id)}
        planned = insentif_in(form.kab_id, form.posyandu_id, form.bulan)
        ready = services.check_pay_insentif(form, planned, names, clock.today(home.zona_waktu))
        done = services.pay_insentif(ready, ready.kader, actor.nama, clock.now())
        _line(actor, home, list(ready.kader), address)
    return done


def _home(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    require_at(actor, Tindakan.KELOLA_INSENTIF, (kab_id, posyandu_id))
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise LookupError(posyandu_id)  # whoever may act there has seen it
    return home


def _sources(home: PosyanduInfo) -> dict[Sumber, str]:
    return sources_for(wilayah_by_id(home.wilayah_id).jenis)


def _line(actor: ActorContext, home: PosyanduInfo, kader: Sequence[UUID], address: str) -> None:
    leave_line(actor, Tindakan.KELOLA_INSENTIF, "insentif", kader, home.kab_id, address, posyandu_id=home.id)
