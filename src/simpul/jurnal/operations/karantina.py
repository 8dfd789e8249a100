"""Payloads about held work: the village lets it in, or keeps it out with a reason."""

import datetime as dt
from typing import Any
from uuid import UUID

from msgspec import Struct


class ReleaseOperasi(Struct, frozen=True, forbid_unknown_fields=True):
    """Perform a held operation again. `isi` is its payload as corrected, `tanggal` the day the work was done."""

    operasi_id: UUID
    alasan: str
    isi: dict[str, Any] | None = None
    tanggal: dt.date | None = None


class RefuseOperasi(Struct, frozen=True, forbid_unknown_fields=True):
    """A held operation does not count; it stays in the log with this reason."""

    operasi_id: UUID
    alasan: str
