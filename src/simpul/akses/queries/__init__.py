"""Reads of access. Typed rows cross the border, models do not."""

from simpul.akses.queries.accounts import (
    AkunRow,
    HibahRow,
    akun_by_id,
    akun_by_login,
    akun_rows,
    hibah_at,
    hibah_by_id,
    hibah_of,
    load_actor,
    load_actors,
)
from simpul.akses.queries.audit import JejakRow, jejak_of, jejak_rows
from simpul.akses.queries.devices import (
    KodeRow,
    PerangkatInfo,
    PerangkatRow,
    device_letters,
    enrolments_of,
    open_kode,
    perangkat_by_id,
    perangkat_rows,
    public_key_of,
    verify_signature,
)
from simpul.akses.queries.scope import scope_filter

__all__ = [
    "AkunRow",
    "HibahRow",
    "JejakRow",
    "KodeRow",
    "PerangkatInfo",
    "PerangkatRow",
    "akun_by_id",
    "akun_by_login",
    "akun_rows",
    "device_letters",
    "enrolments_of",
    "hibah_at",
    "hibah_by_id",
    "hibah_of",
    "jejak_of",
    "jejak_rows",
    "load_actor",
    "load_actors",
    "open_kode",
    "perangkat_by_id",
    "perangkat_rows",
    "public_key_of",
    "scope_filter",
    "verify_signature",
]
