"""Where a participant comes from, as a paper says it."""

from collections.abc import Collection
from uuid import UUID

from simpul.kegiatan.queries import PesertaInfo
from simpul.posyandu.queries import posyandu_by_ids
from simpul.wilayah.queries import wilayah_by_ids


def origins(people: Collection[PesertaInfo]) -> dict[UUID, str]:
    """By participant: 'Posyandu Melati 3, Desa Petak Bahandang', or what was typed; two reads for all.

    Names of posyandu come again from village to village, so the village stands beside them.
    """
    homes = posyandu_by_ids({one.kab_id for one in people}, {one.posyandu_id for one in people if one.posyandu_id})
    places = wilayah_by_ids(home.wilayah_id for home in homes.values())
    found = {}
    for one in people:
        home = homes.get(one.posyandu_id) if one.posyandu_id else None
        found[one.id] = f"Posyandu {home.nama}, {places[home.wilayah_id].label}" if home else one.instansi
    return found
