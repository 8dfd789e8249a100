"""Entrants hand in proof and object to a result; the organiser may do both for them, and answers."""

from dataclasses import replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line, refused_alike
from simpul.flows.lomba import hold, judge_of, may_manage, may_see_peserta, target_of_peserta
from simpul.jurnal import lampiran
from simpul.jurnal.lampiran import Siap
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries, services
from simpul.lomba.queries import LombaInfo, PesertaInfo
from simpul.lomba.rules.forms import check_reason
from simpul.lomba.rules.penilaian import BuktiForm

ENTITY, KELOLA, SERAH = "bukti_lomba", Tindakan.KELOLA_LOMBA, Tindakan.KELOLA_SURAT


def may_hand_in(actor: ActorContext, info: LombaInfo, peserta: PesertaInfo) -> bool:
    """Whether an account acts for an entrant: who keeps the papers of its place, and the organiser."""
    return may_manage(actor, info) or access.decide(actor, SERAH, target_of_peserta(peserta)).allowed


def open_peserta(actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID) -> tuple[LombaInfo, PesertaInfo]:
    """An entrant with its proof, for its own places, the judges and the organiser; any other is refused alike."""
    with refused_alike(actor, Tindakan.LIHAT_PEMBINAAN):
        info = queries.find_lomba(kab_id, lomba_id)
        peserta = queries.find_peserta(kab_id, lomba_id, peserta_id)
    if may_manage(actor, info) or may_see_peserta(actor, peserta) or judge_of(actor, info) is not None:
        return info, peserta
    raise SimpulError(DITOLAK, tindakan=Tindakan.LIHAT_PEMBINAAN.value)


def add_bukti(
    actor: ActorContext,
    kab_id: int,
    lomba_id: UUID,
    peserta_id: UUID,
    form: BuktiForm,
    isi: bytes,
    *,
    address: str = "",
) -> None:
    """A file that proves an item; raises `akses.ditolak`, `lampiran.*`, what `check_add_bukti` finds."""
    info, peserta = _acting(actor, kab_id, lomba_id, peserta_id)
    ready, paper = services.check_add_bukti(info, peserta, form), lampiran.prepare(isi)
    with write_transaction():
        services.touch(info)
        info, peserta = _acting(actor, kab_id, lomba_id, peserta_id)
        services.check_add_bukti(info, peserta, form)
        sidik = lampiran.keep_lampiran(kab_id, peserta.id, paper, actor.akun_id, clock.now())
        services.add_bukti(info, peserta, replace(ready, sidik=sidik), actor.akun_id, clock.now())
        keys = [peserta.id, form.butir_id]
        leave_line(actor, SERAH, ENTITY, keys, kab_id, address, posyandu_id=peserta.posyandu_id)


def remove_bukti(
    actor: ActorContext,
    kab_id: int,
    lomba_id: UUID,
    peserta_id: UUID,
    bukti_id: UUID,
    alasan: str,
    *,
    address: str = "",
) -> None:
    """A proof taken back while proof is taken; raises `akses.ditolak`, `lomba.bukti_tidak_ada`, `lomba.bukti_tutup`,
    `lomba.alasan_kosong`."""
    with write_transaction():
        info, peserta = _acting(actor, kab_id, lomba_id, peserta_id)
        services.touch(info)
        why = check_reason(alasan)
        found = queries.find_bukti(kab_id, lomba_id, bukti_id)
        if found is None or found.peserta_id != peserta.id:
            raise SimpulError("lomba.bukti_tidak_ada")
        services.check_add_bukti(queries.find_lomba(kab_id, lomba_id), peserta, BuktiForm(found.butir_id, ""))
        services.remove_bukti(info, found, why, clock.now())
        leave_line(actor, SERAH, ENTITY, [bukti_id], kab_id, address, posyandu_id=peserta.posyandu_id, reason=why)


def read_bukti(
    actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID, bukti_id: UUID, *, address: str = ""
) -> Siap:
    """The file of a proof, with a line in the trail; raises `akses.ditolak`, `lomba.bukti_tidak_ada`."""
    _, peserta = open_peserta(actor, kab_id, lomba_id, peserta_id)
    found = queries.find_bukti(kab_id, lomba_id, bukti_id)
    if found is None or found.peserta_id != peserta.id:
        raise SimpulError("lomba.bukti_tidak_ada")
    paper = lampiran.read_lampiran(kab_id, peserta.id, found.sidik)
    with write_transaction():
        leave_line(actor, Tindakan.LIHAT_PEMBINAAN, ENTITY, [bukti_id], kab_id, address)
    return paper


def object_to_hasil(
    actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID, isi: str, *, address: str = ""
) -> None:
    """An objection to a published result; raises `akses.ditolak`, what `check_object` finds."""
    with write_transaction():
        info, peserta = _acting(actor, kab_id, lomba_id, peserta_id)
        services.object_to_hasil(info, peserta, services.check_object(info, isi), actor.akun_id, clock.now())
        leave_line(actor, SERAH, "keberatan_lomba", [peserta.id], kab_id, address, posyandu_id=peserta.posyandu_id)


def answer_keberatan(
    actor: ActorContext, kab_id: int, lomba_id: UUID, keberatan_id: UUID, jawaban: str, *, address: str = ""
) -> None:
    """The answer of the organiser; raises `akses.ditolak`, what `check_answer` finds."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        said = services.check_answer(known, keberatan_id, jawaban)
        services.answer_keberatan(known, keberatan_id, said, actor.akun_id, clock.now())
        leave_line(actor, KELOLA, "keberatan_lomba", [keberatan_id], kab_id, address)


def _acting(actor: ActorContext, kab_id: int, lomba_id: UUID, peserta_id: UUID) -> tuple[LombaInfo, PesertaInfo]:
    with refused_alike(actor, SERAH):
        info = queries.find_lomba(kab_id, lomba_id)
        peserta = queries.find_peserta(kab_id, lomba_id, peserta_id)
    if not may_hand_in(actor, info, peserta):
        raise SimpulError(DITOLAK, tindakan=SERAH.value)
    return info, peserta
