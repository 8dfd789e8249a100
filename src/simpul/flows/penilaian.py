"""Judges give scores, the organiser enters sheets from paper, locks a phase, and puts a score right with a reason."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from simpul.akses.errors import DITOLAK
from simpul.akses.queries import load_actors
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.institusi import leave_line, refused_alike
from simpul.flows.lomba import hold, judge_of, may_manage
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.lomba import queries, services
from simpul.lomba.queries import JuriInfo, LombaInfo, PesertaInfo
from simpul.lomba.rules.forms import check_reason
from simpul.lomba.rules.nilai import AsalJuri
from simpul.lomba.rules.penilaian import KoreksiForm, LembarForm
from simpul.lomba.rules.words import CaraNilai, Tahap
from simpul.posyandu.queries import posyandu_by_ids

ENTITY = "lembar_lomba"
NILAI, KELOLA = Tindakan.NILAI_LOMBA, Tindakan.KELOLA_LOMBA


def origins_of(judges: Collection[JuriInfo]) -> dict[UUID, AsalJuri]:
    """Where judges belong: the village on record, and the places of the tasks of their accounts; two reads for all.

    Whoever has a task for a kecamatan is of its team, and of none of its villages.
    """
    accounts = load_actors([one.akun_id for one in judges if one.akun_id], clock.now())
    grants = {one.id: accounts[one.akun_id].current() if one.akun_id in accounts else () for one in judges}
    named = {(g.kab_id, g.posyandu_id) for held in grants.values() for g in held if g.posyandu_id and g.kab_id}
    homes = posyandu_by_ids({kab for kab, _ in named}, {key for _, key in named}) if named else {}
    found = {}
    for one in judges:
        held = grants[one.id]
        own = {g.posyandu_id for g in held if g.posyandu_id}
        places = {one.desa_jalur} | {grant.jalur or "" for grant in held}
        places |= {homes[key].kode_desa for key in own if key in homes}
        found[one.id] = AsalJuri(frozenset(places - {""}), frozenset(own))
    return found


def asal_of(juri: JuriInfo) -> AsalJuri:
    """Where one judge belongs."""
    return origins_of([juri])[juri.id]


def require_pen(actor: ActorContext, info: LombaInfo, juri: JuriInfo) -> CaraNilai:
    """How this account may write on the sheets of a judge: its own, or as the organiser from paper.

    Raises `akses.ditolak`, `lomba.juri_berakun` for the organiser before the sheet of a judge with an account.
    """
    mine = judge_of(actor, info)
    if mine is not None and mine.id == juri.id:
        return CaraNilai.SENDIRI
    if not may_manage(actor, info):
        raise SimpulError(DITOLAK, tindakan=NILAI.value)
    if juri.akun_id is not None:
        raise SimpulError("lomba.juri_berakun", nama=juri.nama)
    return CaraNilai.KERTAS


def record_lembar(actor: ActorContext, kab_id: int, lomba_id: UUID, form: LembarForm, *, address: str = "") -> None:
    """A sheet, typed by its judge or from paper; raises `akses.ditolak`, what `require_pen` and
    `check_record_lembar` find."""
    with write_transaction():
        info, juri = open_sheet(actor, kab_id, lomba_id, form.juri_id)
        cara = require_pen(actor, info, juri)
        services.touch(info)  # a lock and another save of this sheet wait, and are seen below
        info = queries.find_lomba(kab_id, lomba_id)
        peserta = queries.find_peserta(kab_id, lomba_id, form.peserta_id)
        given = services.check_record_lembar(info, form, juri, asal_of(juri), peserta)
        key = services.record_lembar(info, form, given, cara, actor.akun_id, clock.now())
        leave_line(actor, NILAI, ENTITY, [key], kab_id, address, reason=cara.value)


def open_sheet(actor: ActorContext, kab_id: int, lomba_id: UUID, juri_id: UUID) -> tuple[LombaInfo, JuriInfo]:
    """The contest and the judge of a sheet, for the judge and the organiser; any other is refused alike."""
    with refused_alike(actor, NILAI):
        info = queries.find_lomba(kab_id, lomba_id)
        juri = queries.find_juri(kab_id, lomba_id, juri_id)
    mine = judge_of(actor, info)
    if not may_manage(actor, info) and (mine is None or mine.id != juri.id):
        raise SimpulError(DITOLAK, tindakan=NILAI.value)
    return info, juri


def lock_tahap(actor: ActorContext, kab_id: int, lomba_id: UUID, tahap: Tahap, *, address: str = "") -> None:
    """The scores of a phase are closed; raises `akses.ditolak`, what `check_lock_tahap` finds."""
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        services.check_lock_tahap(known, tahap)
        services.lock_tahap(known, tahap, actor.akun_id, clock.now())
        leave_line(actor, KELOLA, "tahap_lomba", [lomba_id], kab_id, address, reason=f"kunci {tahap}")


def correct_nilai(actor: ActorContext, kab_id: int, lomba_id: UUID, form: KoreksiForm, *, address: str = "") -> None:
    """One more line for a score of a locked phase.

    Raises `akses.ditolak`, `lomba.alasan_kosong`, `lomba.lembar_tidak_ada`, what `check_correct_nilai` finds.
    """
    form = replace(form, alasan=check_reason(form.alasan))
    with write_transaction():
        known = hold(actor, kab_id, lomba_id)
        sheet = next((one for one in queries.lembar_of(kab_id, lomba_id) if one.id == form.lembar_id), None)
        if sheet is None:
            raise SimpulError("lomba.lembar_tidak_ada")
        services.check_correct_nilai(known, sheet, form)
        services.correct_nilai(known, form, actor.akun_id, clock.now())
        leave_line(actor, KELOLA, ENTITY, [sheet.id], kab_id, address, reason=form.alasan)


def problem_of(info: LombaInfo, juri: JuriInfo, peserta: PesertaInfo, tahap: Tahap) -> str:
    """Why this judge gives this entrant no scores now, in a sentence; '' when he may."""
    try:
        services.check_entrant(info, tahap, juri, asal_of(juri), peserta)
    except SimpulError as error:
        return str(error)
    return ""
