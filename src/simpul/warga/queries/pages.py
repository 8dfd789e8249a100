"""People as pages show them: lists, a profile with its history, search, merges."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.warga.models import ERASED, Episode, Keluarga, Penggabungan, RiwayatWarga, Warga
from simpul.warga.queries.people import clusters, merged_refusals
from simpul.warga.queries.secrets import hash_number, open_value
from simpul.warga.rules import EpisodeRingkas, Kelompok, clean_number, group_of, mask_number, sound_key


@dataclass(frozen=True, slots=True)
class BarisOrang:
    """A person in a list; the NIK is masked."""

    id: UUID
    posyandu_id: UUID
    nama: str
    jenis_kelamin: str
    tanggal_lahir: dt.date
    tanggal_lahir_perkiraan: bool
    nik_samar: str | None
    nomor_sementara: str | None
    keluarga_id: UUID | None
    nama_ibu: str | None
    telepon: str | None
    dusun: str | None
    rw: str | None
    rt: str | None
    status: str
    status_tanggal: dt.date | None
    terdaftar_tanggal: dt.date
    perlu_tinjau: bool
    nik_pasti: bool
    arsip_tanggal: dt.date | None


@dataclass(frozen=True, slots=True)
class BarisRiwayat:
    """One line of a person's history; `lama` and `baru` hold only what changed."""

    saat: dt.datetime
    jenis: str
    oleh: str
    alasan: str
    lama: dict[str, Any]
    baru: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Profil:
    """A person's page: her facts, group on a date, family, consents, history, rows merged into hers."""

    orang: BarisOrang
    kelompok: Kelompok
    kepala_keluarga: str | None
    kk_samar: str | None
    izin_foto: bool
    izin_pesan: bool
    dasar_hukum: str
    memiliki_kms: bool
    berat_lahir_g: int | None
    episode: tuple[EpisodeRingkas, ...]
    gabungan: tuple[UUID, ...]
    riwayat: tuple[BarisRiwayat, ...]


@dataclass(frozen=True, slots=True)
class BarisGabung:
    """A link that holds or was undone."""

    asal_id: UUID
    asal_nama: str
    tujuan_id: UUID
    tujuan_nama: str
    alasan: str
    oleh: str
    saat: dt.datetime
    dibatalkan_saat: dt.datetime | None


_FIELDS = tuple(name for name in BarisOrang.__slots__ if name != "nik_samar")


def list_people(
    kab_id: int, posyandu_ids: Iterable[UUID], *, ids: Iterable[UUID] | None = None, active_only: bool = False
) -> list[BarisOrang]:
    """People of these posyandu by name, merged rows left out; `ids` narrows to a figure's names.

    A request of somebody archived still counts, so whoever is asked for by id has a name.
    """
    rows = shown(kab_id, posyandu_ids) if ids is None else known(kab_id, posyandu_ids).filter(id__in=list(ids))
    if active_only:
        rows = rows.filter(status__in=("aktif", "tamu"))
    return lines(rows.order_by("nama", "id"))


def search(kab_id: int, posyandu_ids: Iterable[UUID], text: str, *, limit: int = 20) -> list[BarisOrang]:
    """By name as it sounds, by temporary number, or by a whole NIK or KK number through its hash."""
    rows = shown(kab_id, posyandu_ids)
    number = clean_number(text)
    if len(number) == 16:
        found = hash_number(number)
        same = rows.filter(Q(nik_hash=found) | Q(keluarga__kk_hash=found))
        return lines(same.order_by("nama", "id")[:limit])
    if text.strip().upper().startswith("S-"):
        return lines(rows.filter(nomor_sementara__iexact=text.strip()).order_by("nama", "id")[:limit])
    tokens = sound_key(text).split()
    if not tokens:
        return []
    for token in tokens:
        rows = rows.filter(nama_bunyi__contains=token)
    return lines(rows.order_by("nama", "id")[:limit])


def profile(kab_id: int, posyandu_ids: Iterable[UUID], warga_id: UUID, on: dt.date) -> Profil | None:
    """The page of a person, archived or not, found also by the id of a row merged into hers; None outside these
    posyandu."""
    places = list(posyandu_ids)
    rumpun = clusters(kab_id, places)
    members = rumpun.members_of(warga_id)
    person = known(kab_id, places).filter(id=members[0]).first()
    if person is None:
        return None
    families = Keluarga.objects.filter(kab_id=kab_id, id=person.keluarga_id) if person.keluarga_id else ()
    family = next(iter(families), None)
    episodes = Episode.objects.filter(kab_id=kab_id, warga_id__in=members).order_by("mulai", "id")
    lived = tuple(EpisodeRingkas(*row) for row in episodes.values_list("jenis", "mulai", "selesai"))
    refused = merged_refusals(kab_id, places)[1].get(person.id, set()) if members[1:] else set()
    return Profil(
        orang=line_of(person),
        kelompok=group_of(person.tanggal_lahir, lived, on),
        kepala_keluarga=family.kepala_nama if family else None,
        kk_samar=_masked(family.kk_sandi, family.id) if family else None,
        izin_foto=person.izin_foto and "izin_foto" not in refused,
        izin_pesan=person.izin_pesan and "izin_pesan" not in refused,
        dasar_hukum=person.dasar_hukum,
        memiliki_kms=person.memiliki_kms,
        berat_lahir_g=person.berat_lahir_g,
        episode=lived,
        gabungan=members[1:],
        riwayat=tuple(list_history(kab_id, members)),
    )


def list_history(kab_id: int, warga_ids: Iterable[UUID]) -> list[BarisRiwayat]:
    """Everything that changed about a person's rows, newest first."""
    rows = RiwayatWarga.objects.filter(kab_id=kab_id, warga_id__in=list(warga_ids)).order_by("-n", "id")
    return [BarisRiwayat(*row) for row in rows.values_list("saat", "jenis", "oleh", "alasan", "lama", "baru")]


def list_merges(
    kab_id: int, posyandu_ids: Iterable[UUID], *, asal_ids: Iterable[UUID] | None = None
) -> list[BarisGabung]:
    """Links of these posyandu, newest first, undone ones too; `asal_ids` narrows to those of a person's rows."""
    rows = Penggabungan.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids)).order_by("-saat", "id")
    if asal_ids is not None:
        rows = rows.filter(asal_id__in=list(asal_ids))
    return [
        BarisGabung(*row)
        for row in rows.values_list(
            *("asal_id", "asal__nama", "tujuan_id", "tujuan__nama", "alasan", "oleh", "saat", "dibatalkan_saat")
        )
    ]


def reveal_niks(kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The whole NIK of many people; the caller logs that they were opened (R52)."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=list(ids), nik_sandi__isnull=False)
    return {key: open_value(sealed, key.bytes) for key, sealed in rows.values_list("id", "nik_sandi") if sealed}


def reveal_nik(kab_id: int, posyandu_id: UUID, warga_id: UUID) -> str | None:
    """The whole NIK. The caller logs that it was opened (R52)."""
    row = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id=warga_id).only("id", "nik_sandi").first()
    return open_value(row.nik_sandi, row.id.bytes) if row and row.nik_sandi else None


def shown(kab_id: int, posyandu_ids: Iterable[UUID]) -> QuerySet[Warga]:
    """Rows that stand for somebody, without those that were erased or lie in the archive."""
    return known(kab_id, posyandu_ids).filter(arsip_tanggal__isnull=True)


def known(kab_id: int, posyandu_ids: Iterable[UUID]) -> QuerySet[Warga]:
    """The same with those in the archive."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids), digabung_ke__isnull=True)
    return rows.exclude(dasar_hukum=ERASED)


def lines(rows: Iterable[Warga]) -> list[BarisOrang]:
    """People as lists show them."""
    return [line_of(person) for person in rows]


def line_of(person: Warga) -> BarisOrang:
    """One person as lists show her."""
    facts = {name: getattr(person, name) for name in _FIELDS}
    return BarisOrang(**facts, nik_samar=_masked(person.nik_sandi, person.id))


def _masked(sealed: bytes | memoryview | None, owner: UUID) -> str | None:
    return mask_number(open_value(sealed, owner.bytes)) if sealed else None
