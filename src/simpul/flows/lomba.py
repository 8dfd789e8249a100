"""Contests are planned, filled and moved through their states, at the place that holds them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, refused_alike, require_at_place
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries, services
from simpul.lomba.queries import LombaInfo, PesertaInfo
from simpul.lomba.rules.forms import ButirForm, JuriForm, LombaForm, check_reason
from simpul.lomba.rules.keadaan import check_plan
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.words import StatusLomba, Tahap
from simpul.wilayah.queries import wilayah_by_ids

ENTITY = "lomba"
KELOLA, LIHAT = Tindakan.KELOLA_LOMBA, Tindakan.LIHAT_PEMBINAAN


def target_of(info: LombaInfo) -> Target:
    """A contest as the decision function sees it."""
    return Target(kab_id=info.kab_id, jalur=info.jalur)


def target_of_peserta(peserta: PesertaInfo) -> Target:
    """An entrant as the decision function sees it."""
    return Target(kab_id=peserta.posyandu_kab, posyandu_id=peserta.posyandu_id, jalur=peserta.asal_jalur)


def require_lomba(actor: ActorContext, action: Tindakan, kab_id: int, lomba_id: UUID) -> LombaInfo:
    """The contest, when the account may do the act there; one that does not exist is refused like one out of reach."""
    with refused_alike(actor, action):
        info = queries.find_lomba(kab_id, lomba_id)
    access.require(actor, action, target_of(info))
    return info


def may_manage(actor: ActorContext, info: LombaInfo) -> bool:
    """Whether an account organises a contest."""
    return access.decide(actor, KELOLA, target_of(info)).allowed


def judge_of(actor: ActorContext, info: LombaInfo) -> queries.JuriInfo | None:
    """The judge an account is in a contest, if it is one and its tasks let it judge."""
    if not access.posyandu_scope(actor, Tindakan.NILAI_LOMBA, own_tier=True):
        return None
    judges = queries.juri_of(info.kab_id, info.id)
    return next((one for one in judges if one.akun_id == actor.akun_id and one.berhenti_at is None), None)


def may_see(actor: ActorContext, info: LombaInfo) -> bool:
    """Whether an account sees a contest: who holds or judges it, whose place it is, and who has an entrant in it.

    A province sees of a regency's contest only what is published.
    """
    if may_manage(actor, info):
        return True
    target = target_of(info)
    if access.decide(actor if info.is_published or not info.kab_id else near(actor), LIHAT, target).allowed:
        return True
    entrants = queries.peserta_of(info.kab_id, info.id, withdrawn=True)
    return judge_of(actor, info) is not None or any(may_see_peserta(actor, one) for one in entrants)


def may_see_peserta(actor: ActorContext, peserta: PesertaInfo) -> bool:
    """Whether an entrant is of one's own places, up to a regency."""
    return access.decide(near(actor), LIHAT, target_of_peserta(peserta)).allowed


def near(actor: ActorContext) -> ActorContext:
    """The account without what it holds above a regency."""
    return replace(actor, grants=tuple(grant for grant in actor.grants if not grant.is_above_regency))


def create_lomba(actor: ActorContext, form: LombaForm, *, address: str = "", contoh: bool = False) -> int:
    """A new contest; returns the regency it is kept under (0 above one).

    Raises `akses.ditolak`, what `check_create_lomba` finds.
    """
    with write_transaction():
        place = require_at_place(actor, KELOLA, form.wilayah_id)
        ready, kab_id = services.check_create_lomba(form), kab_id_of(place)
        services.create_lomba(ready, place, kab_id, actor.akun_id, clock.now(), contoh=contoh)
        leave_line(actor, KELOLA, ENTITY, [form.id], kab_id, address)
    return kab_id


def change_lomba(actor: ActorContext, kab_id: int, form: LombaForm, *, address: str = "") -> None:
    """A contest as planned anew; raises `akses.ditolak`, what `check_change_lomba` finds."""
    with write_transaction():
        known = hold(actor, kab_id, form.id)
        services.change_lomba(services.check_change_lomba(form, known), known)
        leave_line(actor, KELOLA, ENTITY, [form.id], kab_id, address)


def set_status(
    actor: ActorContext, kab_id: int, lomba_id: UUID, ke: StatusLomba, alasan: str = "", *, address: str = ""
) -> None:
    """The next state; a result taken back takes its charters along.

    Raises `akses.ditolak`, what `check_set_status` finds.
    """
    with write_transaction():
        known, at = hold(actor, kab_id, lomba_id), clock.now()
        services.set_status(known, services.check_set_status(known, ke, alasan), alasan, at)
        why = f"{known.status} ke {ke}: {alasan.strip()}".rstrip(": ")[:300]
        leave_line(actor, KELOLA, ENTITY, [known.id], kab_id, address, reason=why)
        if known.is_published:
            why = f"Pengumuman ditarik: {check_reason(alasan)}"[:300]
            if ids := services.withdraw_piagam_of_lomba(kab_id, lomba_id, why, at):
                leave_line(actor, KELOLA, "piagam", ids, kab_id, address, reason=why)


def set_butir(
    actor: ActorContext, kab_id: int, lomba_id: UUID, tahap: Tahap, items: Sequence[ButirForm], *, address: str = ""
) -> None:
    """The instrument of a phase; raises `akses.ditolak`, what `check_set_butir` finds, `lomba.butir_terpakai`."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        services.set_butir(known, tahap, services.check_set_butir(known, tahap, items))
        leave_line(actor, KELOLA, ENTITY, [known.id], kab_id, address, reason=f"instrumen {tahap}")


def add_peserta(
    actor: ActorContext, kab_id: int, lomba_id: UUID, new: Sequence[NewPeserta], *, address: str = ""
) -> int:
    """Entrants from the registry of the place; how many.

    Raises `akses.ditolak`, `lomba.peserta_tidak_ada` for one from elsewhere, what `check_add_peserta` finds.
    """
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        bounds = wilayah_by_ids([known.wilayah_id])[known.wilayah_id].bounds
        if any(not bounds.contains(one.asal_jalur) for one in new):
            raise SimpulError("lomba.peserta_tidak_ada")
        services.add_peserta(known, services.check_add_peserta(known, new), clock.now())
        leave_line(actor, KELOLA, "peserta_lomba", [one.id for one in new], kab_id, address)
    return len(new)


def withdraw_peserta(
    actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID, alasan: str, *, address: str = ""
) -> None:
    """An entrant that takes part no more.

    Raises `akses.ditolak`, `lomba.alasan_kosong`, `lomba.peserta_tidak_ada`, what `check_plan` finds.
    """
    why = check_reason(alasan)
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        check_plan(known.status)
        services.withdraw_peserta(known, queries.find_peserta(kab_id, lomba_id, peserta_id), why, clock.now())
        leave_line(actor, KELOLA, "peserta_lomba", [peserta_id], kab_id, address, reason=why)


def set_finalis(
    actor: ActorContext, kab_id: int, lomba_id: UUID, chosen: Collection[UUID], *, address: str = ""
) -> None:
    """Who goes on to the second phase; raises `akses.ditolak`, what `check_set_finalis` finds."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        services.check_set_finalis(known, set(chosen))
        services.set_finalis(known, set(chosen))
        leave_line(actor, KELOLA, "peserta_lomba", sorted(chosen), kab_id, address, reason="finalis")


def add_juri(actor: ActorContext, kab_id: int, lomba_id: UUID, form: JuriForm, *, address: str = "") -> None:
    """A judge; raises `akses.ditolak`, `lomba.juri_akun` for an account that has no task to judge, what
    `check_add_juri` finds."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        if form.akun_id is not None:
            judge = access.load_actor(form.akun_id, clock.now())
            if not access.posyandu_scope(judge, Tindakan.NILAI_LOMBA, own_tier=True):
                raise SimpulError("lomba.juri_akun", login=judge.nama)
        services.add_juri(known, services.check_add_juri(known, form), clock.now())
        leave_line(actor, KELOLA, "juri_lomba", [form.id], kab_id, address)


def end_juri(
    actor: ActorContext, kab_id: int, lomba_id: UUID, juri_id: UUID, alasan: str, *, address: str = ""
) -> None:
    """A judge who steps back; raises `akses.ditolak`, `lomba.alasan_kosong`, `lomba.juri_tidak_ada`."""
    why = check_reason(alasan)
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        check_plan(known.status)
        services.end_juri(known, queries.find_juri(kab_id, lomba_id, juri_id), why, clock.now())
        leave_line(actor, KELOLA, "juri_lomba", [juri_id], kab_id, address, reason=why)


def set_pertimbangan(actor: ActorContext, kab_id: int, lomba_id: UUID, teks: str, *, address: str = "") -> None:
    """The reasons of the jury; raises `akses.ditolak`, what `check_set_pertimbangan` finds."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        services.set_pertimbangan(known, services.check_set_pertimbangan(known, teks))
        leave_line(actor, KELOLA, ENTITY, [lomba_id], kab_id, address, reason="pertimbangan juri")


def hold(actor: ActorContext, kab_id: int, lomba_id: UUID) -> LombaInfo:
    """The contest for who organises it, held against others until the transaction ends."""
    known = require_lomba(actor, KELOLA, kab_id, lomba_id)
    services.touch(known)
    return queries.find_lomba(kab_id, lomba_id)
