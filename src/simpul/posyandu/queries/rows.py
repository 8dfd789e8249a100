"""Rows of the registry as phones hold them: PosyanduRow and KaderRow of `jurnal.operations.rows`."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.kalender import load_holidays
from simpul.posyandu import errors
from simpul.posyandu.models import Kader, Pengurus
from simpul.posyandu.queries.katalog import catalog_at, emergency_numbers
from simpul.posyandu.queries.peleburan import merged_to
from simpul.posyandu.queries.people import (
    KaderInfo,
    PengurusInfo,
    kader_infos,
    kader_of,
    pengurus_infos,
    pengurus_of,
)
from simpul.posyandu.queries.registry import PosyanduInfo, find_posyandu, posyandu_under
from simpul.posyandu.rules.words import StatusPosyandu
from simpul.wilayah import queries as wilayah
from simpul.wilayah.rules import JenisWilayah, Tingkat

NEIGHBOURS = 60  # a phone needs them offline; another posyandu can be typed


def sync_rows(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Current rows of "posyandu" or "kader" (board and kader) with these ids; one of elsewhere is left out."""
    wanted = set(ids)
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        return []
    today = clock.today(home.zona_waktu)
    if entity == "posyandu":
        return [posyandu_row(home, today)] if home.id in wanted else []
    _refuse_other(entity)
    here = {"kab_id": kab_id, "posyandu_id": posyandu_id, "id__in": wanted}
    people: list[KaderInfo | PengurusInfo] = [*kader_infos(Kader.objects.filter(**here))]
    people += pengurus_infos(Pengurus.objects.filter(**here))
    return [_person_row(person, today) for person in people]


def snapshot_rows(entity: str, kab_id: int, posyandu_id: UUID, since: dt.date) -> list[dict[str, Any]]:
    """Every row of an entity for a first sync, by id; people who left office before `since` are left out."""
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:
        return []
    today = clock.today(home.zona_waktu)
    if entity == "posyandu":
        return [posyandu_row(home, today)]
    _refuse_other(entity)
    people: list[KaderInfo | PengurusInfo] = [*kader_of(kab_id, posyandu_id)]
    people += pengurus_of(kab_id, posyandu_id)
    present = [row for row in people if row.selesai is None or row.selesai >= since]
    return [_person_row(row, today) for row in sorted(present, key=lambda row: row.id)]


def posyandu_row(home: PosyanduInfo, today: dt.date) -> dict[str, Any]:
    """PosyanduRow: names of the places above, the region's own words, numbers and posts, and its holidays."""
    places = {row.tingkat: row for row in [*wilayah.ancestors(home.wilayah_id), wilayah.wilayah_by_id(home.wilayah_id)]}
    desa = places[Tingkat.DESA]
    catalog = catalog_at(home, None, today)
    is_kelurahan = desa.jenis is JenisWilayah.KELURAHAN
    return {
        "id": str(home.id),
        "n": home.n,
        "nama": _called(home),
        "nomor_urut": home.nomor_urut,
        "desa": desa.nama,
        "kecamatan": places[Tingkat.KECAMATAN].nama,
        "kabupaten": places[Tingkat.KABUPATEN].nama,
        "label_desa": "kelurahan" if is_kelurahan else catalog.labels["desa"],
        "label_dusun": catalog.labels["dusun"],
        "zona_waktu": home.zona_waktu,
        "tempat": home.tempat or None,
        "pola_buka": home.pola_buka if home.status is StatusPosyandu.AKTIF else None,
        "metode_umur": home.metode_umur.value,
        "nomor_darurat": emergency_numbers(home.acuan, catalog),
        "penerima_kasus": list(home.penerima_kasus),
        "hari_libur": [day.isoformat() for day in load_holidays(today.year, today.year + 1, home.acuan.libur_daerah)],
        "data_contoh": home.data_contoh,
        "tetangga": _neighbours(home, places[Tingkat.KECAMATAN].id),
    }


def _called(home: PosyanduInfo) -> str:
    """Its name; a phone of a closed post reads in it where to go on, since it has no field for that."""
    joined = merged_to(home.kab_id, home.id) if home.status is StatusPosyandu.DILEBUR else None
    return f"{home.nama}, dilebur ke {joined.tujuan}" if joined else home.nama


def _neighbours(home: PosyanduInfo, kecamatan_id: int) -> list[dict[str, str]]:
    """Other posyandu of the kecamatan, to which a guest may belong; by path, so those of the village stand near."""
    there = [one for one in posyandu_under(kecamatan_id) if one.id != home.id and one.kab_id == home.kab_id]
    desa = wilayah.labels({one.wilayah_id for one in there})
    there.sort(key=lambda one: (one.wilayah_id != home.wilayah_id, one.jalur))
    return [{"id": str(one.id), "nama": one.nama, "desa": desa[one.wilayah_id]} for one in there[:NEIGHBOURS]]


def _person_row(person: KaderInfo | PengurusInfo, today: dt.date) -> dict[str, Any]:
    is_kader = isinstance(person, KaderInfo)
    bidang = list(person.bidang) if is_kader else [person.bidang] if person.bidang else []
    return {
        "id": str(person.id),
        "n": person.n,
        "akun_id": str(person.akun_id) if person.akun_id else None,
        "nama": person.nama,
        "jabatan": "kader" if isinstance(person, KaderInfo) else person.jabatan.value,
        "bidang": bidang,
        "telepon": person.telepon or None,
        "aktif": person.is_active(today),
    }


def _refuse_other(entity: str) -> None:
    if entity != "kader":
        raise SimpulError(errors.TIDAK_DITEMUKAN, apa=entity)
