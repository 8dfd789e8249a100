"""People as pages show them: lists, a profile with its history, search, likely duplicates, merges."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from simpul.warga.models import Episode, Keluarga, Penggabungan, RiwayatWarga, Warga
from simpul.warga.queries.people import clusters, merged_refusals
from simpul.warga.queries.secrets import hash_number, open_value
from simpul.warga.rules import (
    Ciri,
    EpisodeRingkas,
    Kelompok,
    clean_number,
    duplicate_score,
    group_of,
    mask_number,
    sound_key,
)


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
class PasanganMirip:
    """Two rows that may be one person; `nilai` 0 to 100, `nik_sama` when both carry one number."""

    a: BarisOrang
    b: BarisOrang
    nilai: int
    nik_sama: bool


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
    """People of these posyandu by name, merged rows left out; `ids` narrows to a figure's names."""
    rows = _shown(kab_id, posyandu_ids)
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    if active_only:
        rows = rows.filter(status__in=("aktif", "tamu"))
    return _lines(rows.order_by("nama", "id"))


def search(kab_id: int, posyandu_ids: Iterable[UUID], text: str, *, limit: int = 20) -> list[BarisOrang]:
    """By name as it sounds, by temporary number, or by a whole NIK or KK number through its hash."""
    rows = _shown(kab_id, posyandu_ids)
    number = clean_number(text)
    if len(number) == 16:
        found = hash_number(number)
        same = rows.filter(Q(nik_hash=found) | Q(keluarga__kk_hash=found))
        return _lines(same.order_by("nama", "id")[:limit])
    if text.strip().upper().startswith("S-"):
        return _lines(rows.filter(nomor_sementara__iexact=text.strip()).order_by("nama", "id")[:limit])
    tokens = sound_key(text).split()
    if not tokens:
        return []
    for token in tokens:
        rows = rows.filter(nama_bunyi__contains=token)
    return _lines(rows.order_by("nama", "id")[:limit])


def profile(kab_id: int, posyandu_ids: Iterable[UUID], warga_id: UUID, on: dt.date) -> Profil | None:
    """The page of a person, found also by the id of a row merged into hers; None outside these posyandu."""
    places = list(posyandu_ids)
    rumpun = clusters(kab_id, places)
    members = rumpun.members_of(warga_id)
    person = _shown(kab_id, places).filter(id=members[0]).first()
    if person is None:
        return None
    families = Keluarga.objects.filter(kab_id=kab_id, id=person.keluarga_id) if person.keluarga_id else ()
    family = next(iter(families), None)
    episodes = Episode.objects.filter(kab_id=kab_id, warga_id__in=members).order_by("mulai", "id")
    lived = tuple(EpisodeRingkas(*row) for row in episodes.values_list("jenis", "mulai", "selesai"))
    refused = merged_refusals(kab_id, places)[1].get(person.id, set()) if members[1:] else set()
    return Profil(
        orang=_line(person),
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


def list_duplicates(kab_id: int, posyandu_ids: Iterable[UUID]) -> list[PasanganMirip]:
    """Pairs that registration flagged and nobody merged yet, likeliest first."""
    places = list(posyandu_ids)
    flagged = list(_shown(kab_id, places).filter(perlu_tinjau=True))
    wanted = {UUID(text) for person in flagged for text in person.mungkin_sama}
    others = {person.id: person for person in _shown(kab_id, places).filter(id__in=wanted)}
    mothers = _mothers(kab_id, [*flagged, *others.values()])
    pairs = {}
    for person in flagged:
        for text in person.mungkin_sama:
            other = others.get(UUID(text))
            if other is not None:
                pairs[frozenset((person.id, other.id))] = _pair(person, other, mothers)
    return sorted(pairs.values(), key=lambda pair: (-pair.nilai, pair.a.nama, pair.a.id))


def list_merges(kab_id: int, posyandu_ids: Iterable[UUID]) -> list[BarisGabung]:
    """Links of these posyandu, newest first, undone ones too."""
    rows = Penggabungan.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids)).order_by("-saat", "id")
    return [
        BarisGabung(*row)
        for row in rows.values_list(
            *("asal_id", "asal__nama", "tujuan_id", "tujuan__nama", "alasan", "oleh", "saat", "dibatalkan_saat")
        )
    ]


def reveal_nik(kab_id: int, posyandu_id: UUID, warga_id: UUID) -> str | None:
    """The whole NIK. The caller logs that it was opened (R52)."""
    row = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id=warga_id).only("id", "nik_sandi").first()
    return open_value(row.nik_sandi, row.id.bytes) if row and row.nik_sandi else None


def _shown(kab_id: int, posyandu_ids: Iterable[UUID]) -> QuerySet[Warga]:
    return Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids), digabung_ke__isnull=True)


def _lines(rows: QuerySet[Warga]) -> list[BarisOrang]:
    return [_line(person) for person in rows]


def _line(person: Warga) -> BarisOrang:
    facts = {name: getattr(person, name) for name in _FIELDS}
    return BarisOrang(**facts, nik_samar=_masked(person.nik_sandi, person.id))


def _masked(sealed: bytes | memoryview | None, owner: UUID) -> str | None:
    return mask_number(open_value(sealed, owner.bytes)) if sealed else None


def _pair(a: Warga, b: Warga, mothers: Mapping[UUID, str]) -> PasanganMirip:
    same = a.nik_hash is not None and b.nik_hash is not None and bytes(a.nik_hash) == bytes(b.nik_hash)
    return PasanganMirip(_line(a), _line(b), duplicate_score(_traits(a, mothers), _traits(b, mothers)), same)


def _mothers(kab_id: int, people: Iterable[Warga]) -> dict[UUID, str]:
    """Names of those whom these people name as mother by id, as registration compares them."""
    wanted = {person.ibu_id for person in people if person.ibu_id and not person.nama_ibu}
    return dict(Warga.objects.filter(kab_id=kab_id, id__in=wanted).values_list("id", "nama")) if wanted else {}


def _traits(person: Warga, mothers: Mapping[UUID, str]) -> Ciri:
    mother = person.nama_ibu or (mothers.get(person.ibu_id, "") if person.ibu_id else "")
    return Ciri(
        nama=person.nama_bunyi,
        tanggal_lahir=person.tanggal_lahir,
        tanggal_lahir_perkiraan=person.tanggal_lahir_perkiraan,
        jenis_kelamin=person.jenis_kelamin,
        nama_ibu=sound_key(mother),
    )
