"""Programmes of agencies tagged to fields: an agency keeps its own of its own field, DPMD those of all."""

import datetime as dt
from collections.abc import Mapping, Sequence

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Peran, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.rencana import errors, services
from simpul.rencana.rules.matriks import ProgramForm
from simpul.wilayah.queries import WilayahRow, wilayah_by_ids


def may_keep(actor: ActorContext, place: WilayahRow, bidang: str, opd: str) -> bool:
    """Whether an account may keep the programmes of an agency in a field at a place."""
    target = Target(kab_id=kab_id_of(place), jalur=place.jalur, bidang=bidang)
    decision = access.decide(actor, Tindakan.KELOLA_MATRIKS, target)
    return decision.allowed and (opd in own_agencies(actor) or keeps_all(actor))


def own_agencies(actor: ActorContext) -> tuple[str, ...]:
    """Agencies an account works for today."""
    return tuple(dict.fromkeys(one.opd for one in actor.current() if one.peran is Peran.PETUGAS_OPD and one.opd))


def keeps_all(actor: ActorContext) -> bool:
    """Whether an account keeps the programmes of every agency of its place."""
    return any(one.peran is Peran.DPMD for one in actor.current())


def check_programs(
    actor: ActorContext, forms: Sequence[ProgramForm], agencies: Mapping[str, str]
) -> list[ProgramForm | SimpulError]:
    """Each programme as it is stored, or why not: what the rules find, and what is another agency's."""
    places = wilayah_by_ids({form.wilayah_id for form in forms})
    decided = services.check_save_program(forms, _today(places), agencies)
    return [_own(actor, one, places) for one in decided]


def save_program(
    actor: ActorContext, kab_id: int, forms: Sequence[ProgramForm], agencies: Mapping[str, str], *, address: str = ""
) -> list[SimpulError]:
    """Save those that are right and return why the others are not."""
    with write_transaction():
        decided = check_programs(actor, forms, agencies)
        ready = [one for one in decided if not isinstance(one, SimpulError)]
        services.save_program(ready, actor.nama, clock.now())
        if ready:
            leave_line(actor, Tindakan.KELOLA_MATRIKS, "program_dinas", [one.id for one in ready], kab_id, address)
    return [one for one in decided if isinstance(one, SimpulError)]


def update_program(
    actor: ActorContext, old: ProgramForm, form: ProgramForm, versi: int, agencies: Mapping[str, str], *,
    address: str = "",
) -> None:  # fmt: skip
    """Change one programme; raises `akses.ditolak`, what the check finds, `rencana.berubah`."""
    with write_transaction():
        was = wilayah_by_ids([old.wilayah_id])[old.wilayah_id]
        if not may_keep(actor, was, old.bidang, old.opd):
            raise SimpulError(DITOLAK)
        [ready] = check_programs(actor, [form], agencies)
        if isinstance(ready, SimpulError):
            raise ready
        services.update_program(ready, versi, actor.nama, clock.now())
        leave_line(actor, Tindakan.KELOLA_MATRIKS, "program_dinas", [form.id], form.kab_id, address)


def _own(
    actor: ActorContext, one: ProgramForm | SimpulError, places: Mapping[int, WilayahRow]
) -> ProgramForm | SimpulError:
    if isinstance(one, SimpulError):
        return one
    place = places.get(one.wilayah_id)
    if place is None or kab_id_of(place) != one.kab_id:
        return SimpulError(errors.TEMPAT_SALAH)
    return one if may_keep(actor, place, one.bidang, one.opd) else SimpulError(DITOLAK)


def _today(places: Mapping[int, WilayahRow]) -> dt.date:
    zones = [place.zona_waktu for place in places.values() if place.zona_waktu]
    return clock.today(zones[0]) if zones else clock.now().date()
