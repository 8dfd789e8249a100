"""People as checks need them: a few facts, by id, in one query."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from simpul.warga.models import DirektoriNik, Episode, Keluarga, Warga
from simpul.warga.rules import EpisodeRingkas


@dataclass(frozen=True, slots=True)
class Orang:
    """Facts of a person that decide about work done for her; `digabung_ke` is the row that stands for hers."""

    id: UUID
    posyandu_id: UUID
    nama: str
    jenis_kelamin: str
    tanggal_lahir: dt.date
    status: str
    status_tanggal: dt.date | None
    terdaftar_tanggal: dt.date
    digabung_ke: UUID | None


@dataclass(frozen=True, slots=True)
class Rumpun:
    """People of a posyandu that are one person: every id knows its root, every root its members."""

    root: Mapping[UUID, UUID]
    members: Mapping[UUID, tuple[UUID, ...]]

    def root_of(self, warga_id: UUID) -> UUID:
        """The row that stands for this one."""
        return self.root.get(warga_id, warga_id)

    def members_of(self, warga_id: UUID) -> tuple[UUID, ...]:
        """Every row of the person, the root first."""
        root = self.root_of(warga_id)
        return (root, *self.members.get(root, ()))


CONSENTS: Final = ("izin_foto", "izin_pesan")
_MODELS: dict[str, type[Keluarga | Warga | Episode]] = {"keluarga": Keluarga, "warga": Warga, "episode": Episode}
_FIELDS = (
    "id",
    "posyandu_id",
    "nama",
    "jenis_kelamin",
    "tanggal_lahir",
    "status",
    "status_tanggal",
    "terdaftar_tanggal",
    "digabung_ke_id",
)


def find_people(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, Orang]:
    """People by id, those of other posyandu of the regency too; a merged person brings the row that stands for her."""
    wanted = set(ids)
    found: dict[UUID, Orang] = {}
    while wanted:
        rows = Warga.objects.filter(kab_id=kab_id, id__in=wanted).values_list(*_FIELDS)
        found.update((row[0], Orang(*row)) for row in rows)
        wanted = {person.digabung_ke for person in found.values() if person.digabung_ke} - found.keys()
    return found


def merged_map(kab_id: int, posyandu_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Each merged person of these posyandu with the row that stands for her."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids), digabung_ke__isnull=False)
    return {asal: tujuan for asal, tujuan in rows.values_list("id", "digabung_ke_id") if tujuan}


def clusters(kab_id: int, posyandu_ids: Iterable[UUID]) -> Rumpun:
    """The merged people of these posyandu, both ways."""
    root = merged_map(kab_id, posyandu_ids)
    members: dict[UUID, tuple[UUID, ...]] = {}
    for asal, tujuan in sorted(root.items()):
        members[tujuan] = (*members.get(tujuan, ()), asal)
    return Rumpun(root, members)


def roots_of_merged(kab_id: int, ids: Iterable[UUID]) -> set[UUID]:
    """The rows that stand for those of these people who are merged."""
    rows = Warga.objects.filter(kab_id=kab_id, id__in=list(ids), digabung_ke__isnull=False)
    return {root for root in rows.values_list("digabung_ke_id", flat=True) if root}


def children_of(kab_id: int, posyandu_id: UUID, mothers: Iterable[UUID]) -> list[UUID]:
    """Rows of this posyandu that name one of these people as mother, without those another row stands for."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, digabung_ke__isnull=True)
    return list(rows.filter(ibu_id__in=list(mothers)).order_by("id").values_list("id", flat=True))


def exists(entity: str, kab_id: int, posyandu_id: UUID, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these ids of `keluarga`, `warga` or `episode` the posyandu knows."""
    wanted = list(ids)
    if not wanted:
        return set()
    model = _MODELS[entity]
    rows = model.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id, id__in=wanted)
    return set(rows.values_list("id", flat=True))


def photo_consent(kab_id: int, warga_id: UUID | None) -> bool:
    """Whether photos may show this person now: every row of hers says yes; a photo of nobody needs no consent."""
    if warga_id is None:
        return True
    people = Warga.objects.filter(kab_id=kab_id)
    root = people.filter(id=warga_id).values_list(Coalesce("digabung_ke_id", "id"), flat=True).first()
    rows = people.filter(Q(id=root) | Q(digabung_ke_id=root)).values_list("izin_foto", flat=True)
    return root is not None and all(rows)


def merged_refusals(kab_id: int, posyandu_ids: Iterable[UUID]) -> tuple[dict[UUID, UUID], dict[UUID, set[str]]]:
    """`merged_map`, and by the row that stands for them the consents that a row merged into it does not give."""
    rows = Warga.objects.filter(kab_id=kab_id, posyandu_id__in=list(posyandu_ids), digabung_ke__isnull=False)
    roots: dict[UUID, UUID] = {}
    refused: dict[UUID, set[str]] = {}
    for key, root, *said in rows.values_list("id", "digabung_ke_id", *CONSENTS):
        if root is not None:
            roots[key] = root
            refused.setdefault(root, set()).update(name for name, yes in zip(CONSENTS, said, strict=True) if not yes)
    return roots, refused


def find_rt(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The RT of people and families by id, as it was written; one without an RT is absent."""
    wanted = list(ids)
    found: dict[UUID, str] = {}
    if not wanted:
        return found
    for model in (Keluarga, Warga):
        rows = model.objects.filter(kab_id=kab_id, id__in=wanted, rt__isnull=False).values_list("id", "rt")
        found.update({key: rt for key, rt in rows if rt})
    return found


def family_heads(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The name of the head of each of these families."""
    wanted = list(ids)
    rows = Keluarga.objects.filter(kab_id=kab_id, id__in=wanted) if wanted else Keluarga.objects.none()
    return dict(rows.values_list("id", "kepala_nama"))


def episodes_of(kab_id: int, ids: Iterable[UUID]) -> dict[UUID, tuple[EpisodeRingkas, ...]]:
    """Pregnancies, childbeds and nursing times of these people; one without any is absent."""
    found: dict[UUID, tuple[EpisodeRingkas, ...]] = {}
    wanted = list(ids)
    if not wanted:
        return found
    rows = Episode.objects.filter(kab_id=kab_id, warga_id__in=wanted).order_by("mulai", "id")
    for owner, jenis, mulai, selesai in rows.values_list("warga_id", "jenis", "mulai", "selesai"):
        found[owner] = (*found.get(owner, ()), EpisodeRingkas(jenis, mulai, selesai))
    return found


def count_elsewhere(kab_id: int, ids: Iterable[UUID]) -> int:
    """How many rows of other posyandu or regencies carry the NIK of one of these people."""
    wanted = set(ids)
    hashes = Warga.objects.filter(kab_id=kab_id, id__in=wanted, nik_hash__isnull=False)
    known = nik_elsewhere(bytes(one) for one in hashes.values_list("nik_hash", flat=True) if one)
    return sum(owner not in wanted for rows in known.values() for _, owner in rows)


def nik_elsewhere(hashes: Iterable[bytes]) -> dict[bytes, list[tuple[int, UUID]]]:
    """Where these NIK are known, over all regencies: (kab_id, warga_id) by hash. Names nobody."""
    found: dict[bytes, list[tuple[int, UUID]]] = {}
    wanted = list(hashes)
    if not wanted:
        return found
    for nik_hash, kab_id, warga_id in DirektoriNik.objects.filter(nik_hash__in=wanted).values_list(
        "nik_hash", "kab_id", "warga_id"
    ):
        found.setdefault(bytes(nik_hash), []).append((kab_id, warga_id))
    return found
