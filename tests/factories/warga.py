"""One posyandu with its kader, and a hand that performs operations as flows does: check, keep the outcome, act."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from factories.akun import make_kader, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID, load_gunung_mas
from simpul.jurnal.contracts import Accepted, Actor, Change, Ctx, Op
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan import services as kunjungan
from simpul.layanan.loader import current_version
from simpul.warga import services as warga

TODAY = dt.date(2026, 11, 26)
NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)


@dataclass
class Rumah:
    """A posyandu in a test: who acts there, the last change number, and every accepted operation."""

    posyandu_id: UUID
    akun_id: UUID
    kab_id: int = GUNUNG_MAS_KAB_ID
    nama: str = "Bu Sari"
    received_at: dt.datetime = NOON
    n: int = 0
    log: list[Accepted[Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def ctx(self) -> Ctx:
        """The facts of a batch received now."""
        actors = {self.akun_id: Actor(self.akun_id, self.nama, frozenset({"kader"}))}
        return Ctx(self.kab_id, self.posyandu_id, self.received_at, "WIB", "hp", actors)

    def op(self, kind: str, *, service_date: dt.date = TODAY, clock_offset_ms: int = 0, **payload: Any) -> Op[Any]:
        """An operation of this posyandu, recorded by its kader."""
        envelope = OperationIn(
            id=new_id(),
            posyandu_id=self.posyandu_id,
            kab_id=self.kab_id,
            actor_id=self.akun_id,
            type=kind,
            version=1,
            catalog_version=current_version(),
            service_date=service_date,
            recorded_at=self.received_at,
            payload=payload,
            clock_offset_ms=clock_offset_ms,
        )
        return Op(envelope, msgspec.convert(payload, OPERATION_TYPES[kind].payload))

    def perform(self, ops: list[Op[Any]]) -> list[Any]:
        """Check and act on operations of one type; returns the outcomes and refusals in order."""
        kind = ops[0].envelope.type
        decisions = _check(kind, ops, self.ctx())
        accepted = []
        for op, decision in zip(ops, decisions, strict=True):
            if isinstance(decision, SimpulError):
                continue
            self.n += 1
            # The log keeps outcomes as JSON; what cannot travel there and back is no outcome.
            outcome = msgspec.json.decode(msgspec.json.encode({**decision, "oleh": self.nama}))
            accepted.append(Accepted(op.envelope, op.payload, outcome, self.n, self.received_at))
        if accepted:
            self.changes = act(kind, accepted)
        self.log += accepted
        return decisions

    def do(self, kind: str, **payload: Any) -> Any:
        """One operation; returns its outcome or its refusal."""
        return self.perform([self.op(kind, **payload)])[0]

    def add(self, nama: str = "Aisyah Nur", lahir: dt.date = dt.date(2025, 9, 10), **payload: Any) -> UUID:
        """A registered person, a girl of 14 months unless told otherwise."""
        warga_id = new_id()
        facts = {"nama": nama, "jenis_kelamin": "P", "tanggal_lahir": lahir} | payload
        outcome = self.do("register_warga", warga_id=warga_id, **facts)
        assert not isinstance(outcome, SimpulError), outcome.code
        return warga_id


FOLLOWED = {"correct_warga", "merge_warga", "unmerge_warga"}
ARCHIVING = {"archive_warga", "restore_warga"}


def _check(kind: str, ops: list[Op[Any]], ctx: Ctx) -> list[Any]:
    owner = warga if hasattr(warga, kind) else kunjungan
    decisions = getattr(owner, f"check_{kind}")(ops, ctx)
    if kind in ARCHIVING:
        return kunjungan.check_follow_archive(ops, decisions, ctx)
    return kunjungan.check_follow_warga(ops, decisions, ctx) if kind in FOLLOWED else decisions


def act(kind: str, accepted: list[Accepted[Any]]) -> list[Change]:
    """Write what was decided, as perform and rebuild do."""
    owner = warga if hasattr(warga, kind) else kunjungan
    changes = getattr(owner, kind)(accepted)
    return [*changes, *kunjungan.follow_warga(accepted)] if kind in FOLLOWED else changes


def make_rumah(nama: str = "Melati 3", *, places: bool = True) -> Rumah:
    """A posyandu of Gunung Mas with one kader."""
    if places:
        load_gunung_mas()
    posyandu_id = make_posyandu(nama)
    return Rumah(posyandu_id, make_kader(posyandu_id))


def code(decision: Any) -> str:
    """The code of a refusal; an outcome fails the test."""
    assert isinstance(decision, SimpulError), decision
    # Every refusal has a sentence that its params fill.
    assert "{" not in str(decision)
    return decision.code


def warned(outcome: Any) -> list[str]:
    """Codes of the warnings of an outcome."""
    assert not isinstance(outcome, SimpulError), outcome.code
    return [one["kode"] for one in outcome["peringatan"]]
