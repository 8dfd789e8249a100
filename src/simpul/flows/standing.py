"""What an operation must meet once it can be read: its subjects are here, and its actor may do it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.flows.work import Work
from simpul.jurnal import log
from simpul.jurnal.contracts import Ctx, Op
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.kunjungan.queries.rows import people_of as people_of_visits
from simpul.usulan import queries as usulan
from simpul.usulan.queries.facts import people_of as people_of_requests
from simpul.warga import queries as warga

Row = tuple[str, UUID]
ERASED = "warga.sudah_dihapus"
ON_BEHALF = "operasi.atas_nama"
OWNERS = {
    "warga": warga,
    "keluarga": warga,
    "sesi": kunjungan,
    "kehadiran": kunjungan,
    "penimbangan": kunjungan,
    "kunjungan": kunjungan,
    "usulan": usulan,
}


def hold_back(work: Work, group: Sequence[Op[Any]]) -> list[Op[Any]]:
    """The operations whose subjects are here and whose actor may do them; the others wait or are held."""
    group = _without_erased(work, group)
    needed = {op.envelope.id: subjects(op) for op in group}
    # A row that was here once stays: nothing deletes one.
    wanted = {row for rows in needed.values() for row in rows} - work.present
    absent = missing(work.ctx.kab_id, work.ctx.posyandu_id, wanted)
    work.present |= wanted - absent
    ready = []
    for op in group:
        lacking = {subject for entity, subject in needed[op.envelope.id] if (entity, subject) in absent}
        if lacking and work.erased and log.were_here(work.ctx.kab_id, work.ctx.posyandu_id, lacking):
            work.quarantine(op.envelope, SimpulError(ERASED))
        elif lacking:
            work.wait(op.envelope, lacking)
        else:
            ready.append(op)
    _note_owners(work, ready)
    return _allowed(work, ready)


def _without_erased(work: Work, group: Sequence[Op[Any]]) -> Sequence[Op[Any]]:
    """An old phone cannot bring an erased person back: what is about her is kept as a fact without content."""
    if not work.erased:
        return group
    ready = []
    for op in group:
        if work.erased & _people(op):
            work.quarantine(op.envelope, SimpulError(ERASED))
        else:
            ready.append(op)
    return ready


def _people(op: Op[Any]) -> set[UUID]:
    """Whom it is about; a child's mother is only named by it."""
    about = {subject for entity, subject in subjects(op) if entity == "warga"}
    mother = getattr(op.payload, "ibu_id", None)
    person = log.named_person(op.envelope)
    return (about - {mother}) | ({person} if person else set())


def subjects(op: Op[Any]) -> list[Row]:
    """(entity, id) of everything that must exist before this operation."""
    found: list[Row] = []
    for name, entity in OPERATION_TYPES[op.envelope.type].subjects:
        value = getattr(op.payload, name)
        values = value if isinstance(value, list) else [value]
        found += [(entity, item) for item in values if isinstance(item, UUID)]
    return found


def missing(kab_id: int, posyandu_id: UUID, wanted: set[Row]) -> set[Row]:
    """Which of these rows the posyandu does not have."""
    by_entity: dict[str, list[UUID]] = defaultdict(list)
    for entity, subject in wanted:
        by_entity[entity].append(subject)
    absent = set(wanted)
    for entity, ids in by_entity.items():
        there = OWNERS[entity].exists(entity, kab_id, posyandu_id, ids)
        absent -= {(entity, subject) for subject in there}
    return absent


def _note_owners(work: Work, group: Sequence[Op[Any]]) -> None:
    """Whose key protects an operation that names only a person's weighing, visit or request."""
    about = OPERATION_TYPES[group[0].envelope.type].about if group else None
    if about is None:
        return
    field, entity = about
    rows = {op.envelope.id: getattr(op.payload, field) for op in group}
    kab_id, ids = work.ctx.kab_id, set(rows.values())
    people = people_of_requests(kab_id, ids) if entity == "usulan" else people_of_visits(entity, kab_id, ids)
    work.owners.update({key: people[row] for key, row in rows.items() if row in people})


def _allowed(work: Work, group: list[Op[Any]]) -> list[Op[Any]]:
    """The operations whose actor may do them, decided in memory; the others go to quarantine."""
    if not group or work.home is None:
        return group
    facts = _facts(work.ctx, group)
    allowed = []
    # A group is of one type; many of its operations are by one account on one day, and decided alike.
    known: dict[tuple[object, ...], akses.Decision] = {}
    for op in group:
        about = facts.get(op.envelope.id, (None, None))
        people = (op.envelope.actor_id, op.envelope.on_behalf_id)
        key = (people, work.door_of(op.envelope), op.envelope.service_date, about)
        if key not in known:
            known[key] = _decide(work, op, about)
        decision = known[key]
        if decision.allowed or op.envelope.id in work.released:
            allowed.append(op)
        else:
            work.quarantine(op.envelope, SimpulError(decision.code, **decision.params))
    return allowed


def _decide(work: Work, op: Op[Any], about: tuple[str | None, str | None]) -> akses.Decision:
    assert work.home is not None  # noqa: S101 - asked only where there is one
    bidang, opd = about
    target = akses.Target(
        kab_id=work.home.kab_id,
        posyandu_id=work.home.id,
        jalur=work.home.jalur,
        bidang=bidang,
        opd=opd,
        pada=op.envelope.service_date,
    )
    door, other = work.door_of(op.envelope), op.envelope.on_behalf_id
    decision = akses.decide_operation(work.actors.get(op.envelope.actor_id), op.envelope.type, door, target)
    if other is None or not decision.allowed:
        return decision
    # In her name only what she could have recorded herself.
    hers = akses.decide_operation(work.actors.get(other), op.envelope.type, door, target)
    return hers if hers.allowed else replace(hers, code=ON_BEHALF)


def _facts(ctx: Ctx, group: list[Op[Any]]) -> dict[UUID, tuple[str | None, str | None]]:
    """Field and OPD of the request each operation is about, for the acts of an OPD."""
    about = {op.envelope.id: op.payload.usulan_id for op in group if op.envelope.type.endswith("_usulan")}
    known = usulan.access_facts(ctx.kab_id, set(about.values())) if about else {}
    return {key: known[usulan_id][1:] for key, usulan_id in about.items() if usulan_id in known}
