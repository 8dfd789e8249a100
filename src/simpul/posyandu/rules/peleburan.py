"""Old posts (balita, lansia, remaja, posbindu) that become one posyandu of six fields (governance.md 3.1, 3.3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.rules.words import StatusPosyandu, TipeAsal

PIECE = 40  # people who move in one transaction, whole households
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LeburForm:
    """Posts with the kind each was, that become part of the posyandu `tujuan_id`."""

    kab_id: int
    tujuan_id: UUID
    asal: Mapping[UUID, TipeAsal]
    alasan: str


@dataclass(frozen=True, slots=True)
class Pos:
    """What is decided by: where a posyandu lies and whether it works."""

    id: UUID
    wilayah_id: int
    status: StatusPosyandu


def check_lebur(form: LeburForm, tujuan: Pos, asal: Collection[Pos]) -> LeburForm:
    """The form when these may become one.

    Raises `posyandu.lebur_pilih` without a post, `posyandu.lebur_alasan`, `posyandu.lebur_tujuan` when the one that
    stays does not work, `posyandu.lebur_sudah`, `posyandu.lebur_desa` for a post of another village.
    """
    alasan = " ".join(form.alasan.split())[:LONGEST_REASON]
    if not form.asal or tujuan.id in form.asal or len(asal) != len(form.asal):
        raise SimpulError(errors.LEBUR_PILIH)
    if tujuan.status is not StatusPosyandu.AKTIF:
        raise SimpulError(errors.LEBUR_TUJUAN)
    if any(one.status is StatusPosyandu.DILEBUR for one in asal):
        raise SimpulError(errors.LEBUR_SUDAH)
    if any(one.wilayah_id != tujuan.wilayah_id for one in asal):
        raise SimpulError(errors.LEBUR_DESA)
    if not alasan:
        raise SimpulError(errors.LEBUR_ALASAN)
    return LeburForm(kab_id=form.kab_id, tujuan_id=form.tujuan_id, asal=form.asal, alasan=alasan)


def pieces(people: Iterable[tuple[UUID, UUID | None, UUID | None]], most: int = PIECE) -> list[list[UUID]]:
    """People as (id, family, mother) in pieces of about `most`; who shares a family or is a mother comes along."""
    rows = list(people)
    here = {key for key, _, _ in rows}
    root: dict[UUID, UUID] = {}
    for key, family, mother in rows:
        for other in (family, mother if mother in here else None):
            if other is not None:
                root[last_of(root, key)] = last_of(root, other)
    groups: dict[UUID, list[UUID]] = {}
    for key, _, _ in rows:
        groups.setdefault(last_of(root, key), []).append(key)
    return _packed(list(groups.values()), most)


def _packed(groups: Sequence[list[UUID]], most: int) -> list[list[UUID]]:
    found: list[list[UUID]] = []
    for group in groups:
        if found and len(found[-1]) + len(group) <= most:
            found[-1] += group
        else:
            found.append(list(group))
    return found


def last_of(root: Mapping[UUID, UUID], key: UUID) -> UUID:
    """Where a chain of links from `key` ends."""
    while root.get(key, key) != key:
        key = root[key]
    return key
