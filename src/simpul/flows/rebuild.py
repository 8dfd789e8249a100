"""Rows and recaps made again from the log: the same acts with the outcomes of then. Nothing is decided again."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from simpul.flows import standing
from simpul.flows.plan import touched
from simpul.flows.quarantine import KINDS
from simpul.flows.use_cases import USE_CASES
from simpul.jurnal import replay
from simpul.jurnal.contracts import Accepted, Change, Op
from simpul.jurnal.replay import Erased
from simpul.jurnal.transactions import lock_posyandu, write_transaction
from simpul.kernel import clock
from simpul.kunjungan import services as kunjungan
from simpul.laporan import services as laporan
from simpul.usulan import services as usulan
from simpul.warga import services as warga

Advance = Callable[[int, int], None]
Logged = Accepted[Any] | Erased
WAIT_SECONDS = 60


def rebuild_all(advance: Advance) -> int:
    """Rebuild every posyandu that has a log, each in its own transaction; returns how many operations were acted on."""
    places = replay.logged_posyandu()
    done = 0
    for number, (kab_id, posyandu_id) in enumerate(places, 1):
        done += rebuild_posyandu(kab_id, posyandu_id)
        advance(number, len(places))
    return done


def rebuild_posyandu(kab_id: int, posyandu_id: UUID) -> int:
    """Drop the operation-fed rows and recaps of a posyandu and make them again; returns how many operations acted.

    An erased person comes back without name, and without what was recorded about her.
    """
    with write_transaction(wait_seconds=WAIT_SECONDS):
        lock_posyandu(kab_id, [posyandu_id])
        usulan.clear_usulan(kab_id, posyandu_id)
        kunjungan.clear_kunjungan(kab_id, posyandu_id)
        warga.clear_warga(kab_id, posyandu_id)
        at = clock.now()
        months = set(laporan.clear_recap(kab_id, posyandu_id, at))
        again = _Again(kab_id, posyandu_id, months)
        for group in runs(replay.accepted(kab_id, posyandu_id)):
            again.act(group)
        laporan.recount(kab_id, posyandu_id, again.months, at)
    return again.acted


@dataclass(slots=True)
class _Again:
    """One rebuild under way: months to count, and whether someone's rows are missing because she was erased."""

    kab_id: int
    posyandu_id: UUID
    months: set[dt.date] = field(default_factory=set)
    acted: int = 0
    has_erased: bool = False

    def act(self, group: list[Logged]) -> None:
        """Act on a run of one type."""
        erased = [item for item in group if isinstance(item, Erased)]
        present = [item for item in group if not isinstance(item, Erased)]
        self.has_erased = self.has_erased or bool(erased)
        kind = group[0].envelope.type
        changes: list[Change] = warga.register_anonymous(erased) if erased and kind == "register_warga" else []
        if present and kind not in KINDS:
            changes += USE_CASES[kind].act(self._with_subjects(present))
        self.acted += len(present)
        # As the first time: months that had not begun when the work arrived are counted when they are opened.
        last = max((item.received_at.date() for item in present), default=dt.date.min)
        self.months.update(month for change in changes for month in change.months if month <= last)

    def _with_subjects(self, group: list[Accepted[Any]]) -> list[Accepted[Any]]:
        """Without what names a row that was erased."""
        if not self.has_erased:
            return group
        needed = {item.envelope.id: set(standing.subjects(Op(item.envelope, item.payload))) for item in group}
        missing = standing.missing(self.kab_id, self.posyandu_id, {row for rows in needed.values() for row in rows})
        return [item for item in group if not needed[item.envelope.id] & missing]


def runs(logged: Iterable[Logged]) -> Iterator[list[Logged]]:
    """Runs of one type in change order, cut where an operation touches what another of its run writes.

    That is the rule of `flows.plan`, so the acts see what they saw the first time.
    """
    group: list[Logged] = []
    written: set[Any] = set()
    named: set[Any] = set()
    for item in logged:
        writes, reads = ({item.owner}, set()) if isinstance(item, Erased) else touched(Op(item.envelope, item.payload))
        is_other = bool(group) and group[0].envelope.type != item.envelope.type
        if is_other or writes & named or reads & written:
            yield group
            group, written, named = [], set(), set()
        group.append(item)
        written |= writes
        named |= writes | reads
    if group:
        yield group
