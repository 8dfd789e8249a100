"""Support by place, for a table of a kecamatan, a regency or a province: a handful of grouped reads, no resident."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from simpul.kernel import clock
from simpul.kunjungan.queries import openings_by_place
from simpul.pembinaan.queries import budgets_by_place, presence_by_place, ratings_by_place, villages_with_stated_sk
from simpul.pembinaan.rules.dukungan import Nilai, median_of, percent_content, shown_nilai
from simpul.posyandu.queries import villages_by_place, villages_with_sk
from simpul.usulan.queries import answer_days_by_place
from simpul.web.kelembagaan.tempat import kab_ids_at
from simpul.wilayah.queries import Tingkat, WilayahRow, children

MONTHS_DAYS = 90
ANSWER_DAYS = 180
_LENGTH = {Tingkat.PROVINSI: 2, Tingkat.KABUPATEN: 5, Tingkat.KECAMATAN: 8, Tingkat.DESA: 13}


@dataclass(frozen=True, slots=True)
class Dukungan:
    """The support of a place: how many desa work, have a decree, have money this year; opening days, those of which it
    is known who came, those with the head of the village; the median of working days to a first answer; how many of a
    hundred families were content, None while fewer than five answered."""

    desa: int = 0
    ber_sk: int = 0
    beranggaran: int = 0
    rupiah: int = 0
    hari_buka: int = 0
    tercatat: int = 0
    kepala_hadir: int = 0
    hari_jawab: float | None = None
    dijawab: int = 0
    puas: int | None = None


@dataclass(slots=True)
class Hitungan:
    """The same, before medians and shares are taken, so that places can be added up."""

    desa: int = 0
    ber_sk: int = 0
    beranggaran: int = 0
    rupiah: int = 0
    hari_buka: int = 0
    tercatat: int = 0
    kepala_hadir: int = 0
    jawab: Counter[int] = field(default_factory=Counter)
    nilai: Counter[Nilai] = field(default_factory=Counter)

    def shown(self) -> Dukungan:
        """As a page shows it."""
        rated = {one: self.nilai[one] for one in Nilai}
        plain = (self.desa, self.ber_sk, self.beranggaran, self.rupiah, self.hari_buka, self.tercatat)
        median, answered = median_of(self.jawab), self.jawab.total()
        return Dukungan(*plain, self.kepala_hadir, median, answered, percent_content(shown_nilai(rated)))


def support_of(place: WilayahRow) -> Dukungan:
    """The support of a place as a whole."""
    return _table(place, len(place.jalur)).get(place.jalur, Hitungan()).shown()


def support_below(place: WilayahRow) -> tuple[list[tuple[WilayahRow, Dukungan]], Dukungan]:
    """The places right below, each with its support, and all of them together."""
    below = children(place.id)
    found = _table(place, _LENGTH[below[0].tingkat]) if below else {}
    total = Hitungan()
    for one in fields(Hitungan):
        for row in found.values():
            setattr(total, one.name, getattr(total, one.name) + getattr(row, one.name))
    return [(row, found.get(row.jalur, Hitungan()).shown()) for row in below], total.shown()


def _table(place: WilayahRow, length: int) -> Mapping[str, Hitungan]:
    """Eight grouped reads, however many places there are."""
    today, bounds, kab_ids = clock.today(place.zona_waktu or "WIB"), place.bounds, kab_ids_at(place)
    since = today - dt.timedelta(days=MONTHS_DAYS)
    found: defaultdict[str, Hitungan] = defaultdict(Hitungan)
    for jalur in villages_with_sk(kab_ids, bounds, today) | villages_with_stated_sk(kab_ids, bounds, today):
        found[jalur[:length]].ber_sk += 1
    for key, desa in villages_by_place(kab_ids, bounds, length).items():
        found[key].desa = desa
    for key, (desa, rupiah) in budgets_by_place(kab_ids, bounds, length, today.year).items():
        found[key].beranggaran, found[key].rupiah = desa, rupiah
    for key, opened in openings_by_place(kab_ids, bounds, length, since, today).items():
        found[key].hari_buka = opened
    for key, (written, head) in presence_by_place(kab_ids, bounds, length, since).items():
        found[key].tercatat, found[key].kepala_hadir = written, head
    answered_since = today - dt.timedelta(days=ANSWER_DAYS)
    for key, days in answer_days_by_place(kab_ids, bounds, length, answered_since, today).items():
        found[key].jawab = days
    for key, rated in ratings_by_place(kab_ids, bounds, length, since).items():
        found[key].nilai = Counter(rated)
    return found
