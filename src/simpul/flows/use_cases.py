"""The table that maps each operation type to its two functions: check decides, act writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.kunjungan import services as kunjungan
from simpul.usulan import services as usulan
from simpul.usulan.queries import requests_of
from simpul.warga import services as warga
from simpul.warga.queries import children_of, roots_of_merged

Check = Callable[[Sequence[Op[Any]], Ctx], list[Decision]]
Act = Callable[[Sequence[Accepted[Any]]], list[Change]]


@dataclass(frozen=True, slots=True)
class UseCase:
    """`check` returns an outcome or a refusal for each operation; `act` writes rows from what was decided."""

    check: Check
    act: Act


def _of(domain: Any, names: str) -> dict[str, UseCase]:
    return {name: UseCase(getattr(domain, f"check_{name}"), getattr(domain, name)) for name in names.split()}


def _followed(name: str) -> UseCase:
    """An act on a person whose weighings follow: they are assessed again and read under who stands for her."""
    check_warga, act_warga = getattr(warga, f"check_{name}"), getattr(warga, name)

    def check(ops: Sequence[Op[Any]], ctx: Ctx) -> list[Decision]:
        return kunjungan.check_follow_warga(ops, check_warga(ops, ctx), ctx)

    def act(accepted: Sequence[Accepted[Any]]) -> list[Change]:
        changes = _with_roots(accepted, act_warga(accepted))
        return [*changes, *kunjungan.follow_warga(accepted), *_named_again(accepted)]

    return UseCase(check, act)


def _archiving(name: str) -> UseCase:
    """An act on a person that takes her work out of every month, or back into them."""
    check_warga = getattr(warga, f"check_{name}")

    def check(ops: Sequence[Op[Any]], ctx: Ctx) -> list[Decision]:
        return kunjungan.check_follow_archive(ops, check_warga(ops, ctx), ctx)

    return UseCase(check, getattr(warga, name))


def _on_person(name: str) -> UseCase:
    """An act on a person that shows in the row of who stands for her."""
    act_warga = getattr(warga, name)
    return UseCase(getattr(warga, f"check_{name}"), lambda accepted: _with_roots(accepted, act_warga(accepted)))


def _with_roots(accepted: Sequence[Accepted[Any]], changes: list[Change]) -> list[Change]:
    """A merged person's episodes and history are read in another row, which phones must fetch as well."""
    if not accepted:
        return changes
    changed = {change.id for change in changes if change.entity == "warga"}
    roots = roots_of_merged(accepted[0].envelope.kab_id, changed)
    return [*changes, *(Change("warga", root) for root in sorted(roots - changed))]


def _named_again(accepted: Sequence[Accepted[Any]]) -> list[Change]:
    """Rows that name somebody for whom another stands now: phones must not keep them under who left."""
    changes: list[Change] = []
    for item in accepted:
        moved = [UUID(text) for text in item.outcome.get("akar", {})]
        if moved:
            kab_id, posyandu_id = item.envelope.kab_id, item.envelope.posyandu_id
            changes += [Change("warga", key) for key in children_of(kab_id, posyandu_id, moved)]
            changes += [Change("usulan", key) for key in requests_of(kab_id, posyandu_id, moved)]
    return changes


USE_CASES: dict[str, UseCase] = {
    **_of(warga, "register_keluarga correct_keluarga register_warga distinguish_warga"),
    **{name: _on_person(name) for name in ("end_warga", "record_episode", "set_izin")},
    **{name: _archiving(name) for name in ("archive_warga", "restore_warga")},
    **{name: _followed(name) for name in ("correct_warga", "merge_warga", "unmerge_warga")},
    **_of(
        kunjungan,
        "open_sesi close_sesi reopen_sesi record_kehadiran record_penimbangan carry_penimbangan correct_penimbangan"
        " void_penimbangan choose_penimbangan record_kunjungan void_kunjungan",
    ),
    **_of(
        usulan,
        "send_usulan complete_usulan receive_usulan return_usulan forward_usulan answer_usulan plan_usulan"
        " unplan_usulan close_usulan seal_kasus",
    ),
}
