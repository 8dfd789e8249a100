"""Rows as phones hold them; shapes in `jurnal/operations/rows.py` (KeluargaRow, WargaRow)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from simpul.warga.models import ERASED, Episode, Keluarga, RiwayatWarga, Warga
from simpul.warga.queries.people import merged_refusals
from simpul.warga.queries.secrets import open_value
from simpul.warga.rules import mask_number

Row = dict[str, Any]
Merged = tuple[dict[UUID, UUID], dict[UUID, set[str]]]  # as `merged_refusals` gives it
_FAMILY = ("id", "n", "kepala_nama", "kk_sandi", "alamat", "dusun", "rw", "rt")
_HISTORY = ("oleh", "alasan", "lama", "baru")
_PERSON = (
    "id",
    "n",
    "nama",
    "jenis_kelamin",
    "tanggal_lahir",
    "tanggal_lahir_perkiraan",
    "nik_sandi",
    "nomor_sementara",
    "keluarga_id",
    "ibu_id",
    "nama_ibu",
    "telepon",
    "dusun",
    "rw",
    "rt",
    "status",
    "status_tanggal",
    "memiliki_kms",
    "berat_lahir_g",
    "izin_foto",
    "izin_pesan",
    "terdaftar_tanggal",
    "asal_teks",
    "tamu_pergi",
    "arsip_tanggal",
)
# What phones show as history: facts corrected, leaving, the archive. Consents stand on the row itself.
_TOLD = ("perbaikan", "akhir", "arsip", "pulih")


def sync_rows(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[Row]:
    """Current rows of `keluarga` or `warga` by id; merged people have none, they left the phones."""
    wanted = set(ids)
    if entity == "keluarga":
        return _families(Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=wanted))
    people = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=wanted)
    episodes = Episode.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    merged = merged_refusals(kab_id, [posyandu_id])
    members = {*wanted, *(asal for asal, tujuan in merged[0].items() if tujuan in wanted)}
    past = _corrections(kab_id, posyandu_id).filter(warga_id__in=members)
    return _people(people, episodes.filter(warga_id__in=members), past, merged)


def snapshot_rows(entity: str, kab_id: int, posyandu_id: UUID, since_month: dt.date) -> list[Row]:
    """All rows of `keluarga` or `warga` of a posyandu; people who left before `since_month` stay away."""
    if entity == "keluarga":
        return _families(Keluarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id))
    people = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    left = people.filter(status__in=("pindah", "meninggal"), status_tanggal__lt=since_month).values("id")
    episodes = Episode.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id)
    past = _corrections(kab_id, posyandu_id)
    return _people(people.exclude(id__in=left), episodes, past, merged_refusals(kab_id, [posyandu_id]))


def _corrections(kab_id: int, posyandu_id: UUID) -> QuerySet[RiwayatWarga]:
    return RiwayatWarga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, jenis__in=_TOLD)


def _families(families: QuerySet[Keluarga]) -> list[Row]:
    rows = []
    for values in families.order_by("id").values_list(*_FAMILY):
        row = dict(zip(_FAMILY, values, strict=True))
        sealed, key = row.pop("kk_sandi"), row["id"].bytes
        row["kk_samar"] = mask_number(open_value(sealed, key)) if sealed else None
        row["id"] = str(row["id"])
        rows.append(row)
    return rows


def _people(
    people: QuerySet[Warga], episodes: QuerySet[Episode], past: QuerySet[RiwayatWarga], merged: Merged
) -> list[Row]:
    root, refused = merged
    lived: dict[UUID, list[Row]] = {}
    for key, owner, jenis, mulai, selesai in episodes.order_by("mulai", "id").values_list(
        "id", "warga_id", "jenis", "mulai", "selesai"
    ):
        episode = {"id": str(key), "jenis": jenis, "mulai": mulai.isoformat(), "selesai": _iso(selesai)}
        lived.setdefault(root.get(owner, owner), []).append(episode)
    told: dict[UUID, list[Row]] = {}
    for owner, saat, *words in past.order_by("n", "id").values_list("warga_id", "saat", *_HISTORY):
        line = {"saat": saat.isoformat(), **dict(zip(_HISTORY, words, strict=True))}
        told.setdefault(root.get(owner, owner), []).append(line)
    rows = []
    shown = people.filter(digabung_ke__isnull=True).exclude(dasar_hukum=ERASED)  # an erased person leaves the phones
    for values in shown.order_by("id").values_list(*_PERSON):
        row = dict(zip(_PERSON, values, strict=True))
        row |= {"episode": lived.get(row["id"], []), "riwayat": told.get(row["id"], [])}
        # Phones know one row of her: she agrees when every row of hers does.
        row |= dict.fromkeys(refused.get(row["id"], ()), False)
        rows.append(_person(row, root))
    return rows


def _person(row: Row, root: dict[UUID, UUID]) -> Row:
    sealed, key = row.pop("nik_sandi"), row["id"]
    row["nik_samar"] = mask_number(open_value(sealed, key.bytes)) if sealed else None
    mother = row["ibu_id"]
    row["id"] = str(key)
    row["ibu_id"] = str(root.get(mother, mother)) if mother else None
    row["keluarga_id"] = str(row["keluarga_id"]) if row["keluarga_id"] else None
    row["tanggal_lahir"] = row["tanggal_lahir"].isoformat()
    row["status_tanggal"] = _iso(row["status_tanggal"])
    row["arsip_tanggal"] = _iso(row["arsip_tanggal"])
    # Phones count from the registration to the leaving: of a guest who left nothing lies between.
    first = row["terdaftar_tanggal"].isoformat()
    row["terdaftar_tanggal"] = row["status_tanggal"] if row.pop("tamu_pergi") else first
    return row


def _iso(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None
