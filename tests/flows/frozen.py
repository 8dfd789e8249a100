"""A log as one release wrote it, with the keys of that test only, and what must be read from it for ever."""

import base64
import datetime as dt
import json
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings

from factories.akun import DESA, load_kurun
from factories.dunia import KAB
from factories.riwayat import OCTOBER
from simpul.akses.models import Akun
from simpul.akses.rules.words import JenisAkun
from simpul.jurnal.models import KunciData, Operasi
from simpul.kernel import clock
from simpul.kernel.errors import CONTRACTS
from simpul.kernel.keyring import Keyring
from simpul.laporan.models import RekapBulan
from simpul.posyandu import services as posyandu
from simpul.posyandu.rules.forms import KaderForm, NewPosyandu, PosyanduForm
from simpul.sync.pull import ENTITIES
from simpul.wilayah import queries as wilayah

FOLDER = CONTRACTS / "vectors" / "log"
FED = ("keluarga", "warga", "sesi", "kehadiran", "penimbangan", "kunjungan", "usulan")
LOG_FIELDS = tuple(field.attname for field in Operasi._meta.concrete_fields)


def freeze(posyandu_id: UUID) -> dict[str, Any]:
    """The log of a posyandu, its keys and accounts, and the rows and recaps that it stands for."""
    rows = list(Operasi.objects.filter(kab_id=KAB, posyandu_id=posyandu_id).order_by("n", "id").values(*LOG_FIELDS))
    people = {row["pelaku_id"] for row in rows}
    return {
        "kunci": _packed(msgspec.to_builtins(settings.KEYRING)),
        "kab_id": KAB,
        "posyandu_id": str(posyandu_id),
        "akun": {str(row.id): row.nama for row in Akun.objects.filter(id__in=people)},
        "kunci_data": [_packed(row) for row in KunciData.objects.filter(kab_id=KAB).order_by("id").values()],
        "operasi": [_packed(row) for row in rows],
        "baris": read_rows(posyandu_id),
        "rekap": read_recaps(posyandu_id),
    }


def thaw(content: dict[str, Any]) -> UUID:
    """Put the log into an empty database with places; returns the posyandu."""
    load_kurun()
    posyandu_id = UUID(content["posyandu_id"])
    desa = wilayah.wilayah_by_kode(DESA).id
    new = NewPosyandu(id=posyandu_id, desa_id=desa, dari=dt.date(2026, 1, 1), form=PosyanduForm(nama="Melati 3"))
    [ready] = posyandu.check_add_posyandu([new])
    posyandu.add_posyandu([ready])
    for key, nama in content["akun"].items():
        Akun.objects.create(id=UUID(key), nama=nama, jenis=JenisAkun.KADER, dibuat_at=clock.now())
    # The register is no part of the log: whoever recorded then is a kader of it.
    people = [(UUID(key), nama) for key, nama in content["akun"].items()]
    posyandu.add_kader([_kader(posyandu_id, akun_id, nama) for akun_id, nama in people])
    KunciData.objects.bulk_create([KunciData(**_unpacked(row)) for row in content["kunci_data"]])
    Operasi.objects.bulk_create([Operasi(**_unpacked(row)) for row in content["operasi"]])
    return posyandu_id


def _kader(posyandu_id: UUID, akun_id: UUID, nama: str) -> KaderForm:
    since = dt.date(2026, 1, 1)
    return KaderForm(id=akun_id, kab_id=KAB, posyandu_id=posyandu_id, nama=nama, mulai=since, akun_id=akun_id)


def keyring(content: dict[str, Any]) -> Keyring:
    """The keys the log was written with."""
    return msgspec.convert(content["kunci"], Keyring)


def read_rows(posyandu_id: UUID) -> dict[str, Any]:
    """Rows as phones read them."""
    found = {name: ENTITIES[name].snapshot_rows(name, KAB, posyandu_id, OCTOBER.replace(day=1)) for name in FED}
    plain: dict[str, Any] = json.loads(msgspec.json.encode(found))
    return plain


def read_recaps(posyandu_id: UUID) -> dict[str, dict[str, int]]:
    """Figures by month."""
    rows = RekapBulan.objects.filter(kab_id=KAB, posyandu_id=posyandu_id).order_by("bulan")
    return {row.bulan.isoformat(): row.angka for row in rows}


def _packed(row: dict[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> Any:
    if isinstance(value, memoryview | bytes):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, UUID) else value


def _unpacked(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: base64.b64decode(value["base64"]) if isinstance(value, dict) and value.keys() == {"base64"} else value
        for name, value in row.items()
    }
