"""What a use case receives and returns; see flows.perform for the order of things."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.errors import SimpulError

P = TypeVar("P", covariant=True)
R = TypeVar("R")
Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ctx:
    """Facts shared by a batch: who acts through which door, and the server's time of receipt."""

    kab_id: int
    posyandu_id: UUID
    received_at: dt.datetime
    zona_waktu: str
    door: str  # "hp", "kantor", "impor", "contoh"
    actors: dict[UUID, "Actor"]
    received: dict[UUID, dt.datetime] = field(default_factory=dict)  # by operation, where it is not received_at
    known: dict[str, dict[str, Any]] = field(default_factory=dict)  # by entity; see `once`

    def received_of(self, envelope: OperationIn) -> dt.datetime:
        """When the server received this operation; clocks start here."""
        return self.received.get(envelope.id, self.received_at)

    def once(self, entity: str, name: str, read: Callable[[], R]) -> R:
        """What several use cases of a batch ask about rows of one kind, read at its first use.

        It holds until an act returns a `Change` of that kind: whoever changes rows of a kind must return theirs, or
        the rest of the batch decides on what was.
        """
        facts = self.known.setdefault(entity, {})
        if name not in facts:
            facts[name] = read()
        found: R = facts[name]
        return found

    def forget(self, entity: str) -> None:
        """Rows of this kind have changed: what was read of them is read again."""
        self.known.pop(entity, None)


@dataclass(frozen=True, slots=True)
class Actor:
    """The account that acts: its shown name and its roles at this posyandu."""

    id: UUID
    nama: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Op(Generic[P]):
    """An operation with its typed payload, before any decision."""

    envelope: OperationIn
    payload: P


@dataclass(frozen=True, slots=True)
class Accepted(Generic[P]):
    """An operation with everything that was decided about it. Acting on it twice from the log gives equal rows."""

    envelope: OperationIn
    payload: P
    outcome: Outcome
    n: int
    received_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A row that phones and reports must look at again; `gone` when it left the posyandu's view.

    `months` are the first days of the posyandu-months whose recap this change touches.
    """

    entity: str
    id: UUID
    gone: bool = False
    months: frozenset[dt.date] = field(default_factory=frozenset)


Decision = Outcome | SimpulError
