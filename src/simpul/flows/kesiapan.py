"""What is known of many posyandu for the internal readiness score, read in bulk from every register that has it."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID
from zoneinfo import ZoneInfo

from simpul.flows.terlatih import trained_fields
from simpul.kegiatan.queries import regencies_with_training
from simpul.kernel.clock import ZONES, add_months, month_of
from simpul.laporan.queries import active_fields, first_approvals
from simpul.layanan.loader import FIELDS
from simpul.pembinaan.rules.kesiapan import MONTHS, Ambang, Fakta, Kesiapan, readiness
from simpul.posyandu.queries import (
    PeopleTally,
    PosyanduInfo,
    belongs_since,
    kader_bidang_at,
    papers_held,
    parameters_in,
    people_tallies,
)
from simpul.posyandu.rules.parameter import Parameters
from simpul.posyandu.rules.surat import JenisSurat
from simpul.usulan.queries import closed_in_time

YEAR = dt.timedelta(days=365)


def readiness_of(homes: Collection[PosyanduInfo], today: dt.date) -> dict[UUID, Kesiapan]:
    """The score of each posyandu on a day; the number of reads does not grow with them."""
    kab_ids = {home.kab_id for home in homes}
    numbers = parameters_in(kab_ids, today)
    facts = facts_of(homes, today, numbers)
    limits = {kab_id: ambang_of(row) for kab_id, row in numbers.items()}
    return {home.id: readiness(facts[home.id], limits[home.kab_id]) for home in homes}


def ambang_of(numbers: Parameters) -> Ambang:
    """The limits of a regency."""
    return Ambang(
        rintisan=numbers["siap_rintisan"],
        berjalan=numbers["siap_berjalan"],
        optimal=numbers["siap_optimal"],
        kader_minimum=numbers["kader_minimum"],
        kader_per_bidang=numbers["kader_per_bidang_minimum"],
    )


def facts_of(homes: Collection[PosyanduInfo], today: dt.date, numbers: Mapping[int, Parameters]) -> dict[UUID, Fakta]:
    """The facts of each posyandu; `numbers` are the parameters of their regencies."""
    kab_ids, ids = {home.kab_id for home in homes}, [home.id for home in homes]
    month = month_of(today)
    people = people_tallies(kab_ids, ids, FIELDS, today)
    services = active_fields(kab_ids, ids, [add_months(month, -back) for back in range(MONTHS)], FIELDS)
    closed = closed_in_time(kab_ids, ids, today - YEAR)
    since = belongs_since(kab_ids, ids)
    deadlines = {kab_id: row["laporan_tepat_tanggal"] for kab_id, row in numbers.items()}
    due = {kab_id: due_months(today, day) for kab_id, day in deadlines.items()}
    terms = {kab_id: row["masa_jabatan_tahun"] for kab_id, row in numbers.items()}
    papers = papers_held({home.id: home.wilayah_id for home in homes}, kab_ids, terms, today)
    approvals = first_approvals(kab_ids, ids, sorted({one for months in due.values() for one in months}))
    trained, told = trained_of(kab_ids, ids, today)
    nobody = PeopleTally()
    found = {}
    for home in homes:
        tally = people.get(home.id, nobody)
        paper = papers[home.id]
        ditutup, tepat = closed.get(home.id, (0, 0))
        found[home.id] = Fakta(
            berita_acara=JenisSurat.BERITA_ACARA in paper,
            sk_pembentukan=JenisSurat.SK_PEMBENTUKAN in paper,
            sk_pengurus=has_decree(paper, JenisSurat.SK_PENGURUS, len(tally.kursi), tally.kursi_sk),
            sk_kader=has_decree(paper, JenisSurat.SK_KADER, tally.kader, tally.kader_sk),
            nomor=home.nomor_registrasi is not None,
            kursi=tally.kursi,
            kader=tally.kader,
            kader_bidang=tally.kader_bidang,
            terlatih=trained.get(home.id, 0) if home.kab_id in told else None,
            layanan=services.get(home.id, frozenset()),
            laporan=_reports(home, due[home.kab_id], deadlines[home.kab_id], approvals, since.get(home.id)),
            ditutup=ditutup,
            tepat=tepat,
        )
    return found


def trained_of(kab_ids: Collection[int], ids: Collection[UUID], today: dt.date) -> tuple[Counter[UUID], frozenset[int]]:
    """Kader trained in a field of their own, by posyandu, and the regencies that keep trainings here at all: where
    none is written the score stays unknown, since nobody can tell untrained from not written."""
    kader = kader_bidang_at(kab_ids, ids, today)
    fields = trained_fields(kader, today)
    return Counter(one.posyandu_id for one in kader if fields[one.id]), regencies_with_training(kab_ids)


def has_decree(papers: Collection[JenisSurat], kind: JenisSurat, people: int, named: int) -> bool:
    """A decree on people is there as a paper in force, or by its number beside every person it names."""
    return kind in papers or (bool(people) and named == people)


def due_months(today: dt.date, deadline: int) -> list[dt.date]:
    """The last months whose reports are due, oldest first; a month is due when the deadline after it has passed."""
    last = add_months(month_of(today), -1 if today.day > deadline else -2)
    return [add_months(last, -back) for back in range(MONTHS - 1, -1, -1)]


def _reports(
    home: PosyanduInfo,
    months: Sequence[dt.date],
    deadline: int,
    approvals: Mapping[tuple[UUID, dt.date], dt.datetime],
    since: dt.date | None,
) -> list[bool | None]:
    """Of each month whether its report was approved in time; None for a month that ended before the posyandu began."""
    zone = ZoneInfo(ZONES[home.zona_waktu])
    found: list[bool | None] = []
    for month in months:
        following = add_months(month, 1)
        at = approvals.get((home.id, month))
        if at is None and since is not None and since >= following:
            found.append(None)
        else:
            found.append(at is not None and at.astimezone(zone).date() <= following.replace(day=deadline))
    return found
