"""Children of whom the midwife is told: why, how they weighed last, where they live (the beginning of O-19)."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.clock import add_months
from simpul.kunjungan import queries as kunjungan
from simpul.kunjungan.queries import BarisPenimbangan
from simpul.laporan import queries as laporan
from simpul.pertumbuhan.status import Rujukan, StatusTimbang, referral
from simpul.pertumbuhan.usia import completed_months
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga import queries as warga

MONTHS_BACK = 6
# The weightier reason first; "T" alone is what remains.
REASONS = (
    ("BGM", "di bawah garis merah"),
    ("2T", "dua bulan tidak naik"),
    ("oranye", "di atas garis oranye"),
    ("T", "berat tidak naik"),
)
BY_HAND = "ditandai kader"


@dataclass(frozen=True, slots=True)
class BarisAnak:
    """A child with its reason in words and its last two weighings, the newest first."""

    id: UUID
    nama: str
    umur_bulan: int
    alasan: str
    segera: bool
    titik: list[BarisPenimbangan]
    alamat: str
    telepon: str


def told_page(home: PosyanduInfo, month: dt.date) -> list[BarisAnak]:
    """The children of a posyandu-month, those who cannot wait first."""
    end = add_months(month, 1)
    told = kunjungan.told_children(home.kab_id, [home.id], month, end).get(home.id, set())
    if not told:
        return []
    rows = kunjungan.list_penimbangan(home.kab_id, [home.id], add_months(month, -MONTHS_BACK), end)
    sets = laporan.month_sets(home.kab_id, [(home.id, month)])[home.id, month]
    people = warga.list_people(home.kab_id, [home.id], ids=told)
    lines = [_line(person, sets, _last_two(rows, person.id)) for person in people]
    return sorted(lines, key=lambda line: (not line.segera, line.nama))


def _last_two(rows: Iterable[BarisPenimbangan], child: UUID) -> list[BarisPenimbangan]:
    return [row for row in rows if row.warga_id == child and row.dihitung and row.berat_g is not None][:-3:-1]


def _line(person: warga.BarisOrang, sets: Mapping[str, Collection[str]], last: list[BarisPenimbangan]) -> BarisAnak:
    signs = {name for name, _ in REASONS if str(person.id) in sets.get(name, ())}
    soon = referral(
        StatusTimbang.TIDAK_NAIK if "T" in signs else None,
        dua_t="2T" in signs,
        bgm="BGM" in signs,
        atas_oranye="oranye" in signs,
    )
    words = [words for name, words in REASONS if name in signs and not (name == "T" and "2T" in signs)]
    place = [f"RT {person.rt}" if person.rt else "", f"RW {person.rw}" if person.rw else "", person.dusun or ""]
    return BarisAnak(
        id=person.id,
        nama=person.nama,
        umur_bulan=completed_months(person.tanggal_lahir, last[0].tanggal) if last else 0,
        alasan=", ".join(words) or BY_HAND,
        segera=soon is Rujukan.SEGERA,
        titik=last,
        alamat=" ".join(part for part in place if part),
        telepon=person.telepon or "",
    )
