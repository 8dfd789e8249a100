"""What acts share: changes with their months, and lines of a row's own history."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Change, Outcome


def months_in(outcome: Outcome) -> frozenset[dt.date]:
    """The months of an outcome's `bulan`."""
    return frozenset(dt.date.fromisoformat(text) for text in outcome.get("bulan", ()))


def change_of(entity: str, key: UUID, months: Iterable[dt.date] = (), *, gone: bool = False) -> Change:
    """A change of one row."""
    return Change(entity, key, gone=gone, months=frozenset(months))


def history_line(item: Accepted[Any], alasan: str, lama: dict[str, Any], baru: dict[str, Any]) -> dict[str, Any]:
    """One line of a row's `riwayat`: when, by whom, why, from what to what."""
    return {
        "saat": item.received_at.isoformat(),
        "oleh": item.outcome.get("oleh", ""),
        "alasan": alasan,
        "lama": lama,
        "baru": baru,
    }
