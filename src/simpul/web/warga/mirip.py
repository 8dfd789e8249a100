"""Likely duplicates as lists show them, of one posyandu or of every posyandu of a village."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses.services import ActorContext, Tindakan
from simpul.kunjungan.queries import count_about
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import PasanganMirip, list_duplicates
from simpul.web.actor import note_read
from simpul.web.warga.words import GUEST, MIRIP

MOST = 60


@dataclass(frozen=True, slots=True)
class Mirip:
    """Two rows with why they look like one person; `bersama` when they are of one posyandu and can be merged.

    `catatan` says how many weighings and visits each of the two has.
    """

    pasangan: PasanganMirip
    alasan: str
    home: PosyanduInfo
    lain: PosyanduInfo
    bersama: bool
    catatan: tuple[int, int]

    @property
    def banding(self) -> str:
        """The page that shows both: a resident stands before a guest, then the row with more records, then the one
        with a NIK, then the older."""
        a, b = self.pasangan.a, self.pasangan.b
        weight = [
            (one.status != GUEST, count, bool(one.nik_samar)) for count, one in zip(self.catatan, (a, b), strict=True)
        ]
        stays, goes = (b, a) if weight[1] > weight[0] else (a, b)
        return f"/warga/{self.home.kab_id}/{self.home.id}/mirip/{goes.id}/{stays.id}/"


def pairs_of(
    request: HttpRequest, actor: ActorContext, homes: Sequence[PosyanduInfo]
) -> tuple[list[Mirip], dict[UUID, int]]:
    """The likeliest pairs of these posyandu, and how many each posyandu has part in; the reading noted."""
    known = {home.id: home for home in homes}
    by_kab: dict[int, list[UUID]] = defaultdict(list)
    for home in homes:
        by_kab[home.kab_id].append(home.id)
    found: list[Mirip] = []
    counts: dict[UUID, int] = defaultdict(int)
    for kab_id, places in by_kab.items():
        pairs = list_duplicates(kab_id, places)
        for pair in pairs:
            for place in {pair.a.posyandu_id, pair.b.posyandu_id}:
                counts[place] += 1
        people = {one.id for pair in pairs[:MOST] for one in (pair.a, pair.b)}
        records = count_about(kab_id, places, people)
        found += [_line(pair, known, records) for pair in pairs[:MOST]]
        _note(request, actor, kab_id, pairs[:MOST], places)
    return found[:MOST], dict(counts)


def _line(pair: PasanganMirip, known: Mapping[UUID, PosyanduInfo], records: Mapping[UUID, int]) -> Mirip:
    here, there = known[pair.a.posyandu_id], known[pair.b.posyandu_id]
    catatan = records.get(pair.a.id, 0), records.get(pair.b.id, 0)
    return Mirip(pair, ", ".join(MIRIP[reason] for reason in pair.alasan), here, there, pair.satu_posyandu, catatan)


def _note(
    request: HttpRequest, actor: ActorContext, kab_id: int, pairs: Sequence[PasanganMirip], places: list[UUID]
) -> None:
    shown: dict[UUID, set[UUID]] = defaultdict(set)
    for pair in pairs:
        for one in (pair.a, pair.b):
            shown[one.posyandu_id].add(one.id)
    for place in places:
        if shown[place]:
            ids = sorted(shown[place])
            note_read(request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=kab_id, posyandu_id=place)
