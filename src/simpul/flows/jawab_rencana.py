"""Requests follow the line of the village's plan that answers them: the kader reads that one is in a plan, or no more.

Only who answers for the village does it. A line that the posyandu itself proposes says nothing to a resident until a
meeting of the village has taken it in.
"""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.office_act import act
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import PosyanduInfo, posyandu_by_ids
from simpul.rencana.queries import RencanaInfo, proposals_of, requests_of
from simpul.rencana.rules.words import CLOSED, StatusRencana
from simpul.usulan.queries import KeadaanUsulan, states_of
from simpul.usulan.rules import Status, check_message

_TAKEN_IN = frozenset({StatusRencana.USULAN, StatusRencana.MASUK_RENCANA, StatusRencana.MASUK_ANGGARAN})
_TAKEN_OUT = frozenset({StatusRencana.DITOLAK, StatusRencana.BATAL})


def plan_requests(actor: ActorContext, kab_id: int, usulan_ids: Collection[UUID], tahun: int) -> None:
    """Tell that these requests stand in the plan of a year; those that are closed or told already stay as they are."""
    for home, key, state in _reached(actor, kab_id, usulan_ids):
        is_told = state.status is Status.DIRENCANAKAN and state.tahun_desa == tahun
        if tahun >= actor.pada.year and not is_told:
            act(actor, home, "plan_usulan", {"usulan_id": str(key), "tahun": tahun})


def follow_line(actor: ActorContext, line: RencanaInfo, after: StatusRencana, alasan: str) -> None:
    """Tell the requests of a line what a step meant for them; `line` is as it was before."""
    if after is line.status:
        return
    ids = requests_of([line.kab_id], [line.id]).get(line.id, [])
    if after in _TAKEN_IN:
        plan_requests(actor, line.kab_id, ids, line.tahun)
    elif after in _TAKEN_OUT:
        _leave(actor, line, ids, alasan)


def _leave(actor: ActorContext, line: RencanaInfo, ids: Collection[UUID], alasan: str) -> None:
    """A request that another year's plan holds goes there, else the village has it again."""
    others = proposals_of(line.kab_id, ids)
    for home, key, state in _reached(actor, line.kab_id, ids):
        if state.status is not Status.DIRENCANAKAN or state.tahun_desa != line.tahun:
            continue
        years = [one.tahun for one in others[key] if one.id != line.id and one.status not in CLOSED]
        year = next((year for year in years if year >= actor.pada.year), None)
        payload: dict[str, Any] = {"tahun": year} if year else {"alasan": _tellable(alasan)}
        act(actor, home, "plan_usulan" if year else "unplan_usulan", {"usulan_id": str(key), **payload})


def _reached(
    actor: ActorContext, kab_id: int, ids: Collection[UUID]
) -> Iterable[tuple[PosyanduInfo, UUID, KeadaanUsulan]]:
    """Open requests that this account answers for the village."""
    states = states_of(kab_id, ids)
    homes = posyandu_by_ids([kab_id], {state.posyandu_id for state in states.values()})
    for key, state in states.items():
        home = homes.get(state.posyandu_id)
        if home is None:
            raise SimpulError(DITOLAK)
        target = Target(kab_id=kab_id, posyandu_id=home.id, jalur=home.jalur, bidang=state.bidang, opd=state.opd)
        allowed = access.decide(actor, Tindakan.RENCANAKAN_USULAN, target).allowed
        if allowed and state.status is not Status.DITUTUP:
            yield home, key, state


def _tellable(alasan: str) -> str | None:
    """A reason written for a meeting, when it is also one for an applicant: short, without a number or a diagnosis."""
    try:
        return check_message(alasan, required=False) or None
    except SimpulError:
        return None
