"""The state of one batch at one posyandu while it is being performed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.jurnal.contracts import Accepted, Change, Ctx, Outcome
from simpul.jurnal.log import Entry, Known
from simpul.jurnal.models import StatusOperasi
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo


@dataclass(slots=True)
class Work:
    """`doors` holds the door of operations that had waited since an earlier push."""

    ctx: Ctx
    last: int
    known: dict[UUID, Known]
    refused: Mapping[UUID, SimpulError]
    seq_floor: dict[UUID, int]
    home: PosyanduInfo | None = None
    actors: dict[UUID, ActorContext] = field(default_factory=dict)
    doors: dict[UUID, str] = field(default_factory=dict)
    entries: dict[UUID, Entry] = field(default_factory=dict)
    settled: dict[UUID, Entry] = field(default_factory=dict)
    verdicts: dict[UUID, Verdict] = field(default_factory=dict)
    changes: list[tuple[int, Change]] = field(default_factory=list)

    def received_at(self, envelope: OperationIn) -> dt.datetime:
        """When the server received it, which for waiting and imported work is not now."""
        return self.ctx.received_of(envelope)

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
        self._keep(envelope, StatusOperasi.KARANTINA, masalah=error.code, params=error.params)
        self.verdicts[envelope.id] = Verdict(
            id=envelope.id, verdict="quarantined", masalah=error.code, params=error.params
        )

    def wait(self, envelope: OperationIn, missing: set[UUID]) -> None:
        """Keep an operation until what it needs has arrived."""
        needed = tuple(sorted(missing))
        self._keep(envelope, StatusOperasi.MENUNGGU, waiting_for=needed)
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
        target = self.settled if envelope.id in self.doors else self.entries
        door = self.doors.get(envelope.id, self.ctx.door)
        received_at = self.received_at(envelope)
        target[envelope.id] = Entry(envelope, status, received_at, door, outcome, n, masalah, params, waiting_for)
