"""Data keys: one per person, wrapped by the server key, so that erasure is the destruction of a key."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import models

from simpul.jurnal.bulk import bulk_insert, bulk_update
from simpul.jurnal.models import KunciData, Operasi
from simpul.jurnal.transactions import write_transaction
from simpul.kernel.keyring import Keyring
from simpul.kernel.sealing import decrypt, encrypt


def data_keys(kab_id: int, owners: Iterable[UUID]) -> dict[UUID, bytes]:
    """The data key of each owner, made when it is missing; an erased owner has none in the answer."""
    wanted = set(owners)
    ring: Keyring = settings.KEYRING
    keys: dict[UUID, bytes] = {}
    known = set()
    for row in KunciData.objects.filter(kab_id=kab_id, id__in=wanted):
        known.add(row.id)
        if row.terbungkus is not None:
            keys[row.id] = decrypt(ring.data[row.kunci_server], bytes(row.terbungkus), row.id.bytes)
    fresh = {owner: secrets.token_bytes(32) for owner in wanted - known}
    bulk_insert([_wrap(ring, kab_id, owner, key) for owner, key in fresh.items()])
    return keys | fresh


def destroy_key(kab_id: int, owner: UUID) -> None:
    """Erase for ever what this key protects; the log keeps its shape. A rebuild must follow (docs/adr/0003-keys.md).

    An owner that has no key yet (a backup of before her first record) gets none any more. What a refusal said about
    her lies open beside the log, so it goes too.
    """
    if not KunciData.objects.filter(kab_id=kab_id, id=owner).update(terbungkus=None):
        bulk_insert([KunciData(id=owner, kab_id=kab_id, kunci_server="", terbungkus=None)])
    Operasi.objects.filter(kab_id=kab_id, kunci_id=owner).exclude(masalah_params={}).update(masalah_params={})


def forget_key(kab_id: int, owner: UUID) -> None:
    """Remove the key of rows that never belonged to the log and are gone too, such as those of an import."""
    KunciData.objects.filter(kab_id=kab_id, id=owner).delete()


def erased_in(kab_id: int) -> frozenset[UUID]:
    """Everyone of a regency whose key was destroyed: a few, found by an index of their own."""
    return frozenset(KunciData.objects.filter(kab_id=kab_id, terbungkus__isnull=True).values_list("id", flat=True))


def rewrap(kab_id: int, limit: int) -> int:
    """Wrap data keys again that lie under an old key of the installation; returns how many, fewer than the limit at
    the end. What they protect is not touched.
    """
    ring: Keyring = settings.KEYRING
    with write_transaction(wait_seconds=30):
        # Locked, so that a key that is being destroyed does not come back.
        rows = KunciData.objects.select_for_update().filter(kab_id=kab_id, terbungkus__isnull=False)
        old = list(rows.exclude(kunci_server=ring.data_current)[:limit])
        for row in old:
            key = decrypt(ring.data[row.kunci_server], bytes(row.terbungkus or b""), row.id.bytes)
            row.terbungkus = encrypt(ring.data[ring.data_current], key, row.id.bytes)
            row.kunci_server = ring.data_current
        bulk_update(old, ("kunci_server", "terbungkus"))
    return len(old)


def wrapped_by() -> dict[str, int]:
    """How many data keys lie under each key of the installation."""
    rows = KunciData.objects.filter(terbungkus__isnull=False).order_by("kunci_server")
    return dict(rows.values_list("kunci_server").annotate(models.Count("id")))


def regencies() -> list[int]:
    """Regencies that have data keys."""
    return sorted(KunciData.objects.values_list("kab_id", flat=True).distinct())


def _wrap(ring: Keyring, kab_id: int, owner: UUID, key: bytes) -> KunciData:
    wrapped = encrypt(ring.data[ring.data_current], key, owner.bytes)
    return KunciData(id=owner, kab_id=kab_id, kunci_server=ring.data_current, terbungkus=wrapped)
