"""Messages of sync, version 1."""

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from msgspec import Meta, Raw, Struct

PROTOCOL = 1
MAX_OPERATIONS = 200
MAX_GZIP_BYTES = 256 * 1024
MAX_BYTES = 4 * 1024 * 1024
_MOST = 2**53 - 1  # the largest whole number that JSON carries exactly

# A database that is not SQLite stores no NUL in text.
_NO_NUL = r"^[^\u0000]*$"
Text = Annotated[str, Meta(pattern=_NO_NUL, max_length=200)]
Serial = Annotated[int, Meta(ge=0, le=_MOST)]


class OperationIn(Struct, frozen=True, kw_only=True):
    """One operation as it travels. Office and import operations have no device fields."""

    id: UUID
    posyandu_id: UUID
    kab_id: Annotated[int, Meta(ge=0, le=9999)]
    actor_id: UUID
    type: Annotated[str, Meta(pattern=_NO_NUL, max_length=40)]
    version: Annotated[int, Meta(ge=0, le=9999)]
    catalog_version: Annotated[str, Meta(pattern=_NO_NUL, max_length=24)]
    service_date: dt.date
    recorded_at: Annotated[dt.datetime, Meta(tz=True)]
    payload: Any
    subject_ids: list[UUID] = []
    device_id: UUID | None = None
    device_seq: Serial | None = None
    clock_offset_ms: Annotated[int, Meta(ge=-_MOST, le=_MOST)] = 0
    app_version: Text = ""
    # Atas nama: for whom `actor_id` recorded it, while she could not open her phone herself.
    on_behalf_id: UUID | None = None


class DeviceState(Struct, frozen=True, kw_only=True):
    """How a phone stands, as it tells with a push: `quota_mb` is all room its browser gives, `persisted` whether it
    promised to keep it, `clock_offset_ms` what must be added to its clock to be right."""

    app_version: Text = ""
    catalog_version: Text = ""
    quota_mb: Serial | None = None
    free_mb: Serial | None = None
    persisted: bool | None = None
    clock_offset_ms: Annotated[int, Meta(ge=-_MOST, le=_MOST)] | None = None


class PushRequest(Struct, frozen=True, kw_only=True):
    """`operations` in device_seq order. A sealed item stands for an operation the phone sent while locked:
    base64 of an envelope to the server key (context b"operasi") holding the JSON of an OperationIn."""

    protocol: int
    operations: list[OperationIn] = []
    sealed: list[str] = []
    unsent: int = 0
    storage_free_mb: int | None = None
    state: DeviceState | None = None


class Verdict(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of one operation. `n` is its change number; `masalah` a code of galat.json with params."""

    id: UUID
    verdict: Literal["accepted", "duplicate", "waiting", "quarantined"]
    n: int | None = None
    waiting_for: list[UUID] | None = None
    masalah: str | None = None
    params: dict[str, Any] | None = None
    outcome: dict[str, Any] | None = None


class PushResponse(Struct, frozen=True, kw_only=True):
    """`contiguous_seq`: every device_seq up to it is here; the phone resends what is missing above it."""

    verdicts: list[Verdict]
    contiguous_seq: int
    server_time_ms: int
    device_status: Literal["aktif", "dicabut", "aktifkan_ulang"]


class PullResponse(Struct, frozen=True, kw_only=True):
    """Current rows of what changed after the cursor; `gone` left this phone's view. `history` is another one after the
    server was put back from a backup: the phone names the one it knows, and is sent to a snapshot when they differ."""

    rows: dict[str, list[Raw]]
    gone: dict[str, list[UUID]]
    next: int
    more: bool
    server_time_ms: int
    catalog_version: str
    minimum_app_version: str
    history: UUID


class EnrolRequest(Struct, frozen=True, kw_only=True):
    """`code` has 10 characters; `public_key` is base64 SPKI of an ECDSA P-256 key. With `device_id` the call must
    be signed by that device and adds a kader to it."""

    code: Text
    public_key: Annotated[str, Meta(pattern=_NO_NUL, max_length=400)]
    device_id: UUID | None = None
    app_version: Text = ""


class EnrolResponse(Struct, frozen=True, kw_only=True):
    """Keys are base64 of uncompressed P-256 points."""

    device_id: UUID
    device_letter: str
    posyandu_id: UUID
    kab_id: int
    nomor_urut: int
    akun_id: UUID
    kader_nama: str
    posyandu_nama: str
    server_key: str
    kasus_key: str
    catalog_version: str
    server_time_ms: int
    history: UUID


class PinRequest(Struct, frozen=True, kw_only=True):
    """Lupa PIN, asked and asked again until there is an answer; signed by the phone.

    `reply_key` is base64 of a P-256 point whose private half never leaves the phone. A `code` from the village's
    sheet is her permission at once. `recovery` is the register key as this phone sealed it to the server key
    (context b"register|" and the device id); it is sent only after `disetujui`, and comes back sealed to `reply_key`
    (b"register-pin").
    """

    akun_id: UUID
    reply_key: Annotated[str, Meta(pattern=_NO_NUL, max_length=120)]
    code: Text = ""
    recovery: Annotated[str, Meta(pattern=_NO_NUL, max_length=400)] = ""


class PinResponse(Struct, frozen=True, kw_only=True):
    """`check` are the digits that the kader reads out to the office, so that no other request is confirmed."""

    status: Literal["menunggu", "disetujui", "ditolak", "berakhir"]
    check: str
    server_time_ms: int
    sealed: str = ""


class StatusResponse(Struct, frozen=True, kw_only=True):
    """Time, keys and versions, without signature."""

    server_time_ms: int
    protocol: int
    catalog_version: str
    minimum_app_version: str
    server_key: str
    kasus_key: str


class SnapshotHeader(Struct, frozen=True, kw_only=True):
    """First line of a snapshot. The others are rows: [place of the entity in `columns`, values in that order].

    Left out is `penimbangan.penilaian` (computed by the phone); `kehadiran.id` is null where it is the one derived
    from day and person.
    A phone that was cut off asks again with `cursor`, `since` and the number of rows it has.
    """

    cursor: int
    rows: int
    since: dt.date
    columns: dict[str, list[str]]
    catalog_version: str
    made_at: dt.datetime
    history: UUID


class TitipanCatatan(Struct, frozen=True, kw_only=True):
    """One unsent operation in a carried file: `sealed` as in a push, `tanda` the signature of the phone that
    recorded it (base64 of raw r||s) over `titipan`, the device id and the hex SHA-256 of the sealed bytes, one a
    line."""

    device_id: UUID
    sealed: str
    tanda: str


class TitipanFoto(Struct, frozen=True, kw_only=True):
    """One waiting photo: base64 of the JPEG, signed over `titipan-foto`, the device id and its SHA-256."""

    device_id: UUID
    sidik: str
    isi: str
    tanda: str


class Titipan(Struct, frozen=True, kw_only=True):
    """Content of a carried file (Titip kirim). The file is 12 letters `SIMPUL-TITIP`, the first 8 bytes of the
    SHA-256 of the server's public point, 4 bytes of length (big-endian), and an envelope to the server key (context
    b"titipan") that holds gzip JSON of this. A phone writes the file as base64, which every messenger carries whole."""

    version: int
    catatan: list[TitipanCatatan] = []
    foto: list[TitipanFoto] = []


class TitipanResponse(Struct, frozen=True, kw_only=True):
    """What a carrier may know: how many records lie safely at the server now, how many of them it had before, and
    which places of `catatan` could not be trusted. No name, no place, no verdict."""

    catatan: int
    sudah_ada: int
    rusak: list[int]
    foto: int
    foto_rusak: int
