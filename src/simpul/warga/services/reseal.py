"""NIK and KK numbers under the current key of the installation, after it was turned."""

from typing import Any
from uuid import UUID

from django.conf import settings

from simpul.jurnal.bulk import bulk_update
from simpul.jurnal.transactions import write_transaction
from simpul.warga.models import Keluarga, PermintaanHak, Warga
from simpul.warga.queries import open_value, seal_value

# Model and the attribute that lies encrypted under the id of its row.
HIDDEN: tuple[tuple[Any, str], ...] = (
    (Warga, "nik_sandi"),
    (Keluarga, "kk_sandi"),
    (PermintaanHak, "isi_sandi"),
)


def reseal_numbers(kab_id: int, limit: int) -> int:
    """Encrypt again what lies under an old key, in steps of `limit` rows; returns how many were. Safe to repeat."""
    return sum(_reseal(model, name, kab_id, limit) for model, name in HIDDEN)


def _reseal(model: Any, name: str, kab_id: int, limit: int) -> int:
    changed, after = 0, UUID(int=0)
    while True:
        with write_transaction(wait_seconds=30):
            rows = model.objects.select_for_update().filter(kab_id=kab_id, id__gt=after).order_by("id")
            page = list(rows.filter(**{f"{name}__isnull": False}).only("id", "kab_id", name)[:limit])
            old = [row for row in page if key_name(getattr(row, name)) != settings.KEYRING.data_current]
            for row in old:
                setattr(row, name, seal_value(open_value(getattr(row, name), row.id.bytes), row.id.bytes))
            bulk_update(old, (name,))
        changed += len(old)
        if len(page) < limit:
            return changed
        after = page[-1].id


def key_name(sealed: bytes | memoryview) -> str:
    """The name of the key that a value lies under."""
    return bytes(sealed).partition(b":")[0].decode()


def names_in_use(kab_id: int) -> set[str]:
    """Names of the keys that numbers of a regency lie under."""
    found: set[str] = set()
    for model, name in HIDDEN:
        rows = model.objects.filter(kab_id=kab_id, **{f"{name}__isnull": False})
        found |= {key_name(value) for value in rows.values_list(name, flat=True).iterator(5000)}
    return found
