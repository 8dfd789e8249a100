"""Merged people: links that can be undone, and the one row that stands for all of them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Tautan:
    """`asal` is the same person as `tujuan`."""

    asal: UUID
    tujuan: UUID


def roots_of(people: Iterable[UUID], links: Iterable[Tautan]) -> dict[UUID, UUID]:
    """For each person the end of her chain of links; someone without a link is her own."""
    next_of = {link.asal: link.tujuan for link in links}
    roots = {}
    for person in people:
        end, seen = person, {person}
        while end in next_of and next_of[end] not in seen:
            end = next_of[end]
            seen.add(end)
        roots[person] = end
    return roots
