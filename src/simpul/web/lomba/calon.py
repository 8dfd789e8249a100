"""Who may enter a contest: posyandu, kader or places of the registry under the place that holds it."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from simpul.flows.institusi import today_at
from simpul.kernel.ids import new_id
from simpul.lomba import queries
from simpul.lomba.queries import LombaInfo, PesertaInfo
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.words import JenisLomba
from simpul.posyandu.queries import Bernama, Saring, kab_ids_under, kader_named, posyandu_named
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat
from simpul.wilayah.queries.named import named_under

MOST = 50
LONGEST_ID = 12  # digits of the id of a place
TEAM = "Tim Pembina "


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


def offered(info: LombaInfo, text: str) -> tuple[list[tuple[Calon, str]], bool]:
    """Candidates with a text in name or village, each with its village, and whether there are more than are shown."""
    held = queries.peserta_of(info.kab_id, info.id)
    found = _candidates(info, text, without=held, limit=MOST + 1)
    names = wilayah.labels({one.wilayah_id for one in found})
    return [(one, names.get(one.wilayah_id, "")) for one in found[:MOST]], len(found) > MOST


def chosen(info: LombaInfo, keys: set[str]) -> list[NewPeserta]:
    """Those who were ticked; a key that names nobody here is left out."""
    return [one.enter() for one in _candidates(info, only=keys) if one.kunci in keys]


def _candidates(
    info: LombaInfo,
    text: str = "",
    *,
    only: Collection[str] | None = None,
    without: Collection[PesertaInfo] = (),
    limit: int | None = None,
) -> list[Calon]:
    """Who may enter, by place and name: those of some keys, or all but those who entered."""
    if info.jenis is JenisLomba.TIM_PEMBINA:
        return _places(info, text, only, {one.wilayah_id for one in without}, limit)
    is_kader = info.jenis is JenisLomba.KADER
    named = None if only is None else [key for one in only if (key := _uuid_of(one))]
    held = {key for one in without if (key := one.kader_id if is_kader else one.posyandu_id)}
    wanted, bounds = Saring(text, named, held, limit), wilayah.subtree_bounds(info.wilayah_id)
    kab_ids = kab_ids_under(info.wilayah_id)
    if is_kader:
        today = today_at(info.wilayah_id)
        return [_calon(f"kader:{one.kader_id}", one) for one in kader_named(kab_ids, bounds, today, wanted)]
    return [_calon(f"posyandu:{one.posyandu_id}", one) for one in posyandu_named(kab_ids, bounds, wanted)]


def _calon(kunci: str, one: Bernama) -> Calon:
    return Calon(kunci, one.nama, one.kab_id, one.wilayah_id, one.desa, one.posyandu_id, one.kader_id)


def _places(
    info: LombaInfo, text: str, only: Collection[str] | None, held: Collection[int], limit: int | None
) -> list[Calon]:
    named = None
    if only is not None:
        typed = [one.partition(":")[2] for one in only]
        named = [int(key) for key in typed if key.isascii() and key.isdecimal() and len(key) <= LONGEST_ID]
    tiers = (Tingkat.KECAMATAN, Tingkat.DESA)
    rows = named_under(info.wilayah_id, tiers, text, before=TEAM, only=named, without=held, limit=limit)
    return [Calon(f"tempat:{row.id}", f"{TEAM}{row.label}", row.kab_id or 0, row.id, row.jalur) for row in rows]


def _uuid_of(kunci: str) -> UUID | None:
    try:
        return UUID(kunci.partition(":")[2])
    except ValueError:
        return None
