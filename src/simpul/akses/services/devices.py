"""Codes and phones. All inside the caller's transaction; the flow holds the posyandu's lock where letters are given."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from simpul.akses import errors
from simpul.akses.models import KodeAktivasi, Perangkat, PerangkatKader
from simpul.akses.queries import KodeRow, PerangkatInfo, open_kode, perangkat_by_id
from simpul.akses.queries.devices import read_public_key
from simpul.akses.rules.decision import ActorContext, Target, covers
from simpul.akses.rules.devices import (
    CODE_ALPHABET,
    CODE_DAYS,
    CODE_LENGTH,
    fold_code,
    next_letter,
    print_code,
)
from simpul.akses.rules.rights import FIELD_ROLES
from simpul.akses.rules.words import StatusPerangkat
from simpul.jurnal.operations.protocol import DeviceState
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import lookup_hash

MOST_MB = 100_000_000


@dataclass(frozen=True, slots=True)
class IssuedKode:
    """A new code, readable only now: `kode` as typed ('ACDEFGHJKM'), `cetak` as printed ('ACDEF-GHJKM')."""

    id: UUID
    kode: str
    cetak: str
    kedaluwarsa: dt.datetime


def check_field_actor(actor: ActorContext | None, kab_id: int, posyandu_id: UUID) -> None:
    """Refuse who holds no task of the posyandu today; raises `akses.bukan_kader`."""
    if actor is None or not is_field_actor(actor, kab_id, posyandu_id):
        raise SimpulError(errors.BUKAN_KADER)


def is_field_actor(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> bool:
    """Whether an account holds a task of the posyandu today."""
    place = Target(kab_id=kab_id, posyandu_id=posyandu_id)
    tasks = (grant for grant in actor.current() if grant.peran in FIELD_ROLES)
    return actor.is_active and any(covers(grant, place) for grant in tasks)


def issue_kode(akun_id: UUID, kab_id: int, posyandu_id: UUID, *, mengganti: UUID | None = None) -> IssuedKode:
    """A code of 10 signs for one kader at one posyandu, 7 days, once; her earlier unused codes end.

    `mengganti` is the phone in whose place the new one comes.
    """
    moment = clock.now()
    earlier = KodeAktivasi.objects.filter(
        akun_id=akun_id, kab_id=kab_id, posyandu_id=posyandu_id, dipakai_at__isnull=True
    )
    earlier.filter(kedaluwarsa__gt=moment).update(kedaluwarsa=moment)
    code = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    row = KodeAktivasi.objects.create(
        id=new_id(),
        sidik=_hash(code),
        akun_id=akun_id,
        kab_id=kab_id,
        posyandu_id=posyandu_id,
        mengganti_id=mengganti,
        dibuat_at=moment,
        kedaluwarsa=moment + dt.timedelta(days=CODE_DAYS),
    )
    return IssuedKode(row.id, code, print_code(code), row.kedaluwarsa)


def check_kode(code: str) -> KodeRow:
    """The code as it stands; raises `akses.kode_salah`, `akses.kode_terpakai`, `akses.kode_kedaluwarsa`."""
    row = open_kode(_hash(fold_code(code)))
    if row is None:
        raise SimpulError(errors.KODE_SALAH)
    if row.dipakai_at is not None:
        raise SimpulError(errors.KODE_TERPAKAI)
    if row.kedaluwarsa <= clock.now():
        raise SimpulError(errors.KODE_KEDALUWARSA)
    return row


def find_enrolled(code: str, public_key: str) -> tuple[KodeRow, PerangkatInfo] | None:
    """The used code and its phone when the same key comes again within the code's days, else None."""
    row = open_kode(_hash(fold_code(code)))
    if row is None or row.dipakai_at is None or row.kedaluwarsa <= clock.now():
        return None
    here = PerangkatKader.objects.filter(akun_id=row.akun_id, selesai__isnull=True)
    home = {"perangkat__kab_id": row.kab_id, "perangkat__posyandu_id": row.posyandu_id}
    found = here.filter(**home, perangkat__public_key=public_key).first()
    return (row, perangkat_by_id(found.perangkat_id)) if found else None


def use_kode(kode_id: UUID) -> None:
    """Take a code out of use; of two that come at once one gets `akses.kode_terpakai`."""
    used = KodeAktivasi.objects.filter(id=kode_id, dipakai_at__isnull=True).update(dipakai_at=clock.now())
    if not used:
        raise SimpulError(errors.KODE_TERPAKAI)


def enrol_perangkat(
    kode: KodeRow, public_key: str, app_version: str = "", *, mengganti: UUID | None = None
) -> PerangkatInfo:
    """Write a new phone with its kader and the next letter; the caller holds the posyandu's lock.

    `mengganti` is the phone that asked for this one itself; else it is the one named when the code was printed.

    Raises `akses.kunci_perangkat_salah`.
    """
    read_public_key(public_key)
    moment = clock.now()
    taken = Perangkat.objects.filter(kab_id=kode.kab_id, posyandu_id=kode.posyandu_id)
    device = Perangkat.objects.create(
        id=new_id(),
        kab_id=kode.kab_id,
        posyandu_id=kode.posyandu_id,
        huruf=next_letter(taken.values_list("huruf", flat=True)),
        public_key=public_key,
        terdaftar_at=moment,
        kontak_terakhir=moment,
        versi_app=app_version[:24],
        mengganti_id=mengganti or kode.mengganti_id,
    )
    add_kader(device.id, kode.akun_id)
    return perangkat_by_id(device.id)


def add_kader(device_id: UUID, akun_id: UUID) -> None:
    """Let a kader work on a phone from now on; a second time changes nothing."""
    open_rows = PerangkatKader.objects.filter(perangkat_id=device_id, akun_id=akun_id, selesai__isnull=True)
    if not open_rows.exists():
        PerangkatKader.objects.create(id=new_id(), perangkat_id=device_id, akun_id=akun_id, mulai=clock.now())


def take_over_kader(old_id: UUID, to_id: UUID) -> None:
    """Let the kader of one phone work on another too, since when they worked on the first."""
    known = set(PerangkatKader.objects.filter(perangkat_id=to_id).values_list("akun_id", flat=True))
    for row in PerangkatKader.objects.filter(perangkat_id=old_id, selesai__isnull=True):
        if row.akun_id in known:
            PerangkatKader.objects.filter(perangkat_id=to_id, akun_id=row.akun_id).update(mulai=row.mulai)
        else:
            PerangkatKader.objects.create(id=new_id(), perangkat_id=to_id, akun_id=row.akun_id, mulai=row.mulai)


def revoke_perangkat(device_id: UUID) -> PerangkatInfo:
    """Cabut HP: the phone may only send what was recorded before this moment. A second time changes nothing."""
    Perangkat.objects.filter(id=device_id, dicabut_at__isnull=True).update(
        status=StatusPerangkat.DICABUT, dicabut_at=clock.now()
    )
    return perangkat_by_id(device_id)


def note_contact(
    device_id: UUID,
    at: dt.datetime,
    *,
    unsent: int,
    storage_free_mb: int | None = None,
    app_version: str = "",
    state: DeviceState | None = None,
) -> None:
    """What a phone told about itself with its last push; call in the transaction of that push.

    A phone that tells no `state` leaves the last one.
    """
    told: dict[str, Any] = {
        "kontak_terakhir": at,
        "belum_terkirim": max(0, unsent),
    }
    if storage_free_mb is not None:
        told["simpanan_mb"] = storage_free_mb
    if app_version:
        told["versi_app"] = app_version[:24]
    if state is not None:
        told |= _told_state(state, at)
    Perangkat.objects.filter(id=device_id).update(**told)


def ask_reenrol(kab_id: int, device_id: UUID) -> None:
    """A phone that used a sequence number twice keeps sending, and is asked to be activated again."""
    row = Perangkat.objects.filter(kab_id=kab_id, id=device_id, status=StatusPerangkat.AKTIF)
    row.update(status=StatusPerangkat.AKTIFKAN_ULANG)


def _told_state(state: DeviceState, at: dt.datetime) -> dict[str, Any]:
    """A locked phone has not asked its browser: what it leaves out stays as it was told last."""
    told: dict[str, Any] = {
        "kuota_mb": None if state.quota_mb is None else min(state.quota_mb, MOST_MB),
        "simpanan_mb": None if state.free_mb is None else min(state.free_mb, MOST_MB),
        "simpanan_tetap": state.persisted,
        "selisih_jam_ms": state.clock_offset_ms,
        "versi_katalog": state.catalog_version[:24] or None,
        "versi_app": state.app_version[:24] or None,
        "keadaan_at": at,
    }
    return {name: value for name, value in told.items() if value is not None}


def _hash(code: str) -> str:
    return lookup_hash(settings.KEYRING.cari, f"kode|{code}").hex()
