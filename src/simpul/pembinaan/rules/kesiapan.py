"""The internal readiness score of a posyandu for six fields, 0 to 100, with every part visible (governance.md 3.4).

Legality 20, people 20, capacity 15, services 25, reporting 10, follow-up 10. A fact that no register holds yet is
None: its points are not judged, and the score says of how many points it is. It is internal, not an official grade.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from simpul.layanan.loader import FIELDS

FULL = 100
BAGIAN: dict[str, tuple[str, int]] = {
    "legalitas": ("Kelembagaan", 20),
    "orang": ("Pengurus dan kader", 20),
    "kapasitas": ("Kecakapan", 15),
    "layanan": ("Layanan enam bidang", 25),
    "laporan": ("Laporan", 10),
    "tindak_lanjut": ("Tindak lanjut usulan", 10),
}
MONTHS = 3  # of services and of reports


class Tahap(StrEnum):
    """How far a posyandu is on its way to six fields."""

    BELUM = "belum"
    RINTISAN = "rintisan"
    BERJALAN = "berjalan"
    OPTIMAL = "optimal"


@dataclass(frozen=True, slots=True)
class Ambang:
    """From which share of 100 each stage begins, and how many kader a posyandu and a field need (parameters)."""

    rintisan: int
    berjalan: int
    optimal: int
    kader_minimum: int
    kader_per_bidang: int


@dataclass(frozen=True, slots=True)
class Fakta:
    """What is known of a posyandu; None is not known.

    `kursi` are the posts held ('ketua', 'sekretaris', 'bendahara', 'ketua_bidang:<field>'). `kader_bidang` counts kader
    in office by field. `terlatih` counts kader trained in a field of their own. `layanan` are the fields with a service
    in the last three months. `laporan` says of each of the last three due months, oldest first, whether its report was
    approved in time; None for a month before the posyandu. `ditutup` and `tepat` count requests closed in a year.
    """

    berita_acara: bool | None
    sk_pembentukan: bool | None
    sk_pengurus: bool | None
    sk_kader: bool | None
    nomor: bool
    kursi: frozenset[str]
    kader: int
    kader_bidang: dict[str, int]
    terlatih: int | None
    layanan: frozenset[str]
    laporan: Sequence[bool | None]
    ditutup: int
    tepat: int


class Butir(NamedTuple):
    """An item: its part, its own code, points of how many, and what is there of what is needed. None is not judged."""

    bagian: str
    kode: str
    nilai: int | None
    penuh: int
    ada: int = 0
    perlu: int = 0

    @property
    def kurang(self) -> int:
        """Points that can still be won."""
        return self.penuh - self.nilai if self.nilai is not None else 0


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """A score: `nilai` of the `dari` points that can be judged, and the stage this share reaches."""

    nilai: int
    dari: int
    tahap: Tahap
    butir: tuple[Butir, ...]

    @property
    def bagian(self) -> list[tuple[str, int, int, int]]:
        """Each part: its code, points, points that can be judged, points in all."""
        found = []
        for kode, (_, penuh) in BAGIAN.items():
            own = [item for item in self.butir if item.bagian == kode and item.nilai is not None]
            found.append((kode, sum(item.nilai or 0 for item in own), sum(item.penuh for item in own), penuh))
        return found

    @property
    def langkah(self) -> list[Butir]:
        """What would raise the score, most points first; of equal points in the order of the parts."""
        return sorted((item for item in self.butir if item.kurang), key=lambda item: -item.kurang)


def readiness(facts: Fakta, limits: Ambang) -> Kesiapan:
    """The score of a posyandu."""
    items = tuple(_items(facts, limits))
    nilai = sum(item.nilai for item in items if item.nilai is not None)
    dari = sum(item.penuh for item in items if item.nilai is not None)
    return Kesiapan(nilai, dari, stage_of(nilai, dari, limits), items)


def stage_of(nilai: int, dari: int, limits: Ambang) -> Tahap:
    """The stage that points of so many reach, by their share; nothing judged reaches none."""
    share = FULL * nilai // dari if dari else 0
    if share >= limits.optimal:
        return Tahap.OPTIMAL
    if share >= limits.berjalan:
        return Tahap.BERJALAN
    return Tahap.RINTISAN if share >= limits.rintisan else Tahap.BELUM


def _items(facts: Fakta, limits: Ambang) -> Iterator[Butir]:
    yield from _legal(facts)
    yield from _people(facts, limits)
    yield _ratio("kapasitas", "terlatih", 15, facts.terlatih, facts.kader)
    yield from _services(facts)
    yield from _reports(facts)
    yield _ratio("tindak_lanjut", "tepat_waktu", 10, facts.tepat if facts.ditutup else None, facts.ditutup)


def _legal(facts: Fakta) -> Iterator[Butir]:
    known = {
        "berita_acara": facts.berita_acara,
        "sk_pembentukan": facts.sk_pembentukan,
        "sk_pengurus": facts.sk_pengurus,
        "sk_kader": facts.sk_kader,
        "nomor": facts.nomor,
    }
    for kode, there in known.items():
        yield _yes("legalitas", kode, 4, there)


def _people(facts: Fakta, limits: Ambang) -> Iterator[Butir]:
    for post in ("ketua", "sekretaris", "bendahara"):
        yield _yes("orang", post, 1, post in facts.kursi)
    leads = sum(f"ketua_bidang:{field}" in facts.kursi for field in FIELDS)
    yield Butir("orang", "ketua_bidang", leads, 6, leads, 6)
    yield _ratio("orang", "kader_minimum", 5, facts.kader, limits.kader_minimum)
    filled = sum(facts.kader_bidang.get(field, 0) >= limits.kader_per_bidang for field in FIELDS)
    yield Butir("orang", "kader_bidang", filled, 6, filled, 6)


def _services(facts: Fakta) -> Iterator[Butir]:
    for field in FIELDS:
        yield _yes("layanan", f"layanan_{field}", 4, field in facts.layanan)
    yield _yes("layanan", "layanan_semua", 1, len(facts.layanan & set(FIELDS)) == len(FIELDS))


def _reports(facts: Fakta) -> Iterator[Butir]:
    for place, in_time in enumerate(facts.laporan, 1):
        yield _yes("laporan", f"laporan_{place}", 3, in_time)
    known = [one for one in facts.laporan if one is not None]
    yield _yes("laporan", "laporan_semua", 1, all(known) if len(known) == MONTHS else None)


def _yes(bagian: str, kode: str, penuh: int, there: object) -> Butir:
    if there is None:
        return Butir(bagian, kode, None, penuh)
    return Butir(bagian, kode, penuh if there else 0, penuh, 1 if there else 0, 1)


def _ratio(bagian: str, kode: str, penuh: int, ada: int | None, perlu: int) -> Butir:
    """Points in proportion, rounded down, so that full points mean that nothing lacks."""
    if ada is None:
        return Butir(bagian, kode, None, penuh)
    return Butir(bagian, kode, penuh * min(ada, perlu) // perlu if perlu else 0, penuh, ada, perlu)
