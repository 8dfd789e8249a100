"""Old posts become part of one posyandu of six fields.

The posts close at once; their people follow piece by piece, each household by the act that moves a household, so that
phones follow and every log makes its rows again. Nothing of the old posts is changed but their state: what was weighed,
visited and reported there stays there and counts in its months. People who are known at both stay two, and are asked
about in the list of likely duplicates. What a phone of an old post sends later is taken there, and then follows too.
"""

import datetime as dt
from collections.abc import Sequence
from time import monotonic
from uuid import UUID

from simpul.akses import queries as akses
from simpul.akses import services as access
from simpul.akses.services import ActorContext, NewHibah, Peran, Tindakan
from simpul.flows.elsewhere import carry_late, move_people
from simpul.flows.institusi import leave_line
from simpul.flows.registri import every, recount_kader, require_at, tell
from simpul.jurnal.contracts import Change
from simpul.jurnal.transactions import BUSY, lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import queries, services
from simpul.posyandu.queries import PeleburanInfo, PosyanduInfo
from simpul.posyandu.rules.forms import EndOffice, KaderForm
from simpul.posyandu.rules.peleburan import LeburForm, pieces
from simpul.posyandu.rules.registrasi import LangkahIn, LangkahReady, Tindak
from simpul.posyandu.rules.words import AlasanBerhenti
from simpul.warga import queries as warga

# Who merges moves people, so she must be allowed to do that at every one of them.
RIGHTS = (Tindakan.KELOLA_POSYANDU, Tindakan.KELOLA_KADER, Tindakan.KELOLA_WARGA, Tindakan.GABUNG_WARGA)
AT_ONCE_SECONDS = 3.0
TURN_SECONDS = 2.0
ENTITY = "peleburan"


def begin_peleburan(
    actor: ActorContext, form: LeburForm, *, address: str = "", seconds: float = AT_ONCE_SECONDS
) -> None:
    """Close posts into the one that stays and begin to move their people; what takes longer than `seconds` follows.

    Raises `akses.ditolak` without the rights at each of them, or what `check_lebur` finds.
    """
    with write_transaction():
        for key in (form.tujuan_id, *form.asal):
            for action in RIGHTS:
                require_at(actor, action, (form.kab_id, key))
        ready, homes = services.check_begin_peleburan(form)
        tujuan, at = homes[form.tujuan_id], clock.now()
        today = clock.today(tujuan.zona_waktu)
        people = {key: len(warga.residents(form.kab_id, key)) for key in ready.asal}
        _close_folders(actor, ready, at)
        services.begin_peleburan(ready, homes, people, today, actor.akun_id, at)
        for key in ready.asal:
            _hand_over(homes[key], tujuan, today)
            tell(form.kab_id, key, [Change("posyandu", key)])
        tell(form.kab_id, tujuan.id, [Change("posyandu", tujuan.id)])
        leave_line(
            actor, RIGHTS[0], ENTITY, list(ready.asal), form.kab_id, address, posyandu_id=tujuan.id, reason=ready.alasan
        )
    until = monotonic() + seconds
    for row in queries.merged_into(form.kab_id, form.tujuan_id):
        if row.berjalan:
            _go_on(actor, row, until)


def resume_peleburan(actor: ActorContext, kab_id: int, tujuan_id: UUID) -> None:
    """Try again what stopped, now on behalf of who asks: who began it may be gone. Raises `akses.ditolak`."""
    stopped = [row.asal_id for row in queries.merged_into(kab_id, tujuan_id) if row.galat]
    for key in (tujuan_id, *stopped):
        for action in RIGHTS:
            require_at(actor, action, (kab_id, key))
    with write_transaction():
        services.resume_peleburan(kab_id, stopped, actor.akun_id)


def has_work() -> bool:
    """Whether people of a closed post wait for the job loop."""
    return queries.oldest_peleburan() is not None


def work(_: dt.datetime) -> int:
    """One turn for the oldest merging, on behalf of who began it; returns how many people moved."""
    row = queries.oldest_peleburan()
    if row is None:
        return 0
    return _go_on(access.load_actor(row.oleh_id, clock.now()), row, monotonic() + TURN_SECONDS)


def _go_on(actor: ActorContext, row: PeleburanInfo, until: float) -> int:
    """Move households until the time is over; a piece that cannot move stops the row with its reason."""
    asal, tujuan = (queries.find_posyandu(row.kab_id, key) for key in (row.asal_id, row.tujuan_id))
    if asal is None or tujuan is None:
        return 0
    moved = 0
    try:
        for piece in pieces(warga.residents(row.kab_id, row.asal_id)):
            if monotonic() > until:
                return moved
            moved += _move(actor, asal, tujuan, piece)
        _finish(actor, asal, tujuan)
    except SimpulError as error:
        if error.code != BUSY:
            with write_transaction(wait_seconds=30):
                services.stop_peleburan(row.kab_id, row.asal_id, error.code)
    return moved


def _move(actor: ActorContext, asal: PosyanduInfo, tujuan: PosyanduInfo, piece: Sequence[UUID]) -> int:
    with write_transaction(wait_seconds=30):
        # The page and the job loop may both be at it: whoever comes second finds these people gone.
        lock_posyandu(asal.kab_id, [asal.id, tujuan.id])
        here = {key for key, _, _ in warga.residents(asal.kab_id, asal.id)}
        going = [key for key in piece if key in here]
        if going:
            move_people(actor, asal, going, clock.today(asal.zona_waktu), ke=tujuan)
            services.advance_peleburan(asal.kab_id, asal.id, len(going))
    return len(going)


def _finish(actor: ActorContext, asal: PosyanduInfo, tujuan: PosyanduInfo) -> None:
    """Everyone has moved; who was registered by a phone meanwhile goes with the next turn."""
    with write_transaction(wait_seconds=30):
        lock_posyandu(asal.kab_id, [asal.id, tujuan.id])
        carry_late(actor, asal, tujuan)
        if not warga.residents(asal.kab_id, asal.id):
            services.finish_peleburan(asal.kab_id, asal.id, clock.now())


def _close_folders(actor: ActorContext, form: LeburForm, at: dt.datetime) -> None:
    """The folder of each post ends as `dilebur`; one that ended before stays as it is."""
    homes = queries.posyandu_by_ids([form.kab_id], form.asal)
    status = queries.registrasi_status(homes.values())
    steps = [
        LangkahIn(
            id=new_id(),
            kab_id=form.kab_id,
            posyandu_id=key,
            tindak=Tindak.LEBUR,
            dilihat_ke=status[key][1],
            oleh=actor.akun_id,
            alasan=form.alasan,
        )
        for key in form.asal
    ]
    decided = services.check_step_registrasi(steps, {})
    services.step_registrasi([one for one in decided if isinstance(one, LangkahReady)], at)


def _hand_over(asal: PosyanduInfo, tujuan: PosyanduInfo, today: dt.date) -> None:
    """Everyone in office leaves with the reason; a kader goes on at the posyandu that stays, her account with her."""
    kab_id, place = asal.kab_id, (asal.kab_id, asal.id)
    kader = [row for row in queries.kader_of(*place) if row.selesai is None]
    board = [row for row in queries.pengurus_of(*place) if row.selesai is None]
    why = AlasanBerhenti.POSYANDU_DILEBUR
    leaving: list[queries.KaderInfo | queries.PengurusInfo] = [*kader, *board]
    ends = [EndOffice(id=row.id, kab_id=kab_id, selesai=max(today, row.mulai), alasan=why) for row in leaving]
    services.end_kader(every(services.check_end_kader(ends[: len(kader)])))
    services.end_pengurus(every(services.check_end_pengurus(ends[len(kader) :])))
    # Work of this day that a phone has not sent yet is still taken.
    tomorrow = today + dt.timedelta(days=1)
    for grant in akses.hibah_at(*place, today):
        access.end_hibah(grant.grant.id, tomorrow)
    tell(kab_id, asal.id, [Change("kader", end.id) for end in ends])
    recount_kader(place, today)
    _continue(tujuan, kader, today)


def _continue(tujuan: PosyanduInfo, kader: Sequence[queries.KaderInfo], today: dt.date) -> None:
    present = [row for row in queries.kader_of(tujuan.kab_id, tujuan.id) if row.selesai is None]
    accounts, names = {row.akun_id for row in present if row.akun_id}, {row.nama.casefold() for row in present}
    coming = [
        row for row in kader if (row.akun_id not in accounts if row.akun_id else row.nama.casefold() not in names)
    ]
    if not coming:
        return
    facts = ("nama", "bidang", "telepon", "sk_nomor", "akun_id", "lkd_lain", "kelamin", "lahir", "pendidikan")
    forms = [
        KaderForm(
            id=new_id(),
            kab_id=tujuan.kab_id,
            posyandu_id=tujuan.id,
            mulai=max(today, row.mulai),
            **{name: getattr(row, name) for name in facts},
        )
        for row in coming
    ]
    services.add_kader(every(services.check_add_kader(forms)))
    grant = NewHibah(Peran.KADER, posyandu_id=tujuan.id, kab_id=tujuan.kab_id, mulai=today)
    access.add_hibah([(form.akun_id, grant) for form in forms if form.akun_id])
    tell(tujuan.kab_id, tujuan.id, [Change("kader", form.id) for form in forms])
    recount_kader((tujuan.kab_id, tujuan.id), today)
