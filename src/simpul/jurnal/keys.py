"""Data keys: one per person, wrapped by the server key, so that erasure is the destruction of a key."""

import secrets
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.models import KunciData
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
    """Erase for ever what this key protects; the log keeps its shape. A rebuild must follow (docs/adr/0003-keys.md)."""
    KunciData.objects.filter(kab_id=kab_id, id=owner).update(terbungkus=None)


def _wrap(ring: Keyring, kab_id: int, owner: UUID, key: bytes) -> KunciData:
    wrapped = encrypt(ring.data[ring.data_current], key, owner.bytes)
    return KunciData(id=owner, kab_id=kab_id, kunci_server=ring.data_current, terbungkus=wrapped)
