"""Where an account's figures begin: the places and posyandu of its grants."""

from dataclasses import dataclass

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.posyandu.queries import posyandu_by_ids
from simpul.wilayah.queries import NASIONAL_ID, full_label, wilayah_by_id, wilayah_by_kode


@dataclass(frozen=True, slots=True)
class Pangkal:
    """A place to begin, with its address."""

    nama: str
    alamat: str


def homes_of(actor: ActorContext) -> list[Pangkal]:
    """The places where the account sees figures, as its grants name them."""
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_REKAP)
    found: list[Pangkal] = []
    for bounds in sorted(scope.jalur_ranges, key=lambda part: part.lo):
        place = wilayah_by_kode(bounds.lo) if bounds.lo else wilayah_by_id(NASIONAL_ID)
        found.append(Pangkal(full_label(place.id), f"/angka/{place.id}/"))
    named = [(part.kab_id, part.posyandu_id) for part in scope.parts if part.posyandu_id and part.kab_id]
    homes = posyandu_by_ids([kab_id for kab_id, _ in named], [key for _, key in named]) if named else {}
    return found + [Pangkal(home.nama, f"/angka/posyandu/{home.kab_id}/{home.id}/") for home in homes.values()]
