"""Requests for tests: a posyandu, operations about requests, and the short way through check and act."""

import base64
import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Accepted, Actor, Change, Ctx, Op
from simpul.jurnal.operations import OPERATION_TYPES, decode_payload
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id, new_id
from simpul.posyandu.models import Posyandu
from simpul.usulan import services
from simpul.usulan.models import Usulan
from simpul.wilayah.models import Wilayah

KAB, OTHER_KAB = 338, 339
CATALOG = "2026.11.1"
# Received on Thursday 26 November 2026 at 10.00 WIB; five working days later is 3 December (users.md 7.2, 8).
THURSDAY = dt.date(2026, 11, 26)
RECEIVED = dt.datetime(2026, 11, 26, 3, 0, tzinfo=dt.UTC)
SARI = UUID(int=0x5A21)
JOKO = UUID(int=0x10C0)


def make_posyandu(serial: int = 127, kab_id: int = KAB, desa: str = "62.10.02.2001") -> Posyandu:
    """A posyandu with the places above it that its path names."""
    parent = None
    tiers = (("provinsi", 2), ("kabupaten", 5), ("kecamatan", 8), ("desa", 13))
    for tingkat, (jenis, length) in enumerate(tiers, 1):
        parent, _ = Wilayah.objects.get_or_create(
            id=int(desa[:length].replace(".", "")),
            defaults={
                "tingkat": tingkat,
                "jenis": jenis,
                "induk": parent,
                "nama": f"Uji {desa[:length]}",
                "nama_cari": f"uji {desa[:length]}",
                "jalur": desa[:length],
                "kab_id": kab_id if tingkat > 1 else None,
                "zona_waktu": "WIB",
                "sah_dari": dt.date(2025, 4, 25),
            },
        )
    return Posyandu.objects.create(
        id=derive_id("posyandu", str(kab_id), str(serial)),
        kab_id=kab_id,
        nomor_urut=serial,
        nama=f"Melati {serial}",
        wilayah=parent,
        jalur=f"{desa}.{serial:04d}",
        zona_waktu="WIB",
        status="aktif",
    )


class Meja:
    """A desk at a posyandu: says an act, decides and writes it, as `flows.perform` would, and keeps the numbers."""

    def __init__(self, home: Posyandu, received: dt.datetime = RECEIVED) -> None:
        self.home = home
        self.received = received
        self.n = 0

    def op(self, kind: str, *, device: UUID | None = None, date: dt.date = THURSDAY, **payload: Any) -> Op[Any]:
        """An operation with its typed payload."""
        version = OPERATION_TYPES[kind].version
        envelope = OperationIn(
            id=new_id(),
            posyandu_id=self.home.id,
            kab_id=self.home.kab_id,
            actor_id=SARI if device else JOKO,
            type=kind,
            version=version,
            catalog_version=CATALOG,
            service_date=date,
            recorded_at=self.received,
            payload=payload,
            device_id=device,
            device_seq=1 if device else None,
        )
        return Op(envelope, decode_payload(kind, version, payload))

    def check(self, ops: Sequence[Op[Any]]) -> list[dict[str, Any] | SimpulError]:
        """What is decided about operations of one kind."""
        actors = {SARI: Actor(SARI, "Bu Sari", frozenset()), JOKO: Actor(JOKO, "Pak Joko", frozenset())}
        ctx = Ctx(self.home.kab_id, self.home.id, self.received, "WIB", "kantor", actors)
        decided: list[dict[str, Any] | SimpulError] = getattr(services, f"check_{ops[0].envelope.type}")(ops, ctx)
        return decided

    def accept(self, ops: Sequence[Op[Any]]) -> list[Accepted[Any]]:
        """Operations with their outcome; a refusal is raised."""
        accepted = []
        for op, decision in zip(ops, self.check(ops), strict=True):
            if isinstance(decision, SimpulError):
                raise decision
            self.n += 1
            name = "Bu Sari" if op.envelope.actor_id == SARI else "Pak Joko"
            outcome = {**decision, "oleh": name}
            accepted.append(Accepted(op.envelope, op.payload, outcome, self.n, self.received))
        return accepted

    def do(self, kind: str, **payload: Any) -> list[Change]:
        """Say one act and carry it out; a refusal is raised."""
        changes: list[Change] = getattr(services, kind)(self.accept([self.op(kind, **payload)]))
        return changes

    def send(self, nomor: str | None = None, **more: Any) -> Usulan:
        """A house repair request of Pak Kadir, unless told otherwise."""
        wanted = {
            "usulan_id": str(new_id()),
            "layanan_id": "PR-02",
            "untuk": "umum",
            "nomor": nomor,
            "pemohon": "Pak Kadir",
            "tempat": "RT 02 Dusun Krajan",
            **more,
        }
        self.do("send_usulan", **wanted)
        return self.read(wanted["usulan_id"])

    def later(self, **delta: int) -> None:
        """Time passes: `days=1`, `hours=2`."""
        self.received += dt.timedelta(**delta)

    def read(self, usulan_id: UUID | str) -> Usulan:
        """The row as it stands."""
        return Usulan.objects.get(kab_id=self.home.kab_id, id=usulan_id)


def text(envelope: bytes) -> str:
    """An envelope as it travels."""
    return base64.b64encode(envelope).decode()
