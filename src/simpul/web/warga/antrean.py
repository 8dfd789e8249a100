"""The NIK queue in words."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel import clock
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import BarisNik, BarisOrang, nik_counts, nik_queue
from simpul.web.warga.words import RAGU, age


@dataclass(frozen=True, slots=True)
class Antre:
    """A person of the queue: her age, and what is unsure about her number. `n` is of her last change."""

    orang: BarisOrang
    umur: str
    ragu: str
    n: int


@dataclass(frozen=True, slots=True)
class Hitung:
    """A posyandu with how many have no NIK, an unsure one, and how many live there."""

    home: PosyanduInfo
    tanpa: int
    ragu: int
    semua: int


def lines_of(home: PosyanduInfo, rows: Sequence[BarisNik]) -> list[Antre]:
    """The queue as the page shows it."""
    today = clock.today(home.zona_waktu)
    return [
        Antre(
            row.orang, age(row.orang.tanggal_lahir, today), ", ".join(RAGU.get(code, code) for code in row.ragu), row.n
        )
        for row in rows
    ]


def is_as_seen(home: PosyanduInfo, warga_id: str, n: str) -> bool:
    """Whether a person of the queue is as the page showed her; who compared a card compared it with that number."""
    return any((str(row.orang.id), str(row.n)) == (warga_id, n) for row in nik_queue(home.kab_id, home.id))


def counted(homes: Sequence[PosyanduInfo]) -> list[Hitung]:
    """Posyandu with their counts."""
    by_kab: dict[int, list[UUID]] = defaultdict(list)
    for home in homes:
        by_kab[home.kab_id].append(home.id)
    found: dict[UUID, Counter[str]] = {}
    for kab_id, places in by_kab.items():
        found |= nik_counts(kab_id, places)
    empty = Counter[str]()
    return [Hitung(home, *(found.get(home.id, empty)[kind] for kind in ("tanpa", "ragu", "semua"))) for home in homes]
