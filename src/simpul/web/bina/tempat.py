"""Places of an account: which regencies a scope names, its kecamatan, and what a visit can go to."""

from dataclasses import dataclass

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Target, Tindakan
from simpul.posyandu.queries import list_posyandu
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow

MOST = 20


@dataclass(frozen=True, slots=True)
class Pilihan:
    """Something to visit with the address of its form."""

    nama: str
    tempat: str
    alamat: str


def places_of(scope: Scope) -> list[WilayahRow]:
    """The places a scope was given for."""
    return [
        wilayah.wilayah_by_kode(bounds.lo) if bounds.lo else wilayah.wilayah_by_id(wilayah.NASIONAL_ID)
        for bounds in sorted(scope.jalur_ranges, key=lambda bounds: bounds.lo)
    ]


def kab_ids_of(scope: Scope) -> list[int]:
    """Regencies whose rows may lie in a scope."""
    found = {part.kab_id for part in scope.parts if part.kab_id is not None}
    for place in places_of(scope):
        found.update(wilayah.kab_ids_under(place.id))
    return sorted(found)


def kecamatan_of(scope: Scope) -> list[WilayahRow]:
    """Every kecamatan of a scope by code; of a scope of one desa the one it lies in is not its own."""
    found: dict[int, WilayahRow] = {}
    for place in places_of(scope):
        inside = [place] if place.tingkat is Tingkat.KECAMATAN else []
        if place.tingkat < Tingkat.KECAMATAN:
            inside = wilayah.descendants(place.id, Tingkat.KECAMATAN)
        found |= {row.id: row for row in inside}
    return list(found.values())


def choices(actor: ActorContext, text: str) -> list[Pilihan]:
    """Posyandu and places of this account with a word in their name."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_PEMBINAAN)
    homes = list_posyandu(scope, text=text, limit=MOST)
    desa = wilayah.labels({home.wilayah_id for home in homes})
    found = [
        Pilihan(f"Posyandu {home.nama}", desa[home.wilayah_id], f"/bina/baru/{home.kab_id}/{home.id}/")
        for home in homes
    ]
    for place in places_of(scope) if text else ():
        tiers = [tier for tier in (Tingkat.KECAMATAN, Tingkat.DESA) if tier >= place.tingkat]
        rows = wilayah.search(text, under=place.id, tingkat=tiers, limit=MOST)
        found += [Pilihan(row.label, row.kode, f"/bina/baru/tempat/{row.id}/") for row in rows]
    return found


def small_numbers(actor: ActorContext, place: WilayahRow) -> bool:
    """Whether counts of requests under five may be shown of a place (R54)."""
    return akses.decide(actor, Tindakan.LIHAT_ANGKA_KECIL, Target(jalur=place.jalur)).allowed
