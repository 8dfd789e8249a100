"""Acts of an office about people, visits or requests: the page says them, `perform` does them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target
from simpul.flows.perform import perform
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.layanan.loader import current_version
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan import queries as usulan

DOOR = "kantor"


def act(actor: ActorContext, home: PosyanduInfo, jenis: str, payload: Mapping[str, Any]) -> Verdict:
    """Do one act at a posyandu and return its verdict.

    Access is decided before anything is kept, so that a guessed address leaves no operation behind. Raises
    `akses.ditolak`, else what the use case refused with, in the words the page shows.
    """
    [verdict] = perform([_operation(actor, home, jenis, payload)], DOOR)
    _raise_refusal(verdict)
    return verdict


def act_together(
    actor: ActorContext,
    home: PosyanduInfo,
    acts: Sequence[tuple[str, Mapping[str, Any]]],
    date: dt.date | None = None,
) -> list[Verdict]:
    """Do several acts at a posyandu, all or none, as done on `date` (today unless told otherwise).

    Raises what the first of them was refused with.
    """
    operations = [_operation(actor, home, jenis, payload, date) for jenis, payload in acts]
    with write_transaction():
        verdicts = perform(operations, DOOR)
        for verdict in verdicts:
            _raise_refusal(verdict)
    return verdicts


def require_act(actor: ActorContext, home: PosyanduInfo, jenis: str, payload: Mapping[str, Any]) -> None:
    """Whether an act may be done at all; raises `akses.ditolak`."""
    action = akses.action_of(jenis, DOOR)
    if action is None:
        raise SimpulError(errors.DITOLAK)
    akses.require(actor, action, _target(home, jenis, payload))


def _operation(
    actor: ActorContext, home: PosyanduInfo, jenis: str, payload: Mapping[str, Any], date: dt.date | None = None
) -> OperationIn:
    require_act(actor, home, jenis, payload)
    return OperationIn(
        id=new_id(),
        posyandu_id=home.id,
        kab_id=home.kab_id,
        actor_id=actor.akun_id,
        type=jenis,
        version=OPERATION_TYPES[jenis].version,
        catalog_version=current_version(),
        service_date=date or clock.today(home.zona_waktu),
        recorded_at=clock.now(),
        payload=dict(payload),
    )


def _raise_refusal(verdict: Verdict) -> None:
    if verdict.verdict in {"quarantined", "waiting"}:
        raise SimpulError(verdict.masalah or "umum.tidak_dikenal", **(verdict.params or {}))


def _target(home: PosyanduInfo, jenis: str, payload: Mapping[str, Any]) -> Target:
    """What the act is about; for a request also its field and the OPD that has it."""
    bidang: str | None = None
    opd: str | None = None
    if jenis.endswith("_usulan") and jenis != "send_usulan":
        usulan_id = UUID(str(payload["usulan_id"]))
        facts = usulan.access_facts(home.kab_id, [usulan_id]).get(usulan_id)
        if facts is None or facts[0] != home.id:
            raise SimpulError(errors.DITOLAK)
        bidang, opd = facts[1], facts[2]
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur, bidang=bidang, opd=opd)
