"""The import in the job loop: compare with what is here, then take in by short steps; both go on after a restart.

A check writes only about the import itself. Taking in performs one piece of operations at a time; their ids follow from
what they make, so a piece that is done again after a crash adds nothing.
"""

import datetime as dt
import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Final
from uuid import UUID

from django.db import InterfaceError, OperationalError

from simpul.akses import services as akses
from simpul.akses.services import Tindakan
from simpul.flows.impor.baris import Baris, Nasib, Rencana, Temuan
from simpul.flows.impor.buka import homes_of, place_of, positions
from simpul.flows.impor.rencana import Hasil, check_rows, make_plan, once_each
from simpul.flows.perform import perform
from simpul.jurnal import impor as store
from simpul.jurnal.models import Impor, StatusImpor
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.transactions import BUSY, write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import current_version

logger = logging.getLogger(__name__)
DOOR: Final = "impor"
STEP: Final = 1000  # operations in one transaction
TURN_SECONDS: Final = 2.0  # then the other jobs of the loop have their turn
WAIT_SECONDS: Final = 30
COUNTED: Final = (
    *("orang", "baru", "mirip", "sudah", "keluarga"),
    *("timbang", "timbang_sudah", "timbang_lama", "konflik"),
)
UNFINISHED_DAYS, FINISHED_DAYS = 7, 30


def has_work() -> bool:
    """Whether an import waits for the job loop."""
    return store.oldest_running() is not None


def work(_: dt.datetime) -> int:
    """One turn for the oldest import; returns how many operations were taken in."""
    row = store.oldest_running()
    if row is None:
        return 0
    try:
        if row.status == StatusImpor.DIMASUKKAN and _may_go_on(row):
            return take_in(row, monotonic() + TURN_SECONDS)
        check(row)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        if isinstance(error, SimpulError) and error.code == BUSY:
            return 0  # the next turn goes on
        if row.status == StatusImpor.DIMASUKKAN:
            raise
        # What stops one check must not stop every import after it.
        logger.exception("pemeriksaan data awal %s berhenti", row.id)
        with write_transaction(wait_seconds=WAIT_SECONDS):
            store.change(row, status=StatusImpor.MENUNGGU_KOLOM, hasil={"berhenti": 1})
    return 0


def _may_go_on(row: Impor) -> bool:
    """Whether who said yes still may. If not, what is not in yet is checked again and waits for another yes.

    Else every row of it would be held, to be let in one by one.
    """
    actor = akses.load_actors([row.akun_id], clock.now()).get(row.akun_id)
    if akses.decide(actor, Tindakan.IMPOR, place_of(row).target).allowed:
        return True
    with write_transaction(wait_seconds=WAIT_SECONDS):
        store.change(row, status=StatusImpor.DIPERIKSA, hasil={}, kemajuan=0)
    return False


def check(row: Impor) -> None:
    """Compare every row with what is here: the plan, the findings and the counts are kept for the page."""
    seen = positions(row)
    total, told, by_home = Counter[str](), list(store.read(row, "kata", Temuan)), _rows_by_home(row)
    plan: list[Rencana] = []
    fates: list[Nasib] = []
    first: dict[int, int] = {}
    done = 0
    for home in homes_of(row):
        rows = by_home.pop(home.id, [])
        sound, wrong = check_rows(rows, clock.today(home.zona_waktu))
        made = make_plan(home, sound, clock.today(home.zona_waktu)) if sound else Hasil()
        plan += made.rencana
        fates += made.nasib
        told += [*wrong, *made.temuan]
        total += made.hitung
        first |= made.pertama
        done += len(rows)
        _note_progress(row, done)
    told = once_each(told, first)
    fates += _refused(told)
    _keep(row, plan, told, fates, total, seen)


def _rows_by_home(row: Impor) -> dict[UUID, list[Baris]]:
    found: dict[UUID, list[Baris]] = defaultdict(list)
    for one in store.read(row, "baris", Baris):
        found[one.posyandu_id].append(one)
    return found


def _refused(told: Sequence[Temuan]) -> list[Nasib]:
    wrong = {one.urut: one for one in told if one.bobot == "keliru"}
    return [Nasib(one.nomor, "", "keliru") for one in wrong.values()]


def _note_progress(row: Impor, done: int) -> None:
    with write_transaction(wait_seconds=WAIT_SECONDS):
        store.change(row, kemajuan=done)


def _keep(
    row: Impor,
    plan: list[Rencana],
    told: list[Temuan],
    fates: list[Nasib],
    total: Counter[str],
    seen: dict[str, int],
) -> None:
    store.store(row, "operasi", plan, piece=STEP)
    store.store(row, "temuan", told)
    store.store(row, "nasib", fates)
    wrong = len({one.urut for one in told if one.bobot == "keliru"})
    counts = {**{name: total[name] for name in COUNTED}, "keliru": wrong, "operasi": len(plan), "temuan": len(told)}
    with write_transaction(wait_seconds=WAIT_SECONDS):
        store.change(row, hasil=counts, posisi=seen, status=StatusImpor.SIAP, kemajuan=row.jumlah)


def take_in(row: Impor, until: float) -> int:
    """Perform pieces until the turn is over; the last one ends the import. Returns how many operations were done."""
    done = 0
    for number, plan in store.undone(row, "operasi", Rencana):
        verdicts = [verdict for batch in operations(row, plan) for verdict in perform(batch, DOOR, wait_seconds=5)]
        with write_transaction(wait_seconds=WAIT_SECONDS):
            store.finish_piece(row, "operasi", number)
            store.change(row, kemajuan=row.kemajuan + len(plan), hasil=_added(row.hasil, verdicts))
        done += len(plan)
        if monotonic() >= until:
            return done
    _finish(row)
    return done


def operations(row: Impor, plan: Sequence[Rencana]) -> Iterator[list[OperationIn]]:
    """The operations of a piece, one posyandu after the other, in their order."""
    batches: dict[UUID, list[OperationIn]] = defaultdict(list)
    for one in plan:
        batches[one.posyandu_id].append(_operation(row, one))
    yield from batches.values()


def _operation(row: Impor, one: Rencana) -> OperationIn:
    return OperationIn(
        id=derive_id("impor_operasi", one.jenis, str(one.kunci)),
        posyandu_id=one.posyandu_id,
        kab_id=row.kab_id,
        actor_id=row.akun_id,
        type=one.jenis,
        version=OPERATION_TYPES[one.jenis].version,
        catalog_version=current_version(),
        service_date=one.tanggal,
        recorded_at=row.diterapkan_at or row.dibuat_at,
        payload=one.payload,
    )


def _added(counts: dict[str, int], verdicts: Sequence[Verdict]) -> dict[str, int]:
    """The counts with what became of these operations."""
    said = Counter(f"operasi_{verdict.verdict}" for verdict in verdicts)
    return dict(Counter(counts) + said)


def _finish(row: Impor) -> None:
    """Nothing is left to do: the rows go, the list of what was not taken stays for a while."""
    with write_transaction(wait_seconds=WAIT_SECONDS):
        store.drop(row, keep=store.KEPT)
        store.change(row, status=StatusImpor.SELESAI, selesai_at=clock.now())


def clean(at: dt.datetime) -> int:
    """Remove rows that nobody went on with, and lists of imports done long ago; returns of how many imports."""
    unfinished, finished = (at - dt.timedelta(days=days) for days in (UNFINISHED_DAYS, FINISHED_DAYS))
    old = store.expired(unfinished, finished)
    for row in old:
        with write_transaction(wait_seconds=WAIT_SECONDS):
            ended = row.status == StatusImpor.SELESAI
            # Whoever goes on with it at this very moment keeps it.
            if store.step(row, [row.status], jumlah=0, status=row.status if ended else StatusImpor.KEDALUWARSA):
                store.drop(row)
    return len(old)
