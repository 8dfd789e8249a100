"""Who may enter a contest: posyandu, kader or places of the registry under the place that holds it."""

from dataclasses import dataclass
from uuid import UUID

from simpul.flows.institusi import today_at
from simpul.kernel.ids import new_id
from simpul.lomba import queries
from simpul.lomba.queries import LombaInfo, PesertaInfo
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.words import JenisLomba
from simpul.posyandu.queries import kab_ids_under, kader_under, posyandu_under
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat

MOST = 50


@dataclass(frozen=True, slots=True)
class Calon:
    """Somebody who may enter; `kunci` says who it is, in a form as well."""

    kunci: str
    nama: str
    posyandu_kab: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None = None
    kader_id: UUID | None = None

    def enter(self) -> NewPeserta:
        """As an entrant."""
        return NewPeserta(
            new_id(), self.kunci, self.nama, self.posyandu_kab, self.wilayah_id, self.jalur, self.posyandu_id,
            self.kader_id,
        )  # fmt: skip


def candidates(info: LombaInfo) -> list[Calon]:
    """Everyone who may enter, by place and name."""
    if info.jenis is JenisLomba.POSYANDU:
        return [
            Calon(f"posyandu:{one.id}", f"Posyandu {one.nama}", one.kab_id, one.wilayah_id, one.kode_desa, one.id)
            for one in posyandu_under(info.wilayah_id)
        ]
    if info.jenis is JenisLomba.KADER:
        return _kader(info)
    tiers = (Tingkat.KECAMATAN, Tingkat.DESA)
    rows = [row for tier in tiers for row in wilayah.descendants(info.wilayah_id, tier)]
    return [Calon(f"tempat:{row.id}", f"Tim Pembina {row.label}", row.kab_id or 0, row.id, row.jalur) for row in rows]


def _kader(info: LombaInfo) -> list[Calon]:
    homes = {one.id: one for one in posyandu_under(info.wilayah_id)}
    bounds = wilayah.subtree_bounds(info.wilayah_id)
    people = kader_under(kab_ids_under(info.wilayah_id), bounds, today_at(info.wilayah_id))
    return [
        Calon(
            f"kader:{one.id}", f"{one.nama} (Posyandu {one.posyandu})", homes[one.posyandu_id].kab_id,
            homes[one.posyandu_id].wilayah_id, homes[one.posyandu_id].kode_desa, one.posyandu_id, one.id,
        )
        for one in people
        if one.posyandu_id in homes
    ]  # fmt: skip


def offered(info: LombaInfo, text: str) -> tuple[list[tuple[Calon, str]], bool]:
    """Candidates with a word in name or place, each with its village, and whether there are more than are shown."""
    held = {_key(one) for one in queries.peserta_of(info.kab_id, info.id)}
    free = [one for one in candidates(info) if one.kunci not in held]
    names = wilayah.labels({one.wilayah_id for one in free})
    word = text.lower()
    found = [
        (one, names.get(one.wilayah_id, ""))
        for one in free
        if word in one.nama.lower() or word in names.get(one.wilayah_id, "").lower()
    ]
    return found[:MOST], len(found) > MOST


def chosen(info: LombaInfo, keys: set[str]) -> list[NewPeserta]:
    """Those who were ticked; a key that names nobody here is left out."""
    return [one.enter() for one in candidates(info) if one.kunci in keys]


def _key(one: PesertaInfo) -> str:
    if one.kader_id:
        return f"kader:{one.kader_id}"
    return f"posyandu:{one.posyandu_id}" if one.posyandu_id else f"tempat:{one.wilayah_id}"
