"""A small world for whole flows: two posyandu, their people, their phones and offices, through the real doors."""

import base64
import datetime as dt
import gzip
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings
from django.test import Client

from factories.akun import DESA, Phone, load_kurun, make_kader, make_office, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID
from simpul.akses.models import Perangkat, PerangkatKader
from simpul.akses.rules.words import Peran
from simpul.flows.perform import perform
from simpul.jurnal.operations import OPERATION_TYPES
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel import clock
from simpul.kernel.ids import derive_id, new_id
from simpul.kernel.sealing import public_point, seal
from simpul.layanan.loader import current_version

KAB = GUNUNG_MAS_KAB_ID
# Thursday 26 November 2026, noon in western Indonesia.
NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 26)
ENROLLED = dt.datetime(2026, 1, 5, 2, 0, tzinfo=dt.UTC)


@dataclass
class Hp:
    """An enrolled phone that keeps its own count, and an outbox of what it has not sent."""

    id: UUID
    posyandu_id: UUID
    kader: UUID
    letter: str
    key: Phone
    seq: int = 0
    outbox: list[OperationIn] = field(default_factory=list)
    clock_offset_ms: int = 0
    at: dt.datetime = NOON

    def record(
        self, kind: str, *, actor: UUID | None = None, date: dt.date | None = None, **payload: Any
    ) -> OperationIn:
        """Save one operation, as the app does."""
        self.seq += 1
        operation = make_operation(
            kind,
            self.posyandu_id,
            actor or self.kader,
            payload,
            date=date or clock.local_date(self.at, "WIB"),
            recorded_at=self.at,
            device_id=self.id,
            device_seq=self.seq,
            clock_offset_ms=self.clock_offset_ms,
        )
        self.outbox.append(operation)
        return operation


def make_operation(
    kind: str, posyandu_id: UUID, actor: UUID, payload: dict[str, Any], *, date: dt.date = TODAY, **envelope: Any
) -> OperationIn:
    """An operation of today's catalogue, unless told otherwise."""
    known = OPERATION_TYPES.get(kind)
    facts = {
        "id": new_id(),
        "kab_id": KAB,
        "posyandu_id": posyandu_id,
        "actor_id": actor,
        "type": kind,
        "version": known.version if known else 1,
        "catalog_version": current_version(),
        "service_date": date,
        "recorded_at": NOON,
        "payload": msgspec.to_builtins(payload),
        "app_version": "0.1.0",
        **envelope,
    }
    return OperationIn(**facts)


@dataclass
class Dunia:
    """Posyandu Melati with kader Sari and Rani, chair Wati, secretary Joko of the village, and Agus of an OPD."""

    melati: UUID
    mawar: UUID
    sari: UUID
    rani: UUID
    wati: UUID
    joko: UUID
    agus: UUID
    tum: UUID
    at: dt.datetime = NOON
    letters: int = 0

    def hp(self, kader: UUID | None = None, posyandu_id: UUID | None = None) -> Hp:
        """A phone that was enrolled in January."""
        who, where = kader or self.sari, posyandu_id or self.melati
        letter = "ABCDEFGHIJLM"[self.letters]
        self.letters += 1
        key = Phone()
        device = Perangkat.objects.create(
            id=new_id(), kab_id=KAB, posyandu_id=where, huruf=letter, public_key=key.public_key, terdaftar_at=ENROLLED
        )
        self.add_kader(device.id, who)
        return Hp(device.id, where, who, letter, key, at=self.at)

    def add_kader(self, device_id: UUID, kader: UUID, mulai: dt.datetime = ENROLLED) -> None:
        """Let a kader work on a phone."""
        PerangkatKader.objects.create(id=new_id(), perangkat_id=device_id, akun_id=kader, mulai=mulai)

    def push(self, *operations: OperationIn) -> list[Verdict]:
        """What the phone door does after the signature was checked and nothing was found wrong."""
        return perform(list(operations), "hp", received_at=self.at)

    def say(
        self, hp: Hp, kind: str, *, actor: UUID | None = None, date: dt.date | None = None, **payload: Any
    ) -> Verdict:
        """Record on a phone and send at once."""
        [verdict] = self.push(hp.record(kind, actor=actor, date=date, **payload))
        hp.outbox.pop()
        return verdict

    def office(self, actor: UUID, kind: str, *, date: dt.date = TODAY, **payload: Any) -> Verdict:
        """An act on an office page."""
        operation = make_operation(kind, self.melati, actor, payload, date=date)
        [verdict] = perform([operation], "kantor", received_at=self.at)
        return verdict


def make_dunia(kode_desa: str = DESA) -> Dunia:
    """Places, two posyandu and everyone, with grants since January."""
    load_kurun()
    melati, mawar = make_posyandu(desa=kode_desa), make_posyandu("Mawar 1", desa=kode_desa)
    return Dunia(
        melati=melati,
        mawar=mawar,
        sari=make_kader(melati),
        rani=make_kader(melati, "Bu Rani"),
        wati=make_kader(melati, "Bu Wati", Peran.KETUA_POSYANDU),
        joko=make_office(Peran.SEKRETARIS_DESA, kode_desa).akun_id,
        agus=make_office(Peran.PETUGAS_OPD, "62.10", "Pak Agus", opd="dinas_perkim").akun_id,
        tum=make_kader(mawar, "Bu Tum"),
    )


def sesi_of(posyandu_id: UUID, date: dt.date = TODAY) -> UUID:
    """The id that every phone gives the opening day."""
    return derive_id("sesi", str(posyandu_id), date.isoformat())


def child(nama: str = "Aisyah", lahir: dt.date = dt.date(2025, 9, 10), **payload: Any) -> dict[str, Any]:
    """Payload of a new child."""
    return {"warga_id": new_id(), "nama": nama, "jenis_kelamin": "P", "tanggal_lahir": lahir, **payload}


def weighing(warga_id: UUID, berat_g: int | None = 8700, tanggal: dt.date = TODAY, **payload: Any) -> dict[str, Any]:
    """Payload of a weighing."""
    return {"penimbangan_id": new_id(), "warga_id": warga_id, "tanggal": tanggal, "berat_g": berat_g, **payload}


def sealed_case() -> str:
    """An envelope that only the case key opens."""
    content = msgspec.json.encode({"cerita": "Rumah di ujung gang"})
    return base64.b64encode(seal(public_point(settings.KEYRING.kasus), content, b"kasus")).decode()


class Api:
    """The HTTP side of a phone: signs every call with its own key."""

    def __init__(self, hp: Hp) -> None:
        self.hp = hp
        self.client = Client()

    def call(self, method: str, path: str, body: bytes = b"", *, time_ms: int | None = None, **headers: str) -> Any:
        """One signed call."""
        signed = self.hp.key.sign(method, path, body, time_ms)
        return self.client.generic(
            method,
            path,
            body,
            content_type=headers.pop("content_type", "application/json"),
            headers={
                "X-Simpul-Device": str(self.hp.id),
                "X-Simpul-Time": str(signed["time_ms"]),
                "X-Simpul-Signature": signed["signature"],
                **headers,
            },
        )

    def push(self, operations: list[Any], **more: Any) -> Any:
        """A gzip push of operations (structs, or anything JSON can carry)."""
        return self.push_bytes(msgspec.json.encode({"protocol": 1, "operations": operations, **more}))

    def push_bytes(self, content: bytes, *, packed: bytes | None = None) -> Any:
        """A gzip push of these bytes, or of bytes that only claim to be gzip."""
        body = gzip.compress(content) if packed is None else packed
        return self.call("POST", "/api/sync/v1/push", body, **{"Content-Encoding": "gzip"})

    def get(self, path: str, **headers: str) -> Any:
        """A signed GET below /api/sync/v1."""
        return self.call("GET", f"/api/sync/v1{path}", **headers)
