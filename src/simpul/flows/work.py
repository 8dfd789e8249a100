"""The state of one batch at one posyandu while it is being performed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from simpul.akses.services import ActorContext
from simpul.jurnal.contracts import Accepted, Change, Ctx, Outcome
from simpul.jurnal.log import Entry, Known
from simpul.jurnal.models import StatusOperasi
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.positions import Position
from simpul.jurnal.replay import Correction, Waiting
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an operation of the log came from before this batch: its door, its receipt, and as it came."""

    door: str
    received_at: dt.datetime
    envelope: OperationIn


@dataclass(slots=True)
class Work:
    """`origins` holds operations that had been in the log before; `released` those the village lets in now.

    `erased` are the people of the regency whose key was destroyed.
    """

    ctx: Ctx
    last: int
    known: dict[UUID, Known]
    refused: Mapping[UUID, SimpulError]
    before: dict[UUID, Position] = field(default_factory=dict)
    positions: dict[UUID, Position] = field(default_factory=dict)
    home: PosyanduInfo | None = None
    erased: frozenset[UUID] = frozenset()
    actors: dict[UUID, ActorContext] = field(default_factory=dict)
    waiting: dict[UUID, Waiting] = field(default_factory=dict)
    origins: dict[UUID, Origin] = field(default_factory=dict)
    released: dict[UUID, Correction] = field(default_factory=dict)
    entries: dict[UUID, Entry] = field(default_factory=dict)
    settled: dict[UUID, Entry] = field(default_factory=dict)
    owners: dict[UUID, UUID] = field(default_factory=dict)
    present: set[tuple[str, UUID]] = field(default_factory=set)
    verdicts: dict[UUID, Verdict] = field(default_factory=dict)
    changes: list[tuple[int, Change]] = field(default_factory=list)

    def received_at(self, envelope: OperationIn) -> dt.datetime:
        """When the server received it, which for waiting and imported work is not now."""
        return self.ctx.received_of(envelope)

    def door_of(self, envelope: OperationIn) -> str:
        """The door it came through, which for work that was held is not this batch's."""
        origin = self.origins.get(envelope.id)
        return origin.door if origin else self.ctx.door

    def recall(self, envelope: OperationIn, received_at: dt.datetime, door: str) -> None:
        """Take an operation of the log up again."""
        self.origins[envelope.id] = Origin(door, received_at, envelope)
        self.ctx.received[envelope.id] = received_at

    def take_number(self) -> int:
        """The next change number of this posyandu."""
        self.last += 1
        return self.last

    def accept(self, accepted: Accepted[Any]) -> None:
        """Keep an operation with its outcome and number."""
        self._keep(accepted.envelope, StatusOperasi.DITERIMA, outcome=accepted.outcome, n=accepted.n)
        self.verdicts[accepted.envelope.id] = Verdict(
            id=accepted.envelope.id, verdict="accepted", n=accepted.n, outcome=accepted.outcome
        )

    def quarantine(self, envelope: OperationIn, error: SimpulError) -> None:
        """Keep an operation that cannot be accepted, with the reason."""
        self._hold(envelope, StatusOperasi.KARANTINA, error)

    def refuse(self, envelope: OperationIn, error: SimpulError) -> None:
        """Keep an operation that does not count by the village's decision."""
        self._hold(envelope, StatusOperasi.DITOLAK, error)

    def _hold(self, envelope: OperationIn, status: StatusOperasi, error: SimpulError) -> None:
        params = plain_params(error)
        self._keep(envelope, status, masalah=error.code, params=params)
        self.verdicts[envelope.id] = Verdict(id=envelope.id, verdict="quarantined", masalah=error.code, params=params)

    def wait(self, envelope: OperationIn, missing: set[UUID]) -> None:
        """Keep an operation until what it needs has arrived."""
        needed = tuple(sorted(missing))
        before = self.waiting.get(envelope.id)
        if before is None or before.waiting_for != frozenset(needed):
            self._keep(envelope, StatusOperasi.MENUNGGU, waiting_for=needed)
            self.waiting[envelope.id] = Waiting(envelope.id, envelope.device_id, envelope.device_seq, frozenset(needed))
        self.verdicts[envelope.id] = Verdict(id=envelope.id, verdict="waiting", waiting_for=list(needed))

    def _keep(
        self,
        envelope: OperationIn,
        status: StatusOperasi,
        *,
        outcome: Outcome | None = None,
        n: int | None = None,
        masalah: str = "",
        params: dict[str, Any] | None = None,
        waiting_for: tuple[UUID, ...] = (),
    ) -> None:
        if status != StatusOperasi.MENUNGGU:
            self.waiting.pop(envelope.id, None)
        origin = self.origins.get(envelope.id)
        target = self.entries if origin is None else self.settled
        target[envelope.id] = Entry(
            envelope if origin is None else origin.envelope,
            status,
            self.received_at(envelope),
            self.door_of(envelope),
            outcome,
            n,
            masalah,
            params,
            waiting_for,
            self.owners.get(envelope.id),
        )


def plain_params(error: SimpulError) -> dict[str, Any]:
    """The values of a refusal as JSON that every database can store, the same in the first verdict and in a repeat."""
    text = msgspec.json.encode(error.params).replace(b"\\u0000", b"")
    params: dict[str, Any] = msgspec.json.decode(text)
    return params
