"""Figures of a place and of what lies directly in it, with the counts of the registry and of open requests."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.clock import add_months, month_of
from simpul.kunjungan import queries as kunjungan
from simpul.laporan.queries.figures import gulung_of, rekap_rows
from simpul.laporan.queries.reports import ReportState, report_states
from simpul.laporan.rules import age_group
from simpul.layanan.loader import FIELDS
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo, Tally
from simpul.posyandu.rules import StatusPosyandu, planned_opening
from simpul.usulan import queries as usulan
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow

Figures = dict[str, int]
# From this tier down a page reads its posyandu one by one; above it reads sums.
LOWEST_SUM = Tingkat.KABUPATEN
_LENGTH = {Tingkat.NASIONAL: 2, Tingkat.PROVINSI: 5, Tingkat.KABUPATEN: 8, Tingkat.KECAMATAN: 13}


@dataclass(frozen=True, slots=True)
class PosyanduRow:
    """A posyandu in a month: figures, opening dates, the planned date and the state of its report."""

    home: PosyanduInfo
    angka: Figures
    dibuka: tuple[dt.date, ...]
    rencana: dt.date | None
    laporan: ReportState | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place directly below, with its figures."""

    tempat: WilayahRow
    angka: Figures


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """A place in a month: its own figures, the places in it, and for a kecamatan or desa its posyandu."""

    tempat: WilayahRow
    total: Figures
    tempat_rows: list[PlaceRow]
    posyandu_rows: list[PosyanduRow]


def place_figures(tempat: WilayahRow, month: dt.date, today: dt.date, *, with_reports: bool = True) -> PlaceFigures:
    """Everything a page over a place shows; the number of reads does not grow with the place."""
    if tempat.tingkat <= LOWEST_SUM:
        return _summed(tempat, month, today, with_reports=with_reports)
    members = posyandu.members_on(tempat.bounds, last_day(month))
    homes = posyandu.posyandu_by_ids({one.kab_id for one in members}, [one.posyandu_id for one in members])
    rows = posyandu_rows([homes[one.posyandu_id] for one in members if one.posyandu_id in homes], month, today)
    total = sum_figures(row.angka for row in rows)
    if tempat.tingkat is Tingkat.DESA:
        return PlaceFigures(tempat, total, [], rows)
    desa_of = {one.posyandu_id: one.wilayah_id for one in members}
    by_desa: dict[int, list[Figures]] = defaultdict(list)
    for row in rows:
        by_desa[desa_of[row.home.id]].append(row.angka)
    children = [PlaceRow(desa, sum_figures(by_desa[desa.id])) for desa in wilayah.children(tempat.id)]
    return PlaceFigures(tempat, total, children, rows)


def posyandu_rows(homes: Collection[PosyanduInfo], month: dt.date, today: dt.date) -> list[PosyanduRow]:
    """Posyandu in a month, in the order given; a handful of reads for all of them."""
    ids, kab_ids = [home.id for home in homes], {home.kab_id for home in homes}
    recaps = rekap_rows(kab_ids, ids, month)
    kader = posyandu.kader_counts(kab_ids, ids, min(last_day(month), today))
    waiting = usulan.open_by_posyandu(kab_ids, ids)
    ages = _ages(kab_ids, ids, today)
    states = report_states(kab_ids, month, ids)
    opened: dict[UUID, list[dt.date]] = defaultdict(list)
    for kab_id in sorted(kab_ids):
        own = [home.id for home in homes if home.kab_id == kab_id]
        for posyandu_id, tanggal in kunjungan.opening_dates(kab_id, own, month, add_months(month, 1)):
            opened[posyandu_id].append(tanggal)
    return [
        PosyanduRow(
            home=home,
            angka=(recaps[home.id].angka if home.id in recaps else {})
            | _registry(_tally_of(home, kader[home.id]))
            | _open(waiting.get(home.id, {}))
            | ages[home.id]
            | {"laporan_disetujui": int(home.id in states and states[home.id].is_approved)},
            dibuka=tuple(sorted(opened[home.id])),
            rencana=planned_opening(home.pola_buka, month),
            laporan=states.get(home.id),
        )
        for home in homes
    ]


def is_open_figure(name: str, bidang: str, working_days: int) -> bool:
    """Whether an open request of this field and age is counted by a figure `terbuka...`."""
    return name in {"terbuka", f"terbuka_{bidang}", age_group(working_days)}


def last_day(month: dt.date) -> dt.date:
    """The day whose membership and offices count for a month."""
    return add_months(month_of(month), 1) - dt.timedelta(days=1)


def sum_figures(rows: Iterable[Mapping[str, int]]) -> Figures:
    """Figures added up."""
    total: Counter[str] = Counter()
    for row in rows:
        total.update(row)
    return dict(total)


def _summed(tempat: WilayahRow, month: dt.date, today: dt.date, *, with_reports: bool) -> PlaceFigures:
    """A regency or above: sums of the recaps, and grouped counts of the registry and of open requests."""
    children = wilayah.children(tempat.id)
    length, kab_ids = _LENGTH[tempat.tingkat], posyandu.kab_ids_under(tempat.id)
    sums = gulung_of([tempat.id, *(child.id for child in children)], month)
    tallies = posyandu.tally_members(kab_ids, tempat.bounds, length, min(last_day(month), today))
    waiting = usulan.open_by_place(kab_ids, tempat.bounds, length)
    ages = usulan.open_ages_by_place(kab_ids, tempat.bounds, length, today)
    approved = _approved(kab_ids, length, month) if with_reports else {}
    rows = [
        PlaceRow(
            child,
            sums[child.id]
            | _registry(tallies.get(child.jalur, Tally()))
            | _open(waiting.get(child.jalur, {}))
            | _grouped(ages.get(child.jalur, {}))
            | {"laporan_disetujui": approved.get(child.jalur, 0)},
        )
        for child in children
    ]
    registry = sum_figures(
        {name: value for name, value in row.angka.items() if name not in sums[row.tempat.id]} for row in rows
    )
    return PlaceFigures(tempat, sums[tempat.id] | registry, rows, [])


def _approved(kab_ids: Collection[int], length: int, month: dt.date) -> Counter[str]:
    """Approved reports by place; only the few ids that have one are looked up."""
    states = report_states(kab_ids, month)
    homes = posyandu.jalur_of(kab_ids, [key for key, state in states.items() if state.is_approved])
    return Counter(jalur[:length] for jalur in homes.values())


def _ages(kab_ids: Collection[int], ids: Collection[UUID], today: dt.date) -> defaultdict[UUID, Figures]:
    found: defaultdict[UUID, Figures] = defaultdict(dict)
    for kab_id in sorted(kab_ids):
        for one in usulan.open_ages(kab_id, ids, today):
            group = age_group(one.umur_hari)
            found[one.posyandu_id][group] = found[one.posyandu_id].get(group, 0) + 1
    return found


def _grouped(ages: Mapping[int, int]) -> Figures:
    found: Counter[str] = Counter()
    for days, count in ages.items():
        found[age_group(days)] += count
    return dict(found)


def _tally_of(home: PosyanduInfo, kader: int) -> Tally:
    active = home.status is StatusPosyandu.AKTIF
    return Tally(int(active), int(active and home.nomor_registrasi is not None), kader if active else 0)


def _registry(tally: Tally) -> Figures:
    """What the registry says; a posyandu is held to open at least once a month."""
    return {
        "posyandu": tally.posyandu,
        "posyandu_bernomor": tally.bernomor,
        "rencana_buka": tally.posyandu,
        "bidang_wajib": tally.posyandu * len(FIELDS),
        "kader_sk": tally.kader,
    }


def _open(by_field: Mapping[str, int]) -> Figures:
    return {"terbuka": sum(by_field.values())} | {f"terbuka_{bidang}": n for bidang, n in by_field.items()}
