"""Work plans: each use case decides at its place, writes, and leaves its line in the trail."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place
from simpul.flows.jawab_rencana import follow_line, plan_requests
from simpul.flows.registri import require_at
from simpul.jurnal.lampiran import Siap, keep_lampiran, prepare, read_lampiran
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu
from simpul.rencana import errors, queries, services
from simpul.rencana.queries import RencanaInfo
from simpul.rencana.rules.baris import Langkahan, RealisasiForm, RencanaForm
from simpul.rencana.rules.jumlah import TertulisForm, check_tertulis
from simpul.rencana.rules.status import OWN_STEPS
from simpul.rencana.rules.words import Langkah, Sumber, sources_for
from simpul.wilayah.queries import Tingkat, WilayahRow, wilayah_by_id


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a plan belongs: a posyandu, or the village itself."""

    kab_id: int
    desa: WilayahRow
    jalur: str
    posyandu_id: UUID | None = None
    nama: str = ""

    @property
    def sources(self) -> dict[Sumber, str]:
        """Sources of money the place can plan with."""
        return sources_for(self.desa.jenis)


def place_of_posyandu(actor: ActorContext, action: Tindakan, kab_id: int, posyandu_id: UUID) -> Tempat:
    """A posyandu where the account may do the act; raises `akses.ditolak`."""
    require_at(actor, action, (kab_id, posyandu_id))
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError(DITOLAK)
    return Tempat(kab_id, wilayah_by_id(home.wilayah_id), home.jalur, posyandu_id, f"Posyandu {home.nama}")


def place_of_village(actor: ActorContext, action: Tindakan, wilayah_id: int) -> Tempat:
    """A desa or kelurahan where the account may do the act; raises `akses.ditolak`, `rencana.tempat_salah`."""
    place = require_at_place(actor, action, wilayah_id)
    if place.tingkat is not Tingkat.DESA:
        raise SimpulError(errors.TEMPAT_SALAH)
    return Tempat(kab_id_of(place), place, place.jalur, nama=place.label)


def add_rencana(
    actor: ActorContext, place: Tempat, form: RencanaForm, usulan_ids: Sequence[UUID] = (), *, address: str = ""
) -> UUID:
    """A new line of a plan, which answers these requests; raises `akses.ditolak`, what `check_add_rencana` finds."""
    with write_transaction():
        _require(actor, Tindakan.KELOLA_RENCANA, place)
        if place.posyandu_id is not None:
            # Two taps on one request wait for each other here.
            lock_posyandu(place.kab_id, [place.posyandu_id])
        ready = services.check_add_rencana(_at(form, place), _today(place), place.sources, usulan_ids)
        services.add_rencana([ready], actor.nama, clock.now(), {ready.id: usulan_ids})
        _line(actor, Tindakan.KELOLA_RENCANA, place, [ready.id, *usulan_ids], address)
        plan_requests(actor, place.kab_id, usulan_ids, ready.tahun)
    return ready.id


def update_rencana(
    actor: ActorContext, kab_id: int, rencana_id: UUID, form: RencanaForm, versi: int, *, address: str = ""
) -> None:
    """New words for a line; raises `akses.ditolak`, what `check_update_rencana` finds."""
    with write_transaction():
        line, place = line_at(actor, Tindakan.KELOLA_RENCANA, kab_id, rencana_id)
        ready = services.check_update_rencana(line, _at(form, place), versi, _today(place), place.sources)
        services.update_rencana(line, ready, actor.nama, clock.now())
        _line(actor, Tindakan.KELOLA_RENCANA, place, [line.id], address)


def step_rencana(
    actor: ActorContext, kab_id: int, rencana_id: UUID, step: Langkahan, *, address: str = ""
) -> RencanaInfo:
    """A decision of a forum (TETAPKAN_RENCANA) or a step of whoever keeps the plan; returns the line before it.

    Its requests are told when it enters the plan, leaves it or comes back.

    Raises `akses.ditolak`, what `check_step_rencana` finds.
    """
    action = Tindakan.KELOLA_RENCANA if step.langkah in OWN_STEPS else Tindakan.TETAPKAN_RENCANA
    with write_transaction():
        line, place = line_at(actor, action, kab_id, rencana_id)
        ready, after = services.check_step_rencana(line, step, _today(place))
        services.step_rencana(line, ready, after, actor.nama, clock.now())
        reason = ready.alasan if ready.langkah is not Langkah.CATAT else ""
        _line(actor, action, place, [line.id], address, reason=reason)
        follow_line(actor, line, after, ready.alasan)
    return line


def add_realisasi(
    actor: ActorContext, kab_id: int, rencana_id: UUID, form: RealisasiForm, paper: bytes, *, address: str = ""
) -> UUID:
    """What was done of a line, with the paper that proves it (empty: none yet).

    Raises `akses.ditolak`, what `check_add_realisasi` finds, a code of `lampiran`.
    """
    ready_paper = prepare(paper) if paper else None
    with write_transaction():
        line, place = line_at(actor, Tindakan.KELOLA_RENCANA, kab_id, rencana_id)
        now = clock.now()
        ready = services.check_add_realisasi(line, form, _today(place))
        if ready_paper is not None:
            sidik = keep_lampiran(line.kab_id, line.id, ready_paper, actor.akun_id, now)
            ready = replace(ready, sidik=sidik)
        made = services.add_realisasi(line, ready, actor.nama, now)
        _line(actor, Tindakan.KELOLA_RENCANA, place, [line.id, made], address)
    return made


def add_tertulis(actor: ActorContext, place: Tempat, form: TertulisForm, *, address: str = "") -> None:
    """A total as a paper of the place states it; raises `akses.ditolak`, what `check_tertulis` finds."""
    with write_transaction():
        _require(actor, Tindakan.KELOLA_RENCANA, place)
        stated = replace(
            form, kab_id=place.kab_id, wilayah_id=place.desa.id, jalur=place.jalur, posyandu_id=place.posyandu_id
        )
        ready = check_tertulis(stated, _today(place), place.sources)
        services.add_tertulis(ready, actor.nama, clock.now())
        _line(actor, Tindakan.KELOLA_RENCANA, place, [ready.id], address)


def line_at(actor: ActorContext, action: Tindakan, kab_id: int, rencana_id: UUID) -> tuple[RencanaInfo, Tempat]:
    """A line with its place, when the account may do the act; a missing one is refused like one out of reach."""
    line = queries.find_rencana(kab_id, rencana_id)
    if line is None:
        access.require(actor, action, Target())
        raise SimpulError(DITOLAK)
    target = Target(kab_id=kab_id, posyandu_id=line.posyandu_id, jalur=line.jalur, bidang=line.bidang)
    access.require(actor, action, target)
    home = find_posyandu(kab_id, line.posyandu_id) if line.posyandu_id else None
    desa = wilayah_by_id(line.wilayah_id)
    nama = f"Posyandu {home.nama}" if home else desa.label
    return line, Tempat(line.kab_id, desa, line.jalur, line.posyandu_id, nama)


def read_bukti(actor: ActorContext, kab_id: int, rencana_id: UUID, sidik: str) -> Siap:
    """The paper of a realisation; raises `akses.ditolak`, `lampiran.tidak_ada`."""
    line, _ = line_at(actor, Tindakan.LIHAT_RENCANA, kab_id, rencana_id)
    if sidik not in {row.sidik for row in queries.realised_by(kab_id, line.id)}:
        raise SimpulError(DITOLAK)
    return read_lampiran(kab_id, line.id, sidik)


def _require(actor: ActorContext, action: Tindakan, place: Tempat) -> None:
    access.require(actor, action, Target(kab_id=place.kab_id, posyandu_id=place.posyandu_id, jalur=place.jalur))


def _at(form: RencanaForm, place: Tempat) -> RencanaForm:
    return replace(
        form, kab_id=place.kab_id, wilayah_id=place.desa.id, jalur=place.jalur, posyandu_id=place.posyandu_id
    )


def _today(place: Tempat) -> dt.date:
    return clock.today(place.desa.zona_waktu)


def _line(
    actor: ActorContext, action: Tindakan, place: Tempat, ids: Sequence[UUID], address: str, *, reason: str = ""
) -> None:
    leave_line(actor, action, "rencana_kerja", ids, place.kab_id, address, posyandu_id=place.posyandu_id, reason=reason)
